"""Mails, digests and groups say nothing of a sealed case, and what named it before stays here."""

import pytest

from huiyin.casework import commands as c
from huiyin.connections import keeping
from huiyin.ledger import moment
from huiyin.ledger.door import load_case
from huiyin.notices import house, outbox
from huiyin.notices.digests import send_digests
from huiyin.notices.models import Message, Outgoing
from huiyin.people.models import Account
from tests.ledger.harbour import do, open_port, take_in
from tests.support.harbour import MORNING

ROBOT = {
    "service": "wecom",
    "webhook": "https://x.test/h",
    "posts": "harbour/auditor harbour/foreman",
}


@pytest.fixture
def port(installation, monkeypatch):
    monkeypatch.setattr(moment, "now", lambda: MORNING)
    open_port()
    for account in Account.objects.all():
        account.email = f"{account.username}@house.test"
        account.save()
    keeping.put("messages", {"desk": "https://desk.test", "details": True}, "")
    keeping.put("robot/group", ROBOT, "")
    return installation


def letters() -> list[outbox.Letter]:
    return [outbox.opened(row) for row in Outgoing.objects.order_by("pk")]


def people() -> set[str]:
    return set(Message.objects.values_list("person", flat=True))


def test_a_mail_about_a_sealed_case_names_nothing_of_it(port):
    case = take_in(about_whom="feng")
    number = load_case(case).number

    assert "ao" in people()
    for letter in letters():
        said = letter.subject + letter.text + letter.html
        for word in (number, case, "收受回扣", "来件", "feng"):
            assert word not in said, word


def test_no_group_hears_of_a_sealed_case(port):
    take_in(about_whom="feng")
    assert not Outgoing.objects.filter(way="robot/group").exists()

    take_in("complaint", topic="goods")
    assert Outgoing.objects.filter(way="robot/group").exists()


def test_a_digest_says_of_a_sealed_case_only_that_there_is_something(port):
    house.choose("ao", mail=True, digest="hourly", quiet=("", ""))
    case = take_in(about_whom="feng")
    number = load_case(case).number
    house.choose("ao", mail=True, digest="none", quiet=("", ""))

    assert send_digests(MORNING) == 1

    [row] = Outgoing.objects.filter(person="ao")
    said = outbox.opened(row).text
    assert number not in said and case not in said
    assert "请登录后查看" in said


def test_what_was_written_before_a_case_was_sealed_stays_here(port):
    case = take_in("complaint", topic="conduct")
    answer = outbox.Letter(to="someone@far.test", subject="x", text="y")
    outbox.put(answer, outbox.Cause(key="r", purpose="reply", stream=f"case/{case}"))
    written = set(Outgoing.objects.exclude(purpose="reply").values_list("pk", flat=True))
    assert written

    do(case, "cai", c.AmendFacts(facts={"about_whom": "feng"}))

    assert set(Outgoing.objects.filter(state="discarded").values_list("pk", flat=True)) == written
    assert Outgoing.objects.get(purpose="reply").state == "waiting"
