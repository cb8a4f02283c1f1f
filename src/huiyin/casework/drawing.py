"""Which of the day's records a callback falls on: seeded, so that anybody can draw it again."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.casework.callbacks import belongs
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.policy.regulation import Regulation
from huiyin.policy.schema.work import Callback, Draw


def cut_off(callback: Callback, day: date, zone: ZoneInfo) -> datetime:
    """The moment of the day at which the share is drawn; `24:00` is the end of the day.

    The population of a draw is what was received since the last cut-off and before this one.
    """
    hours, _, minutes = callback.draw.cut_off.partition(":")
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return midnight + timedelta(hours=int(hours), minutes=int(minutes or 0))


def sample_size(rule: Draw, population: int) -> int:
    """The share rounded up, at least `at_least`, and never more than there are."""
    share = (rule.share * Decimal(population)).to_integral_value(ROUND_CEILING)
    return min(population, max(int(share), rule.at_least))


def draw(
    regulation: Regulation, callback: str, records: Iterable[Case], seed: str, context: Context
) -> tuple[str, ...]:
    """The ids of the records that the callback falls on, in the order of the records.

    Those outside its population, and those that were drawn before, do not count. The same seed
    and records give the same draw, in whatever order the records come; each stratum is drawn for
    itself.
    """
    rule = Draft(regulation, context, Case(received_at=context.now)).policy.callbacks[callback]
    population = [r for r in records if _may_be_drawn(regulation, callback, r, context)]
    strata: dict[tuple[Any, ...], list[str]] = {}
    for record in population:
        stratum = tuple(record.facts.get(name) for name in rule.draw.strata)
        strata.setdefault(stratum, []).append(record.id)
    chosen: set[str] = set()
    for members in strata.values():
        lots = sorted(members, key=lambda member: _lot(seed, callback, member))
        chosen.update(lots[: sample_size(rule.draw, len(members))])
    return tuple(record.id for record in population if record.id in chosen)


def _may_be_drawn(regulation: Regulation, callback: str, record: Case, context: Context) -> bool:
    draft = Draft(regulation, context, record)
    known = callback in draft.policy.callbacks
    return known and record.times("task_opened", callback) == 0 and belongs(draft, callback)


def _lot(seed: str, callback: str, record_id: str) -> str:
    return hashlib.sha256(f"{seed}/{callback}/{record_id}".encode()).hexdigest()
