"""A regulation is read and tried at the desk; trying registers nothing."""

import pytest

from huiyin.ledger.models import EventRow
from tests.papers.sample import pages_of


def test_the_whole_regulation_can_be_read(sit_down):
    page = sit_down("wang").get("/rules/tiny/").content.decode()

    assert 'id="clause-T-4"' in page
    assert 'class="flow"' in page


def test_what_nobody_knows_counts_as_unknown(sit_down):
    page = sit_down("wang").get("/rules/tiny/try/").content.decode()

    assert 'name="start"' in page
    assert 'id="answer"' in page


@pytest.mark.parametrize(
    "asked",
    ["start=2026-03-02T09:00", "start=2026-03-02T09:00&a.worth=1e999&f.nothing=x&kind=none",
     "start=2026-03-02T09:00&f.amount=abc", "start=9999-12-31T23:00"],
)  # fmt: skip
def test_trying_answers_and_leaves_no_trace(sit_down, asked):
    desk = sit_down("wang")
    before = EventRow.objects.count()

    answer = desk.get(f"/rules/tiny/try/?{asked}")

    assert answer.status_code == 200
    assert EventRow.objects.count() == before


def test_a_start_that_is_none_is_said_beside_its_field(sit_down):
    page = sit_down("wang").get("/rules/tiny/try/?start=yesterday").content.decode()

    assert "起算时间填写有误" in page


@pytest.mark.parametrize("place", ["/rules/nothing/", "/rules/nothing/try/"])
def test_a_regulation_that_is_none_is_not_found(sit_down, place):
    assert sit_down("wang").get(place).status_code == 404


def test_a_year_that_no_calendar_knows_is_said_and_not_a_fault(sit_down):
    page = sit_down("wang").get("/rules/tiny/try/?start=9999-12-31T23:00").content.decode()

    assert "desk-error" in page


def test_the_regulation_is_to_be_had_as_pdf_with_contents_and_flow_chart(sit_down):
    answer = sit_down("wang").get("/rules/tiny/pdf/")

    pages = pages_of(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert "目录" in pages[1]
    assert f"第1页共{len(pages)}页" in pages[0]
    assert any("办理流程" in page for page in pages[2:])
    assert any("T-1" in page for page in pages[2:])
