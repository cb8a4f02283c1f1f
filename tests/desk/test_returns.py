"""Returns at the desk: who sees them, what they may do, and the cases behind a figure."""

from datetime import datetime, timedelta

import pytest

from huiyin.ledger import moment
from tests.ledger.house import MORNING, ZONE, register

APRIL = datetime(2026, 4, 2, 9, 0, tzinfo=ZONE)
PAGE = "/returns/tiny/monthly/2026-03/"


@pytest.fixture(autouse=True)
def april(shop, monkeypatch):
    register()
    register(MORNING + timedelta(days=1), facts={"topic": "service"})
    monkeypatch.setattr(moment, "now", lambda: APRIL)


def test_what_is_due_stands_in_the_list_of_whose_it_is(sit_down):
    page = sit_down("wang").get("/returns/").content.decode()

    assert "投诉月报" in page
    assert "2026 年 3 月" in page
    assert "待编制" in page
    assert "等您办理" in page


def test_it_is_compiled_with_its_text_and_a_missing_text_loses_nothing(sit_down):
    wang = sit_down("wang")

    refused = wang.post(PAGE, {"act": "compile", "summary": ""})
    done = wang.post(PAGE, {"act": "compile", "summary": "两件小事"}, follow=True)

    assert refused.status_code == 422
    assert "小结" in refused.content.decode()
    assert "两件小事" in done.content.decode()
    assert "待审核" in done.content.decode()


def test_who_is_not_concerned_finds_no_page(sit_down, shop):
    from huiyin.people.happenings import PersonJoined
    from huiyin.people.organising import record

    record(PersonJoined, "", person="stranger", shown_name="S")

    assert sit_down("stranger").get(PAGE).status_code == 404
    assert sit_down("wang").get("/returns/tiny/monthly/2026-Q1/").status_code == 404


def test_a_figure_leads_to_its_cases(sit_down):
    wang = sit_down("wang")

    page = wang.get(f"{PAGE}cases/?made=now&row=0&column=0").content.decode()

    assert "T202603-0001" in page
    assert "T202603-0002" not in page
    assert wang.get(f"{PAGE}cases/?made=now&row=9&column=0").status_code == 404
    assert wang.get(f"{PAGE}cases/?made=7&row=0&column=0").status_code == 404


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_it_is_handed_out_as_a_file(sit_down, form):
    answer = sit_down("wang").get(f"{PAGE}file/{form}/")

    assert answer.status_code == 200
    assert "filename" in answer["Content-Disposition"]
    assert len(answer.content) > 50
