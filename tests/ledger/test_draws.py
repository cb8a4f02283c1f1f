"""At the cut-off of the day the share is drawn, once, and anybody can draw it again."""

from datetime import timedelta

import pytest

from huiyin.casework.drawing import draw
from huiyin.ledger import moment, ports
from huiyin.ledger.door import context_for, load_case
from huiyin.ledger.store import load
from huiyin.register.draws import draw_due
from huiyin.register.models import WaitRow
from tests.ledger.house import MORNING, open_shop, register

pytestmark = pytest.mark.usefixtures("installation")
MIDNIGHT = MORNING.replace(hour=0, minute=0) + timedelta(days=1)


@pytest.fixture(autouse=True)
def _day(installation, monkeypatch):
    """Eleven deliveries on one day."""
    monkeypatch.setattr(moment, "now", lambda: MORNING)
    open_shop()
    for minute in range(11):
        register(MORNING + timedelta(minutes=minute), kind="delivery", channel="counter")


def test_before_the_cut_off_nothing_is_drawn():
    assert draw_due(MIDNIGHT - timedelta(seconds=1)) == 0
    assert not WaitRow.objects.filter(what="callback").exists()


def test_a_tenth_of_eleven_is_two_and_it_is_drawn_once():
    assert draw_due(MIDNIGHT) == 1
    assert draw_due(MIDNIGHT + timedelta(hours=3)) == 0

    assert WaitRow.objects.filter(what="callback", token="role:tiny/chief").count() == 2


def test_a_draw_over_several_kinds_counts_them_together():
    for minute in range(10):
        register(MORNING + timedelta(minutes=minute), kind="pickup", channel="counter")

    draw_due(MIDNIGHT)

    [drawn] = [item.event for item in load("draw/tiny/spot_check")]
    assert (len(drawn.population), len(drawn.chosen)) == (21, 3)


def test_anybody_can_draw_it_again_from_what_was_recorded():
    draw_due(MIDNIGHT)
    [drawn] = [item.event for item in load("draw/tiny/spot_check")]
    records = [load_case(case) for case in reversed(drawn.population)]
    fresh = [type(r)(**{**vars(r), "tasks": {}, "happened": {}}) for r in records]
    regulation, context = ports.rules().regulation("tiny"), context_for("tiny", "", MIDNIGHT)

    again = draw(regulation, "spot_check", fresh, drawn.seed, context)

    assert set(again) == set(drawn.chosen)


def test_a_day_without_deliveries_is_drawn_together_with_nothing():
    draw_due(MIDNIGHT)

    assert draw_due(MIDNIGHT + timedelta(days=1)) == 0
