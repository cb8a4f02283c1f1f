"""Fires due clocks of many cases in one transaction: read together, decided singly, written together.

Each case is decided for itself, as when it is fired alone, and what is written is the same. A case that
cannot be decided without the others or without a serial is left to be fired alone, and so is one that
makes trouble. Where the writing makes trouble, nothing of it has happened
(docs/decisions/0072-due-clocks-fire-together.md).
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, NoReturn

import structlog
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from huiyin.casework.case import Case
from huiyin.casework.commands import FireClock
from huiyin.casework.context import Context
from huiyin.casework.decide import decided
from huiyin.casework.draft import Draft
from huiyin.casework.evolving.base import changed
from huiyin.ledger import moment, moving, ports
from huiyin.ledger.contexts import context_for, with_command, with_related
from huiyin.ledger.failpoints import failpoint
from huiyin.ledger.gathered import together
from huiyin.ledger.held import one_look
from huiyin.ledger.models import EventRow, SealedText, Timer
from huiyin.ledger.spans import span
from huiyin.ledger.standings import standing_many
from huiyin.ledger.store import append_all, build
from huiyin.ledger.timers import Taken, plan_many, take_due
from huiyin.policy.regulation import Regulation

log = structlog.get_logger()
MOST = 100
HELD = 0.1
"""Seconds for which one transaction should hold what it locks; on SQLite everybody else waits for it."""


class _Alone(Exception):
    """It needs what a case can only have when it is fired alone."""


@dataclass
class Pace:
    """How many cases fit in one transaction, learnt from those before it."""

    size: int = 8

    def learn(self, cases: int, seconds: float) -> None:
        if cases >= self.size or seconds > HELD:
            fit = int(cases * min(2.0, HELD / max(seconds, 1e-6)))
            self.size = max(1, min(MOST, fit))

    def slow_down(self) -> None:
        """The next case is fired alone."""
        self.size = 1

    def speed_up(self) -> None:
        self.size = max(2, self.size)


@dataclass
class Together:
    """What came of it: cases that fired, and the streams of those that must be fired alone."""

    fired: int = 0
    alone: list[str] = field(default_factory=list)


@dataclass
class _Written:
    rows: list[EventRow] = field(default_factory=list)
    texts: list[SealedText] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    changes: list[ports.Change] = field(default_factory=list)


def fire_together(now: datetime, most: int, pace: Pace) -> Together:
    """Fires one due timer of each of so many cases. An error of ours leaves them all to be fired alone."""
    taken: list[Taken] = []
    try:
        with transaction.atomic(), one_look(), together():
            began = time.monotonic()
            taken = take_due(now, most)
            if not taken:
                return Together()
            failpoint("timer_taken")
            with span("clocks", cases=len(taken)):
                written, alone = _decided(taken, now)
                _write(written)
            failpoint("before_commit")
    except ports.AWAY:
        pace.slow_down()
        raise
    except Exception:
        log.warning("clocks could not fire together", cases=len(taken), exc_info=True)
        return Together(alone=[each.head.id for each in taken])
    pace.learn(len(taken), time.monotonic() - began)
    return Together(len(written.taken), alone)


def moment_of(timer: Timer, now: datetime, last: datetime) -> datetime:
    """When it counts as fired: at its due moment, however late the worker comes, so that a house
    that was closed over night finds its ladder where it would have been; yet never before what
    has `last` happened to the case.
    """
    return min(now, max(timer.due, last))


def _decided(taken: Sequence[Taken], now: datetime) -> tuple[_Written, list[str]]:
    written, alone = _Written(), list[str]()
    streams = [each.head.id for each in taken]
    told = standing_many(streams)
    moving.lock_all_measures({one.case.policy.partition("@")[0] for one in told.values()})
    recorded_at = moment.now()
    plain = cache(lambda pack: _plain(pack, recorded_at))
    for each in taken:
        case, earlier, key = told[each.head.id]
        try:
            draft = _draft_of(each, case, moment_of(each.timer, now, earlier[-1].event.at), plain)
            made = _built(each, case, draft, recorded_at, key)
        except ports.AWAY:
            raise
        except Exception:  # fired alone, it says what is wrong with it
            alone.append(each.head.id)
            continue
        written.rows += made[0]
        written.texts += made[1]
        written.changes.append(made[2])
        written.taken.append(each)
    return written, alone


def _draft_of(taken: Taken, case: Case, at: datetime, plain: Callable[[str], Context]) -> Draft:
    """What follows for the case. Raises Refused, and _Alone where anything follows outside of it."""
    command = FireClock(clock=taken.timer.clock, key=taken.timer.key)
    pack = case.policy.partition("@")[0]
    regulation = ports.rules().regulation(pack)
    context = _context(regulation, case, command, changed(plain(pack), now=at))
    draft = decided(regulation, case, command, context)
    if any(getattr(event, "name", "") == "spawned" for event in (*draft.events, *draft.aside)):
        raise _Alone
    return draft


def _plain(pack: str, now: datetime) -> Context:
    """What is the same for all cases of a regulation but their moments."""
    return changed(context_for(pack, "", now), next_number=_not_here, new_case=_not_here)


def _context(regulation: Regulation, case: Case, command: FireClock, plain: Context) -> Context:
    context = with_related(regulation, with_command(case, command, plain), plain)
    return changed(context, related=_Unasked(context.related))


def _not_here(*_: str) -> NoReturn:
    """No serial, and no other case: these are had alone."""
    raise _Alone


class _Unasked(Mapping[str, Any]):
    """How other cases stand: not to be asked while some of them are changing in the same transaction."""

    def __init__(self, related: Mapping[str, Any]) -> None:
        self._related = related

    def __getitem__(self, name: str) -> Any:
        raise _Alone

    def __contains__(self, name: object) -> bool:
        return name in self._related

    def __iter__(self) -> Iterator[str]:
        return iter(self._related)

    def __len__(self) -> int:
        return len(self._related)


def _built(
    taken: Taken, before: Case, draft: Draft, recorded_at: datetime, key: AESGCM | None
) -> tuple[list[EventRow], list[SealedText], ports.Change]:
    policy = draft.case.policy or draft.policy.stamp
    rows, texts, recorded = build(taken.head, draft.events, recorded_at, policy, key)
    regulation, calendars = draft.regulation, draft.context.calendars
    change = ports.Change(taken.head.id, before, draft.case, recorded, regulation, calendars)
    return rows, texts, change


def _write(written: _Written) -> None:
    """In the order in which the door writes for one case."""
    append_all([each.head for each in written.taken], written.rows, written.texts)
    failpoint("after_append")
    for projector in ports.projectors():
        projector.project_all(written.changes)
    failpoint("after_project")
    pairs = zip(written.taken, written.changes, strict=True)
    plan_many((each.head.id, change.after, each.present) for each, change in pairs)
    for teller in ports.tellers():
        teller.tell_all(written.changes)
