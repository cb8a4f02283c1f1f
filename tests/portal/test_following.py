"""Following a case: in by number and code, where it stands, what can be done, and what is never shown."""

import re

import pytest

from huiyin.casework import commands as c
from huiyin.ledger.door import Ask, handle, load_case
from huiyin.portal import limits, visiting
from tests.portal.conftest import Visitor
from tests.portal.test_complaining import ABOUT, the_case

pytestmark = pytest.mark.database
BACKSTAGE = (
    "内部意见甲",
    "内部意见乙",
    "内部意见丙",
    "内部意见丁",
    "客户情绪激动",
    "内部证据",
    "根因在仓库",
)


def act(actor: str, command: c.Command) -> None:
    handle(Ask(case=the_case().id, command=command, actor=actor))


@pytest.fixture
def mine(visitor):
    """Somebody who has complained and looks at the page of their case."""
    visitor.complain(**ABOUT)
    visitor.number = the_case().number
    visitor.open("/complain/case/")
    return visitor


def answered() -> None:
    act("aili", c.Accept())
    act("aili", c.Acknowledge(medium="phone"))
    act("aili", c.Admit(facts={"intake_checks": "content,identity"}))
    act("aili", c.Answer(medium="portal", text="已查明排水管未接牢，明天上门修好。"))


def test_number_and_code_lead_to_the_case_from_any_browser(mine):
    other = Visitor("en")
    other.open("/complain/follow/")
    other.send("/complain/follow/", number=mine.number.lower(), code=mine.code.replace("-", ""))

    assert mine.number in other.page
    assert "Whether we take it up is not decided yet" in other.page


@pytest.mark.parametrize("wrong", ["number", "code"])
def test_one_without_the_other_opens_nothing(mine, wrong):
    other = Visitor()
    fields = {"number": mine.number, "code": mine.code, wrong: "ZZZZ-ZZZZ-ZZZZ-ZZZZ"}
    other.open("/complain/follow/")
    other.send("/complain/follow/", **fields)

    assert other.status == 422
    assert fields["number"] in other.page  # what was typed stays
    assert "complaint" not in other.client.cookies


def test_after_many_wrong_codes_a_question_stands_before_the_next(mine):
    other = Visitor()
    other.open("/complain/follow/")
    for _ in range(limits.CODES.times):
        other.send("/complain/follow/", number="x", code="ZZZZ-ZZZZ-ZZZZ-ZZZZ")
    other.send("/complain/follow/", number=mine.number, code=mine.code)

    assert other.status == 422 and "等于几" in other.text


def test_a_signed_link_opens_the_case_and_a_changed_one_does_not(mine):
    token = visiting.token_of(the_case().id)

    assert mine.number in Visitor().open(f"/complain/go/{token}/")
    assert Visitor().open(f"/complain/go/{token[:-2]}xx/").find(mine.number) == -1


def test_the_page_says_in_plain_words_where_it_stands_and_until_when_what_is_due(mine):
    assert "已经收到，还没有决定是否受理" in mine.page
    assert "首次答复" in mine.text and "前" in mine.text

    answered()
    mine.open("/complain/case/")

    assert "已经答复您" in mine.page
    assert "已查明排水管未接牢" in mine.page


def test_an_answer_can_be_contested_and_work_goes_on(mine):
    answered()
    mine.open("/complain/case/respond/")
    mine.send("/complain/case/respond/", response="contested", text="没有修好")

    assert "对答复提出异议" in mine.page and "没有修好" in mine.page
    assert load_case(the_case().id).times("response_given", "contested") == 1


def test_contesting_without_a_word_is_asked_again_with_the_choice_kept(mine):
    answered()
    mine.open("/complain/case/respond/")
    mine.send("/complain/case/respond/", response="contested", text=" ")

    assert mine.status == 422
    assert re.search(r'value="contested"[^>]* checked', mine.page)


def test_messages_go_both_ways(mine):
    mine.open("/complain/case/record_contact/")
    mine.send("/complain/case/record_contact/", text="什么时候上门？")
    act("aili", c.RecordContact(medium="portal", told="明天上午九点"))
    mine.open("/complain/case/")

    assert "什么时候上门？" in mine.page and "明天上午九点" in mine.page


@pytest.mark.parametrize(
    ("act_name", "fields", "event"),
    [("remind", {"text": "请快一点"}, "reminded"), ("withdraw", {"text": "已经解决"}, "withdrawn"),
     ("confirm", {"satisfied": "true", "text": "谢谢"}, "confirmed")],
)  # fmt: skip
def test_complainants_press_withdraw_and_rate(mine, act_name, fields, event):
    if act_name == "confirm":
        answered()
    mine.open(f"/complain/case/{act_name}/")
    mine.send(f"/complain/case/{act_name}/", **fields)

    assert load_case(the_case().id).times(event) == 1
    assert fields["text"] in mine.page


def test_what_casework_does_not_allow_has_no_button_and_no_address(mine):
    assert "/complain/case/respond/" not in mine.page  # nothing was answered yet

    mine.open("/complain/case/respond/")
    mine.send("/complain/case/respond/", response="accepted")

    assert load_case(the_case().id).times("response_given") == 0
    assert Visitor().client.get("/complain/case/close/").status_code == 302


def test_nobody_sees_a_case_without_its_code(mine):
    for address in ("/complain/case/", "/complain/case/remind/", "/complain/case/data/"):
        answer = Visitor().client.get(address)
        assert answer.status_code == 302 and answer.headers["Location"] == "/complain/follow/"


def test_leaving_closes_the_case_to_this_browser(mine):
    mine.send("/complain/leave/")

    assert mine.client.get("/complain/case/").status_code == 302


def test_one_s_data_can_be_taken_along_and_asked_about(mine):
    import io
    import json
    import zipfile

    mine.open("/complain/case/data/")
    answer = mine.client.post("/complain/case/data/export/", mine.hidden())
    with zipfile.ZipFile(io.BytesIO(answer.content)) as taken:
        said = json.loads(taken.read("complaint.json"))
    mine.send("/complain/case/data/", wish="erase", text="事情已了")

    answers = {line["question"]: line["answer"] for line in said["said"]}
    assert answers["投诉内容"] == ABOUT["f.content"]
    assert "请求删除" in mine.page and "事情已了" in mine.page


def test_nothing_internal_stands_on_any_page(mine):
    act("aili", c.Accept())
    act("aili", c.Acknowledge(medium="phone"))
    act("aili", c.Admit(facts={"intake_checks": "content,identity"}))
    act("changhong", c.Assign(to="baolin", note=BACKSTAGE[0]))
    act("baolin", c.Accept())
    act("aili", c.RecordContact(medium="phone", told=BACKSTAGE[4], promised=BACKSTAGE[1]))
    act("baolin", c.RecordContact(party="respondent", medium="phone", told=BACKSTAGE[2]))
    act("baolin", c.RecordContact(party="respondent", medium="phone", told=BACKSTAGE[2]))
    act("baolin", c.AddEvidence(kind="notes", title=BACKSTAGE[5], party="respondent"))
    act("baolin", c.RecordFinding(text=BACKSTAGE[3], facts={"cause": BACKSTAGE[6]}))
    act("baolin", c.Propose(subject="exchange", text=BACKSTAGE[0]))
    act("aili", c.Answer(medium="portal", text="换一台"))
    pages = ["/complain/case/", "/complain/case/data/"]
    acts = ("respond", "record_contact", "remind", "withdraw")
    pages += [f"/complain/case/{name}/" for name in acts]
    people = ("aili", "baolin", "changhong")

    for address in pages:
        mine.open(address)
        for word in (*BACKSTAGE, *people, *map(str.title, people)):
            assert word not in mine.page, (address, word)
    export = mine.client.post("/complain/case/data/export/", mine.hidden()).content
    assert all(word.encode() not in export for word in (*BACKSTAGE, *people))
