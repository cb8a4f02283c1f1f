"""Hands a command to the one door, and words whatever comes back."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from huiyin.api.problems import Problem, ProblemOut, language_of, out_of, refusal_out
from huiyin.api.shapes import EventOut
from huiyin.api.showing import event_out
from huiyin.casework.access import may
from huiyin.casework.case import Case
from huiyin.casework.commands import Command
from huiyin.casework.draft import Draft
from huiyin.casework.forms import BadAnswer, command_from
from huiyin.casework.refusal import Refused
from huiyin.ledger import ports
from huiyin.ledger.door import Ask, Done, KeyReused, context_for, handle, stream_of
from huiyin.ledger.store import Conflict, load
from huiyin.policy.policy import Policy
from huiyin.sight import which
from huiyin.sight.linking import names_in
from huiyin.sight.looking import seen_as
from huiyin.sight.me import Me, policy_now


class Worded(Exception):
    """A no that is worded already."""

    def __init__(self, problem: ProblemOut) -> None:
        super().__init__(problem.reason)
        self.problem = problem


def command(act: str, answers: Mapping[str, Any], case: Case, pack: str) -> Command:
    """Raises Problem 422 naming the field."""
    try:
        return command_from(act, answers, case, ports.rules().calendars(pack).zone)
    except BadAnswer as bad:
        raise Problem(422, "invalid", fields=((bad.field, "field.value"),)) from bad


def do(ask: Ask, me: Me, policy: Policy) -> Done:
    """Raises Worded for what the core refuses, Problem for what did not fit together."""
    try:
        return handle(ask)
    except Refused as refused:
        raise Worded(refusal_out(refused, me.words(policy))) from refused
    except KeyReused as reused:
        raise Problem(422, "key-reused") from reused
    except Conflict as conflict:
        raise Problem(409, "changed", {"version": conflict.found}) from conflict


def no_in_words(error: Problem | Worded, request: HttpRequest) -> ProblemOut:
    return error.problem if isinstance(error, Worded) else out_of(error, language_of(request))


def happened(done: Done, me: Me) -> list[EventOut]:
    """The events in words, for somebody who may read the case now that they are recorded."""
    pack = done.case.policy.partition("@")[0]
    draft = Draft(ports.rules().regulation(pack), context_for(pack, me.person, me.now), done.case)
    if not may(draft.regulation, draft.case, draft.context, "read").is_allowed:
        return []
    began = bool(done.recorded) and done.recorded[0].seq == 1 and not done.repeated
    whole = load(stream_of(done.case.id)) if done.earlier is None or done.spawned else None
    seen = seen_as(me, draft, whole or [*(done.earlier or ()), *done.recorded])
    news = {item.seq for item in done.recorded}
    names = me.names if began and not done.case.links else names_in(seen)
    return [event_out(seen, item, names) for item in seen.recorded if item.seq in news]


def pack_for(me: Me, channel: str, kind: str) -> str:
    """The one regulation that applies. Raises Problem 422 where none does, or it has to be said."""
    found = which.by_named_channel(me, channel, kind)
    if len(found) != 1:
        values = {"packs": ", ".join(found) or "—"}
        raise Problem(422, "which-pack", values, fields=(("pack", "field.missing"),))
    return found[0]


def policy_of(me: Me, pack: str) -> Policy:
    """Raises Problem 422 for a regulation that is not installed."""
    if pack not in ports.rules().names():
        raise Problem(422, "unknown-pack", fields=(("pack", "field.value"),))
    return policy_now(pack, me.now)
