"""Writes that travel to PostgreSQL together leave what they leave one by one, in their order."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings

from huiyin.casework import commands as c
from huiyin.ledger import door, gathered, moment
from huiyin.ledger.firing import Pace, fire_together
from huiyin.ledger.gathered import Gathered, together
from huiyin.ledger.inserting import insert, update, update_all
from huiyin.ledger.lately import LATELY
from huiyin.ledger.models import Counter, EventRow
from huiyin.ledger.statements import done, rows_of, write, write_many
from huiyin.register.models import ClockRow
from tests.ledger import lives

pytestmark = pytest.mark.usefixtures("installation")
NEW = "INSERT INTO ledger_counter (name, value) VALUES (%s, %s)"
MORE = "UPDATE ledger_counter SET value = value + %s WHERE name = %s"


@pytest.fixture(autouse=True)
def _shop(installation, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("nothing travels")
    lives.CLOCK[0] = lives.MORNING
    LATELY.forget()
    monkeypatch.setattr(moment, "now", lambda: lives.CLOCK[0])
    lives.open_house()


@pytest.fixture
def journeys(monkeypatch):
    """How many statements went with each."""
    found: list[int] = []
    send = Gathered.send

    def and_count(self: Gathered) -> None:
        if self._waiting:
            found.append(len(self._waiting))
        send(self)

    monkeypatch.setattr(Gathered, "send", and_count)
    return found


def value_of(name: str) -> int | None:
    return Counter.objects.filter(name=name).values_list("value", flat=True).first()


@settings(max_examples=12)
@given(lives.LIVES)
def test_what_travels_together_leaves_what_is_said_one_by_one(how):
    LATELY.forget()
    with lives.undone():
        at_once = lives.left_by(lives.lived(how))
    with lives.undone(), pytest.MonkeyPatch.context() as changed:
        changed.setattr(door, "together", nullcontext)
        LATELY.forget()
        plain = lives.left_by(lives.lived(how))
    assert at_once == plain


def test_a_command_makes_fewer_journeys_than_it_writes(journeys):
    lives.register()
    assert sum(journeys) >= 8
    assert len(journeys) <= sum(journeys) / 2


def test_whoever_asks_is_told_what_was_written_before(journeys):
    with transaction.atomic(), together():
        write(NEW, ["a", 1])
        write_many(MORE, [[2, "a"], [3, "a"]])
        assert rows_of("SELECT value FROM ledger_counter WHERE name = %s", ["a"]) == [(6,)]
        write(MORE, [1, "a"])
        assert value_of("a") == 7
        write(MORE, [1, "a"])
        assert done(MORE, [1, "a"]) == 1
        one = Counter.objects.get(name="a")
        one.value += 1
        update(one)
    assert value_of("a") == 10
    assert journeys == [3, 1, 1, 1]


def test_texts_are_kept_to_the_sign(journeys):
    said = "引号'\"、百分号%、%s、反斜线\\、分号;--、换行\n、🙂"
    with transaction.atomic(), together():
        insert([Counter(name=said, value=1), Counter(name="b", value=2)])
        write(NEW, ["c", 3])
    assert {value_of(name) for name in (said, "b", "c")} == {1, 2, 3}
    assert journeys == [2]


def changed(**to: object) -> list[ClockRow]:
    """The clocks of two cases, in the register now as they are said to be."""
    for case in ("c1", "c2"):
        lives.act(lives.register(case), "chen", c.Admit())
    rows = list(ClockRow.objects.all())
    for row in rows:
        vars(row).update(to)
    with transaction.atomic(), together():
        update_all(rows, tuple(to))
    return list(ClockRow.objects.all())


def test_changes_of_many_rows_are_one_statement(journeys):
    found = changed(stopped_at=None, in_time=None, missed=True)
    assert journeys[-1] == 1 and len(found) > 1
    assert {(row.stopped_at, row.in_time, row.missed) for row in found} == {(None, None, True)}


def test_changes_of_many_rows_are_kept_to_the_sign():
    found = changed(start=lives.MORNING, in_time=False, within="它'\\%s")
    assert {(row.start, row.in_time, row.within) for row in found} == {
        (lives.MORNING, False, "它'\\%s")
    }


def test_a_text_too_long_for_its_column_is_refused_among_many_too():
    with pytest.raises(DataError):
        changed(within="长" * 65)


def test_due_clocks_travel_together(journeys):
    for number in range(5):
        lives.act(lives.register(f"c{number}"), "chen", c.Admit())
    journeys.clear()
    pace = Pace()
    fired = fire_together(lives.MORNING + timedelta(days=30), 50, pace)
    assert fired.fired >= 5 and not fired.alone
    assert sum(journeys) < 3 * 5, "rows of all cases in one statement"


def all_of(*rows: tuple[str, int], fault: type[Exception] | None = None) -> None:
    with transaction.atomic(), together():
        for row in rows:
            write(NEW, row)
        if fault:
            raise fault


def test_where_one_cannot_be_done_none_is():
    with pytest.raises(IntegrityError):
        all_of(("a", 1), ("a", 2))
    with pytest.raises(DataError):
        all_of(("a", 1), ("b", 10**30))
    assert value_of("a") is None


def test_what_was_written_before_a_fault_is_not_sent_after_it(journeys):
    with pytest.raises(ZeroDivisionError):
        all_of(("a", 1), fault=ZeroDivisionError)
    assert value_of("a") is None and not journeys
    assert gathered.current() is None


def test_an_inner_transaction_takes_back_what_was_written_in_it_and_no_more():
    with transaction.atomic(), together():
        write(NEW, ["a", 1])
        with transaction.atomic():
            write(NEW, ["b", 1])
            transaction.set_rollback(True)
        write(NEW, ["c", 1])
    assert (value_of("a"), value_of("b"), value_of("c")) == (1, None, 1)


def test_no_more_than_some_wait_at_once(journeys, monkeypatch):
    monkeypatch.setattr(gathered, "_MOST", 3)
    with transaction.atomic(), together():
        write_many(NEW, [[f"n{number}", number] for number in range(8)])
    assert journeys == [3, 3, 2]
    assert value_of("n7") == 7


def test_whoever_listens_hears_each_statement(journeys):
    case = lives.register()
    journeys.clear()
    with CaptureQueriesContext(connection) as heard:
        lives.act(case, "chen", c.Admit())
    assert not journeys
    assert sum('INTO "ledger_eventrow"' in one["sql"] for one in heard.captured_queries) == 1
    assert EventRow.objects.filter(type="admitted").count() == 1
