"""A day at the desk in a browser, wide and narrow: files, samples, mail, two at once, masks, calls."""

import io
import wave

import pytest

from huiyin.connections import keeping as connections
from huiyin.intake.mail.receiving import Place, receive
from huiyin.ledger import moment
from huiyin.ledger.door import load_case
from huiyin.people.happenings import PhoneNoted
from huiyin.people.organising import record
from tests.evidence.files import picture
from tests.intake.mail.conftest import VALUES
from tests.support.jobs import send_due
from tests.support.letters import mail
from tests.support.mail import mail_server

WIDTHS = pytest.mark.parametrize("width", [1440, 390])
ADDRESS = "ming@example.org"


def case_of(address: str):
    return load_case(address.strip("/").partition("/")[2])


def fits(person) -> None:
    """Nothing is wider than the screen."""
    page = person.page
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


def recording(megabytes: int) -> bytes:
    """Sound that takes more than one piece to send."""
    target = io.BytesIO()
    with wave.open(target, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(1)
        made.setframerate(8000)
        made.writeframes(b"\x80" * (megabytes << 20))
    return target.getvalue()


@WIDTHS
def test_a_recording_goes_on_after_a_break_is_played_and_a_sample_is_followed(people, width):
    desk = people("tiny", width=width, wang="clerk", li="chief")
    wang = desk["wang"]
    case = wang.register("tiny", what="杯子是裂的")
    wang.open(f"{case}do/add_evidence/")
    breaks = iter([True])

    def break_once(route):
        if route.request.method == "PATCH" and next(breaks, False):
            route.abort()
        else:
            route.continue_()

    wang.page.route("**/uploads/*/", break_once)
    wang.page.fill('[name="c.kind"]', "录音")
    wang.page.fill('[name="c.title"]', "通话录音")
    sound = {"name": "call.wav", "mimeType": "audio/wav", "buffer": recording(6)}
    wang.page.set_input_files('input[type="file"]', sound)
    wang.page.wait_for_selector('.desk-upload[data-state="kept"]')
    fits(wang)
    wang.press()
    assert next(breaks, True)  # it did break
    wang.console.clear()  # the browser says of the broken piece that it broke
    assert case_of(case).evidence["evidence-1"].sha256

    wang.open(f"{case}evidence/evidence-1/")
    wang.wait_until("document.querySelector('audio').duration > 100")
    fits(wang)
    wang.open(f"{case}do/add_evidence/")
    wang.page.fill('[name="c.kind"]', "照片")
    wang.page.fill('[name="c.title"]', "裂口照片")
    image = {"name": "a.png", "mimeType": "image/png", "buffer": picture()}
    wang.page.set_input_files('input[type="file"]', image)
    wang.page.wait_for_selector('.desk-upload[data-state="kept"]')
    wang.press()
    wang.open(f"{case}evidence/evidence-2/")
    wang.wait_until("document.querySelector('img.desk-preview').naturalWidth > 0")

    wang.do(case, "move_sample", c__sample="evidence-2", c__kept_where="柜三", c__kept_by="li",
            c__kept_until="2199-01-01T09:00")  # fmt: skip
    wang.open("/samples/")
    assert "柜三" in wang.says()
    fits(wang)
    wang.do(case, "move_sample", c__sample="evidence-2", c__kept_where="寄回投诉人",
            c__kept_by="wang", c__fate="returned")  # fmt: skip
    wang.open(f"{case}evidence/evidence-2/")
    assert "寄回投诉人" in wang.says() and "退还" in wang.says()
    fits(wang)


@WIDTHS
def test_a_mail_is_taken_in_answered_by_mail_and_the_answer_to_it_joins_the_case(people, width):
    wang = people("tiny", width=width, wang="clerk")["wang"]
    values = {**VALUES, "automatic": False, "name_fact": "", "address_fact": "phone_number"}
    box = connections.put("imap/front", {**values, "subaddress": True}, "")
    receive(Place("front", box, 7, 1), mail(message_id="first@example.org"), moment.now())
    with mail_server() as (letters, port):
        connections.put("smtp", {"host": "127.0.0.1", "port": port, "security": "none",
                                 "sender": "desk@house.test"}, "")  # fmt: skip
        wang.open("/mail/")
        fits(wang)
        wang.page.click("text=水杯是裂的")
        wang.page.wait_for_url("**/mail/mail-*/")
        fits(wang)
        wang.press()
        assert wang.page.input_value('[name="f.phone_number"]') == ADDRESS
        wang.press()
        case = wang.page.url.removeprefix(wang.url)
        wang.do(case, "admit")

        wang.open(f"{case}do/answer/")
        wang.page.fill('[name="c.text"]', "已为您换新")
        wang.answer("c.send", "true")
        wang.page.click("text=先看邮件")
        wang.page.wait_for_selector("#letter pre:has-text('已为您换新')")
        assert f"寄往 {ADDRESS}" in wang.page.inner_text("#letter")
        fits(wang)
        wang.press()
        wang.page.wait_for_url(f"**{case}")
        assert send_due() == 1

    [came] = letters.taken
    assert came["In-Reply-To"] == "<first@example.org>"
    back = mail("谢谢，收到了", message_id="second@example.org", to=came["Reply-To"])
    assert receive(Place("front", box, 7, 2), back, moment.now()).state == "joined"
    wang.open(case)
    assert "对方的邮件服务器收下" in wang.says() and "谢谢，收到了" in wang.says()


@WIDTHS
def test_of_two_officers_with_one_form_the_second_sees_what_the_first_did(people, width):
    desk = people("tiny", width=width, wang="clerk", chen="clerk")
    wang, chen = desk["wang"], desk["chen"]
    case = wang.register("tiny", what="杯子是裂的")
    for person, words in ((wang, "先打了电话"), (chen, "也打了电话")):
        person.open(f"{case}do/record_contact/")
        person.page.fill('[name="c.told"]', words)
    wang.press()

    chen.page.click("form.desk-form button.btn-primary")
    chen.page.wait_for_selector("text=先打了电话")
    assert chen.page.input_value('[name="c.told"]') == "也打了电话"
    fits(chen)
    chen.page.click("form.desk-form button.btn-primary")
    chen.page.wait_for_url(f"**{case}")

    assert len(case_of(case).contacts) == 2


@WIDTHS
def test_what_is_masked_is_shown_to_who_may_for_a_while_and_the_look_is_recorded(people, width):
    desk = people("harbour", width=width, cai="clerk", feng="foreman", ding="director")
    cai, feng, ding = desk["cai"], desk["feng"], desk["ding"]
    case = cai.register(
        "harbour", what="少装两箱，回电13912340001", caller="13912340001", topic="goods"
    )
    assert "13912340001" in cai.says()

    for person in (feng, ding):
        person.open(case)
        assert "13912340001" not in person.page.content()
        assert "139****0001" in person.says()
        fits(person)
    assert ding.page.locator('form[action$="/reveal/"]').count() == 0

    feng.page.click('form[action$="/reveal/"] button')
    feng.page.wait_for_load_state()
    assert "13912340001" in feng.says()
    feng.open("/cases/")
    fits(feng)


@WIDTHS
def test_people_are_rung_in_their_order_until_one_is_reached(people, width):
    desk = people("tiny", width=width, wang="clerk", li="chief", zhao="owner")
    wang, zhao = desk["wang"], desk["zhao"]
    for person, phone in (("li", "138 0000 1111"), ("zhao", "139 0000 2222")):
        record(PhoneNoted, "", person=person, phone=phone)
    case = wang.register("tiny", what="杯子是裂的")
    wang.do(case, "admit")
    zhao.do(case, "open_task", "ring_somebody")

    wang.open("/")
    assert "打电话找人" in wang.says()
    fits(wang)
    wang.open(f"{case}do/record_call/")
    assert wang.page.inner_text('[name="c.person"]').index("138 0000 1111") >= 0
    fits(wang)
    wang.answer("c.reached", "false")
    wang.press()
    wang.open(f"{case}do/record_call/")
    first = wang.page.locator('[name="c.person"] option:not([value=""])').first.inner_text()
    assert "139 0000 2222" in first
    wang.answer("c.reached", "true")
    wang.press()

    [task] = case_of(case).tasks.values()
    assert (task.rung, task.status) == (("li", "zhao"), "answered")
