"""Mail goes to a real server, and what the server says is told so that somebody can act on it."""

import pytest
from django.core.mail import EmailMultiAlternatives

from huiyin.notices.faults import Failed, failed
from huiyin.notices.smtp import Smtp, send
from tests.support.mail import certificate, mail_server, only


def smtp(port: int, **more: object) -> Smtp:
    values = {"host": "127.0.0.1", "port": port, "security": "none", "sender": "desk@house.test",
              "sender_name": "回音", "seconds": 5}  # fmt: skip
    return Smtp(**{**values, **more})  # type: ignore[arg-type]


def letter(to: str = "wang@house.test") -> EmailMultiAlternatives:
    return EmailMultiAlternatives("请尽快答复", "正文", to=[to])


def trouble(held: Smtp, message: EmailMultiAlternatives) -> Failed:
    with pytest.raises(Exception) as raised:  # noqa: PT011
        send(held, message)
    return failed(raised.value)


def test_a_letter_arrives_as_it_was_written():
    with mail_server() as (letters, port):
        send(smtp(port), letter())

    [came] = letters.taken
    assert came["Subject"] == "请尽快答复"
    assert came["From"] == "回音 <desk@house.test>"
    assert came.get_content().strip() == "正文"


def test_a_server_that_is_busy_is_tried_again():
    with mail_server() as (letters, port):
        letters.answers = ["451 4.3.0 busy"]
        found = trouble(smtp(port), letter())

    assert (found.fault, found.permanent) == ("later", False)
    assert "451" in found.detail


@pytest.mark.parametrize("answer", ["550 5.7.1 spam", "554 no"])
def test_a_refusal_for_good_is_not_tried_again(answer):
    with mail_server() as (letters, port):
        letters.answers = [answer]
        found = trouble(smtp(port), letter())

    assert (found.fault, found.permanent) == ("refused", True)


@pytest.mark.parametrize(
    ("answer", "fault", "permanent"),
    [("550 5.1.1 unknown", "recipient", True), ("450 4.2.0 greylisted", "later", False)],
)
def test_an_address_may_be_refused_for_good_or_for_now(answer, fault, permanent):
    with mail_server() as (letters, port):
        letters.refused_recipients = {"gone@house.test": answer}
        found = trouble(smtp(port), letter("gone@house.test"))

    assert (found.fault, found.permanent) == (fault, permanent)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_lost_connection_leaves_it_open_whether_the_letter_arrived(when):
    with mail_server() as (letters, port):
        letters.hangs_up = when
        found = trouble(smtp(port), letter())

    assert (found.fault, found.permanent) == ("lost", False)
    assert len(letters.taken) == (1 if when == "after" else 0)


def test_starttls_and_sign_in_with_the_root_of_the_house(tmp_path):
    context, root = certificate(tmp_path)
    options = {"tls_context": context, "require_starttls": True, "auth_required": True,
               "authenticator": only("desk", "right")}  # fmt: skip
    with mail_server(**options) as (letters, port):
        known = {"security": "starttls", "username": "desk", "certificate": root}
        send(smtp(port, password="right", **known), letter())
        wrong = trouble(smtp(port, password="wrong", **known), letter())
        unknown = trouble(smtp(port, security="starttls"), letter())

    assert len(letters.taken) == 1
    assert (wrong.fault, wrong.permanent) == ("login", False)
    assert unknown.fault == "certificate"


def test_a_server_that_is_not_there_is_said_to_be_unreachable():
    with mail_server() as (_, port):
        pass

    tried = smtp(port).try_out("me@house.test")

    assert not tried.works
    assert "连不上服务器" in tried.text("zh-Hans")
    assert "cannot be reached" in tried.text("en")


def test_trying_sends_one_message_for_real():
    with mail_server() as (letters, port):
        tried = smtp(port).try_out("me@house.test")

    assert tried.works
    assert letters.taken[0]["To"] == "me@house.test"
