"""A case names the version it runs under, and shows on request what would differ today."""

from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.ledger.models import EventRow
from huiyin.people import regulations
from tests.ledger.house import MORNING, do, register
from tests.support.editions import edition

SLOWER = ("within: 15 workdays", "within: 20 workdays")


@pytest.fixture
def old_case(shop):
    """Received under the version 2026.1, before a slower one came into force."""
    regulations.install(regulations.tried(edition("2026.1", "2004-01-01")))
    case = register().case.id
    do(case, "wang", c.Admit())
    day = (MORNING + timedelta(days=1)).date().isoformat()
    regulations.install(regulations.tried(edition("2", day, SLOWER)))
    return case


def page(client, case: str) -> str:
    answer = client.get(f"/cases/{case}/today/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_of_a_case_names_its_version_and_leads_to_what_would_differ(old_case, sit_down):
    shown = sit_down("wang").get(f"/cases/{old_case}/").content.decode()

    assert "2026.1 版" in shown
    assert f"/cases/{old_case}/today/" in shown


def test_another_limit_is_told_with_both_dates_and_its_clause(old_case, sit_down):
    shown = page(sit_down("wang"), old_case)

    assert "答复的期限由2026年3月23日24:00改为2026年3月30日24:00" in shown
    assert "T-6" in shown
    assert shown.count("期限由") == 1 and "会逾期" not in shown


def test_a_case_under_the_wordings_of_today_differs_in_nothing(shop, sit_down):
    case = register().case.id

    assert "没有不同" in page(sit_down("wang"), case)


def test_looking_changes_nothing(old_case, sit_down):
    before = EventRow.objects.filter(stream__startswith="case/").count()

    page(sit_down("wang"), old_case)

    assert EventRow.objects.filter(stream__startswith="case/").count() == before


def test_whoever_may_not_read_the_case_finds_nothing(old_case, sit_down, shop):
    assert sit_down("wang").get("/cases/none/today/").status_code == 404
