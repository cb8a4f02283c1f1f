"""Rows written by prepared statements say what Django would have said."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.ledger.inserting import insert, update
from huiyin.ledger.models import Timer

pytestmark = pytest.mark.usefixtures("installation")
ZONES = (UTC, ZoneInfo("Asia/Shanghai"), timezone(timedelta(hours=-3, minutes=-30)))
MOMENTS = st.datetimes(
    min_value=datetime(1900, 1, 2),
    max_value=datetime(9998, 12, 30),
    timezones=st.sampled_from(ZONES),
)


def _utc(*moments):
    """In a gap of summer time no two zones agree; the moment itself does."""
    return tuple(moment.astimezone(UTC) for moment in moments)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(MOMENTS, MOMENTS)
def test_a_moment_is_found_again_whatever_wrote_it(installation, due, later):
    Timer.objects.all().delete()
    insert([Timer(stream="case/a", clock="x", key="", due=due, not_before=later)])
    Timer.objects.create(stream="case/b", clock="x", key="", due=due, not_before=later)

    ours, theirs = Timer.objects.order_by("stream")
    assert (ours.due, ours.not_before) == (theirs.due, theirs.not_before) == _utc(due, later)
    assert Timer.objects.filter(due=due, not_before__gte=later).count() == 2

    ours.due, ours.not_before = later, due
    update(ours)
    ours.refresh_from_db()
    assert (ours.due, ours.not_before) == _utc(later, due)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-02 08:00:00.5", datetime(2026, 3, 2, 8, 0, 0, 500_000, tzinfo=UTC)),
        ("2026-03-02 08:00:00+00:00", datetime(2026, 3, 2, 8, tzinfo=UTC)),
        ("2026-03-02 16:00:00+08:00", datetime(2026, 3, 2, 8, tzinfo=UTC)),
        ("2026-03-02", datetime(2026, 3, 2, tzinfo=UTC)),
    ],
)
def test_a_moment_that_another_statement_wrote_is_read_as_it_says(written, read):
    now = datetime(2026, 3, 1, tzinfo=UTC)
    Timer.objects.create(stream="case/z", clock="x", key="", due=now, not_before=now)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_timer SET due = %s WHERE stream = 'case/z'", [written])

    found = Timer.objects.get(stream="case/z").due

    assert found == read
    assert found.utcoffset() == timedelta(0)
