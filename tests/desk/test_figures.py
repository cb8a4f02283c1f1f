"""The page of settings: who sets what, what it does, what a change would change, and what was changed."""

from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.connections import keeping as connections
from huiyin.intake.mail import fetching
from huiyin.intake.mail.models import MailboxTrouble
from huiyin.ledger import moment, ports
from huiyin.notices.models import Outgoing
from huiyin.people import deeds, regulations
from huiyin.people import happenings as h
from huiyin.people.figures import unset
from huiyin.people.models import Account
from huiyin.people.organising import record
from huiyin.sight.worklist import worklist
from tests.intake.mail.conftest import VALUES
from tests.ledger.house import do, register
from tests.support.editions import figured

DEAR = {"pack": "tiny", "setting": "dear"}
LOOK = {"pack": "tiny", "setting": "look_within"}


@pytest.fixture
def boss(shop, sit_down):
    regulations.install(regulations.tried(figured()))
    record(h.PersonJoined, "", person="gu", shown_name="顾管理", administrator=True)
    deeds.take_power(Account.objects.get(username="gu"), timedelta(hours=1), "测试")
    return sit_down("gu")


def post(client, **given: str) -> str:
    return client.post("/house/settings/", given).content.decode()


def lacks(kind: str) -> list:
    gu = Account.objects.get(username="gu")
    return [lack.values for lack in worklist(gu, moment.now()) if lack.kind == kind]


def test_each_figure_names_who_sets_it_and_the_rules_that_read_it(boss):
    page = boss.get("/house/settings/").content.decode()

    assert "由管理员设定" in page and "由店长设定" in page
    assert "轻重" in page and "看一看" in page


def test_several_regulations_are_listed_first_each_with_a_page_of_its_own(boss):
    page = boss.get("/house/settings/?list=1").content.decode()
    assert "?pack=tiny" in page and "1 项必须设定" in page and 'name="value"' not in page
    assert "尚未使用的规定" in page  # what the product ships and this house does not use

    one = boss.get("/house/settings/?pack=tiny").content.decode()

    assert 'id="tiny.dear"' in one and "?list=1" in one
    assert 'href="/house/settings/?pack=tiny#tiny.dear"' in boss.get("/house/").content.decode()
    other = boss.get("/house/settings/?pack=life-insurance").content.decode()
    assert 'id="tiny.dear"' not in other and 'id="life-insurance.' in other


def test_what_must_be_set_and_is_not_is_named_here_and_in_the_worklist(boss):
    assert "尚未设定：多少算贵" in boss.get("/house/settings/").content.decode()
    assert lacks("setting") == [{"pack": "tiny", "setting": "dear"}]

    post(boss, **DEAR, value="100", confirm="1")  # the default, said by the house itself

    assert unset("tiny") == [] and lacks("setting") == []


def test_a_change_says_first_how_many_open_cases_would_be_decided_otherwise(boss):
    for amount in (50, 80, 150):
        register(facts={"amount": amount})

    page = post(boss, **DEAR, value="60")

    assert "轻重：在办的 3 件里，1 件下次判定时结果会不同" in page
    assert "多少算贵" in page and "dear" not in ports.house().settings("tiny")


def test_a_limit_says_when_it_would_end_if_it_began_now(boss, sit_down):
    page = post(sit_down("li"), **LOOK, value="9 workdays")

    assert "看一看：此刻起算，原来到" in page


def test_a_post_that_the_regulation_names_sets_it_without_power_and_nobody_else_does(
    boss, sit_down
):
    """The administrator neither: the regulation gave it to the chief."""
    asked = {**LOOK, "value": "5 workdays", "confirm": "1"}
    assert boss.post("/house/settings/", asked).status_code == 422
    assert sit_down("wang").get("/house/settings/").status_code == 403
    chief = sit_down("li")
    assert chief.post("/house/settings/", {**DEAR, "value": "5", "confirm": "1"}).status_code == 422

    assert chief.post("/house/settings/", asked).status_code == 302

    assert str(ports.house().settings("tiny")["look_within"]) == "5 workdays"
    page = chief.get("/house/settings/").content.decode()
    assert "以往的更改（1）" in page and "Li" in page


def test_a_table_that_has_no_row_for_a_case_is_the_administrators_to_mend(boss):
    case = register(facts={"amount": 5}).case.id
    [task] = lacks("task")
    assert task["task"] == "missing_row" and task["n"] == 1
    assert "判定表没有适用的一行" in boss.get("/house/").content.decode()

    do(case, "wang", c.AmendFacts(facts={"amount": "50"}, reason="看错"), moment.now())

    assert lacks("task") == []


def test_a_mailbox_that_cannot_be_read_stands_in_the_worklist_until_it_answers(boss):
    connections.put("imap/front", {**VALUES, "host": "127.0.0.1", "port": 9, "seconds": 1}, "gu")
    fetching.fetch_all()
    first = MailboxTrouble.objects.get().since
    fetching.fetch_all()

    [said] = lacks("mailbox")
    assert (said["mailbox"], said["since"]) == ("front", first)
    assert "读不到" in boss.get("/house/").content.decode()

    connections.remove("imap/front", "gu")
    assert lacks("mailbox") == []


def test_messages_that_could_not_be_sent_stand_in_the_worklist(boss):
    now = moment.now()
    Outgoing.objects.create(key="k", message_id="m", way="mail", purpose="p", content=b"", made_at=now,
                            not_before=now, state="failed")  # fmt: skip

    assert lacks("outbox") == [{"n": 1, "since": now}]
    assert "没有送出" in boss.get("/house/").content.decode()
