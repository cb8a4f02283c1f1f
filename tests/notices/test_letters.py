"""What the complainant is told by mail, and that the case says what became of it."""

import pytest

from huiyin.casework import commands as c
from huiyin.connections import keeping
from huiyin.ledger import moment
from huiyin.ledger.door import load_case
from huiyin.notices import letters, outbox
from huiyin.notices.models import Outgoing
from tests.ledger.harbour import do as do_at_port
from tests.ledger.harbour import open_port, take_in
from tests.ledger.house import do, register
from tests.support.harbour import MORNING as AT_PORT
from tests.support.jobs import send_due

ADDRESS = "ming@example.org"


def open_case(address: str = ADDRESS) -> str:
    case = register(facts={"phone_number": address}).case.id
    do(case, "wang", c.Admit())
    return case


def to_complainant() -> list[outbox.Letter]:
    rows = Outgoing.objects.filter(purpose__startswith="letter/").order_by("pk")
    return [outbox.opened(row) for row in rows]


def happened(case: str) -> set[tuple[str, str]]:
    return set(load_case(case).happened)


def test_the_regulations_words_and_the_officers_go_in_one_letter(shop, server):
    case = open_case()
    number = load_case(case).number
    do(case, "wang", c.Answer(text="已为您换新。", send=True))

    send_due()

    [came] = server.taken
    assert came["To"] == ADDRESS
    assert came["Subject"] == f"处理结果 [{number}]"
    text = came.get_content()
    assert f"您的投诉 {number} 已有结果。" in text
    assert "已为您换新。" in text
    assert came["Auto-Submitted"] == "no"
    assert ("letter_sent", "heard") in happened(case)
    assert load_case(case).contacts == ()


def test_what_the_regulation_has_told_goes_without_anybody_asking_unless_the_house_wants_not(shop):
    told = open_case()
    do(told, "wang", c.Answer(text="电话里说过了"))
    [letter] = to_complainant()
    assert "已有结果" in letter.text
    assert "电话里说过了" not in letter.text  # what was said on the phone is not repeated in a mail

    keeping.put("messages", {"complainants": False}, "")
    do(open_case(), "wang", c.Answer(text="已退款"))
    assert len(to_complainant()) == 1
    do(open_case(), "wang", c.Answer(text="已退款", send=True))
    assert len(to_complainant()) == 2


def test_without_an_address_nothing_goes_out(shop):
    do(open_case("13900000001"), "wang", c.Answer(text="已退款"))

    assert to_complainant() == []


def test_a_second_letter_answers_the_first(shop, server):
    case = open_case()
    do(case, "wang", c.RecordContact(told="请寄照片。", send=True))
    do(case, "wang", c.Answer(text="已退款", send=True))
    send_due()

    first, second = server.taken
    assert second["In-Reply-To"] == first["Message-ID"]
    assert first["Subject"].startswith("去信 [")
    assert load_case(case).contacts[-1].medium == "mail"


def test_an_address_that_is_refused_for_good_leaves_a_task_and_a_line_in_the_case(shop, server):
    server.refused_recipients = {ADDRESS: "550 5.1.1 unknown"}
    case = open_case()
    do(case, "wang", c.Answer(text="已退款", send=True))

    send_due()

    assert ("letter_failed", "heard") in happened(case)
    [task] = [t for t in load_case(case).tasks.values() if t.kind == "letter_failed"]
    assert task.to == ("wang",)


def test_a_letter_that_came_back_counts_as_not_arrived_though_a_server_took_it(shop, server):
    case = open_case()
    do(case, "wang", c.Answer(text="已退款", send=True))
    send_due()
    [row] = Outgoing.objects.filter(purpose="letter/asked/heard")

    assert letters.note_returned(row.message_id)
    assert not letters.note_returned("<foreign@example.org>")
    assert {"letter_sent", "letter_failed"} <= {name for name, _ in happened(case)}


@pytest.mark.parametrize("send", [True, False])
def test_where_no_mail_is_set_up_the_case_says_so_of_what_somebody_wrote(shop, send):
    case = open_case()
    do(case, "wang", c.Answer(text="已退款", send=send))

    send_due()

    assert (("letter_failed", "heard") in happened(case)) is send


def test_of_a_sealed_case_a_mail_says_only_that_there_is_news(installation, monkeypatch):
    monkeypatch.setattr(moment, "now", lambda: AT_PORT)
    open_port()
    case = take_in("report", actor="cai", caller=ADDRESS, what="收受回扣")
    do_at_port(case, "cai", c.Assign(to="ao"))
    do_at_port(case, "ao", c.Accept())
    do_at_port(case, "ao", c.Admit())
    do_at_port(case, "ao", c.Answer(text="已查实"))

    [letter] = to_complainant()
    whole = f"{letter.subject}\n{letter.text}"
    assert load_case(case).number not in whole
    assert "收受回扣" not in whole
    assert "已查实" not in whole


def test_a_letter_of_the_regulation_goes_as_it_was_written_and_counts_when_a_server_took_it(
    shop, server
):
    case = open_case()
    do(case, "wang", c.WriteLetter(letter="receipt", says={"more": "<b>*请保留*</b>小票"}))
    written = load_case(case).written["letter-1"]
    do(case, "wang", c.SendLetter(written="letter-1", way="mail"))

    send_due()

    [came] = server.taken
    assert came["Subject"] == f"收悉告知书 [{load_case(case).number}]"
    plain, html = (came.get_body([kind]).get_content() for kind in ("plain", "html"))
    assert written.text.replace("**", "") in plain.replace("\r\n", "\n")
    assert f"<strong>{load_case(case).number}</strong>" in html
    assert "&lt;b&gt;<em>请保留</em>&lt;/b&gt;" in html
    assert load_case(case).written["letter-1"].how == "taken"
    assert ("letter_delivered", "receipt") in happened(case)


def test_a_letter_that_a_server_refuses_is_not_delivered_and_is_work(shop, server):
    server.refused_recipients = {ADDRESS: "550 5.1.1 unknown"}
    case = open_case()
    do(case, "wang", c.WriteLetter(letter="receipt", language="en"))
    do(case, "wang", c.SendLetter(written="letter-1", way="mail"))

    send_due()

    assert not load_case(case).written["letter-1"].is_delivered
    [task] = [t for t in load_case(case).tasks.values() if t.kind == "letter_failed"]
    do(case, "wang", c.NoteDelivery(written="letter-1", how="handed"))
    assert load_case(case).tasks[task.id].status.value == "dropped"
