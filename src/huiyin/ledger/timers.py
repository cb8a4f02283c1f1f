"""Rows that say when the clock must look at a case again, and the firing of what is due."""

from datetime import datetime, timedelta

from django.db import transaction

from huiyin.casework.case import Case
from huiyin.casework.timers import timers
from huiyin.ledger.asking import rows_by
from huiyin.ledger.inserting import insert, update
from huiyin.ledger.models import Timer


def plan_timers(stream: str, case: Case, *, is_new: bool = False) -> None:
    """Brings the rows in step with the running clocks of the case; touches only what changed."""
    wanted = timers(case)
    present = () if is_new else rows_by(Timer, "stream", stream)
    rows = {(row.clock, row.key): row for row in present}
    gone = [row.pk for place, row in rows.items() if place not in wanted]
    if gone:
        Timer.objects.filter(pk__in=gone).delete()
    for place, due in wanted.items():
        row = rows.get(place)
        if row is not None and row.due != due:
            row.due, row.not_before, row.attempts, row.trouble = due, due, 0, ""
            update(row)
    insert(row for row in new_timers(stream, case) if (row.clock, row.key) not in rows)


def new_timers(stream: str, case: Case) -> list[Timer]:
    """A row for each running clock, not written yet."""
    return [
        Timer(stream=stream, clock=clock, key=key, due=due, not_before=due)
        for (clock, key), due in timers(case).items()
    ]


def next_due(now: datetime) -> Timer | None:
    """The timer that has been due longest, locked; those that another worker holds are skipped."""
    due = Timer.objects.filter(not_before__lte=now).order_by("not_before", "pk")
    return due.select_for_update(skip_locked=True).first()


def postpone(timer: int, now: datetime, trouble: str) -> None:
    """After an error of ours: try again later, longer each time, and keep what went wrong in view."""
    with transaction.atomic():
        row = Timer.objects.select_for_update().filter(pk=timer).first()
        if row is None:
            return
        row.attempts += 1
        row.not_before = now + timedelta(seconds=min(3600, 5 * 2**row.attempts))
        row.trouble = trouble[:2000]
        row.save(update_fields=["attempts", "not_before", "trouble"])
