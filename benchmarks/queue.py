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
    from huiyin.register.queries import count_up_to
    from huiyin.register.waiting import page_of, waiting_for

    rows = waiting_for(["person:chen", "role:life-insurance/officer"], "chen")
    things = rows.count()
    return compare(
        f"first page and count of {things} things that wait for somebody",
        lambda: (page_of(rows), count_up_to(rows)),
        ("SELECT 1", lambda: _select_one(connection)),
        rounds=9,
        clock="wall",
    )


def _questions(queries: Any, scope: Any) -> Iterator[tuple[str, Callable[[], object]]]:
    now = datetime.fromisoformat(UNTIL)
    every = queries.Filters(open=None)
    open_ones = queries.Filters()

    def chosen(filters: Any) -> Any:
        return queries.chosen(scope, filters)

    far = _far_on(queries, chosen(every))
    yield "first page by due date", lambda: queries.by_due(chosen(open_ones))
    yield "first page of all by receipt", lambda: queries.by_receipt(chosen(every))
    yield "a page 400 pages on, by key", lambda: queries.by_receipt(chosen(every), far)
    late = queries.Filters(overdue_at=now)
    yield "overdue ones", lambda: queries.by_due(chosen(late))
    mine = queries.Filters(owner="chen")
    yield "one officer's", lambda: queries.by_due(chosen(mine))
    graded = queries.Filters(pack="life-insurance", stage="handling", grade="major", open=None)
    yield "by pack, stage and grade", lambda: queries.by_receipt(chosen(graded))
    yield "counted to 1,000", lambda: queries.count_up_to(chosen(every))


def _far_on(queries: Any, rows: Any) -> str:
    """The key after four hundred pages, or as far as there are some."""
    key = ""
    for _ in range(400):
        page = queries.by_receipt(rows, key)
        if not page.after:
            break
        key = page.after
    return key


def _select_one(connection: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
