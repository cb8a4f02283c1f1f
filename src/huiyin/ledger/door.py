"""The one door for every change of a case: load, decide, append, project, plan; one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any

from django.db import DatabaseError, IntegrityError, transaction
from structlog.contextvars import bind_contextvars

from huiyin.casework.case import Case
from huiyin.casework.commands import Command, Register
from huiyin.casework.context import Origin
from huiyin.casework.decide import decided
from huiyin.casework.draft import Draft
from huiyin.casework.evolve import replay
from huiyin.casework.following import registration_of
from huiyin.casework.organisation import SYSTEM
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.secrecy import knows
from huiyin.casework.texts import check_texts
from huiyin.ledger import meters, moment, moving, ports, receipts, rehearsal
from huiyin.ledger.contexts import (
    context_for,
    new_id,
    regulation_of,
    stream_of,
    with_command,
    with_related,
)
from huiyin.ledger.failpoints import failpoint
from huiyin.ledger.gathered import together
from huiyin.ledger.held import heads_now, one_look, same_look
from huiyin.ledger.inserting import insert_unless_there
from huiyin.ledger.models import Receipt, Stream
from huiyin.ledger.spans import span
from huiyin.ledger.statements import rows_of
from huiyin.ledger.store import Conflict, Recorded, append, lock, standing
from huiyin.ledger.timers import plan_timers

SPAWN_DEPTH = 3


class KeyReused(RuntimeError):
    """The idempotency key came before, with another request."""


class NoSuchCase(LookupError):
    """There is no case with this id, or none that the person may know of: nothing tells the two apart."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """A command for a case.

    `pack` is needed to register, later the case knows it. `key` makes repeating it harmless.
    `expected` is the version the person saw; None accepts whatever happened since, because the
    command is decided anew anyway. `at` is the moment it counts from, by default now; `historic`
    says that it happened then and is only now recorded (casework.context).
    """

    case: str
    command: Command
    actor: str
    pack: str = ""
    key: str = ""
    expected: int | None = None
    at: datetime | None = None
    historic: bool = False
    origin: Origin | None = field(default=None, repr=False)
    """The case that goes on in the one to be registered; `ledger.moving` alone says so."""


@dataclass(frozen=True)
class Done:
    """What came of it: the case as it stands, and the events in their places."""

    case: Case
    recorded: Sequence[Recorded]
    spawned: tuple[str, ...] = ()
    repeated: bool = field(default=False)
    earlier: Sequence[Recorded] | None = field(default=None, repr=False)
    """What had happened before, where it was read for deciding."""


def handle(ask: Ask) -> Done:
    """Raises Refused, Conflict, KeyReused or NoSuchCase; then nothing has changed."""
    bind_contextvars(case=ask.case)
    try:
        check_texts(ask.command)  # before a fingerprint is taken of it
        with span("command", act=ask.command.act):
            done = _handled(ask)
    except Refused as refused:
        meters.REFUSALS.labels(ask.command.act, refused.reason.value).inc()
        raise
    failpoint("after_commit")
    meters.COMMANDS.labels(ask.command.act).inc()
    return done


def _handled(ask: Ask) -> Done:
    done = _rehearsed(ask)
    return _in_its_turn(ask) if done is None else done


def _rehearsed(ask: Ask) -> Done | None:
    """None where it has to be done in its turn from the beginning. A new case takes a number, of which
    nobody knows before his turn which it will be.
    """
    if isinstance(ask.command, Register) or not rehearsal.is_possible():
        return None
    stream = stream_of(ask.case)
    try:
        with same_look() as look, rehearsal.of(stream) as noted:
            if ask.key and receipts.is_spent(ask.key):
                return None
            now = moment.now()
            stand = _stand_of(stream)
            done = follow(ask, now)
            failpoint("before_commit")
            noted.believes(partial(_stand_of, stream), stand)
            if look:
                noted.believes(heads_now, dict(look))
    except (rehearsal.Unrehearsed, DatabaseError):
        return None
    try:
        with transaction.atomic():
            if ask.key and not insert_unless_there(receipts.of(ask, now, done.recorded)):
                return None  # nothing was written yet
            noted.perform()
    except (rehearsal.Overtaken, IntegrityError):
        return None
    return done


def _stand_of(stream: str) -> object:
    """All that says whether the case is as it was: its head, and the key of its private parts."""
    said = (
        "SELECT s.version, s.head, k.wrapped FROM ledger_stream s "
        "LEFT JOIN ledger_subjectkey k ON k.subject = s.id WHERE s.id = %s"
    )
    return rows_of(said, [stream])


def _in_its_turn(ask: Ask) -> Done:
    _foresee(ask)
    with transaction.atomic(), one_look(), together():
        now = moment.now()
        receipt, is_new = receipts.taken(ask, now)
        if receipt is not None and not is_new:
            return _earlier(ask, receipt)
        done = follow(ask, now)
        if receipt is not None:
            receipts.keep(receipt, done.recorded)
        failpoint("before_commit")
    return done


def _foresee(ask: Ask) -> None:
    if not isinstance(ask.command, Register):
        return
    policy = ports.rules().regulation(ask.pack).at(moment.now())
    for projector in ports.projectors():
        projector.foresee(policy, ask.command)


def follow(ask: Ask, now: datetime, depth: int = SPAWN_DEPTH) -> Done:
    """As `handle`, inside a transaction that is already open; `now` is when it is recorded."""
    head = lock(stream_of(ask.case), likely_new=isinstance(ask.command, Register))
    before, earlier = standing(head.id, ask.case, head) if head.version else (Case(id=ask.case), [])
    pack = _pack_of(ask, before)
    regulation, calendars = ports.rules().regulation(pack), ports.rules().calendars(pack)
    context = context_for(pack, ask.actor, ask.at or now)
    context = replace(context, historic=ask.historic, origin=ask.origin)
    if not knows(Draft(regulation, context, before)):
        raise NoSuchCase(ask.case)
    if ask.expected is not None and ask.expected != head.version:
        raise Conflict(head.id, ask.expected, head.version)
    if not ask.historic:  # the register says how earlier cases stand today, not how they stood then
        moving.lock_measures(pack, ask.command)
        asked = with_command(before, ask.command, context)
        context = with_related(regulation, asked, context)
    with moving.refusing(ask.command, regulation, context):
        draft = decided(regulation, before, ask.command, context)
    policy = draft.case.policy or draft.policy.stamp
    recorded = append(head, draft.events, now, policy, draft.case)
    failpoint("after_append")
    change = ports.Change(head.id, before, draft.case, recorded, regulation, calendars)
    for projector in ports.projectors():
        projector.project(change)
    failpoint("after_project")
    if draft.case.clocks is not before.clocks:
        plan_timers(head.id, draft.case, is_new=change.begins)
    if not ask.historic:
        for teller in ports.tellers():
            teller.tell(change)
    spawned = spawn(ask, [*draft.events, *draft.aside], pack, now, depth)
    spawned += moving.go_on(ask, draft, earlier, now, follow)
    return Done(draft.case, recorded, spawned, earlier=earlier)


def _pack_of(ask: Ask, before: Case) -> str:
    """The case's own pack; only what is registered may be new."""
    if before.version:
        return before.policy.partition("@")[0]
    if not isinstance(ask.command, Register):
        raise NoSuchCase(ask.case)
    return ask.pack


def load_case(case: str) -> Case:
    """The case as it stands; a new one when nothing has happened to it."""
    return standing(stream_of(case), case)[0]


def spawn(
    ask: Ask, events: Sequence[object], pack: str, now: datetime, depth: int
) -> tuple[str, ...]:
    """Registers the cases and records that this one gave rise to, in the same transaction."""
    made = []
    for event in events:
        if getattr(event, "name", "") != "spawned":
            continue
        if depth == 0:
            raise Refused(Reason.NOT_AVAILABLE, getattr(event, "clauses", ()))
        made.append(_register_child(ask, event, pack, now, depth))
    return tuple(made)


def _register_child(ask: Ask, event: Any, pack: str, now: datetime, depth: int) -> str:
    """By the person whose act it follows from; by the system where they may not register."""
    command = registration_of(event, ask.case)
    child = new_id(now)
    actor = ask.actor or SYSTEM
    wish = replace(ask, case=child, command=command, actor=actor, pack=pack, key="", expected=None)
    try:
        follow(wish, now, depth - 1)
    except Refused as refused:
        if refused.reason not in (Reason.NO_RIGHT, Reason.CONCERNED, Reason.BANNED):
            raise
        follow(replace(wish, actor=SYSTEM), now, depth - 1)
    return child


def _earlier(ask: Ask, receipt: Receipt) -> Done:
    if receipt.fingerprint != receipts.print_of(ask):
        raise KeyReused(ask.key)
    case, events = standing(receipt.stream, receipt.stream.partition("/")[2])
    pack = case.policy.partition("@")[0]
    context = context_for(pack, ask.actor, moment.now())
    own = [e for e in events if receipt.first_seq <= e.seq <= receipt.last_seq]
    if not knows(Draft(ports.rules().regulation(pack), context, case)):
        if not isinstance(ask.command, Register):
            raise NoSuchCase(case.id)
        case = replay([item.event for item in own], case.id)  # what they were told, and no more
    return Done(case, own, repeated=True)


__all__ = [
    "Ask",
    "Conflict",
    "Done",
    "KeyReused",
    "NoSuchCase",
    "Stream",
    "context_for",
    "handle",
    "load_case",
    "new_id",
    "regulation_of",
    "stream_of",
    "with_related",
]
