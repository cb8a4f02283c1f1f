"""Several people on one case: who rejects, who signs, who is told, who calls late, who is there too."""

import pytest
from playwright.sync_api import expect

from huiyin.casework.signatures import are_strokes, digest_of
from huiyin.ledger.door import load_case

WIDTHS = pytest.mark.parametrize("width", [1440, 390])
PHONE = 390


def case_of(address: str):
    return load_case(address.strip("/").partition("/")[2])


def draw(person) -> None:
    """Two strokes in the field for the signature, with the mouse."""
    box = person.page.locator("[data-sign] canvas").bounding_box()
    mouse = person.page.mouse
    for rise in (0.3, 0.6):
        mouse.move(box["x"] + 0.2 * box["width"], box["y"] + rise * box["height"])
        mouse.down()
        mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.8 * box["height"], steps=6)
        mouse.move(box["x"] + 0.8 * box["width"], box["y"] + rise * box["height"], steps=6)
        mouse.up()


def test_a_rejected_proposal_comes_back_with_its_reason_and_the_next_is_approved_on_a_phone(people):
    desk = people("tiny", PHONE, wang="clerk", li="chief")
    wang, li = desk["wang"], desk["li"]
    case = wang.register("tiny", what="杯子是裂的", topic="goods")
    wang.do(case, "propose", "refund", a__payout="400", c__text="全退")
    li.open("/approvals/")
    li.page.click(".desk-reject summary")
    li.page.fill('[name="c.reason"]', "先问清楚怎么裂的")
    li.page.click(".desk-reject .btn-danger")
    li.page.wait_for_selector("text=没有等您审批的事项")

    wang.open(case)
    assert "先问清楚怎么裂的" in wang.says()
    wang.do(case, "propose", "refund", a__payout="200", c__text="退一半")
    li.open("/approvals/")
    li.page.click("button.btn-success")
    li.page.wait_for_selector("text=没有等您审批的事项")

    statuses = [proposal.status.value for proposal in case_of(case).proposals.values()]
    assert statuses == ["rejected", "approved"]


def test_four_sign_the_minutes_of_a_panel_by_password_and_by_hand(people):
    desk = people("ferry", mei="clerk", tao="manager", gang="captain", bo="bosun")
    mei, tao = desk["mei"], desk["tao"]
    case = mei.register("ferry", subject="跳板滑，有人摔伤", hurt="true")
    mei.do(case, "admit")
    mei.do(case, "open_task", "panel")
    tao.do(case, "hold_meeting", c__outcome="decided", c__present="mei,tao,gang,bo")
    mei.do(case, "issue_paper", "minutes", p__text="退票并承担医药费")
    digest = digest_of(case_of(case).papers["paper-1"])

    for name in ("tao", "gang", "bo"):
        desk[name].do(case, "sign", "paper-1")
    mei.open(f"{case}do/sign/?thing=paper-1")
    assert "退票并承担医药费" in mei.says()
    draw(mei)
    mei.page.fill("#sign_password", "")
    mei.page.click("form.desk-form button.btn-primary")
    mei.page.wait_for_url(f"**{case}")

    paper = case_of(case).papers["paper-1"]
    assert paper.complete
    assert {one.shown for one in paper.signatures.values()} == {digest}
    drawn = paper.signatures["mei"]
    assert are_strokes(drawn.strokes)
    assert drawn.proof == ""
    assert paper.signatures["tao"].proof == "password"
    assert mei.page.locator(".desk-drawn").count() == 1


def test_a_complainant_signs_the_visit_s_form_on_the_officer_s_phone(people):
    mei = people("ferry", PHONE, mei="clerk")["mei"]
    case = mei.register("ferry", subject="晚点两小时")
    mei.do(case, "issue_paper", "slip", p__result="已退票")
    mei.open(f"{case}do/sign/?thing=paper-1")
    mei.pick("c.signer", "complainant")
    draw(mei)
    mei.page.click("form.desk-form button.btn-primary")
    mei.page.wait_for_url(f"**{case}")

    signature = case_of(case).papers["paper-1"].signatures["complainant"]
    assert signature.by == "mei"
    assert are_strokes(signature.strokes)


@pytest.mark.slow
def test_every_two_hours_a_complaint_rises_until_the_board_has_it(people, settings):
    settings.DEMO = True
    posts = {"guan": "customer_care", "fu": "service_manager", "shou": "aftersales_director",
             "zong": "general_manager", "dong": "board"}  # fmt: skip
    desk = people("auto-dealer", **posts)
    guan = desk["guan"]
    case = guan.register(
        "auto-dealer", area="aftersales", customer_name="黃先生", content="保養後返修",
        repair_cost="600", labour_fee="1000",
    )  # fmt: skip
    levels = [case_of(case).levels["aftersales"].level]

    for _ in range(40):
        guan.open(case)
        guan.page.click('.desk-demo button[value="two_hours"]')
        guan.page.wait_for_load_state()
        level = case_of(case).levels["aftersales"].level
        levels += [level] if level != levels[-1] else []
        if len(levels) > 1 and not case_of(case).running_clocks():
            break

    assert levels == [*dict.fromkeys(levels)]
    assert len(levels) >= 3
    desk["dong"].open("/cases/")
    assert case_of(case).number in desk["dong"].says()


def test_somebody_who_calls_late_wakes_what_was_closed_for_the_time_being(people):
    mei = people("ferry", mei="clerk")["mei"]
    case = mei.register("ferry", subject="晚点两小时")
    mei.do(case, "admit")
    mei.do(case, "provisionally_close", c__ground="unreachable")
    assert case_of(case).stage == "provisionally_closed"

    mei.open("/cases/?open=all&stage=provisionally_closed")
    assert case_of(case).number in mei.says()
    mei.do(case, "record_contact", c__told="他回电话了")
    if case_of(case).stage == "provisionally_closed":
        mei.do(case, "resume")

    assert case_of(case).stage not in ("provisionally_closed", "closed")
    mei.open("/cases/")
    assert case_of(case).number in mei.says()


@WIDTHS
def test_two_officers_see_one_another_and_nothing_typed_is_lost(people, width):
    desk = people("tiny", width=width, wang="clerk", chen="clerk")
    wang, chen = desk["wang"], desk["chen"]
    case = wang.register("tiny", what="杯子是裂的")
    chen.open(f"{case}do/record_contact/")
    chen.page.fill('[name="c.told"]', "也打了电话")

    wang.open(f"{case}do/record_contact/")
    expect(wang.page.locator("#here")).to_contain_text("Chen 正在填写", timeout=20_000)
    wang.page.fill('[name="c.told"]', "先打了电话")
    wang.press()
    chen.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(chen.page.locator("#here")).to_contain_text("打开后有新进展", timeout=20_000)
    assert "先打了电话" in chen.page.locator("#here").inner_text()
    assert chen.page.input_value('[name="c.told"]') == "也打了电话"
    wide = chen.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide
