"""Reads from the register what the returns are made of."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from huiyin.register.knowing import EVERYBODY, Eyes, known
from huiyin.register.models import CaseRow, ClockRow
from huiyin.returns.timeliness import Answered


def answers_of(
    pack: str,
    zone: ZoneInfo,
    since: date | None = None,
    until: date | None = None,
    eyes: Eyes = EVERYBODY,
) -> list[Answered]:
    """Complaints received on the local days from `since` to `until`, both included, oldest first.

    Sealed cases are counted only for eyes that may know of them.
    """
    rows = known(CaseRow, eyes).filter(pack=pack, is_record=False)
    if since is not None:
        rows = rows.filter(received_at__gte=datetime.combine(since, time(), zone))
    if until is not None:
        following = until + timedelta(days=1)
        rows = rows.filter(received_at__lt=datetime.combine(following, time(), zone))
    return list(rows.order_by("received_at").values_list("received_at", "answered_at"))


def missed_clocks(pack: str, eyes: Eyes = EVERYBODY) -> dict[str, int]:
    """How often each clock of a regulation was missed, as its cases record it."""
    found: dict[str, int] = {}
    rows = known(ClockRow, eyes).filter(pack=pack, missed=True)
    for clock in rows.values_list("clock", flat=True):
        found[clock] = found.get(clock, 0) + 1
    return found
