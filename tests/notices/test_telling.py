"""Who is told what, in which words, by which way."""

from datetime import datetime, timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.connections import keeping
from huiyin.ledger import keys, worker
from huiyin.ledger.rebuilding import check, rebuild
from huiyin.notices import house, outbox
from huiyin.notices.digests import send_digests
from huiyin.notices.models import Message, Outgoing
from huiyin.people.happenings import DeputyNamed, PersonLeft
from huiyin.people.models import Account
from huiyin.people.organising import record
from tests.ledger.house import MORNING, ZONE, do, register
from tests.support.jobs import send_due

DESK = "https://desk.house.test"


def told(person: str) -> list[tuple[str, str]]:
    rows = Message.objects.filter(person=person).order_by("at", "id")
    return list(rows.values_list("sort", "template"))


def propose(case: str, payout: int = 400) -> None:
    do(case, "wang", c.Propose(subject="refund", amounts={"payout": payout}, text="退一半"))


def letters_to(person: str) -> list[outbox.Letter]:
    return [outbox.opened(row) for row in Outgoing.objects.filter(person=person).order_by("pk")]


def test_the_approver_is_told_once_and_the_proposer_of_the_decision(shop):
    case = register().case.id
    propose(case)
    assert told("li") == [("waiting", "approval")]

    do(case, "li", c.Approve(proposal="proposal-1"))
    assert ("decided", "approved/refund") in told("wang")


def test_nobody_is_told_of_what_they_did_themselves(shop):
    case = register().case.id
    propose(case, 50)

    assert told("wang") == []


def test_what_time_did_is_told_to_whom_the_regulation_names(shop):
    register()
    worker.fire_due(MORNING + timedelta(hours=3))

    assert told("li") == [("escalated", "escalation:pace")]


def test_a_duty_that_is_missed_is_told_to_its_owner(shop):
    register()
    worker.fire_due(MORNING + timedelta(days=40))

    assert ("late", "late/answer") in told("wang")
    assert ("due", "warning:answer") in told("zhao")
    late = Message.objects.get(person="wang", template="late/answer")
    assert late.due is not None and late.due <= late.at


def test_a_rebuild_tells_nobody_anything_again_and_forgets_nothing_that_was_read(shop):
    case = register().case.id
    propose(case)
    Message.objects.update(read_at=MORNING)
    before = (Message.objects.count(), Outgoing.objects.count())

    rebuild()
    check()

    assert (Message.objects.count(), Outgoing.objects.count()) == before
    assert not Message.objects.filter(read_at=None).exists()


def test_what_is_only_recorded_now_is_told_to_nobody(shop):
    from huiyin.ledger.door import Ask, handle

    case = register().case.id
    command = c.Propose(subject="refund", amounts={"payout": 400}, text="退一半")
    handle(Ask(case=case, command=command, actor="wang", at=MORNING, historic=True))

    assert told("li") == []
    assert not Outgoing.objects.exists()


def test_a_change_that_fails_tells_nobody(shop):
    from django.db import transaction

    case = register().case.id
    with transaction.atomic():
        propose(case)
        transaction.set_rollback(True)

    assert told("li") == []
    assert not Outgoing.objects.exists()


def test_a_mail_says_what_which_number_and_where_and_nothing_else(shop):
    keeping.put("messages", {"desk": DESK}, "")
    done = register(facts={"what": "王先生的杯子是裂的"})
    propose(done.case.id)

    [letter] = letters_to("li")

    assert letter.to == "li@house.test"
    assert letter.subject == f"【回音】请予批准 {done.case.number}"
    assert f"{DESK}/cases/{done.case.id}/" in letter.text
    for private in ("王先生", "退一半"):
        assert private not in letter.text + letter.html + letter.subject


def test_a_mail_says_the_text_where_the_house_allows_it(shop):
    keeping.put("messages", {"desk": DESK, "details": True}, "")
    propose(register().case.id)

    assert "退一半" in letters_to("li")[0].text


@pytest.mark.parametrize(
    ("language", "words"), [("zh-Hant", "【回音】請予批准"), ("en", "[Huiyin]")]
)
def test_a_mail_speaks_the_language_of_its_reader(shop, language, words):
    Account.objects.filter(username="li").update(language=language)
    propose(register().case.id)

    assert letters_to("li")[0].subject.startswith(words)


def test_somebody_without_an_address_or_who_left_gets_no_mail(shop):
    Account.objects.filter(username="zhao").update(email="")
    record(PersonLeft, "", person="li")
    propose(register().case.id)

    assert not Outgoing.objects.exists()
    assert told("li") == []


def test_a_deputy_is_told_what_waits_for_the_post(shop):
    record(DeputyNamed, "", person="zhao", pack="tiny", role="chief")
    propose(register().case.id)

    assert ("waiting", "approval") in told("zhao")


def test_quiet_hours_put_a_mail_off_until_they_end(shop, server):
    house.choose("li", mail=True, digest="", quiet=("21:00", "07:30"))
    night = datetime(2026, 3, 2, 23, 0, tzinfo=ZONE)
    wish = house.wish_of("li")

    assert wish.earliest(night, ZONE) == datetime(2026, 3, 3, 7, 30, tzinfo=ZONE)
    early = datetime(2026, 3, 3, 7, 29, tzinfo=ZONE)
    assert wish.earliest(early, ZONE) == datetime(2026, 3, 3, 7, 30, tzinfo=ZONE)
    for awake in (
        datetime(2026, 3, 3, 7, 30, tzinfo=ZONE),
        datetime(2026, 3, 2, 20, 59, tzinfo=ZONE),
    ):
        assert wish.earliest(awake, ZONE) == awake


def test_who_wants_no_mail_gets_none(shop):
    house.choose("li", mail=False, digest="", quiet=("", ""))
    propose(register().case.id)

    assert told("li") == [("waiting", "approval")]
    assert not Outgoing.objects.exists()


def test_a_digest_gathers_what_came_and_leaves_out_what_was_read(shop):
    house.choose("li", mail=True, digest="daily", quiet=("", ""))
    cases = [register().case for _ in range(3)]
    for case in cases:
        propose(case.id)
    Message.objects.filter(person="li", stream=f"case/{cases[0].id}").update(read_at=MORNING)
    assert not Outgoing.objects.exists()

    assert send_digests(MORNING) == 0
    assert send_digests(MORNING + timedelta(days=1)) == 1
    assert send_digests(MORNING + timedelta(days=1)) == 0

    [letter] = letters_to("li")
    assert letter.subject == "【回音】2 条新消息"
    assert cases[0].number not in letter.text
    assert cases[1].number in letter.text and cases[2].number in letter.text


def test_the_house_sets_the_default_and_a_person_chooses_otherwise(shop):
    keeping.put("messages", {"digest": "daily", "quiet_since": "22:00", "quiet_until": "06:00"}, "")
    assert house.wish_of("li").digest == "daily"

    house.choose("li", mail=True, digest="none", quiet=("", ""))

    assert house.wish_of("li").digest == "none"
    assert house.wish_of("li").quiet is not None


def test_a_time_of_day_that_is_none_is_refused(shop):
    with pytest.raises(keeping.Wrong):
        house.choose("li", mail=True, digest="", quiet=("25:00", "07:00"))


def test_a_mail_that_cannot_be_delivered_is_told_to_the_administrators(shop, server):
    Account.objects.filter(username="zhao").update(is_administrator=True)
    server.answers = ["550 no"]
    propose(register().case.id)
    send_due(MORNING + timedelta(days=999))

    assert ("failed", "undelivered") in told("zhao")


def test_what_the_regulation_calls_immediate_waits_for_no_digest_and_no_quiet_hours(shop):
    house.choose("li", mail=True, digest="daily", quiet=("00:00", "23:59"))
    register(facts={"topic": "service"})
    propose(register().case.id)

    [row] = Outgoing.objects.filter(person="li")

    assert row.purpose == "service_first"
    assert row.not_before == row.made_at
    assert Message.objects.filter(person="li", digest=True).count() == 1


def test_time_goes_on_over_a_case_whose_texts_were_erased(shop):
    case = register().case.id
    before = Outgoing.objects.count()
    keys.destroy(f"case/{case}")

    worker.fire_due(MORNING + timedelta(hours=3))

    assert told("li") == [("escalated", "escalation:pace")]
    assert Outgoing.objects.count() == before


def test_one_digest_that_cannot_be_written_holds_up_no_other(shop):
    for person, pack in (("li", "gone"), ("wang", "tiny")):
        Message.objects.create(person=person, stream="case/x", seq=1, sort="told", digest=True,
                               pack=pack, template="x", at=MORNING)  # fmt: skip

    assert send_digests(MORNING + timedelta(days=2)) == 1
    assert letters_to("wang") and not letters_to("li")
