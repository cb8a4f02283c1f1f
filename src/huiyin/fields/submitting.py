"""Hands a filled form to the one door, and puts what comes back where people look for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

from huiyin.casework.commands import Command
from huiyin.casework.forms import BadAnswer, command_from
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.evidence import keeping
from huiyin.evidence.kinds import NotAccepted
from huiyin.fields import Asking, Form, read
from huiyin.fields.asking import AMOUNT, COMMAND
from huiyin.fields.facts import PREFIX
from huiyin.fields.faults import found_wrong
from huiyin.fields.words import say
from huiyin.ledger.door import Ask, Done, KeyReused, handle
from huiyin.ledger.store import Conflict

Given = dict[str, list[str]]
_FIELDS_OF: Mapping[Reason, tuple[str, ...]] = {
    Reason.IN_FUTURE: ("c.received_at", "c.happened_at"),
    Reason.GROUND_NEEDED: ("c.ground",),
    Reason.ENCLOSURE_NEEDED: ("c.encloses",),
    Reason.ATTENDEE_MISSING: ("c.present", "c.invited"),
    Reason.UNKNOWN_KIND: ("c.kind",),
    Reason.UNKNOWN_CHANNEL: ("c.channel",),
}
_KEPT = signing.TimestampSigner(salt="evidence")
_KEPT_FOR = timedelta(hours=20)
"""Shorter than files live that belong to nothing (evidence.sweeping)."""


@dataclass(frozen=True)
class Outcome:
    """Either it was done, or `form` comes back with everything typed and what is wrong with it."""

    form: Form
    done: Done | None = None
    refusal: str = ""
    clauses: tuple[str, ...] = ()
    pack: str = ""
    """The regulation that refuses, where an act concerns two."""
    conflict: Conflict | None = None


def given_in(request: HttpRequest, form: Form) -> tuple[Given, dict[str, str]]:
    """What was sent, files kept already; and why a file was not taken, by its field.

    A file that came with an earlier try stands in a signed field, so that it need not come again.
    """
    given: Given = {name: list(values) for name, values in request.POST.lists()}
    wrong: dict[str, str] = {}
    language = str(getattr(request, "language", settings.DEFAULT_LANGUAGE))
    for field in form.all():
        if field.kind != "file":
            continue
        sent = request.FILES.get(field.name)
        given[field.name] = _kept_before(given.get(field.name, []))
        if sent is not None and not isinstance(sent, list):
            try:
                given[field.name] = [keeping.put(sent.chunks()).sha256]
            except ValueError as error:
                wrong[field.name] = refusal_of_file(error, language)
    return given, wrong


def _kept_before(values: Sequence[str]) -> list[str]:
    try:
        return [_KEPT.unsign(value, max_age=_KEPT_FOR) for value in values if value]
    except signing.BadSignature:
        return []


def signed(digest: str) -> str:
    """What a form that is shown anew already has signed stays as it is."""
    return _KEPT.sign(digest) if keeping.is_hash(digest) else digest


def refusal_of_file(error: ValueError, language: str) -> str:
    """Why a file was not taken, and what would help."""
    if isinstance(error, NotAccepted):
        return say(f"form.file.refused.{error.why}", language)
    if isinstance(error, keeping.Infected):
        return say("form.file.infected", language, {"what": error})
    if isinstance(error, keeping.TooLarge):
        return say("form.file.too_big", language, {"mb": settings.EVIDENCE_MAX_BYTES // 1024**2})
    raise error


def attempt(
    asking: Asking,
    form: Form,
    given: Given,
    wrong: Mapping[str, str],
    ask: Callable[[Command], Ask],
) -> Outcome:
    """Everything that can be found wrong without deciding is said at once, each at its field."""
    language = asking.words.language
    answers = read(asking, form, given)
    shown = form.filled(given)
    faults = found_wrong(asking, answers, wrong)
    if faults:
        for fault in faults:
            shown = shown.wrong(fault.field, fault.says, fault.clauses)
        elsewhere = [fault for fault in faults if not shown.has(fault.field)]
        if len(elsewhere) == len(faults):
            return Outcome(shown, refusal=faults[0].says, clauses=faults[0].clauses)
        return Outcome(shown, refusal=say("form.check", language))
    zone = asking.draft.context.calendars.zone
    try:
        command = command_from(asking.act, answers.command, asking.draft.case, zone)
        return Outcome(shown, handle(ask(command)))
    except BadAnswer as bad:
        marked = shown.wrong(COMMAND + bad.field, say("form.bad", language))
        return Outcome(marked, refusal=say("form.check", language))
    except Refused as refused:
        return _refused(asking, shown, refused)
    except Conflict as conflict:
        return Outcome(shown, conflict=conflict)
    except KeyReused:
        return Outcome(shown, refusal=say("form.reused", language))


def failed(outcome: Outcome) -> dict[str, Any]:
    """What a page shows of an attempt that came to nothing."""
    return {
        "form": outcome.form,
        "refusal": outcome.refusal,
        "refusal_clauses": outcome.clauses,
        "refusal_pack": outcome.pack,
        "faults": [field for field in outcome.form.all() if field.error],
    }


def _refused(asking: Asking, form: Form, refused: Refused) -> Outcome:
    """At the field it speaks of, where the form has that field; else above the form."""
    words = asking.words
    why = refusal_sentence(refused, asking.draft.policy, words.language, words.names)
    by = refused.under.name if refused.under is not None else ""
    for name in _places(refused) if by in ("", asking.draft.policy.name) else ():
        if form.has(name):
            marked = form.wrong(name, why, refused.clauses)
            return Outcome(marked, refusal=say("form.check", words.language))
    return Outcome(form, refusal=why, clauses=refused.clauses, pack=by)


def _places(refused: Refused) -> tuple[str, ...]:
    about = str(refused.params.get("fact") or refused.needs)
    named = (PREFIX + about, AMOUNT + about, COMMAND + about) if about else ()
    return (*named, *_FIELDS_OF.get(refused.reason, ()))
