"""The door for history: a case is taken through what was done long ago, at the moments of then.

Everything that a row of old records says is decided as if it happened on its day, clocks that ran
out in between included, and then written at once. Each deed leaves a receipt, so that the same
history told twice adds nothing, and a longer one adds only what is new.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from huiyin.casework.case import Case
from huiyin.casework.commands import Command
from huiyin.casework.context import Context
from huiyin.casework.evolve import replay
from huiyin.casework.passage import Deed, Stretch, pass_time, relive
from huiyin.casework.texts import check_texts
from huiyin.ledger import ports
from huiyin.ledger.canonical import canonical, plain
from huiyin.ledger.door import SPAWN_DEPTH, Ask, KeyReused, spawn, stream_of
from huiyin.ledger.models import Receipt, Stream
from huiyin.ledger.store import Recorded, append, load, lock
from huiyin.ledger.timers import plan_timers


@dataclass(frozen=True, kw_only=True)
class Past:
    """What is known of one case. `deeds` stand in the order of time."""

    case: str
    pack: str
    deeds: Sequence[Deed]


class Told(StrEnum):
    """What telling it brought: a new case, more of a known one, or nothing new."""

    NEW = "new"
    MORE = "more"
    KNOWN = "known"


def record_past(past: Past, base: Context, now: datetime) -> Told:
    """Records what of this history is new, inside a transaction that is already open.

    `base` is the context of today's house (door.context_for). Raises Refused for a deed that was
    not possible, KeyReused where a known deed is told differently, CalendarMissing for a time
    that no calendar speaks of; the caller rolls back.
    """
    for deed in past.deeds:
        check_texts(deed.command)
    if not _unknown(past):
        return Told.KNOWN
    head = lock(stream_of(past.case))
    fresh = _unknown(past)  # somebody else may have told it while this one waited for the lock
    if not fresh:
        return Told.KNOWN
    known = load(head.id) if head.version else []
    before = replay([item.event for item in known], past.case)
    since = known[-1].event.at if known else None
    stretches = _relived(past, before, list(fresh.values()), base, since, now)
    recorded = _write(past, head, before, stretches, now)
    _keep_receipts(list(fresh.items()), recorded, stretches, now)
    _register_what_followed(past, list(fresh.values()), stretches, now)
    return Told.MORE if before.version else Told.NEW


def _relived(
    past: Past,
    before: Case,
    deeds: Sequence[Deed],
    base: Context,
    since: datetime | None,
    now: datetime,
) -> list[Stretch]:
    """One stretch a deed, and a last one for what ran out between the last deed and today."""
    regulation = ports.rules().regulation(past.pack)

    def context_at(actor: str, moment: datetime) -> Context:
        return replace(base, now=moment, actor=actor, historic=True)

    stretches = relive(regulation, before, deeds, context_at, since=since)
    last = stretches[-1]
    moment = max(deed.at for deed in deeds)
    since = max(moment, since or moment)
    return [*stretches, pass_time(regulation, last.case, since, now, context_at)]


def _write(
    past: Past, head: Stream, before: Case, stretches: Sequence[Stretch], now: datetime
) -> list[Recorded]:
    rules, after = ports.rules(), stretches[-1].case
    events = [event for stretch in stretches for event in stretch.events]
    recorded = append(head, events, now, after.policy)
    change = ports.Change(
        head.id, before, after, recorded, rules.regulation(past.pack), rules.calendars(past.pack)
    )
    for projector in ports.projectors():
        projector.project(change)
    plan_timers(head.id, after)
    return recorded


def _keyed(past: Past) -> dict[str, Deed]:
    """Each deed under a key that the same deed of a later telling has too."""
    keyed: dict[str, Deed] = {}
    for deed in past.deeds:
        act = type(deed.command).act
        times = sum(key.split("/")[2] == act for key in keyed)
        keyed[f"past/{past.case}/{act}/{times}"] = deed
    return keyed


def _unknown(past: Past) -> dict[str, Deed]:
    """The deeds that nobody has told before. Raises KeyReused where one was told differently."""
    keyed = _keyed(past)
    rows = Receipt.objects.filter(pk__in=keyed).values_list("key", "fingerprint")
    for key, fingerprint in rows:
        if fingerprint != _print_of(keyed[key].command, keyed[key].at):
            raise KeyReused(key)
        del keyed[key]
    return keyed


def _print_of(command: Command, at: datetime) -> str:
    said = {name: plain(value) for name, value in vars(command).items()}
    return sha256(canonical([type(command).act, said, plain(at)]).encode()).hexdigest()


def _keep_receipts(
    fresh: Sequence[tuple[str, Deed]],
    recorded: Sequence[Recorded],
    stretches: Sequence[Stretch],
    now: datetime,
) -> None:
    place, receipts = 0, []
    for (key, deed), stretch in zip(fresh, stretches, strict=False):
        own = recorded[place : place + len(stretch.events)]
        place += len(stretch.events)
        receipts.append(
            Receipt(
                key=key,
                fingerprint=_print_of(deed.command, deed.at),
                stream=own[0].stream,
                first_seq=own[0].seq,
                last_seq=own[-1].seq,
                recorded_at=now,
            )
        )
    Receipt.objects.bulk_create(receipts)


def _register_what_followed(
    past: Past, deeds: Sequence[Deed], stretches: Sequence[Stretch], now: datetime
) -> None:
    """Cases and records that this one gave rise to, at the moment they followed from it."""
    for deed, stretch in zip([*deeds, deeds[-1]], stretches, strict=True):
        ask = Ask(case=past.case, command=deed.command, actor=deed.actor, at=deed.at, historic=True)
        spawn(ask, [*stretch.events, *stretch.aside], past.pack, now, SPAWN_DEPTH)
