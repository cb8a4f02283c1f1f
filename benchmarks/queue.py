"""The queue over many cases: its pages first and far on, its filters, its counts, and what is mine.

`HUIYIN_BENCH_CASES` says over how many; `HUIYIN_BENCH_HOME` keeps them for the next run.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from benchmarks.installed import UNTIL, installation
from benchmarks.measure import Figure, compare, within

GOAL = 0.050


def figures() -> Iterator[Figure]:
    installation()
    from django.db import connection

    from huiyin.register import queries
    from huiyin.register.models import CaseRow

    cases = CaseRow.objects.count()
    scope = queries.Scope(packs=frozenset({"life-insurance", "auto-dealer"}), owner="chen")
    for name, question in _questions(queries, scope):
        yield within(
            f"{name}, {cases} cases",
            question,
            GOAL,
            floor=("SELECT 1", lambda: _select_one(connection)),
            rounds=9,
            clock="wall",
        )
    yield _waiting(connection)


def _waiting(connection: Any) -> Figure:
    """The first page of what waits for one person, and how much there is."""
    from huiyin.register.queries import COUNTED
    from huiyin.register.waiting import Waiting, page_of

    def waiting() -> Waiting:
        return Waiting(["person:chen", "role:life-insurance/officer"], "chen")

    things = waiting().rows.count()
    return compare(
        f"first page and count of {things} things that wait for somebody",
        lambda: (page_of(waiting()), waiting().kinds(COUNTED)),
        ("SELECT 1", lambda: _select_one(connection)),
        rounds=9,
        clock="wall",
    )


def _questions(queries: Any, scope: Any) -> Iterator[tuple[str, Callable[[], object]]]:
    from huiyin.register.listing import listing
    from huiyin.register.paging import ORDERS, sheet

    now = datetime.fromisoformat(UNTIL)
    every = queries.Filters(open=None)
    far = _far_on(queries.chosen(scope, every))

    def first(filters: Any, order: str, after: str = "") -> Any:
        return sheet(listing(scope, filters), ORDERS[order], after=after)

    yield "first page by due date", lambda: first(queries.Filters(), "due")
    yield "first page of all by receipt", lambda: first(every, "received")
    yield "a page 400 pages on, by key", lambda: first(every, "received", far)
    late = queries.Filters(overdue_at=now)
    yield "overdue ones", lambda: first(late, "due")
    mine = queries.Filters(owner="chen")
    yield "one officer's", lambda: first(mine, "due")
    graded = queries.Filters(pack="life-insurance", stage="handling", grade="major", open=None)
    yield "by pack, stage and grade", lambda: first(graded, "received")
    yield "counted to 1,000", lambda: listing(scope, every)


def _far_on(rows: Any) -> str:
    """The key after four hundred pages, or as far as there are some."""
    from huiyin.register.paging import ORDERS, sheet

    key = ""
    for _ in range(400):
        page = sheet(rows, ORDERS["received"], after=key)
        if not page.after:
            break
        key = page.after
    return key


def _select_one(connection: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
