"""Disposal in batches: what is over is asked for together, a second person reviews it, statistics stay."""

import re
from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.ledger import moment
from huiyin.ledger.door import load_case
from huiyin.people import deeds, erasing, regulations
from huiyin.people import happenings as h
from huiyin.people.models import Account, Erasure
from huiyin.people.organising import record
from huiyin.returns.making import computed, wanted
from huiyin.sight import disposing
from tests.ledger.house import MORNING, do, register
from tests.support.editions import edition

PAGE = "/house/erasing/"
RULE = """retention:
  files:
    {title: 案卷, when: topic = goods, from: closed, at_least: 3 years, at_most: 5 years, clause: T-17}
  services:
    {title: 服务案卷, when: topic = service, from: closed, at_least: 3 years, then: appraise, clause: T-17}

schedules:
"""


@pytest.fixture
def old(shop, monkeypatch):
    """Three closed cases, five years and a day later; the third, of service, is to be appraised."""
    regulations.install(regulations.tried(edition("kept", "2004-01-01", ("schedules:\n", RULE))))
    cases = []
    for what, topic in (("杯子裂了", "goods"), ("碗裂了", "goods"), ("店员骂人", "service")):
        case = register(facts={"what": what, "topic": topic}).case.id
        do(case, "wang", c.Answer(text="换"))
        do(case, "wang", c.Close(outcome="settled"))
        cases.append(case)
    for person in ("gu", "du"):
        record(h.PersonJoined, "", person=person, shown_name=person, administrator=True)
    monkeypatch.setattr(moment, "now", lambda: MORNING + timedelta(days=5 * 366))
    for person in ("gu", "du"):
        deeds.take_power(Account.objects.get(username=person), timedelta(hours=1), "测试")
    return cases


def test_a_batch_is_asked_for_by_one_reviewed_by_another_and_the_statistics_survive(sit_down, old):
    first, second, _ = old
    now = moment.now()
    before = computed(wanted("tiny", "monthly", "2026-03", now)).lines

    shown = sit_down("gu").get(PAGE).content.decode()
    sit_down("gu").post(
        PAGE, {"act": "ask_many", "deed": "ask_many", "case": [first, second], "why": "期满"}
    )
    [batch] = set(Erasure.objects.values_list("batch", flat=True))
    sent = {"act": "review", "deed": f"review/{batch}", "batch": batch, "case": [first]}
    own = sit_down("gu").post(PAGE, {**sent, "why": "留一件", "sure": "1"})
    unsure = sit_down("du").post(PAGE, {**sent, "why": "留一件", "sure": "2"})
    silent = sit_down("du").post(PAGE, {**sent, "why": "", "sure": "1"})
    done = sit_down("du").post(PAGE, {**sent, "why": "还有诉讼", "sure": "1"}, follow=True)

    assert "最迟销毁" in shown and "须鉴定" in shown
    assert [own.status_code, unsure.status_code, silent.status_code] == [422, 422, 422]
    assert "已销毁 1 件" in done.content.decode()
    assert [erasing.is_erased(case) for case in old] == [True, False, False]
    assert load_case(second).facts["what"] == "碗裂了"
    assert not Erasure.objects.exists()
    assert computed(wanted("tiny", "monthly", "2026-03", now)).lines == before


def test_only_what_is_over_can_be_asked_for_in_a_batch(sit_down, old):
    young = register(moment.now(), facts={"what": "新的"}).case.id
    do(young, "wang", c.Withdraw(reason="不告了"), moment.now())

    refused = sit_down("gu").post(
        PAGE, {"act": "ask_many", "deed": "ask_many", "case": [young], "why": "期满"}
    )

    assert refused.status_code == 422
    assert not Erasure.objects.exists()


def test_every_file_that_is_over_is_reached_page_by_page(sit_down, old, monkeypatch):
    monkeypatch.setattr(disposing, "SHOWN", 1)
    monkeypatch.setattr(disposing, "LOOKED_AT", 2)
    browser, found, address = sit_down("gu"), [], PAGE
    for _ in range(9):
        page = browser.get(address).content.decode()
        found += re.findall(r'name="case" value="([0-9a-f]+)"', page)
        more = re.search(r'href="\?after=([^"]+)"', page)
        if more is None:
            break
        address = f"{PAGE}?after={more[1]}"

    assert found == sorted(old)
    assert browser.get(f"{PAGE}?after=x").status_code == 404
