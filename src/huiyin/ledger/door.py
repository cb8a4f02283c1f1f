"""The one door for every change of a case: load, decide, append, project, plan; one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
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
from huiyin.ledger import meters, moment, moving, ports
from huiyin.ledger.asking import row_by
from huiyin.ledger.canonical import canonical, plain
from huiyin.ledger.contexts import (
    context_for,
    new_id,
    regulation_of,
    stream_of,
    with_command,
    with_related,
)
from huiyin.ledger.failpoints import failpoint
from huiyin.ledger.held import one_look
from huiyin.ledger.inserting import insert
from huiyin.ledger.models import Receipt, Stream
from huiyin.ledger.spans import span
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
    with transaction.atomic(), one_look():
        now = moment.now()
        receipt, is_new = _receipt(ask, now)
        if receipt is not None and not is_new:
            return _earlier(ask, receipt)
        done = follow(ask, now)
        if receipt is not None:
            _keep(receipt, done)
        failpoint("before_commit")
    return done


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
    recorded = append(head, draft.events, now, policy)
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


def _print_of(ask: Ask) -> str:
    """What is asked. A case is named by its id, one that is to be registered by its pack."""
    command = {name: plain(value) for name, value in vars(ask.command).items()}
    about = ask.pack if isinstance(ask.command, Register) else ask.case
    content = [type(ask.command).act, command, ask.actor, about]
    return sha256(canonical(content).encode()).hexdigest()


def is_spent(key: str) -> bool:
    """Whether something was done already under this idempotency key."""
    return Receipt.objects.filter(pk=key).exists()


def _receipt(ask: Ask, now: datetime) -> tuple[Receipt | None, bool]:
    """The receipt of this key, and whether it is new.

    It is written before anything is decided: whoever comes at the same time with the same key waits
    here until the first is through, and then finds what came of it.
    """
    if not ask.key:
        return None, False
    fresh = Receipt(key=ask.key, fingerprint=_print_of(ask), recorded_at=now,
                    stream=stream_of(ask.case), first_seq=0, last_seq=0)  # fmt: skip
    if insert([fresh], ignore_conflicts=True):
        return fresh, True
    return row_by(Receipt, "key", ask.key), False


def _earlier(ask: Ask, receipt: Receipt) -> Done:
    if receipt.fingerprint != _print_of(ask):
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


def _keep(receipt: Receipt, done: Done) -> None:
    if not done.recorded:
        return  # as it was written
    first, last = done.recorded[0], done.recorded[-1]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_receipt SET stream = %s, first_seq = %s, last_seq = %s WHERE key = %s",
            [first.stream, first.seq, last.seq, receipt.key],
        )


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
