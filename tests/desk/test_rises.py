"""A rise above the usual on the overview and on its page."""

from datetime import timedelta

import pytest

from huiyin.ledger import moment
from huiyin.returns.rises import find, rises
from tests.ledger.house import MORNING, register

NOW = MORNING + timedelta(minutes=1)


@pytest.fixture
def page(shop, monkeypatch):
    for week in range(12):
        register(MORNING - timedelta(days=7 * week + 8), facts={"topic": "service"})
    for n in range(7):
        register(MORNING - timedelta(hours=n), facts={"topic": "service"})
    monkeypatch.setattr(moment, "now", lambda: NOW)
    find("tiny", NOW)
    [one] = rises("tiny")
    return f"/returns/rises/tiny/{one.id}/"


def test_it_is_worked_on_from_the_overview(sit_down, page):
    li = sit_down("li")

    overview = li.get("/returns/overview/").content.decode()
    refused = li.post(page, {"act": "analyse", "cause": "新人多", "action": ""})
    li.post(page, {"act": "analyse", "cause": "新人多", "action": "上岗前培训"})
    done = li.post(page, {"act": "act", "done": "已培训"}, follow=True).content.decode()

    assert "待查原因" in overview
    assert page in overview
    assert refused.status_code == 422
    assert "新人多" in refused.content.decode()
    assert "观察 4 周" in done
    assert "上岗前培训" in done


def test_it_is_shown_to_nobody_who_oversees_nothing(sit_down, page):
    assert sit_down("wang").get(page).status_code == 404
    assert sit_down("li").get("/returns/rises/tiny/none/").status_code == 404
