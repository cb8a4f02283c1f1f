"""Days on which the house does not open though the state works: stocktaking, a move, a day off for all."""

from datetime import date

from huiyin.ledger import moment
from huiyin.people import happenings as h
from huiyin.people.deeds import Administrator, Unfit, allow
from huiyin.people.models import ClosingDay
from huiyin.people.organising import record

_TITLE = 60


def checked(day: date, title: str) -> None:
    """Raises Unfit. A day that has begun cannot be closed any more: people were promised it."""
    if not title.strip() or len(title) > _TITLE:
        raise Unfit("closing.no.title", "title")
    if day <= moment.today():
        raise Unfit("closing.no.past", "day")
    if ClosingDay.objects.filter(pk=day).exists():
        raise Unfit("closing.no.twice", "day")


def close_on(by: Administrator, day: date, title: str, why: str = "") -> None:
    """Limits that count the house's own days grow longer; statutory limits never do."""
    who = allow(by)
    checked(day, title)
    record(h.HouseClosed, who, day=day.isoformat(), title=title.strip(), why=why)


def open_on(by: Administrator, day: date, why: str = "") -> None:
    who = allow(by)
    row = ClosingDay.objects.filter(pk=day).first()
    if row is None:
        raise Unfit("closing.no.day", "day")
    if day <= moment.today():
        raise Unfit("closing.no.past", "day")
    record(h.HouseOpened, who, day=day.isoformat(), title=row.title, why=why)
