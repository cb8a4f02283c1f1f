"""The page of a case and the forms of its acts."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from huiyin.casework import commands as c
from huiyin.ledger.door import Ask, handle, load_case, new_id
from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.organising import record
from tests.ledger.house import MORNING, do, register


@pytest.fixture
def case(shop) -> str:
    return register().case.id


def page_of(client, case: str) -> str:
    return unescape(client.get(f"/cases/{case}/").content.decode())


def act(client, case: str, act: str, thing: str = "", **typed):
    """Sends the form of an act as the page would, with the version and key that it carries."""
    address = f"/cases/{case}/do/{act}/" + (f"?thing={thing}" if thing else "")
    fields = {name.replace("__", "."): value for name, value in typed.items()}
    return client.post(address, {"version": load_case(case).version, **fields})


def test_the_page_says_what_this_is_who_has_it_and_what_is_next(sit_down, case):
    page = page_of(sit_down("wang"), case)

    for words in ("杯子是裂的", "小店投诉办法", "Wang", "已登记", "店员处理", "完成“答复”"):
        assert words in page


def test_a_ladder_says_where_the_case_goes_if_nobody_settles_it(sit_down, case):
    page = page_of(sit_down("wang"), case)

    assert "解决，否则“两小时”升到店长处理" in page
    assert "完成“两小时”" not in page


def test_a_record_has_no_way_of_a_complaint_to_go(sit_down, case):
    entered = register(kind="entry", facts={"season": "2026", "points": "90"}).case.id
    wang = sit_down("wang")

    assert "desk-way" in page_of(wang, case)
    assert "desk-way" not in page_of(wang, entered)


def test_a_clock_explains_itself_step_by_step(sit_down, case):
    page = page_of(sit_down("wang"), case)

    assert "怎么算出来的" in page
    assert "15个工作日" in page
    assert "3月23日24:00" in page


def test_exactly_what_may_be_done_is_a_link_and_the_rest_says_why_not(sit_down, case):
    page = page_of(sit_down("zhao"), case)

    assert f"/cases/{case}/do/close/" in page
    assert f"/cases/{case}/do/admit/" not in page
    assert "您没有办理此事的权限；有权办理：店员、店长" in page


def test_every_line_of_the_timeline_has_its_clauses_and_names_people(sit_down, case):
    page = page_of(sit_down("wang"), case)

    assert "登记投诉" in page
    assert 'href="/rules/tiny/T-4/"' in page


def test_the_timeline_turns_around(sit_down, case):
    do(case, "wang", c.Admit())
    client = sit_down("wang")

    newest = client.get(f"/cases/{case}/").content.decode()
    oldest = client.get(f"/cases/{case}/?order=oldest").content.decode()

    started = [page[page.index('class="desk-timeline"') :] for page in (newest, oldest)]
    assert started[0].index("受理") < started[0].index("登记投诉")
    assert started[1].index("登记投诉") < started[1].index("受理")


def test_an_act_is_done_from_its_form(sit_down, case):
    answer = act(sit_down("wang"), case, "admit")

    assert answer.headers["Location"] == f"/cases/{case}/"
    assert load_case(case).admitted_at is not None


def test_an_act_that_is_not_allowed_now_shows_its_reason_and_no_form(sit_down, case):
    answer = sit_down("zhao").get(f"/cases/{case}/do/admit/")

    assert answer.status_code == 409
    assert "没有办理此事的权限" in answer.content.decode()
    assert "desk-form" not in answer.content.decode()


def test_acts_of_the_clock_have_no_form(sit_down, case):
    assert sit_down("wang").get(f"/cases/{case}/do/fire_clock/").status_code == 404


def test_a_remedy_asks_for_its_figures_and_goes_to_whoever_may_grant_it(sit_down, case):
    form = sit_down("wang").get(f"/cases/{case}/do/propose/?thing=refund").content.decode()
    assert 'name="a.payout"' in form

    act(sit_down("wang"), case, "propose", "refund", a__payout="1,500")

    [proposal] = load_case(case).proposals.values()
    assert (str(proposal.amounts["payout"]), proposal.approver) == ("1500", "chief")


def test_the_form_of_a_remedy_says_who_has_to_consent_to_the_figure_that_is_typed(sit_down, case):
    client, address = sit_down("wang"), f"/cases/{case}/do/propose/?thing=refund&preview=1"

    def said(payout: str) -> str:
        page = client.post(address, {"c.subject": "refund", "a.payout": payout}).content.decode()
        return page[page.index('id="authority"') :][:900]

    assert "审批人是" in said("100.01") and "店长" in said("100.01") and "T-5" in said("100.01")
    assert "店员可以自行决定" in said("100")
    assert "审批人是" not in said("") and "自行决定" not in said("很多")
    assert not load_case(case).proposals


def test_a_refusal_for_want_of_a_right_names_the_people_who_have_it(sit_down, case):
    page = page_of(sit_down("zhao"), case)

    assert "可办理：" in page
    assert "Wang" in page[page.index("可办理：") :]


def test_an_acknowledgement_says_by_what_it_was_given(sit_down, case):
    page = act(sit_down("wang"), case, "acknowledge").content.decode()

    assert load_case(case).times("acknowledged") == 0
    assert 'id="id_c_medium_error"' in page


@pytest.mark.parametrize("typed", ["很多", "NaN", "Infinity", "-inf%"])
def test_a_figure_that_is_none_is_said_at_its_field(sit_down, case, typed):
    page = act(sit_down("wang"), case, "propose", "refund", a__payout=typed).content.decode()

    assert not load_case(case).proposals
    assert f'value="{typed}"' in page
    assert "请填数字" in page


def test_what_somebody_else_did_meanwhile_is_shown_and_what_was_typed_is_kept(sit_down, case):
    client, seen = sit_down("wang"), load_case(case).version
    do(case, "li", c.Admit())

    answer = client.post(
        f"/cases/{case}/do/record_finding/", {"version": seen, "key": "k", "c.text": "釉面开裂"}
    )
    page = unescape(answer.content.decode())

    assert load_case(case).findings == 0
    assert "本件有了新的进展" in page and "<li>受理" in page
    assert "釉面开裂" in page
    assert f'name="version" value="{load_case(case).version}"' in page


def test_a_case_that_is_not_there_is_not_found(sit_down):
    answer = sit_down("wang").get("/cases/nothing/")

    assert answer.status_code == 404
    assert "没有找到" in answer.content.decode()


def test_evidence_is_kept_by_its_content_and_handed_out_as_a_file(sit_down, case):
    picture = b"\x89PNG\r\n\x1a\n" + b"cup"
    client = sit_down("wang")

    act(client, case, "add_evidence", c__title="照片", c__kind="photo",
        c__sha256=SimpleUploadedFile("cup.html", picture, "text/html"))  # fmt: skip
    [item] = load_case(case).evidence.values()
    answer = client.get(f"/cases/{case}/evidence/{item.id}/file/")

    assert b"".join(answer.streaming_content) == picture
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_file_that_is_too_large_is_refused_at_its_field(sit_down, case, settings):
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024

    page = act(sit_down("wang"), case, "add_evidence", c__title="录像", c__kind="video",
               c__sha256=SimpleUploadedFile("x.mp4", b"0" * (1024 * 1024 + 1)))  # fmt: skip

    assert not load_case(case).evidence
    assert "文件超过 1 MB" in page.content.decode()


def test_a_hash_that_no_upload_of_ours_gave_attaches_nothing(sit_down, case):
    act(sit_down("wang"), case, "add_evidence", c__title="偷来的", c__kind="x", c__sha256="0" * 64)

    assert [item.sha256 for item in load_case(case).evidence.values()] == [""]


def test_the_person_a_case_is_about_is_offered_no_decision(sit_down):
    record(PersonJoined, "", person="li2", shown_name="Li2")
    case = register(facts={"about_whom": "li"}).case.id

    page = page_of(sit_down("li"), case)

    assert f"/cases/{case}/do/admit/" not in page
    assert "涉及当事人本人" in page


def test_what_nobody_knows_yet_stands_among_the_facts_with_who_has_to_find_it_out(sit_down, shop):
    case = register(facts={"what": "杯子是裂的"}).case.id

    page = sit_down("wang").get(f"/cases/{case}/").content.decode()
    facts = page[page.index("案情") :]

    assert "待查" in facts
    assert "由Wang查明" in facts


def test_a_task_that_an_act_completes_leads_to_that_act_and_not_to_an_answer_in_words(
    sit_down, shop
):
    record(PostGiven, "", person="wang", pack="life-insurance", role="officer")
    facts = {"summary": "理赔拖延", "complainant_name": "郑先生", "complained_of": "company"}
    begun = c.Register(kind="complaint", channel="phone", facts=facts)
    case = handle(Ask(case=new_id(MORNING), command=begun, actor="wang", pack="life-insurance",
                      at=MORNING)).case.id  # fmt: skip
    do(case, "wang", c.Admit())
    wang = sit_down("wang")
    task = next(t.id for t in load_case(case).tasks.values() if t.kind == "promise")
    there = f"/cases/{case}/do/acknowledge/"

    page = page_of(wang, case)
    assert f'<a href="{there}">Wang办理“告知客户受理与联系时限”</a>' in page
    assert (
        f'<a href="{there}" data-act="acknowledge"><span>告知收到<b>告知客户受理与联系时限</b>'
        in page
    )

    form = unescape(wang.get(f"/cases/{case}/do/answer_task/?thing={task}").content.decode())
    assert "办好后这项任务自动完成" in form and f'href="{there}"' in form

    do(case, "wang", c.Acknowledge(medium="phone", text="已收到"))
    assert "告知客户受理与联系时限</b>" not in page_of(wang, case)
