"""Complainants and officers on either side of one case: complained, answered, contested, talked about."""

import pytest

from tests.journeys.visitor import Visitor, report_unnamed, the_case

GENERAL, RISK = "general", "whistleblow-risk"
FILL = f"/complain/new/{GENERAL}/complaint/fill/"


def complain(visitor: Visitor) -> tuple[str, str]:
    """By the form, from the first page on. Gives number and code."""
    visitor.open("/complain/")
    visitor.page.click(f"a[href='/complain/new/{GENERAL}/complaint/']")
    assert "24小时内" in visitor.says()
    visitor.go("留下姓名提交")
    visitor.page.fill("[name='f.content']", "新装的空调三天漏水")
    visitor.page.fill("[name='f.contact_detail']", "13900000001")
    visitor.go("下一步")
    assert "还没有提交" in visitor.says()
    visitor.page.click("button[value=send]")
    return visitor.key("编号"), visitor.key("回执码")


def letter_is_read(visitor: Visitor) -> None:
    visitor.page.click("#letters ~ ul a")
    visitor.check_access()
    visitor.go("打开阅读")
    visitor.page.wait_for_selector(".p-letter")
    visitor.check_access()
    with visitor.page.expect_download() as pdf:
        visitor.go("下载")
    assert pdf.value.suggested_filename.endswith(".pdf")
    visitor.go("返回")


@pytest.mark.parametrize("width", [1440, 390])
def test_a_complaint_is_made_followed_answered_and_contested(people, visitors, width):
    desk = people(GENERAL, ai="agent")["ai"]
    visitor = visitors(width)
    number, code = complain(visitor)

    case = the_case()
    desk.do(case, "accept")
    desk.do(case, "acknowledge", c__medium="phone")
    desk.do(case, "admit", f__intake_checks="content,identity")
    desk.do(case, "write_letter", "procedure")
    desk.do(case, "send_letter", c__way="portal")
    desk.do(case, "answer", c__medium="portal", c__text="排水管没有接牢，明天上门修好。")

    other = visitors(width)
    other.open("/complain/follow/")
    other.page.fill("#number", number)
    other.page.fill("#code", code)
    other.go("查看")
    assert "排水管没有接牢" in other.says() and "您可以接受，也可以提出异议" in other.says()
    letter_is_read(other)
    other.go("接受或提出异议")
    other.page.check("[value=contested]")
    other.page.fill("#text", "来过了，还在漏")
    other.go("提交")
    assert "已收到您的答复" in other.says()

    desk.open(case)
    assert "来过了，还在漏" in desk.says()


def test_an_unnamed_reporter_and_an_officer_write_to_each_other(people, visitors):
    desk = people(RISK, yuan="officer")["yuan"]
    reporter = visitors(390)
    code = report_unnamed(reporter, RISK)

    case = the_case()
    desk.do(case, "accept")
    desk.do(case, "record_contact", c__medium="portal", c__told="请补充付款日期")
    other = visitors()
    other.open("/complain/follow/")
    other.page.fill("#code", code)
    other.go("查看")
    assert "请补充付款日期" in other.says()
    other.go("给办理的人留言")
    other.page.fill("#text", "三月二日")
    other.go("提交")

    desk.open(case)
    assert "三月二日" in desk.says()


def test_everything_works_without_scripts(people, visitors):
    people(GENERAL, ai="agent")
    visitor = visitors(java_script_enabled=False)
    _, code = complain(visitor)
    visitor.go("查看本件")
    visitor.go("补充材料")
    file = {"name": "票.txt", "mimeType": "text/plain", "buffer": "购买凭证".encode()}
    visitor.page.set_input_files("#files", files=[file])
    visitor.go("提交")

    assert "票.txt" in visitor.says()
    visitor.go("离开")
    visitor.open("/complain/case/")
    assert visitor.page.locator("#code").is_visible() and code not in visitor.says()


@pytest.mark.parametrize(("width", "colours"), [(1440, "light"), (390, "dark")])
def test_every_page_and_every_error_can_be_used_by_everybody(people, visitors, width, colours):
    people(GENERAL, ai="agent")
    people(RISK, yuan="officer")
    visitor = visitors(width, color_scheme=colours)
    for address in (
        "/complain/", f"/complain/new/{GENERAL}/complaint/", f"/complain/new/{RISK}/report/",
        f"/complain/new/{RISK}/report/fill/?anonymous=1", FILL, "/complain/follow/", "/complain/later/",
        "/complain/?lang=en", "/complain/?lang=zh-Hant",
    ):  # fmt: skip
        visitor.open(address)
        visitor.check_access()
    visitor.open(f"{FILL}?lang=zh-Hans")
    visitor.go("下一步")
    visitor.check_access()
    visitor.go("保存")
    visitor.check_access()
    complain(visitor)
    visitor.check_access()
    for act in ("record_contact", "add_evidence", "remind", "withdraw"):
        visitor.open(f"/complain/case/{act}/")
        visitor.check_access()
    visitor.open("/complain/case/record_contact/")
    visitor.go("提交")
    visitor.check_access()
    for address in ("/complain/case/", "/complain/case/data/"):
        visitor.open(address)
        visitor.check_access()
    visitor.open("/complain/follow/")
    visitor.page.fill("#code", "not a code")
    visitor.go("查看")
    visitor.check_access()


def test_the_form_is_filled_in_and_sent_by_keyboard(people, visitors):
    people(GENERAL, ai="agent")
    visitor = visitors()
    visitor.open(FILL)
    visitor.page.focus("[name='f.content']")
    visitor.page.keyboard.type("空调漏水")
    visitor.page.focus("[name='f.contact_detail']")
    visitor.page.keyboard.type("13900000001")
    visitor.page.keyboard.press("Enter")  # as the button that leads on

    visitor.page.wait_for_selector("text=还没有提交")
    assert "空调漏水" in visitor.says()
