"""Reads from the register what the returns are made of."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from huiyin.register.models import CaseRow, ClockRow
from huiyin.returns.timeliness import Answered


def answers_of(
    pack: str, zone: ZoneInfo, since: date | None = None, until: date | None = None
) -> list[Answered]:
    """Complaints received on the local days from `since` to `until`, both included, oldest first."""
    rows = CaseRow.objects.filter(pack=pack, is_record=False)
    if since is not None:
        rows = rows.filter(received_at__gte=datetime.combine(since, time(), zone))
    if until is not None:
        following = until + timedelta(days=1)
        rows = rows.filter(received_at__lt=datetime.combine(following, time(), zone))
    return list(rows.order_by("received_at").values_list("received_at", "answered_at"))


def missed_clocks(pack: str) -> dict[str, int]:
    """How often each clock of a regulation was missed, as its cases record it."""
    found: dict[str, int] = {}
    for clock in ClockRow.objects.filter(pack=pack, missed=True).values_list("clock", flat=True):
        found[clock] = found.get(clock, 0) + 1
    return found
