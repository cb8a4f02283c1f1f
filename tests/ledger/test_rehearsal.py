"""A command decided before its turn writes what one decided in its turn would write, or is decided anew."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from hypothesis import given, settings

from huiyin.casework import commands as c
from huiyin.casework.refusal import Refused
from huiyin.ledger import door, keys, moment, rebuilding, rehearsal
from huiyin.ledger.counters import next_number
from huiyin.ledger.door import Ask, Done, handle
from huiyin.ledger.lately import LATELY
from huiyin.ledger.models import Counter, EventRow, Receipt
from huiyin.ledger.sqlite.base import UNWRITTEN, DatabaseWrapper
from huiyin.ledger.store import Conflict, load
from huiyin.people.happenings import PostTaken
from huiyin.people.organising import record
from tests.ledger.lives import (
    CLOCK,
    LIVES,
    MORNING,
    PACK,
    TALK,
    act,
    evidence,
    left_by,
    lived,
    open_house,
    register,
    undone,
)

pytestmark = pytest.mark.usefixtures("installation")
TAKEN: list[bool] = []
"""Of each command for a case that was there, whether what was rehearsed was taken."""


@pytest.fixture(autouse=True)
def _shop(installation, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("nothing is rehearsed where rows are locked")
    CLOCK[0] = MORNING
    LATELY.forget()
    TAKEN.clear()
    monkeypatch.setattr(moment, "now", lambda: CLOCK[0])
    rehearsed = door._rehearsed

    def watched(ask: Ask) -> Done | None:
        done = rehearsed(ask)
        if not isinstance(ask.command, c.Register):
            TAKEN.append(done is not None)
        return done

    monkeypatch.setattr(door, "_rehearsed", watched)
    monkeypatch.setattr(rehearsal, "is_possible", lambda: True)
    monkeypatch.setattr(DatabaseWrapper, "at_one_moment", in_the_transaction_of_the_test)
    open_house()


@contextmanager
def in_the_transaction_of_the_test(self: Any) -> Iterator[None]:
    """Where it stands for the moment at which everything is read; tests/faults has real ones."""
    written = self.connection.total_changes
    with transaction.atomic():
        yield
        if self.connection.total_changes != written:
            raise OperationalError(UNWRITTEN)


@contextmanager
def before_its_turn(do_it: Callable[[], object], monkeypatch: Any) -> Iterator[None]:
    """Something happens once, after the next command was decided and before it is written."""
    happened: list[object] = []
    of = rehearsal.of

    @contextmanager
    def and_then(stream: str) -> Iterator[rehearsal.Rehearsal]:
        with of(stream) as noted:
            yield noted
        if not happened:
            happened.append(True)
            do_it()

    with monkeypatch.context() as changed:
        changed.setattr(rehearsal, "of", and_then)
        yield
    assert happened


@settings(max_examples=12)
@given(LIVES)
def test_what_was_decided_before_its_turn_leaves_what_is_decided_in_it(how):
    LATELY.forget()
    TAKEN.clear()
    with undone():
        rehearsed, taken = left_by(lived(how)), list(TAKEN)
    with undone(), pytest.MonkeyPatch.context() as changed:
        changed.setattr(rehearsal, "is_possible", lambda: False)
        LATELY.forget()
        plain = left_by(lived(how))
    assert rehearsed == plain
    assert any(taken) or "admit" not in how


def test_a_history_that_goes_on_is_the_one_that_is_read_anew():
    case = lived(["admit", "acknowledge", "assign", "contact"])
    stream = door.stream_of(case)
    load(stream)
    act(case, "chen", TALK)
    act(case, "chen", evidence("investigation"))
    going_on = LATELY.of(stream)
    assert TAKEN[-2:] == [True, True] and going_on is not None
    LATELY.forget()
    assert going_on.case == door.load_case(case)
    assert list(going_on.recorded) == load(stream)


def test_what_happened_to_the_case_meanwhile_is_known_when_its_turn_comes(monkeypatch):
    case = register()
    with before_its_turn(lambda: act(case, "chen", c.Admit()), monkeypatch), pytest.raises(Refused):
        act(case, "chen", c.Admit())
    assert TAKEN == [True, False]  # the one that was begun later came first
    assert [e.event.name for e in load(door.stream_of(case))].count("admitted") == 1


def test_whoever_said_which_version_they_saw_is_told_that_it_is_another(monkeypatch):
    case = register()
    seen = door.load_case(case).version
    with (
        before_its_turn(lambda: act(case, "chen", TALK), monkeypatch),
        pytest.raises(Conflict),
    ):
        act(case, "chen", TALK, expected=seen)


def test_whoever_lost_their_post_meanwhile_may_not_do_it_any_more(monkeypatch):
    case = register()
    gone = lambda: record(PostTaken, "", person="chen", pack=PACK, role="officer")  # noqa: E731
    with before_its_turn(gone, monkeypatch), pytest.raises((Refused, door.NoSuchCase)):
        act(case, "chen", c.Admit())
    assert TAKEN == [False]


def test_the_same_key_twice_at_once_is_done_once(monkeypatch):
    case = register()
    ask = Ask(case=case, command=c.Admit(), actor="chen", key="k1")
    first: list[Done] = []
    with before_its_turn(lambda: first.append(handle(ask)), monkeypatch):
        second = handle(ask)
    assert second.repeated and not first[0].repeated
    assert [e.seq for e in second.recorded] == [e.seq for e in first[0].recorded]
    assert Receipt.objects.filter(key="k1").count() == 1


def test_what_is_erased_meanwhile_is_not_written_again_under_the_old_key(monkeypatch):
    case = register()
    stream = door.stream_of(case)
    with before_its_turn(lambda: keys.destroy(stream), monkeypatch), pytest.raises(keys.Erased):
        act(case, "chen", TALK)
    assert TAKEN == [False]


def test_what_cannot_be_noted_is_done_in_its_turn_and_once(monkeypatch):
    case = register()
    follow = door.follow

    def and_count(*asked: Any) -> Done:
        next_number("told")
        return follow(*asked)

    monkeypatch.setattr(door, "follow", and_count)
    act(case, "chen", c.Admit())
    assert TAKEN == [False]
    assert Counter.objects.get(name="told").value == 1


def test_a_row_that_is_not_there_any_more_is_found_and_nothing_of_it_stays(monkeypatch):
    """A rebuild makes the rows of the register anew, with other keys."""
    case = register()
    before = EventRow.objects.count()
    with before_its_turn(rebuilding.rebuild, monkeypatch):
        act(case, "chen", c.Admit())
    assert TAKEN == [False]
    assert EventRow.objects.count() > before
    rebuilding.check()
