"""Mail at the desk: what waits, and what an officer makes of it."""

import re
from datetime import timedelta

import pytest

from huiyin.connections import keeping as connections
from huiyin.evidence import keeping
from huiyin.intake.mail.models import MailRow
from huiyin.intake.mail.receiving import Place, receive
from huiyin.ledger.door import load_case
from huiyin.register.models import CaseRow, SecrecyRow
from tests.evidence.files import picture
from tests.intake.mail.conftest import AT, VALUES
from tests.ledger.house import register
from tests.support.letters import mail, with_files


@pytest.fixture
def take(shop):
    box = connections.put("imap/front", {**VALUES, "automatic": False}, "li")
    uids = iter(range(1, 1000))

    def taken(content: bytes, at=AT) -> MailRow:
        return receive(Place("front", box, 7, next(uids)), content, at)

    return taken


@pytest.fixture
def mailbox_without_text(shop):
    box = connections.put("imap/front", {**VALUES, "text_fact": ""}, "li")

    return lambda content: receive(Place("front", box, 7, 1), content, AT)


def test_nothing_speaks_of_mail_where_there_is_none(sit_down):
    assert "/mail/" not in sit_down("wang").get("/").content.decode()
    assert "没有邮件" in sit_down("wang").get("/mail/").content.decode()


def test_what_waits_stands_in_the_list_with_its_reason(sit_down, take):
    take(mail(subject="水杯裂了"))
    take(mail(subject="便宜发票", message_id="two@x", more="X-Spam-Flag: YES\r\n"))

    page = sit_down("wang").get("/mail/").content.decode()

    for words in ("水杯裂了", "小明", "此邮箱由人工登记", "便宜发票", "邮件服务器判为垃圾邮件"):
        assert words in page
    assert re.search(
        r'href="/mail/"[^<]*<.*?badge ms-auto">2<',
        sit_down("wang").get("/").content.decode(),
        re.DOTALL,
    )


def test_a_fact_that_is_missing_is_named(sit_down, mailbox_without_text):
    mailbox_without_text(mail())

    assert "未能自动登记：请先填写：事由" in sit_down("wang").get("/mail/").content.decode()


def test_mail_is_seen_by_those_who_may_register_and_by_nobody_else(sit_down, take):
    row = take(mail(subject="水杯裂了"))

    assert "水杯裂了" not in sit_down("zhao").get("/mail/").content.decode()
    assert sit_down("zhao").get(f"/mail/{row.pk}/").status_code == 404
    assert sit_down("zhao").get(f"/mail/{row.pk}/original/").status_code == 404
    assert sit_down("zhao").post(f"/mail/{row.pk}/dismiss/", {"why": "spam"}).status_code == 404


def test_a_mail_shows_its_text_and_its_files_as_text_and_downloads(sit_down, take):
    content = with_files(
        ("杯子.png", picture()), ("盘.zip", b"PK\x03\x04x"), text="<script>alert(1)</script>"
    )
    row = take(content)

    page = sit_down("wang").get(f"/mail/{row.pk}/").content.decode()

    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "杯子.png" in page
    assert "压缩包不收" in page
    original = sit_down("wang").get(f"/mail/{row.pk}/original/")
    assert b"".join(original) == content
    assert original.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(sit_down("wang").get(f"/mail/{row.pk}/file/0/")) == picture()
    assert sit_down("wang").get(f"/mail/{row.pk}/file/1/").status_code == 404


def test_an_officer_completes_and_registers_with_the_mail_beside_the_form(sit_down, take):
    row = take(with_files(("杯子.png", picture()), text="水杯是裂的"))
    client = sit_down("wang")

    form = client.post(f"/mail/{row.pk}/register/", follow=True)
    page = form.content.decode()
    assert "登记依据的来信" in page
    assert re.search(r'name="f.what"[^>]*>?[^<]*水杯是裂的|value="水杯是裂的"', page)
    assert 'value="2026-03-02T09:30"' in page
    typed = {"key": row.pk, "c.kind": "complaint", "c.channel": "counter", "f.topic": "goods",
             "c.received_at": "2026-03-02T09:30", "f.what": "水杯是裂的"}  # fmt: skip
    client.post("/register/tiny/", typed)

    row.refresh_from_db()
    assert (row.state, row.settled_by) == ("registered", "wang")
    case = load_case(row.case)
    assert (case.owner, case.received_at, case.facts["topic"]) == ("wang", AT, "goods")
    assert [keeping.find(one.sha256).kind for one in case.evidence.values()] == ["eml", "png"]
    client.post("/register/tiny/", typed)
    assert CaseRow.objects.count() == 1


def test_a_form_that_is_refused_leaves_the_mail_waiting(sit_down, take):
    row = take(mail())
    client = sit_down("wang")

    page = client.post(
        "/register/tiny/", {"key": row.pk, "c.kind": "complaint", "c.channel": "counter"}
    )

    assert "登记依据的来信" in page.content.decode()
    row.refresh_from_db()
    assert row.state == "held"
    assert CaseRow.objects.count() == 0


def test_somebody_who_is_late_is_told_and_nothing_is_registered_twice(sit_down, take):
    row = take(mail())
    sit_down("li").post(f"/mail/{row.pk}/dismiss/", {"why": "not_a_complaint"})

    page = sit_down("wang").post(f"/mail/{row.pk}/register/", follow=True).content.decode()

    assert "已经有人处理了" in page
    assert "Li 办理于" in page


def test_a_mail_joins_a_case_by_its_number(sit_down, take):
    row = take(mail("补充一点"))
    case = register().case

    sit_down("wang").post(f"/mail/{row.pk}/join/", {"number": case.number})

    found = load_case(case.id)
    assert found.contacts[-1].medium == "mail"
    assert len(found.evidence) == 1
    row.refresh_from_db()
    assert (row.state, row.case) == ("joined", case.id)


def test_joining_needs_a_case_that_is_there_and_the_right_to_it(sit_down, take):
    row = take(mail())
    case = register().case

    assert (
        "没有这个编号的案件"
        in sit_down("wang")
        .post(f"/mail/{row.pk}/join/", {"number": "x"}, follow=True)
        .content.decode()
    )
    refused = sit_down("li").post(f"/mail/{row.pk}/join/", {"number": case.number}, follow=True)
    assert "没有办理此事的权限" in refused.content.decode()
    row.refresh_from_db()
    assert row.state == "held"
    assert load_case(case.id).contacts == ()


def test_setting_aside_needs_a_reason_and_keeps_the_mail(sit_down, take):
    row = take(mail())
    assert (
        "请选择缘由"
        in sit_down("wang").post(f"/mail/{row.pk}/dismiss/", follow=True).content.decode()
    )

    sit_down("wang").post(f"/mail/{row.pk}/dismiss/", {"why": "spam"})

    page = sit_down("wang").get("/mail/?state=dismissed").content.decode()
    assert "垃圾邮件" in page
    assert keeping.content(keeping.find(row.sha256))


def test_mail_of_a_sealed_case_is_not_there_for_whoever_may_not_know_of_it(sit_down, take):
    case = register().case
    row = take(mail("秘密", subject=f"关于{case.number}"))
    assert row.case == case.id
    assert "秘密" in sit_down("wang").get(f"/mail/{row.pk}/").content.decode()

    CaseRow.objects.update(is_sealed=True)
    SecrecyRow.objects.create(stream=f"case/{case.id}", rule="r", what="sealed")

    client = sit_down("wang")
    assert row.pk not in client.get("/mail/").content.decode()
    assert client.get(f"/mail/{row.pk}/").status_code == 404
    assert client.get(f"/mail/{row.pk}/original/").status_code == 404
    assert (
        "badge ms-auto"
        not in re.search(r'href="/mail/".*?</li>', client.get("/").content.decode(), re.DOTALL)[0]
    )


def test_long_lists_come_by_pages_and_nothing_is_shown_twice(sit_down, take):
    for number in range(27):
        take(mail(f"第{number}件", subject=f"来信{number:02}号", message_id=f"{number}@x",
                  sender=f"x <{number}@example.org>"), AT - timedelta(minutes=number // 3))  # fmt: skip
    client = sit_down("wang")

    first = client.get("/mail/").content.decode()
    link = re.search(r'rel="next" href="([^"]+)"', first) or re.search(
        r'href="([^"]+)" rel="next"', first
    )
    second = client.get(f"/mail/{link[1]}".replace("&amp;", "&")).content.decode()

    shown = re.findall(r"来信(\d\d)号", first) + re.findall(r"来信(\d\d)号", second)
    assert sorted(shown) == [f"{n:02}" for n in range(27)]
    assert client.get("/mail/?after=nonsense~x").status_code == 404
    assert client.get("/mail/?state=nonsense").status_code == 404
