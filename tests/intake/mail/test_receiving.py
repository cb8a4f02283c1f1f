"""Every mail is kept as it came and finds its place once."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest

from huiyin.casework import commands as c
from huiyin.casework.applying import Line
from huiyin.casework.case import Stage
from huiyin.connections import keeping as connections
from huiyin.evidence import keeping
from huiyin.intake.mail import settling, tokens
from huiyin.intake.mail.models import MailRow
from huiyin.intake.mail.receiving import MOST_AN_HOUR
from huiyin.ledger.door import load_case
from huiyin.ledger.models import EventRow
from huiyin.notices import outbox
from huiyin.notices.models import Outgoing
from huiyin.people import regulations
from huiyin.people.applying import rule_application
from huiyin.people.happenings import PostGiven
from huiyin.people.models import ApplicationLine
from huiyin.people.organising import record
from huiyin.register.models import CaseRow
from tests.evidence.files import HOSTILE_NAMES, picture
from tests.intake.mail.conftest import AT, VALUES
from tests.intake.mail.test_sorting import BOUNCE
from tests.ledger.house import do, register
from tests.support.editions import bureau, edition, twin
from tests.support.letters import mail, with_files, word


def events(case: str) -> list[str]:
    return list(
        EventRow.objects.filter(stream=f"case/{case}")
        .order_by("seq")
        .values_list("type", flat=True)
    )


def test_a_complaint_that_lacks_nothing_is_registered_with_the_mail_and_its_files(take):
    content = with_files(
        ("杯子.png", picture()), ("盘.zip", b"PK\x03\x04nothing"), text="水杯是裂的，要求退货。"
    )

    row = take(content)

    assert (row.state, row.why) == ("registered", "")
    case = load_case(row.case)
    assert case.facts["what"] == "水杯是裂的，要求退货。"
    assert (case.owner, case.received_at) == ("wang", AT)
    original, cup = case.evidence.values()
    assert keeping.content(keeping.find(original.sha256)) == content
    assert (cup.title, keeping.find(cup.sha256).kind) == ("杯子.png", "png")
    assert [one.why for one in settling.opened(row).enclosed] == ["", "archive"]


@pytest.mark.parametrize("coded", [False, True])
def test_names_of_files_in_a_mail_are_labels_and_never_places(take, shop, coded):
    """All are kept, each by its hash; no title is a path or turns a line. Sent as words, and by bytes."""
    named = [(name, picture(size=(40, n + 1))) for n, name in enumerate(HOSTILE_NAMES)]
    content = with_files(*named)
    for name, _ in named if coded else ():
        plain = f'filename="{word(name)}"'.encode()
        assert plain in content
        content = content.replace(plain, f"filename*=utf-8''{quote(name, safe='')}".encode())

    case = load_case(take(content).case)

    kept = list(case.evidence.values())[1:]
    assert [keeping.content(keeping.find(item.sha256)) for item in kept] == [c for _, c in named]
    for item in kept:
        assert not set("/\\\0\r\n\x1b") & set(item.title), item.title
        assert 0 < len(item.title) <= 200
    ours = {path.name for path in (shop / "evidence").rglob("*") if path.is_file()}
    assert not [name for name in ours if not re.fullmatch(r"[0-9a-f.]+", name)], ours


def test_what_it_says_stands_encrypted_and_in_no_row(take, shop):
    take(mail("独一无二的秘密"))

    secret = "独一无二的秘密".encode()
    row = MailRow.objects.get()
    assert secret not in repr(vars(row)).encode()
    assert "ming@example.org" not in repr(vars(row))
    assert not any(
        secret in path.read_bytes()
        for path in shop.rglob("*")
        if path.is_file() and path.suffix != ".lock" and "evidence" in str(path)
    )


def test_the_day_of_receipt_is_the_servers_and_never_in_the_future(take):
    assert load_case(take(mail(), AT).case).received_at == AT

    later = take(mail(message_id="two@example.org"), AT + timedelta(days=40_000))
    assert load_case(later.case).received_at < AT + timedelta(days=30_000)


def test_a_mail_that_lacks_a_required_fact_waits(mailbox, take):
    row = take(mail(), imap=mailbox(text_fact="", name_fact="", subject_fact=""))

    assert (row.state, row.why) == ("held", "refused:fact-missing:what")
    assert CaseRow.objects.count() == 0
    assert keeping.find(row.sha256).claimed


def test_registering_by_hand_can_be_demanded(mailbox, take):
    assert take(mail(), imap=mailbox(automatic=False)).why == "by_hand"


def test_a_mail_to_which_another_regulation_applies_waits_for_its_people(take):
    regulations.install(regulations.tried(twin()))
    rule_application(None, [Line("twin")])
    ApplicationLine.objects.update(since=AT - timedelta(days=1))

    row = take(mail())

    assert (row.state, row.why, row.pack) == (MailRow.HELD, "other_regulation", "twin")
    assert not CaseRow.objects.exists()


def test_the_same_place_in_the_mailbox_twice_is_the_same_mail(take):
    first, again = take(mail(), uid=5), take(mail(), uid=5)

    assert first.pk == again.pk
    assert CaseRow.objects.count() == 1


def test_the_same_mail_by_another_way_is_noted_as_double(take):
    first = take(mail())

    again = take(mail(more="Received: from elsewhere\r\n"))

    assert (again.state, again.why, again.case) == ("noted", "duplicate", first.case)
    assert CaseRow.objects.count() == 1


def test_another_mail_under_a_known_message_id_is_not_swallowed(take):
    take(mail())

    assert take(mail("另一件完全不同的事")).why == "same_id"


def test_an_answer_to_our_mail_joins_its_case_as_a_contact(take):
    case = register().case.id
    sent = outbox.put(
        outbox.Letter(to="ming@example.org", subject="x", text="x"),
        outbox.Cause(key="k", purpose="answer", stream=f"case/{case}"),
    )

    row = take(mail("谢谢，补充一点。", more=f"In-Reply-To: {sent}\r\n"))

    assert (row.state, row.case) == ("joined", case)
    contact = load_case(case).contacts[-1]
    assert (contact.direction, contact.medium, contact.party) == ("in", "mail", "complainant")
    assert "reminded" not in events(case)
    assert len(load_case(case).evidence) == 1


def test_a_signed_address_joins_and_a_made_up_one_does_not(take):
    case = register().case.id
    good = tokens.address_for(case, "tousu@example.com")
    bad = good.replace(case, "0" * len(case))

    assert take(mail(to=good)).case == case
    assert take(mail(to=bad, message_id="two@x")).case != case
    assert tokens.case_in_address(good) == case
    other = "b" if good[-20] == "a" else "a"  # a sixteenth of all signatures has an a there
    assert tokens.case_in_address(good[:-20] + other + good[-19:]) == ""


def test_a_letter_that_presses_for_an_answer_is_a_reminder(take):
    first = take(mail())

    take(
        mail(
            "请问什么时候能处理？催办！",
            message_id="two@example.org",
            more="References: <one@example.org>\r\n",
        )
    )

    assert events(first.case).count("reminded") == 1


def test_a_number_in_the_subject_joins_only_who_wrote_before(take):
    row = take(mail())
    number = load_case(row.case).number

    same = take(mail("补充", subject=f"Re: [{number}]", message_id="two@x"))
    other = take(
        mail(
            "补充",
            subject=f"关于{number}的补充",
            message_id="three@x",
            sender="x <other@example.org>",
        )
    )

    assert (same.state, same.case) == ("joined", row.case)
    assert (other.state, other.why, other.case) == ("held", "number_only", row.case)


def test_a_mail_to_a_case_that_ended_waits_for_the_officer(take):
    row = take(mail())
    do(row.case, "wang", c.Withdraw(reason="x"), at=AT + timedelta(hours=1))

    late = take(mail("我又想了想", message_id="two@x", more="References: <one@example.org>\r\n"))

    assert (late.state, late.why, late.case) == ("held", "ended", row.case)
    settling.joined(late, row.case, "wang")
    assert load_case(row.case).contacts[-1].medium == "mail"
    assert load_case(row.case).stage is Stage.WITHDRAWN


def test_automatic_answers_and_our_own_mail_register_nothing(take):
    assert take(mail(more="Auto-Submitted: auto-replied\r\n")).why == "automatic"
    assert take(mail(message_id="two@x", sender="x <tousu@example.com>")).why == "own_mail"
    assert CaseRow.objects.count() == 0
    assert set(MailRow.objects.values_list("state", flat=True)) == {"noted"}


def test_a_bounce_of_a_known_case_is_shown_and_another_is_noted(take):
    case = register().case.id
    sent = outbox.put(
        outbox.Letter(to="x@y.cn", subject="x", text="x"),
        outbox.Cause(key="k", purpose="p", stream=f"case/{case}"),
    )

    ours = take(BOUNCE.replace(b"<sent@example.com>", sent.encode()))
    foreign = take(BOUNCE.replace(b"<b@example.org>", b"<c@example.org>"))

    assert (ours.state, ours.why, ours.case) == ("held", "bounce", case)
    assert (foreign.state, foreign.why) == ("noted", "bounce")


@pytest.mark.parametrize(("action", "failed"), [("failed", True), ("delayed", False)])
def test_a_letter_that_comes_back_is_noted_in_its_case_and_one_that_is_late_is_not(
    take, action, failed
):
    case = register(facts={"phone_number": "ming@example.org"}).case.id
    do(case, "wang", c.RecordContact(told="请寄照片", send=True))
    sent = Outgoing.objects.get(purpose__startswith="letter/").message_id
    report = BOUNCE.replace(b"<sent@example.com>", sent.encode()).replace(
        b"Action: failed", f"Action: {action}".encode()
    )

    row = take(report)

    assert (row.state, row.case) == ("noted" if failed else "held", case)
    assert ("letter_failed" in events(case)) is failed


def test_what_we_write_answers_their_mail_and_names_where_an_answer_goes(take, mailbox):
    box = mailbox(subaddress=True, name_fact="", address_fact="phone_number")
    case = take(mail(message_id="first@example.org"), imap=box).case
    do(case, "wang", c.RecordContact(told="请寄照片", send=True))
    letter = outbox.opened(Outgoing.objects.get(purpose__startswith="letter/"))

    assert letter.headers["In-Reply-To"] == "<first@example.org>"
    assert letter.reply_to == tokens.address_for(case, "tousu@example.com")
    answer = mail("照片在附件里", message_id="second@example.org", to=letter.reply_to)
    back = take(answer, AT + timedelta(hours=2), imap=box)
    assert (back.state, back.case) == ("joined", case)
    do(case, "wang", c.Answer(text="已换新", send=True))
    ours, last = Outgoing.objects.filter(purpose__startswith="letter/").order_by("pk")
    told = outbox.opened(last).headers["References"].split()
    assert told == [ours.message_id, "<first@example.org>", "<second@example.org>"]


def test_who_sends_too_many_in_an_hour_waits(take):
    rows = [take(mail(f"第{n}件", message_id=f"{n}@x")) for n in range(MOST_AN_HOUR + 1)]

    assert rows[-1].why == "too_many"
    assert {row.why for row in rows[:-1]} <= {"", "refused:gate"}


def test_spam_waits_and_is_set_aside_with_a_reason(take):
    row = take(mail(more="X-Spam-Flag: YES\r\n"))
    assert (row.state, row.why) == ("held", "spam_header")

    settling.dismissed(row, "spam", "wang")

    row.refresh_from_db()
    assert (row.state, row.why, row.settled_by) == ("dismissed", "spam", "wang")
    assert keeping.content(keeping.find(row.sha256))
    with pytest.raises(settling.AlreadySettled):
        settling.dismissed(row, "spam", "li")
    types = (
        EventRow.objects.filter(stream="house/mail").order_by("seq").values_list("type", flat=True)
    )
    assert list(types) == ["mail_received", "mail_settled"]


def test_a_receipt_goes_out_once_and_asks_for_no_answer(take):
    connections.put("smtp", {"host": "x", "sender": "tousu@example.com"}, "li")
    row = take(mail())

    sent = outbox.opened(Outgoing.objects.get())

    assert sent.to == "ming@example.org"
    assert load_case(row.case).number in sent.subject
    assert sent.headers["Auto-Submitted"] == "auto-replied"
    assert sent.headers["In-Reply-To"] == "<one@example.org>"
    assert "水杯" not in sent.text


def test_a_mail_that_nobody_can_read_is_kept_and_waits(take):
    row = take(b"From: a@b.cn\r\nX: " + b"a" * 2_000_000 + b"\r\n\r\nx")

    assert (row.state, row.why) == ("held", "headers_too_long")
    assert keeping.find(row.sha256).size > 2_000_000


@pytest.mark.parametrize("content", [b"", b"\xff" * 50, b"\r\n\r\n", b"Subject: x\r\n\r\nhello"])
def test_whatever_comes_has_a_row_and_its_original(take, content):
    row = take(content)

    assert row.state == "held"
    assert keeping.content(keeping.find(row.sha256)) == content


def test_everything_in_values_is_a_field_of_the_connection():
    from huiyin.intake.mail.connection import Imap

    assert set(VALUES) <= set(Imap.model_fields)
    assert set(Imap.model_fields) - {"on"} <= set(Imap.LABELS)


def test_a_mail_to_a_case_that_moved_joins_the_one_in_which_it_goes_on(take):
    may = ("amend_facts, link, correct_registration]", "amend_facts, link, move_case]")
    regulations.install(regulations.tried(edition("2", "2004-01-01", may)))
    regulations.install(regulations.tried(bureau()))
    record(PostGiven, "", person="li", pack="bureau", role="taker")
    old = register().case.id
    move = c.MoveCase(to="bureau", reason="错投", channel="line", there={"urgent": "no"})
    [new] = do(old, "li", move).spawned

    row = take(mail(to=tokens.address_for(old, "tousu@example.com")))

    assert (row.state, row.case) == (MailRow.JOINED, new)
