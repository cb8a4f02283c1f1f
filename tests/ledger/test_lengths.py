"""Lists of values in a statement: few lengths, and the same rows."""

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from huiyin.ledger.asking import rows_among
from huiyin.ledger.lengths import MANY, evened
from huiyin.ledger.models import SealedText, Stream

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


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [list, tuple, set, frozenset])
def test_many_values_travel_as_one_and_find_their_rows(kind):
    ids = [f"case/{n:03d}/“引号”'\\" for n in range(2 * MANY)]
    Stream.objects.bulk_create(Stream(id=one, kind="case") for one in ids)

    for most in (MANY - 1, MANY, 2 * MANY):
        found = Stream.objects.filter(pk__in=kind(ids[:most])).order_by("pk")
        assert [row.pk for row in found] == ids[:most]
        assert len(found.query.sql_with_params()[1]) == (1 if most >= MANY else MANY - 1)
        assert Stream.objects.exclude(pk__in=kind(ids[:most])).count() == len(ids) - most


@pytest.mark.django_db
def test_many_keys_travel_as_one_whatever_stands_among_them():
    rows = SealedText.objects
    rows.bulk_create(
        SealedText(stream="case/1", seq=n, subject="y", ciphertext=b"") for n in range(MANY)
    )
    keys = list(rows.values_list("pk", flat=True))

    assert rows.filter(pk__in=keys).count() == MANY
    assert rows.filter(pk__in=[*keys, *map(str, keys), None]).count() == MANY
    assert rows.filter(pk__in=[F("pk"), *keys]).count() == MANY
    assert rows.filter(pk__in=rows.filter(pk__in=keys).values("pk")).count() == MANY
    assert rows.filter(pk__in=[-key for key in keys] + [2**62]).count() == 0
