"""The house's logo, asking for a review, and the mail that says there is news."""

from base64 import b64encode
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, PngImagePlugin

from huiyin.casework import commands as c
from huiyin.casework.events import ResponseGiven
from huiyin.connections import keeping
from huiyin.connections.pictures import NoPicture, drawn
from huiyin.ledger import moment
from huiyin.ledger.door import Ask, handle, stream_of
from huiyin.ledger.store import load
from huiyin.notices.models import Outgoing
from huiyin.people.happenings import PersonJoined, PowerTaken
from huiyin.people.models import Account
from huiyin.people.organising import record
from tests.portal.conftest import HOUSE
from tests.portal.test_complaining import ABOUT, the_case
from tests.portal.test_following import act, answered

pytestmark = pytest.mark.database


def picture(kind: str = "PNG", size: tuple[int, int] = (1000, 300)) -> bytes:
    made, said = BytesIO(), PngImagePlugin.PngInfo()
    said.add_text("Comment", "made by somebody at home")
    more = {"pnginfo": said} if kind == "PNG" else {}
    Image.new("RGB", size, "#0f6b6f").save(made, kind, **more)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_logo_is_drawn_anew_small_and_without_what_stood_beside_it(kind):
    import base64

    found = base64.b64decode(drawn(BytesIO(picture(kind))))

    with Image.open(BytesIO(found)) as seen:
        assert (seen.format, seen.size, seen.info) == ("PNG", (480, 144), {})


@pytest.mark.parametrize(
    ("file", "key"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "picture"),
        (b"GIF89a", "picture"),
        (b"", "picture"),
        (picture()[:-40], "picture"),
        (b"\x89PNG" + b"0" * (1024 * 1024 + 1), "picture_long"),
    ],
)
def test_what_is_no_picture_stays_outside(file, key):
    with pytest.raises(NoPicture, match=key):
        drawn(BytesIO(file))


@pytest.fixture
def boss(house):
    record(PersonJoined, "", person="gu", shown_name="顾管理", administrator=True)
    record(PowerTaken, "gu", person="gu", until=moment.now().replace(year=2099), why="测试")
    client = Client()
    client.force_login(
        Account.objects.get(username="gu"), "django.contrib.auth.backends.ModelBackend"
    )
    return client


def typed(**more: object) -> dict[str, object]:
    return {"c.on": "1", **{f"c.{name}": value for name, value in HOUSE.items()}, **more}


def test_a_logo_is_set_at_the_desk_stays_when_the_rest_changes_and_can_go(boss, visitor):
    assert Client().get("/complain/logo.png").status_code == 404
    sent = SimpleUploadedFile(
        "logo.svg", picture(), "image/svg+xml"
    )  # its name and type say nothing
    boss.post("/connections/portal/", typed(**{"c.logo": sent}))

    seen = Client().get("/complain/logo.png")
    assert (seen.status_code, seen["Content-Type"]) == (200, "image/png")
    assert "logo.png" in visitor.open("/complain/")
    boss.post("/connections/portal/", typed(**{"c.contact": "别的电话"}))
    assert Client().get("/complain/logo.png").content == seen.content
    wrong = boss.post(
        "/connections/portal/", typed(**{"c.logo": SimpleUploadedFile("a.png", b"<svg/>")})
    )
    assert wrong.status_code == 422 and "PNG、JPEG" in wrong.content.decode()
    assert Client().get("/complain/logo.png").content == seen.content
    boss.post("/connections/portal/", typed(**{"c.logo.drop": "1"}))
    assert Client().get("/complain/logo.png").status_code == 404


def test_base64_that_is_no_picture_cannot_be_kept():
    with pytest.raises(keeping.Wrong):
        keeping.checked(keeping.KINDS["portal"], {**HOUSE, "logo": b64encode(b"<svg/>").decode()})


@pytest.fixture
def mine(visitor):
    visitor.complain(**{**ABOUT, "f.contact_detail": "lin@example.cn"})
    return visitor


def test_a_review_is_an_act_of_its_own_and_wants_a_reason(mine):
    answered()
    page = mine.open("/complain/case/")
    assert "/complain/case/ask_review/" in page
    mine.open("/complain/case/ask_review/")

    mine.send("/complain/case/ask_review/", text="")
    assert mine.status == 422
    mine.send("/complain/case/ask_review/", text="上门的人没有修好，请别人看一看。")

    said = [i.event for i in load(stream_of(the_case().id)) if isinstance(i.event, ResponseGiven)]
    assert [(one.response, one.by) for one in said] == [("contested", "complainant")]
    assert "上门的人没有修好" in mine.open("/complain/case/")


SMTP = {"host": "mail.example.cn", "sender": "complaints@example.cn", "sender_name": "恒顺客服"}


def test_what_an_officer_writes_on_the_page_is_told_by_mail_without_a_word_of_it(mine):
    keeping.put("smtp", SMTP, "")
    keeping.put("portal", {**HOUSE, "address": "https://complain.example.org"}, "")
    act("aili", c.Accept())
    told = c.RecordContact(
        direction="out", medium="portal", party="complainant", told="请补发票号码。"
    )
    act("aili", told)

    [mail] = Outgoing.objects.filter(purpose__startswith="letter/asked/portal")
    letter = mail_opened(mail)
    assert "https://complain.example.org/complain/go/" in letter
    assert "发票" not in letter


def test_a_message_of_the_complainant_themselves_brings_no_mail(mine):
    keeping.put("smtp", SMTP, "")
    before = Outgoing.objects.count()
    handle(Ask(
        case=the_case().id, actor="complainant",
        command=c.RecordContact(direction="in", medium="portal", party="complainant", told="在吗"),
    ))  # fmt: skip

    assert Outgoing.objects.filter(purpose__contains="portal").count() == 0
    assert Outgoing.objects.count() == before


def mail_opened(mail: Outgoing) -> str:
    from huiyin.notices import outbox

    letter = outbox.opened(mail)
    return f"{letter.to} {letter.subject} {letter.text}"
