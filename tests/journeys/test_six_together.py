"""Six people complain together by web: who speaks for them is named, and there is one case."""

import pytest

from huiyin.ledger.door import load_case
from tests.journeys.visitor import the_case
from tests.portal.test_together import PACK, SIX


@pytest.mark.slow
@pytest.mark.parametrize("width", [1440, 390])
def test_six_name_two_who_speak_for_them_and_one_case_is_admitted(people, visitors, width):
    she = people(PACK, width, she="receiver")["she"]
    group = visitors(width)
    group.open(f"/complain/new/{PACK}/complaint/")
    group.check_access()
    group.open(f"/complain/new/{PACK}/complaint/fill/")
    for name, answer in SIX.items():
        group.page.fill(f"[name='{name}']", answer)
    group.go("下一步")
    assert "根据您的回答" in group.says()
    group.page.check("[name='f.joint_consent'][value='true']")
    first, second = group.page.locator("[name='f.representatives']").all()
    first.fill("王女士 13900000006")
    second.fill("李先生 13900000007")
    group.check_access()
    group.go("下一步")
    assert "王女士 13900000006、李先生 13900000007" in group.says()
    group.page.click("button[value=send]")
    assert group.key("编号") and group.key("回执码")

    case = the_case(pack=PACK)
    she.do(case, "accept")
    she.open(case)
    assert "李先生 13900000007" in she.says()
    she.open(f"{case}do/amend_facts/")
    named = she.page.locator("[name='f.representatives']")
    assert [one.input_value() for one in named.all()] == [
        "王女士 13900000006",
        "李先生 13900000007",
    ]
    named.nth(1).fill("")
    she.page.fill("[name='c.reason']", "李先生退出")
    she.press()
    she.do(case, "amend_facts", c__reason="核对", f__platform_number="12315-1", f__place="trader_here",
           f__dealt_with="none", f__knew_on="2026-11-01", f__material="complete",
           f__not_living="none")  # fmt: skip
    she.do(case, "admit")

    found = load_case(case.split("/")[2])
    assert found.stage == "assessed"
    assert found.facts["representatives"] == ("王女士 13900000006",)
    wide = she.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide
