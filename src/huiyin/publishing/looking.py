"""What a proposed edition would change: the day from which it says something new, and in which words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from huiyin.ledger import happenings as h
from huiyin.ledger import moment
from huiyin.ledger.store import append, lock
from huiyin.policy.regulation import Regulation
from huiyin.publishing.proposals import Proposal, drafted, in_force, stream_of
from huiyin.rulebook.changes import Change, changes


def compare(found: Proposal) -> None:
    """Notes how many rules are otherwise than in the edition in force, if there is one."""
    old, new = in_force(found.pack), drafted(found)
    if old is None:
        return
    day = first_day_of_change(old, new, moment.now())
    event = h.PackCompared(at=moment.now(), by="", pack=found.pack, proposal=found.place,
                           against=str(old.pack.version), from_day=day.isoformat(),
                           changes=len(changes(old.on(day), new.on(day))))  # fmt: skip
    append(lock(stream_of(found.pack)), [event], event.at)


def said(old: Regulation, new: Regulation, now: datetime, language: str) -> list[Change]:
    """What is otherwise, in sentences."""
    day = first_day_of_change(old, new, now)
    return changes(old.on(day), new.on(day), language)


def first_day_of_change(old: Regulation, new: Regulation, now: datetime) -> date:
    """A change may stand in the edition itself or in a wording that begins later; the day from which
    the two differ, at the earliest today.
    """
    today = now.astimezone(ZoneInfo(str(new.pack.zone))).date()
    begins = max(new.pack.in_force, today)
    later = sorted({begins, *(day for day in (*new.turns, *old.turns) if day > begins)})
    return next((day for day in later if changes(old.on(day), new.on(day))), begins)
