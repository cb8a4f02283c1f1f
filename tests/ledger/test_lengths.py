"""Lists of values in a statement: few lengths, and the same rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from huiyin.ledger.asking import rows_among
from huiyin.ledger.lengths import evened
from huiyin.ledger.models import Stream

pytestmark = pytest.mark.database


@given(st.lists(st.integers(), max_size=200))
def test_a_list_keeps_its_values_and_is_filled_up_to_a_power_of_two(values):
    found = evened(values)

    assert found[: len(values)] == values
    assert set(found) == set(values)
    assert len(found) in (0, 1, 2, 4, 8, 16, 32, 64, 128, 256)
    assert len(found) < 2 * max(1, len(values))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "ask",
    [
        lambda ids: [row.id for row in Stream.objects.filter(pk__in=ids)],
        lambda ids: [row.id for row in rows_among(Stream, "id", ids)],
    ],
)
def test_lists_of_every_length_find_their_rows_by_few_statements(ask):
    ids = [f"case/{n:02d}" for n in range(40)]
    Stream.objects.bulk_create(Stream(id=one, kind="case") for one in ids)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        for most in range(1, 41):
            assert sorted(ask(ids[:most])) == ids[:most]

    shapes = {one["sql"].count("case/") for one in asked.captured_queries}
    assert shapes == {1, 2, 4, 8, 16, 32, 64}
