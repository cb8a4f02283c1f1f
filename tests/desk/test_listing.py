"""A list holds what its filters say, in order, whether few or many do; and no list reads all cases."""

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection

from huiyin.casework import commands as c
from huiyin.register import listing as lists
from huiyin.register import queries
from huiyin.register.knowing import THE_HOUSE, known
from huiyin.register.listing import listing
from huiyin.register.models import CaseRow
from huiyin.register.paging import ORDERS, sheet
from huiyin.register.queries import Filters, Scope
from tests.ledger.house import MORNING, do, register

pytestmark = pytest.mark.database
SCOPES = (
    Scope(packs=frozenset({"tiny", "small"}), eyes=THE_HOUSE),
    Scope(packs=frozenset({"tiny"}), owner="zhao", eyes=THE_HOUSE, sealed=True),
    Scope(owner="zhao", eyes=THE_HOUSE, sealed=True),
    Scope(packs=frozenset({"elsewhere"}), streams=frozenset({"case/none"}), eyes=THE_HOUSE),
)
NAMED = (
    {}, {"grade": "major"}, {"channel": "phone"}, {"owner": "zhao"}, {"pack": "tiny", "grade": "minor"},
    {"pack": "tiny", "stage": "answered"}, {"received_from": MORNING + timedelta(minutes=3)},
    {"pack": "tiny", "channel": "phone", "grade": "major"}, {"due_by": MORNING + timedelta(hours=2)},
    {"overdue_at": MORNING + timedelta(minutes=90)}, {"number": "-"},
)  # fmt: skip


@pytest.fixture
def eight(shop) -> None:
    for n in range(8):
        case = register(at=MORNING + timedelta(minutes=n // 2 * 2)).case.id
        if n % 4 == 0:
            do(case, "wang", c.Answer(text="换一个"))
        more = {"grade": ("major", "minor")[n % 2], "owner": ("zhao", "wang", "")[n % 3]}
        CaseRow.objects.filter(stream=f"case/{case}").update(
            channel=("phone", "web")[n % 2], is_sealed=n == 6, **more
        )
    CaseRow.objects.filter(channel="web", grade="minor").update(is_open=False)
    CaseRow.objects.filter(owner="wang").update(pack="small")


def wanted(row: CaseRow, scope: Scope, filters: Filters) -> bool:
    held = (
        row.pack in scope.packs or row.stream in scope.streams
        or (scope.sealed and row.is_sealed) or (scope.owner and row.owner == scope.owner)
    )  # fmt: skip
    times = (
        filters.overdue_at is None
        or (row.next_due is not None and row.next_due < filters.overdue_at),
        filters.due_by is None or (row.next_due is not None and row.next_due <= filters.due_by),
        filters.received_from is None or row.received_at >= filters.received_from,
    )
    return bool(
        held and all(times) and filters.number in row.number
        and filters.open in (None, row.is_open)
        and all(getattr(row, name) == value for name, value in filters.named.items())
    )  # fmt: skip


def walked(listed: lists.Listing, order: str) -> list[str]:
    found, after = [], ""
    while True:
        page = sheet(listed, ORDERS[order], after=after, size=3)
        found += [row.stream for row in page.rows]
        if not page.after:
            return found
        after = page.after


@pytest.mark.parametrize("counted", [1, 3, 1_000])
def test_it_is_the_same_list_however_many_there_are(eight, monkeypatch, counted):
    monkeypatch.setattr(lists, "COUNTED", counted)
    monkeypatch.setattr(queries.count_up_to, "__defaults__", (counted,))
    rows = list(known(CaseRow, THE_HOUSE))
    for scope, named, is_open in product(SCOPES, NAMED, (True, False, None)):
        filters = Filters(**{"open": is_open, **named})
        right = {row.stream for row in rows if wanted(row, scope, filters)}
        listed = listing(scope, filters)

        assert (listed.count, listed.more) == (min(len(right), counted), len(right) > counted)
        for order in ("due", "received", "number", "last_number"):
            found = walked(listed, order)
            assert len(found) == len(right) and set(found) == right, (scope, filters, order)
            if "number" in order:
                assert found == by_number(right, order), (scope, filters, order)


def by_number(streams: set[str], order: str) -> list[str]:
    sign = "-" * ORDERS[order].descending
    rows = known(CaseRow, THE_HOUSE).filter(stream__in=list(streams))
    return list(rows.order_by(f"{sign}number", f"{sign}stream").values_list("stream", flat=True))


@pytest.mark.parametrize("order", ["number", "last_number"])
def test_a_page_by_number_leads_to_the_one_before(eight, monkeypatch, order):
    monkeypatch.setattr(lists, "COUNTED", 1)
    listed = listing(Scope(packs=frozenset(("tiny", "small")), owner="zhao"), Filters(open=None))
    first = sheet(listed, ORDERS[order], size=3)
    second = sheet(listed, ORDERS[order], after=first.after, size=3)

    back = sheet(listed, ORDERS[order], before=second.before, size=3)

    assert back.rows == first.rows and len(second.rows) == 3


def test_what_has_no_due_date_comes_last_and_of_that_the_newest_first(eight):
    listed = listing(SCOPES[0], Filters(open=None))

    rows = sheet(listed, ORDERS["due"], size=20).rows

    dated = [row.comes_at for row in rows if row.comes_at]
    blank = [(row.received_at, row.stream) for row in rows if not row.comes_at]
    assert len(blank) > 1
    assert dated == sorted(dated)
    assert blank == sorted(blank, reverse=True)
    assert [row.comes_at for row in rows] == [*dated, *(None for _ in blank)]


WALKS = [
    ({"pack": "tiny", "grade": "major"}, "received", "case_pack_grade"),
    ({"pack": "tiny", "channel": "phone"}, "received", "case_pack_channel"),
    ({"pack": "tiny", "stage": "answered", "grade": "major"}, "received", "case_pack_stage"),
    ({"owner": "zhao", "grade": "major"}, "oldest", "case_owner_ever"),
    ({"pack": "tiny"}, "received", "case_pack_ever"),
    ({"grade": "major"}, "received", "case_received"),
    ({}, "received", "case_received"),
    ({"pack": "tiny", "channel": "phone"}, "due", "case_comes_ever"),
    ({"pack": "tiny", "kind": "case"}, "received", "case_pack_kind"),
]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by what it counted")
@pytest.mark.parametrize(("named", "order", "index"), WALKS)
def test_a_long_list_is_walked_in_the_order_of_an_index_and_never_sorted(
    eight, monkeypatch, named, order, index
):
    monkeypatch.setattr(lists, "COUNTED", -1)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    listed = listing(SCOPES[1], Filters(**{"open": None, **named}))
    rows = listed.rows if ORDERS[order].column == "received_at" else listed.plain

    rows = rows.filter(comes_at__isnull=False) if order == "due" else rows
    plan = rows.order_by(f"{'-' * ORDERS[order].descending}{ORDERS[order].column}").explain()

    assert index in plan, plan
    assert "TEMP B-TREE" not in plan, plan


def as_of_a_million(cursor: Any) -> None:
    """What SQLite knows of the eight cases, as it would know it of many more: it sorts eight."""
    cursor.execute("ANALYZE")
    cursor.execute("SELECT idx, stat FROM sqlite_stat1 WHERE tbl = 'register_caserow'")
    for index, stat in cursor.fetchall():
        more = " ".join(str(int(n) * 100_000 if int(n) > 1 else 1) for n in stat.split())
        cursor.execute("UPDATE sqlite_stat1 SET stat = %s WHERE idx = %s", [more, index])
    cursor.execute("ANALYZE sqlite_schema")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by what it counted")
@pytest.mark.parametrize(
    ("named", "is_open", "index"),
    [({}, None, "case_pack_number"), ({"channel": "phone"}, False, "case_pack_number"),
     ({"pack": "tiny", "grade": "major"}, True, "case_pack_number_open")],
)  # fmt: skip
def test_numbers_are_walked_regulation_by_regulation(eight, monkeypatch, named, is_open, index):
    monkeypatch.setattr(lists, "COUNTED", -1)
    with connection.cursor() as cursor:
        as_of_a_million(cursor)
    scope = Scope(packs=frozenset({"tiny", "small"}), eyes=THE_HOUSE)

    for part in listing(scope, Filters(**{"open": is_open, **named})).by_number():
        plan = part.order_by("number", "stream").explain()
        assert f"{index} " in plan, plan
        assert "TEMP B-TREE" not in plan, plan


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL fetches each row")
@pytest.mark.parametrize("name", ["channel", "stage", "grade", "kind", "owner"])
def test_whether_open_ones_are_many_is_read_in_an_index_alone(eight, name):
    with connection.cursor() as cursor:
        as_of_a_million(cursor)
    scope = Scope(packs=frozenset({"tiny", "small"}), eyes=THE_HOUSE)

    rows = queries.chosen(scope, Filters(**{name: "any"}), (), scope_looked_up=True)
    plan = rows.order_by().values_list("stream", flat=True)[:1001].explain()

    assert "USING COVERING INDEX case_pack_open" in plan, plan


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by what it counted")
def test_what_somebody_holds_besides_is_looked_up_and_no_list_reads_all_cases(eight, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(lists, "COUNTED", 0)
    monkeypatch.setattr(lists, "_streams", lambda rows: asked.append(rows.explain()) or set())
    with connection.cursor() as cursor:
        as_of_a_million(cursor)
    scope = replace(SCOPES[1], streams=frozenset({"case/none"}))

    for is_open in (True, False, None):
        listing(scope, Filters(grade="major", open=is_open))

    assert len(asked) == 12, "regulations, single cases, what is in hand, what is sealed"
    assert not [plan for plan in asked if "SCAN register_caserow\n" in f"{plan}\n"], asked


def test_who_wants_no_numbers_pays_for_none(eight, monkeypatch):
    monkeypatch.setattr(lists, "COUNTED", -1)
    monkeypatch.setattr(lists, "_by_number", lambda *_: 1 / 0)
    listed = listing(SCOPES[1], Filters(open=None))

    assert sheet(listed, ORDERS["received"]).rows
    with pytest.raises(ZeroDivisionError):
        sheet(listed, ORDERS["number"])
