"""My work, the queue and the approvals."""

from dataclasses import replace
from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.ledger import ports
from huiyin.ledger.door import load_case
from huiyin.people.happenings import DeputyNamed, PersonJoined, PostGiven
from huiyin.people.organising import record
from huiyin.register import queries
from huiyin.register.models import CaseRow
from huiyin.register.paging import ORDERS, sheet
from huiyin.register.queries import Filters, Scope
from huiyin.register.rows import case_values
from tests.ledger.house import MORNING, do, register

ALL = Scope(packs=frozenset({"tiny"}))


def propose(case: str, payout: int) -> None:
    do(case, "wang", c.Propose(subject="refund", amounts={"payout": payout}, text="退一半"))


@pytest.fixture
def case(shop) -> str:
    return register().case.id


def test_my_work_shows_my_cases_with_the_time_that_is_left(sit_down, case):
    page = sit_down("wang").get("/").content.decode()

    assert "杯子是裂的" in page
    assert "left-late" in page


def test_my_work_is_useful_when_there_is_nothing(sit_down):
    page = sit_down("zhao").get("/").content.decode()

    assert "没有等您办理的事" in page
    assert "手上没有在办的案件" in page


def test_an_approval_waits_for_the_chief_with_figures_and_authority(sit_down, case):
    propose(case, 400)

    page = sit_down("li").get("/approvals/").content.decode()

    for words in ("退款", "400", "退一半", "Wang", "店长", "T-5"):
        assert words in page
    assert "没有等您审批的事项" in sit_down("wang").get("/approvals/").content.decode()


def test_one_tap_approves_and_comes_back_to_the_list(sit_down, case):
    propose(case, 400)
    tap = {"c.proposal": "proposal-1", "version": load_case(case).version, "key": "tap",
           "back": "approvals"}  # fmt: skip

    answer = sit_down("li").post(f"/cases/{case}/do/approve/?thing=proposal-1", tap)

    assert answer.headers["Location"] == "/approvals/"
    assert load_case(case).proposals["proposal-1"].status == "approved"


def test_a_deputy_sees_what_they_stand_in_for_and_may_do_it(sit_down, case):
    propose(case, 400)
    record(PersonJoined, "", person="sun", shown_name="Sun")
    record(DeputyNamed, "", person="sun", pack="tiny", role="chief")
    client = sit_down("sun")

    assert "代理" in client.get("/").content.decode()
    assert "退一半" in client.get("/approvals/").content.decode()


def test_notices_arrive_in_the_inbox(sit_down, case):
    propose(case, 400)

    assert "请予批准" in sit_down("li").get("/").content.decode()


def test_the_queue_finds_a_case_by_its_number(sit_down, case):
    number = CaseRow.objects.get().number

    answer = sit_down("li").get("/cases/", {"number": number})

    assert answer.headers["Location"] == f"/cases/{case}/"


def test_the_queue_is_narrowed_by_what_stands_in_the_address(sit_down, case):
    client = sit_down("li")

    assert (
        "杯子是裂的" in client.get("/cases/?pack=tiny&stage=received&owner=wang").content.decode()
    )
    assert "杯子是裂的" not in client.get("/cases/?owner=li").content.decode()
    assert "杯子是裂的" in client.get("/cases/?overdue=1").content.decode()


def test_records_stand_apart_from_cases(sit_down):
    register(kind="delivery", facts={"what": "送货一箱"})

    assert "共 0 件" in sit_down("li").get("/cases/").content.decode()
    assert "共 1 件" in sit_down("li").get("/records/?open=all").content.decode()


def test_somebody_without_a_post_sees_no_case_at_all(sit_down, case):
    record(PersonJoined, "", person="guest", shown_name="Guest")

    assert "杯子是裂的" not in sit_down("guest").get("/cases/").content.decode()


@pytest.mark.parametrize("order", [ORDERS["due"], ORDERS["received"]])
def test_page_by_page_every_case_comes_once_and_in_order(shop, order):
    for minutes in range(7):
        register(at=MORNING + timedelta(minutes=minutes // 2))
    register(kind="delivery")
    rows = queries.chosen(ALL, Filters())
    whole = [row.stream for row in sheet(rows, order, size=100).rows]

    found, after = [], ""
    while True:
        page = sheet(rows, order, after=after, size=2)
        found += [row.stream for row in page.rows]
        if not page.after:
            break
        after = page.after

    assert found == whole
    assert len(set(found)) == 7


def test_cases_without_a_due_date_come_after_those_that_have_one(shop):
    first = register().case.id
    do(first, "wang", c.Answer(text="换一个"))
    second = register().case.id

    streams = [row.stream for row in sheet(queries.chosen(ALL, Filters()), ORDERS["due"]).rows]

    assert streams == [f"case/{second}", f"case/{first}"]


def test_what_nobody_has_admitted_yet_and_has_no_clock_comes_before_what_is_due_later(shop):
    later = register(at=MORNING).case.id
    waiting = register(at=MORNING + timedelta(hours=1)).case.id
    CaseRow.objects.filter(stream=f"case/{later}").update(comes_at=MORNING + timedelta(days=9))
    case = load_case(waiting)
    policy = ports.rules().regulation("tiny").on(MORNING.date())

    unclocked = case_values(policy, replace(case, clocks={}), 1)

    assert unclocked["comes_at"] == case.received_at
    assert case_values(policy, case, 1)["comes_at"] == case_values(policy, case, 1)["next_due"]
    CaseRow.objects.filter(stream=f"case/{waiting}").update(comes_at=unclocked["comes_at"])
    streams = [row.stream for row in sheet(queries.chosen(ALL, Filters()), ORDERS["due"]).rows]
    assert streams == [f"case/{waiting}", f"case/{later}"]


def test_a_record_waits_for_nobody_to_admit_it(shop):
    record_ = load_case(register(kind="delivery", facts={"what": "送货一箱"}).case.id)
    policy = ports.rules().regulation("tiny").on(MORNING.date())

    assert case_values(policy, replace(record_, clocks={}), 1)["comes_at"] is None


def test_a_list_says_that_a_case_is_to_be_admitted_and_that_its_grade_stands_for_now(
    sit_down, case
):
    CaseRow.objects.update(next_due=None, next_clock="", grade="major", provisional=True)

    page = sit_down("wang").get("/cases/").content.decode()

    assert "待受理" in page
    assert "暂定" in page
    assert "无期限" not in page


def test_counts_are_exact_up_to_the_limit_and_then_say_more(shop):
    for _ in range(3):
        register()
    rows = queries.chosen(ALL, Filters())

    assert queries.count_up_to(rows, 3) == (3, False)
    assert queries.count_up_to(rows, 2) == (2, True)


def test_a_filter_that_nothing_can_be_is_named_with_a_way_to_clear_it(sit_down, case):
    page = sit_down("li").get("/cases/?stage=nonsense").content.decode()

    assert "“阶段”没有“nonsense”这一项" in page
    assert 'href="/cases/"' in page
    assert "没有“" not in sit_down("li").get("/cases/?stage=received").content.decode()


def test_a_key_that_no_page_gave_is_a_bad_request(sit_down):
    assert sit_down("li").get("/cases/?after=nonsense").status_code == 400


def test_the_language_of_the_frame_changes_and_is_remembered(sit_down):
    client = sit_down("wang")

    client.post("/language/", {"language": "en", "next": "/"})

    assert "My work" in client.get("/").content.decode()
    assert (
        "登記投訴"
        in (
            client.post("/language/", {"language": "zh-Hant", "next": "/"}, follow=True)
        ).content.decode()
    )


def test_the_clause_page_names_the_rules_that_keep_it(sit_down):
    page = sit_down("wang").get("/rules/tiny/T-5/").content.decode()

    assert "退款" in page
    assert sit_down("wang").get("/rules/tiny/T-99/").status_code == 404


def test_time_is_put_forward_in_a_demo_and_clocks_fire(sit_down, settings, case):
    client = sit_down("wang")
    assert client.post("/demo/advance/", {"length": "day"}).status_code == 404
    settings.DEMO = True

    client.post("/demo/advance/", {"length": "day", "next": "/"})

    assert load_case(case).levels["pace"].level == "top"
    assert "演示时间" in client.get("/").content.decode()


__all__ = ["PostGiven"]
