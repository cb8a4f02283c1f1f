"""What sort of mail it is, from what it says of itself."""

# ruff: noqa: E501 (mails stand as they came)

import pytest

from huiyin.intake.mail.reading import read
from huiyin.intake.mail.sorting import Sorted, sort
from tests.support.letters import mail

OWN = {"tousu@example.com"}
BOUNCE = (
    b"From: MAILER-DAEMON@example.org\r\nSubject: Returned\r\nMessage-ID: <b@example.org>\r\n"
    b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n"
    b"Content-Type: text/plain\r\n\r\nnobody there\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n"
    b"Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; ming@example.org\r\nAction: failed\r\n\r\n--x\r\n"
    b"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <sent@example.com>\r\nSubject: x\r\n\r\n--x--\r\n"
)


def sorted_as(**more: str) -> Sorted:
    return sort(read(mail(**more)), OWN)


def test_a_plain_complaint_is_a_letter():
    assert sorted_as().sort == "letter"
    assert sorted_as(more="Auto-Submitted: no\r\nX-Spam-Status: No, score=1\r\n").sort == "letter"


@pytest.mark.parametrize(
    "more",
    ["Auto-Submitted: auto-replied\r\n", "Auto-Submitted: auto-generated; x=y\r\n", "X-Autoreply: yes\r\n",
     "Precedence: bulk\r\n", "List-Id: <x>\r\n"],
)  # fmt: skip
def test_programs_that_answer_by_themselves_say_so(more):
    assert sorted_as(more=more).sort == "automatic"


@pytest.mark.parametrize(
    "subject",
    ["自动回复:外出", "自動回覆：出差", "Automatic reply: x", "Out of Office", "[自动回复] 您好"],
)
def test_automatic_answers_are_known_by_their_subject(subject):
    assert sorted_as(subject=subject).sort == "automatic"


def test_a_complaint_about_automatic_answers_is_a_letter():
    assert sorted_as(subject="你们的自动回复毫无用处").sort == "letter"


def test_a_report_about_delivery_is_a_bounce_and_names_what_came_back():
    letter = read(BOUNCE)

    assert sort(letter, OWN).sort == "bounce"
    assert letter.returned == ("sent@example.com",)


@pytest.mark.parametrize("subject", ["系统退信", "Undelivered Mail Returned to Sender", "投递失败"])
def test_a_bounce_of_the_old_kind_comes_from_nobody(subject):
    assert sorted_as(subject=subject, more="Return-Path: <>\r\n").sort == "bounce"
    assert sorted_as(subject=subject).sort == "letter"


def test_our_own_mail_coming_back_is_a_loop():
    assert sorted_as(sender="x <Tousu@Example.com>").sort == "loop"
    assert sorted_as(more="X-Huiyin: receipt\r\n").sort == "loop"


@pytest.mark.parametrize(
    ("more", "why"),
    [("X-Spam-Flag: YES\r\n", "spam_header"), ("X-Spam-Status: Yes, score=9\r\n", "spam_header"),
     ("Authentication-Results: mx; spf=fail x; dkim=fail y\r\n", "forged"),
     ("Authentication-Results: mx; dmarc=fail\r\n", "forged"), ("Received-SPF: Fail (x)\r\n", "forged")],
)  # fmt: skip
def test_doubtful_mail_waits_for_somebody(more, why):
    assert sorted_as(more=more) == Sorted("spam", why)


def test_one_failed_check_alone_is_no_doubt():
    assert (
        sorted_as(more="Authentication-Results: mx; spf=softfail; dkim=fail\r\n").sort == "letter"
    )


def test_a_mail_without_words_or_files_waits():
    assert sorted_as(text=" ").why == "empty"
