"""A hidden value is in nothing that the desk, the API or the command line says to who may not read it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from typer.testing import CliRunner

from huiyin.casework import commands as c
from huiyin.cli.main import app
from huiyin.ledger import moment
from huiyin.ledger.access import AGAIN_AFTER, readings, revealings
from huiyin.ledger.lately import LATELY
from huiyin.notices.models import Outgoing
from huiyin.register.models import CaseRow
from huiyin.register.veils import titles_before
from tests.desk.test_sealed import OPEN, client, port  # noqa: F401 (the fixture)
from tests.ledger.harbour import do, take_in
from tests.support.harbour import MORNING, policy

NUMBER, FORMER = "13912340001", "13755556666"
FORMS = (
    "amend_facts",
    "approve",
    "reject",
    "assign",
    "link",
    "record_contact",
    "close",
    "register",
)
PLANTED = (NUMBER, FORMER, "139 1234 0001")
NOON = MORNING + timedelta(hours=2)


@pytest.fixture
def case(port):  # noqa: F811
    """A complaint with the caller's number in the fact and in every text that people type."""
    take_in(
        "complaint",
        actor="cai",
        case=OPEN,
        topic="goods",
        caller=FORMER,
        what=f"少装，回电{FORMER}",
    )
    do(
        OPEN,
        "cai",
        c.AmendFacts(facts={"caller": NUMBER, "what": f"少装，回电{NUMBER}"}, reason=NUMBER),
    )
    do(OPEN, "cai", c.Admit())
    do(OPEN, "cai", c.RecordContact(told="致电 139 1234 0001", promised=NUMBER))
    do(OPEN, "cai", c.Propose(subject="refund", amounts={"payout": 500}, text=f"退给{NUMBER}"))
    return OPEN


def pages(case: str) -> list[str]:
    lists = ["/", "/cases/", "/cases/?open=all", "/cases/?sort=received", "/records/", "/approvals/",
             "/messages/", "/mass/", "/samples/", "/extracts/", "/mail/", "/register/harbour/",
             "/cases/?q=1391", "/cases/?q=少装", "/cases/?q=1234"]  # fmt: skip
    own = [f"/cases/{case}/", f"/cases/{case}/?order=oldest"]
    return [*lists, *own, *(reverse("act", args=[case, act]) for act in FORMS)]


def programs(case: str) -> list[str]:
    return ["/api/cases", "/api/me/waits", "/api/me/notices", f"/api/cases/{case}",
            f"/api/cases/{case}/timeline", "/api/cases?open=all&sort=received"]  # fmt: skip


def said_to(person: str, case: str) -> dict[str, str]:
    browser = client(person)
    asked = [*pages(case), *programs(case)]
    return {address: browser.get(address, follow=True).content.decode() for address in asked}


def leaks(person: str, case: str) -> list[str]:
    said = said_to(person, case)
    return [address for address, text in said.items() if any(value in text for value in PLANTED)]


def test_a_list_of_many_masked_cases_asks_the_database_no_more_often_than_one_of_few(port):  # noqa: F811
    def asked(cases: int) -> int:
        while CaseRow.objects.count() < cases:
            take_in("complaint", actor="cai", topic="goods", caller=NUMBER, what=f"少装，{NUMBER}")
        rows = list(CaseRow.objects.all())
        LATELY.forget()
        with CaptureQueriesContext(connection) as asked:
            titles = titles_before("ding", NOON, rows, {"harbour": policy()})
        assert set(titles.values()) == {"少装，139****0001"}
        return len(asked)

    few = asked(2)
    assert asked(12) <= few


@pytest.mark.parametrize("person", ["ding", "feng", "cao", "chen"])
def test_no_page_and_no_answer_says_it_to_who_may_not_read_it(case, person):
    assert leaks(person, case) == []


def test_those_who_handle_the_case_read_it_everywhere(case):
    found = leaks("cai", case)

    assert {"/cases/", f"/cases/{case}/", f"/api/cases/{case}", "/cases/?q=少装"} <= set(found)
    assert reverse("act", args=[case, "amend_facts"]) in found


def test_whoever_may_has_it_shown_for_a_while_and_that_is_recorded(case, monkeypatch):
    browser, address = client("feng"), f"/cases/{case}/"
    assert "139****0001" in browser.get(address).content.decode()

    assert browser.post(f"{address}reveal/").status_code == 302

    assert NUMBER in browser.get(address).content.decode()
    [trace] = revealings(case)
    assert (trace.by, trace.facts, trace.clauses) == ("feng", ("caller",), ("H-13",))
    assert leaks("ding", case) == []
    monkeypatch.setattr(moment, "now", lambda: NOON + AGAIN_AFTER)
    assert leaks("feng", case) == []


def test_whoever_may_not_is_not_shown_and_leaves_no_trace_of_having_been(case):
    assert client("ding").post(f"/cases/{case}/reveal/").status_code == 404
    assert client("ding").get(f"/cases/{case}/reveal/").status_code == 405
    assert revealings(case) == []


def test_every_look_at_such_a_case_is_recorded(case):
    client("ding").get(f"/cases/{case}/")

    assert [look.by for look in readings(case)] == ["ding"]


def test_a_form_that_was_left_as_it_was_changes_nothing_that_is_hidden(case):
    browser, address = client("feng"), f"/cases/{case}/do/amend_facts/"
    page = browser.get(address).content.decode()
    assert "139****0001" not in page.partition("<form")[2].partition("</form>")[0]

    sent = {
        "version": "",
        "key": "k",
        "f.topic": "conduct",
        "f.caller": "",
        "f.what": "",
        "c.reason": "类别有误",
    }
    assert browser.post(address, sent).status_code == 302

    page = client("cai").get(f"/cases/{case}/").content.decode()
    assert NUMBER in page
    assert "***" not in page


def test_the_number_finds_the_case_only_for_those_who_may_read_it_or_have_it_shown(case):
    def finds(person: str) -> bool:
        return case in client(person).get(f"/cases/?q={NUMBER}").content.decode()

    assert [person for person in ("cai", "feng", "ding", "cao") if finds(person)] == ["cai", "feng"]


def test_mails_and_group_messages_do_not_say_it(case):
    for mail in Outgoing.objects.all():
        assert not any(value in str(vars(mail)) for value in PLANTED)


def test_the_command_line_says_it_only_as_somebody_who_may_read_it(case, monkeypatch):
    monkeypatch.setattr("huiyin.cli.cases.open_home", lambda: None)

    def history(*more: str) -> str:
        return CliRunner().invoke(app, ["case", "history", case, "--json", *more]).output

    assert NUMBER in history("--as", "cai")
    for said in (history(), history("--as", "ding")):
        assert "139****0001" in said
        assert not any(value in said for value in PLANTED)
