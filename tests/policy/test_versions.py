"""Wordings change from a date, rules come and go, and each is governed by the day its rule says."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from huiyin.casework.case import Case
from huiyin.casework.draft import governing_days
from huiyin.policy.problems import PackError
from tests.policy.packs import regulation_of

CHANGING = """
kinds:
  complaint:
    - {title: 投诉, clause: K-1}
    - {title: 意见, since: 2026-07-01, clause: K-2}
  grievance: {title: 申诉, since: 2026-07-01, clause: K-3}
  fault: {title: 故障, repealed: 2026-07-01, clause: K-4}
  trial: {title: 试行, since: 2026-03-01, repealed: 2026-04-01, clause: K-5}
"""


def kinds(text: str, *day: int) -> dict[str, str]:
    policy = regulation_of(text).on(date(2026, *day))
    return {name: kind.title.text() for name, kind in policy.kinds.items()}


def test_a_wording_counts_from_its_day_on_and_the_one_before_until_then():
    assert kinds(CHANGING, 6, 30)["complaint"] == "投诉"
    assert kinds(CHANGING, 7, 1)["complaint"] == "意见"


def test_a_rule_may_be_added_from_a_date_and_another_repealed():
    assert set(kinds(CHANGING, 6, 30)) == {"complaint", "fault"}
    assert set(kinds(CHANGING, 7, 1)) == {"complaint", "grievance"}


def test_a_rule_may_be_in_force_for_a_while_only():
    assert ["trial" in kinds(CHANGING, *day) for day in ((2, 28), (3, 1), (3, 31), (4, 1))] == [
        False, True, True, False,
    ]  # fmt: skip


def test_between_two_changes_the_policy_is_one_object():
    regulation = regulation_of(CHANGING)
    assert regulation.on(date(2026, 7, 1)) is regulation.on(date(2030, 1, 1))
    assert regulation.on(date(2026, 6, 30)) is not regulation.on(date(2026, 7, 1))


ROWS = """
roles:
  manager: {title: 经理, clause: R-1}
  director: {title: 总监, clause: R-1}
facts: {harm: {title: 伤害, type: flag, clause: F-1}}
tables:
  grade:
    title: 级别
    take: first
    rows:
      - {is: major, when: harm, since: 2026-07-01, clause: G-1}
      - {is: ordinary, otherwise: true, clause: G-2}
approvals:
  plan:
    title: 方案
    by:
      rows:
        - {is: director, otherwise: true, repealed: 2026-07-01, clause: A-1}
        - {is: manager, otherwise: true, since: 2026-07-01, clause: A-2}
    clause: A-1
ladders:
  up:
    title: 升级
    from: registered
    until: answered
    starts_at: low
    levels:
      low: {title: 低, owner: manager, clause: L-1}
      top: {title: 高, owner: director, since: 2026-07-01, clause: L-2}
    clause: L-1
"""


def test_rows_of_tables_and_deciders_and_levels_come_and_go_by_themselves():
    regulation = regulation_of(ROWS)
    before, after = regulation.on(date(2026, 6, 30)), regulation.on(date(2026, 7, 1))
    assert [row.is_ for row in before.tables["grade"].rows] == ["ordinary"]
    assert [row.is_ for row in after.tables["grade"].rows] == ["major", "ordinary"]
    assert before.approvals["plan"].by.roles() == ["director"]
    assert after.approvals["plan"].by.roles() == ["manager"]
    assert list(before.ladders["up"].levels) == ["low"]
    assert list(after.ladders["up"].levels) == ["low", "top"]
    assert after.approvals["plan"]._at == regulation.pack.approvals["plan"].wordings[0]._at


GOVERNED = """
notices:
  receipt:
    - {title: 回执, on: registered, to: complainant, body: 旧, governed_by: received, clause: N-1}
    - {title: 回执, on: registered, to: complainant, body: 新, governed_by: received, since: 2026-07-01, clause: N-1}
  routes:
    - {title: 途径, on: answered, to: complainant, body: 旧, governed_by: answered, clause: N-2}
    - {title: 途径, on: answered, to: complainant, body: 新, governed_by: answered, since: 2026-07-01, clause: N-2}
  plain:
    - {title: 一般, on: admitted, to: complainant, body: 旧, clause: N-3}
    - {title: 一般, on: admitted, to: complainant, body: 新, since: 2026-07-01, clause: N-3}
"""  # noqa: E501 (one wording, one line)
ZONE = ZoneInfo("Asia/Shanghai")
JUNE, JULY, AUGUST = (datetime(2026, month, 15, tzinfo=UTC) for month in (6, 7, 8))


def worded(case: Case, now: datetime, text: str = GOVERNED) -> dict[str, str]:
    policy = regulation_of(text).governed(governing_days(case, now, ZONE))
    return {name: notice.body.text() for name, notice in policy.notices.items()}


def test_each_rule_is_worded_as_of_the_event_that_governs_it():
    case = Case(received_at=JUNE, admitted_at=JULY, answered_at=AUGUST)
    assert worded(case, AUGUST) == {"receipt": "旧", "routes": "新", "plain": "新"}
    early = Case(received_at=JUNE, admitted_at=JUNE, answered_at=AUGUST)
    assert worded(early, AUGUST) == {"receipt": "旧", "routes": "新", "plain": "旧"}


def test_an_answer_not_given_yet_would_be_given_now():
    case = Case(received_at=JUNE, admitted_at=JUNE)
    assert worded(case, JUNE)["routes"] == "旧"
    assert worded(case, AUGUST)["routes"] == "新"


def test_a_complaint_not_accepted_yet_is_worded_as_of_its_receipt():
    assert worded(Case(received_at=JUNE), AUGUST)["plain"] == "旧"
    assert worded(Case(), AUGUST)["plain"] == "新"


def test_a_pack_may_say_which_event_governs_where_its_rules_do_not():
    case = Case(received_at=JUNE, admitted_at=JULY)
    assert worded(case, JULY, "governed_by: received\n" + GOVERNED)["plain"] == "旧"


def test_a_moment_is_read_on_its_local_day():
    regulation = regulation_of(CHANGING)
    before, after = (datetime(2026, 6, 30, hour, 59, tzinfo=UTC) for hour in (15, 16))

    assert regulation.at(before) is regulation.on(date(2026, 6, 30))
    assert regulation.at(after) is regulation.on(date(2026, 7, 1))


def test_the_day_is_the_local_day():
    late = datetime(2026, 6, 30, 16, 30, tzinfo=UTC)  # already 1 July in Shanghai
    assert worded(Case(received_at=late), late)["receipt"] == "新"


def test_wordings_of_one_rule_have_one_governor():
    mixed = GOVERNED.replace("body: 新, governed_by: answered", "body: 新")
    with pytest.raises(
        PackError, match='the wordings of "routes" are governed by different events'
    ):
        regulation_of(mixed)


BASE = """
kinds:
  complaint: {title: 投诉, clause: B-1}
  inquiry: {title: 咨询, clause: [B-2, B-9]}
channels:
  phone: {title: 电话, class: phone, clause: B-3}
facts: {harm: {title: 伤害, type: flag, clause: B-5}}
tables:
  grade:
    title: 级别
    take: first
    rows:
      - {is: major, when: harm, clause: B-6}
      - {is: ordinary, otherwise: true, clause: B-7}
declines: [{clause: B-8, why: 不涉及软件}]
"""


def over(text: str) -> object:
    return regulation_of(f"builds_on: base\n{text}", base=BASE).pack


def test_a_pack_has_the_rules_of_its_base_and_its_own():
    pack = over("kinds: {report: {title: 举报, clause: S-1}}")
    assert list(pack.kinds) == ["complaint", "inquiry", "report"]
    assert list(pack.channels) == ["phone"]
    assert pack.pack == "small"


def test_a_rule_of_the_same_name_replaces_that_of_the_base_whole():
    pack = over("kinds: {complaint: {title: 抱怨, clause: S-1}}")
    [complaint] = pack.kinds["complaint"].wordings
    assert (complaint.title.text(), complaint.clause) == ("抱怨", ("S-1",))


def test_a_table_is_replaced_whole_too():
    pack = over(
        "tables: {grade: {title: 级别, take: first, rows: [{is: one, otherwise: yes, clause: S}]}}"
    )
    assert [row.is_ for row in pack.tables["grade"].rows] == ["one"]


def test_what_a_pack_is_without_is_taken_out_of_the_base_by_its_clause():
    pack = over("without: [B-9, B-6]")
    assert list(pack.kinds) == ["complaint"]
    assert [row.is_ for row in pack.tables["grade"].rows] == ["ordinary"]


def test_a_pack_may_be_without_a_clause_and_keep_it_itself():
    pack = over("without: B-1\nkinds: {complaint: {title: 抱怨, clause: B-1}}")
    assert pack.kinds["complaint"].wordings[0].title.text() == "抱怨"


def test_a_rule_of_the_base_that_lost_what_it_names_is_found():
    base = BASE + "gates: {g: {act: close, needs: harm, says: 不可, clause: B-4}}\n"
    with pytest.raises(PackError, match='nothing is called "harm"'):
        regulation_of("builds_on: base\nwithout: [B-5, B-6]", base=base)


def test_a_regulation_without_a_clause_lacks_every_rule_that_cites_it():
    regulation = regulation_of(BASE)
    assert "inquiry" not in regulation.without("B-2").pack.kinds
    assert "inquiry" not in regulation.without("B-9").pack.kinds
    assert regulation.without("B-7").pack.tables["grade"].rows[-1].is_ == "major"
    assert regulation.cited == {"B-1", "B-2", "B-9", "B-3", "B-5", "B-6", "B-7", "B-8"}
    assert regulation.declined == {"B-8": "不涉及软件"}
