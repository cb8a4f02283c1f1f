"""The inbox, the bell, how people want to be told, and the outbox."""

import re

import pytest

from huiyin.casework import commands as c
from huiyin.connections import keeping
from huiyin.ledger import keys
from huiyin.notices import inbox, outbox
from huiyin.notices.house import wish_of
from huiyin.notices.models import Message, Outgoing
from huiyin.people.models import Account
from tests.ledger.house import MORNING, do, register
from tests.support.jobs import send_due
from tests.support.mail import mail_server


def propose(case: str) -> None:
    do(case, "wang", c.Propose(subject="refund", amounts={"payout": 400}, text="退一半"))


@pytest.fixture
def case(shop) -> str:
    made = register().case.id
    propose(made)
    return made


@pytest.fixture
def root(sit_down):
    Account.objects.filter(username="zhao").update(is_administrator=True)
    return sit_down("zhao")


def many(count: int, person: str = "li") -> None:
    Message.objects.bulk_create(
        Message(person=person, stream=f"case/{n}", seq=1, pack="tiny", sort="told",
                template="reaction", at=MORNING)
        for n in range(count)
    )  # fmt: skip


def page_of(client, address="/messages/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_inbox_groups_messages_by_case_with_their_texts(sit_down, case):
    page = page_of(sit_down("li"))

    for words in ("T202", "杯子是裂的", "请予批准", "退一半", "等您办理"):
        assert words in page
    assert page.count("desk-messages-head") == 1


def test_an_empty_inbox_says_what_will_come(sit_down):
    assert "没有消息" in page_of(sit_down("zhao"))


def test_the_bell_counts_what_is_unread_on_every_page(sit_down, case):
    li = sit_down("li")
    assert 'aria-label="消息，1 条未读"' in page_of(li, "/cases/")
    assert "1</span>" in page_of(li, "/messages/bell/")

    many(150)
    assert "99+" in page_of(li, "/messages/bell/")


def test_the_bell_asks_again_within_thirty_seconds(sit_down):
    every = re.search(r'hx-trigger="every (\d+)s"', page_of(sit_down("li"), "/messages/bell/"))

    assert every is not None and int(every[1]) <= 30


def test_opening_a_message_leads_to_its_case_and_reads_what_came_before(sit_down, case):
    message = Message.objects.get(person="li")

    answer = sit_down("li").get(f"/messages/{message.pk}/")

    assert answer.headers["Location"] == f"/cases/{case}/"
    assert inbox.unread_count("li") == ""


def test_nobody_opens_or_reads_the_messages_of_another(sit_down, case):
    message = Message.objects.get(person="li")
    wang = sit_down("wang")

    assert wang.get(f"/messages/{message.pk}/").status_code == 404
    wang.post("/messages/read/", {"up_to": message.pk})
    assert inbox.unread_count("li") == "1"


def test_marking_all_as_read_spares_what_came_since_the_page_was_made(sit_down, case):
    li = sit_down("li")
    newest = re.search(r'name="up_to" value="(\d+)"', page_of(li))
    assert newest is not None
    many(1)

    answer = li.post("/messages/read/", {"up_to": newest[1], "next": "/messages/?show=unread"})

    assert answer.headers["Location"] == "/messages/?show=unread"
    assert inbox.unread_count("li") == "1"


def test_marking_leads_nowhere_outside(sit_down, case):
    answer = sit_down("li").post("/messages/read/", {"up_to": 1, "next": "https://evil.test/"})

    assert answer.headers["Location"] == "/messages/"


@pytest.mark.parametrize("up_to", ["", "-1", "x", "9" * 40])
def test_a_wrong_mark_is_a_bad_request(sit_down, up_to):
    assert sit_down("li").post("/messages/read/", {"up_to": up_to}).status_code == 400


def test_pages_follow_each_other_without_gap_and_without_double(shop):
    many(2 * inbox.PAGE + 5)
    seen, after = [], ""
    while True:
        page = inbox.page("li", after)
        seen += [message.pk for message in page.messages]
        after = page.after
        if not after:
            break

    assert len(seen) == len(set(seen)) == 2 * inbox.PAGE + 5


@pytest.mark.parametrize("after", ["x", "2026-01-01~1", "~5", "2026-01-01T00:00:00+00:00~x"])
def test_a_page_that_no_page_named_is_a_bad_request(sit_down, after):
    assert sit_down("li").get("/messages/", {"after": after}).status_code == 400


def test_the_inbox_is_narrowed_by_sort_and_to_the_unread(sit_down, case):
    li = sit_down("li")

    assert "请予批准" in page_of(li, "/messages/?sort=waiting&show=unread")
    assert "没有符合条件的消息" in page_of(li, "/messages/?sort=late")


def test_of_a_case_that_may_not_be_read_any_more_nothing_is_said(sit_down, case):
    from huiyin.people.happenings import PostTaken
    from huiyin.people.organising import record

    record(PostTaken, "", person="li", pack="tiny", role="chief")
    page = page_of(sit_down("li"))

    assert "无权查看" in page
    for words in ("杯子", "退一半", "T202603"):
        assert words not in page


def test_an_erased_text_leaves_the_line(sit_down, case):
    keys.destroy(f"case/{case}")

    page = page_of(sit_down("li"))

    assert "请予批准" in page
    assert "退一半" not in page


def test_a_person_chooses_how_to_be_told(sit_down):
    typed = {"mail": "", "digest": "daily", "quiet_since": "21:00", "quiet_until": "27:30"}
    wrong = sit_down("li").post("/messages/settings/", typed)
    assert wrong.status_code == 422
    assert "24 小时制" in wrong.content.decode()
    assert 'value="27:30"' in wrong.content.decode()

    sit_down("li").post("/messages/settings/", {**typed, "quiet_until": "7:30"})

    wish = wish_of("li")
    assert (wish.mail, wish.digest) == (False, "daily")
    assert 'value="07:30"' in page_of(sit_down("li"), "/messages/settings/")


def test_only_administrators_see_the_outbox(root, sit_down):
    assert root.get("/outbox/").status_code == 200
    assert sit_down("wang").get("/outbox/").status_code == 403
    assert sit_down("wang").post("/outbox/1/", {"ask": "retry"}).status_code == 403


def test_without_a_mail_server_the_outbox_shows_what_would_have_been_sent(root, shop):
    Account.objects.filter(username="li").update(email="li@house.test")
    propose(register().case.id)
    send_due()

    page = page_of(root, "/outbox/")

    assert "未寄出" in page
    assert "请予批准" in page
    assert "退一半" not in page


def test_what_failed_is_shown_with_the_answer_and_sent_again_or_given_up(root, shop):
    Account.objects.filter(username="li").update(email="li@house.test")
    propose(register().case.id)
    propose(register().case.id)
    with mail_server() as (letters, port):
        keeping.put("smtp", {"host": "127.0.0.1", "port": port, "security": "none",
                             "sender": "d@house.test"}, "")  # fmt: skip
        letters.answers = ["550 5.7.1 we do not know you"] * 2
        send_due()
        page = page_of(root, "/outbox/?state=failed")
        first, second = Outgoing.objects.order_by("pk").values_list("pk", flat=True)
        root.post(f"/outbox/{first}/", {"ask": "retry"})
        root.post(f"/outbox/{second}/", {"ask": "discard"})
        send_due()

    assert "2 条没有送达" in page
    assert "we do not know you" in page
    assert sorted(Outgoing.objects.values_list("state", flat=True)) == ["discarded", "sent"]
    assert "未能送达" in page_of(root)


def test_a_letter_to_somebody_outside_is_not_shown_in_the_outbox(root, shop):
    letter = outbox.Letter(to="someone@far.test", subject="您的投诉", text="您好王先生")
    outbox.put(letter, outbox.Cause(key="x", purpose="reply"))

    page = page_of(root, "/outbox/")

    for private in ("someone@far.test", "您的投诉", "王先生"):
        assert private not in page
    assert "内容含个人信息" in page


def test_the_bell_and_the_page_of_my_work_show_the_same(sit_down, case):
    """What the bell counts stands on the page; once it is read, both say nothing."""
    client = sit_down("li")
    news = list(inbox.unread("li"))
    page = client.get("/").content.decode()

    assert news and all(f"/messages/{message.pk}/" in page for message in news)
    assert f'data-unread="{len(news)}"' in page or f">{len(news)}<" in page

    client.post("/messages/read/", {"up_to": max(message.pk for message in news)})

    assert "没有未读消息" in client.get("/").content.decode()
    assert inbox.unread_count("li") == ""
