"""Histories written in bulk are the same as those that went through the door one by one."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from benchmarks.made_up import Maker
from huiyin.ledger import keys, rebuilding
from huiyin.ledger.models import Counter, EventRow
from huiyin.ledger.seals import seal
from huiyin.ledger.verify import verify
from huiyin.register.models import CaseRow, PastCaseRow
from tests.ledger.house import open_shop, register

UNTIL = datetime(2026, 11, 20, 18, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def made(installation):
    Maker(seed=7, until=UNTIL).make(60)
    return installation


def test_made_up_cases_verify(made):
    seal(UNTIL, made / "seals")
    report = verify(made / "seals", keys.public_key())

    assert report.is_sound
    assert report.events == EventRow.objects.count() > 300


def test_their_rows_are_those_that_a_rebuild_arrives_at_with_their_past(made):
    assert CaseRow.objects.count() == 60
    assert PastCaseRow.objects.count() > 60
    assert rebuilding.check() == 60


def test_the_same_seed_gives_the_same_numbers_and_stages(made):
    first = list(CaseRow.objects.order_by("number").values_list("number", "stage", "levels"))
    assert len({number for number, *_ in first}) == 60
    assert len({stage for _, stage, _ in first}) > 3


def test_the_door_goes_on_with_the_serials_of_a_bulk(made):
    before = dict(Counter.objects.values_list("name", "value"))
    open_shop()
    register()

    assert dict(Counter.objects.values_list("name", "value")).items() >= before.items()
