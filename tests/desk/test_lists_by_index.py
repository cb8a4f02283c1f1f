"""Lists of very many are walked in the order of an index, and never put in order."""

import pytest
from django.db import connection

from huiyin.register.listing import walked
from huiyin.register.paging import ORDERS
from huiyin.register.queries import Filters, Scope, chosen

pytestmark = [
    pytest.mark.database,
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what is there"),
]
SCOPE = Scope(packs=frozenset(("tiny",)), streams=frozenset(("case/1",)), owner="wang")


def plan(rows, order):
    sign = "-" if order.descending else ""
    return rows.order_by(f"{sign}{order.column}", f"{sign}stream")[:26].explain()


@pytest.mark.parametrize(
    ("order", "open_", "index"),
    [
        ("due", True, "case_comes"),
        ("received", True, "case_received_open"),
        ("oldest", True, "case_received_open"),
        ("received", None, "case_received"),
        ("oldest", None, "case_received"),
    ],
)
def test_open_cases_and_all_of_them_are_walked_in_their_order(order, open_, index):
    listed = walked(SCOPE, Filters(open=open_))

    said = plan(
        listed.rows.filter(comes_at__isnull=False) if order == "due" else listed.rows, ORDERS[order]
    )
    assert index in said
    assert "TEMP B-TREE" not in said


@pytest.mark.parametrize("open_", [True, False, None])
def test_records_are_found_among_cases_without_going_through_those(open_):
    rows = chosen(SCOPE, Filters(records=True, open=open_), scope_looked_up=True)

    assert "case_records" in rows.order_by().explain()
