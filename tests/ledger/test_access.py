"""Reading a case whose readers are named leaves a trace, and disturbs nobody who works on it."""

from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.ledger import access, moment
from huiyin.ledger.reading import look_at
from tests.ledger.house import MORNING, do, open_shop, register

pytestmark = pytest.mark.usefixtures("installation")


@pytest.fixture
def case(installation, monkeypatch):
    monkeypatch.setattr(moment, "now", lambda: MORNING)
    open_shop()
    return register().case.id


def test_who_is_named_may_read_and_the_look_is_recorded_with_its_clause(case):
    verdict = access.look(look_at(case, "li"))

    assert verdict.is_allowed
    assert verdict.clauses == ("T-11",)
    assert [(e.by, e.at) for e in access.readings(case)] == [("li", MORNING)]


def test_who_is_not_named_may_not_and_leaves_no_trace(case):
    assert not access.look(look_at(case, "stranger")).is_allowed
    assert access.readings(case) == []


def test_looking_again_at_once_is_the_same_look_and_later_it_is_another(case, monkeypatch):
    access.look(look_at(case, "li"))
    access.look(look_at(case, "li"))
    monkeypatch.setattr(moment, "now", lambda: MORNING + timedelta(minutes=16))
    access.look(look_at(case, "li"))

    assert len(access.readings(case)) == 2


def test_a_reader_does_not_collide_with_an_officer(case):
    version = look_at(case, "wang").case.version
    access.look(look_at(case, "li"))

    do(case, "wang", c.Admit(), expected=version)
