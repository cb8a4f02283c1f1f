"""What time it is: the wall clock, or in a demo the clock that its control has put forward."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from huiyin.ledger.models import Offset

_TOLD: ContextVar[datetime | None] = ContextVar("told", default=None)


@contextmanager
def told_at(moment: datetime) -> Iterator[None]:
    """While a story is told: what is recorded in here counts as recorded at `moment`.

    For sample companies only. History that somebody imports was recorded when it was imported.
    """
    token = _TOLD.set(moment)
    try:
        yield
    finally:
        _TOLD.reset(token)


def now() -> datetime:
    """The only place that reads the wall clock; aware, in UTC."""
    told = _TOLD.get()
    if told is not None:
        return told
    moment = datetime.now(UTC)  # noqa: TID251 (the one place)
    return moment + _offset() if settings.DEMO else moment


def here() -> ZoneInfo:
    """The zone of the house: for what is of no regulation, which has a zone of its own."""
    return ZoneInfo(settings.HOUSE_ZONE)


def today() -> date:
    """The day that it is in the house."""
    return now().astimezone(here()).date()


def wall() -> datetime:
    """The true time even in a demo, for what others check against their own clocks: signatures."""
    return datetime.now(UTC)  # noqa: TID251 (the one place)


def _offset() -> timedelta:
    row = Offset.objects.first()
    return timedelta(seconds=row.seconds if row else 0)


class NotADemo(RuntimeError):
    """Time can be put forward in a demo only."""


def advance(length: timedelta) -> datetime:
    """Put the demo's clock forward. Raises NotADemo elsewhere, ValueError for going back."""
    if not settings.DEMO:
        raise NotADemo("time can be put forward in a demo only")
    if length <= timedelta(0):
        raise ValueError("time only goes forward")
    row, _ = Offset.objects.get_or_create(pk=1)
    row.seconds += int(length.total_seconds())
    row.save()
    return now()
