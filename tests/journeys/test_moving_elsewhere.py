"""A complaint under the wrong regulation goes on under the right one, on a wide screen and a narrow one."""

import pytest

from huiyin.ledger.door import load_case
from huiyin.people.happenings import PostGiven
from huiyin.people.organising import record
from huiyin.register.models import CaseRow

LIFE, GENERAL = "life-insurance", "general"
STORY = "柜台排队两小时无人理会"


@pytest.mark.parametrize("width", [1440, 390])
def test_a_case_moves_with_what_is_known_and_asks_for_the_rest(people, width):
    na = people(LIFE, width, na="officer")["na"]
    record(PostGiven, "", person="na", pack=GENERAL, role="front_line")
    said = {"summary": STORY, "complainant_name": "王女士", "phone_number": "13800001111",
            "complained_of": "company"}  # fmt: skip
    case = na.register(LIFE, **said)

    na.open(f"{case}do/move_case/")
    na.page.click(f'a[href="?to={GENERAL}"]')
    assert na.page.input_value('[name="f.complainant_name"]') == "王女士"
    assert na.page.input_value('[name="f.contact_detail"]') == "13800001111"
    assert na.page.input_value('[name="f.subject"]') == STORY
    na.page.click(
        "form.desk-form button.btn-primary"
    )  # no reason yet, nor what only the other asks
    na.page.wait_for_selector(".alert-danger")
    assert na.page.input_value('[name="f.subject"]') == STORY
    na.page.fill('[name="m.reason"]', "与保险合同无关，属窗口服务")
    na.answer("f.content", "十点到，十二点才有人问")
    wide = na.page.evaluate("document.documentElement.scrollWidth")
    na.press()

    new = CaseRow.objects.get(pack=GENERAL)
    assert na.page.url.endswith(f"/cases/{new.stream.partition('/')[2]}/")
    assert wide <= width
    old = load_case(case.strip("/").partition("/")[2])
    assert (old.stage, old.received_at) == ("moved", new.received_at)
    assert "转自" in na.page.inner_text("main")
