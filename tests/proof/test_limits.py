"""Limits that contradict each other, or a regulation above, are found; days and workdays by real years."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.calendars import Term, Unit
from huiyin.catalogue import calendars_for
from huiyin.policy.schema.counting import Timed
from huiyin.proof.spans import Spans
from tests.policy.packs import regulation_of
from tests.proof.proofs import SMALL, found, report, said

REGULATION = regulation_of(SMALL)
SPANS = Spans(REGULATION.on(REGULATION.pack.in_force), calendars_for(REGULATION))
RULE = Timed(clause=("T-1",))
STATE = SPANS.calendars.state
OFFICIAL = sorted(set(STATE.years) - STATE.provisional_years)


@given(st.integers(1, 60), st.data())
@settings(max_examples=60, deadline=None)
def test_no_workdays_of_an_official_year_are_shorter_or_longer_than_their_span(count, data):
    start = data.draw(st.dates(date(OFFICIAL[0], 1, 1), date(OFFICIAL[-1], 8, 1)))

    length = (STATE.add_workdays(start, count) - start).days
    span = SPANS.of(Term(count, Unit.WORKDAYS), RULE)

    assert span.shortest <= length <= span.longest


PANEL = (
    SMALL
    + """
tasks:
  panel: {title: 合议, to: manager, clause: T-4}
gates:
  after_it: {act: answer, needs: "any t in tasks: t.kind = panel and t.done", says: 先合议, clause: T-5}
clocks:
  answer: {title: 答复, from: registered, until: answered, within: ANSWER, clause: T-6}
  panel_reply:
    {title: 合议意见, from: task_sent(panel), until: task_answered(panel), per: task, within: PANEL,
    clause: T-7}
"""
)


def panel(answer: str, reply: str) -> str:
    return PANEL.replace("ANSWER", answer).replace("PANEL", reply)


@pytest.mark.parametrize(
    ("answer", "reply"),
    [("5 days", "7 days"), ("7 days", "7 workdays"), ("15 days", "15 workdays"), ("20 hours", "1 day"),
     ("10 workdays", "18 days"), ("1 months", "30 days"), ("5 workdays", "6 workdays")],
)  # fmt: skip
def test_an_answer_that_is_due_before_what_it_waits_for_is_found(answer, reply):
    [clash] = found(panel(answer, reply), "limits_clash")

    assert clash.says == "limits_clash.waits"
    assert clash.clauses == ("T-6", "T-7", "T-5")


@pytest.mark.parametrize(
    ("answer", "reply"),
    [("7 days", "7 days"), ("7 workdays", "7 days"), ("30 days", "15 workdays"), ("2 months", "8 weeks"),
     ("6 workdays", "5 workdays"), ("3 days", "48 hours")],
)  # fmt: skip
def test_an_answer_that_leaves_time_for_what_it_waits_for_is_none(answer, reply):
    assert found(panel(answer, reply), "limits_clash") == []


def test_an_answer_waits_only_for_what_every_way_out_needs():
    either = panel("5 days", "7 days").replace('"any t in', '"harm or any t in')

    assert found(either, "limits_clash") == []
    other_form = panel("5 days", "7 days").replace("act: answer,", "act: answer, topic: interim,")
    assert found(other_form, "limits_clash") == []


def test_what_waits_is_told_with_both_lengths():
    [sentence] = said(panel("15 days", "15 workdays"), "limits_clash")

    assert sentence == (
        "期限“答复”最短在15天后到期（15日），而它要等的期限“合议意见”最长可到29天（15个工作日）。"
    )


def clock(within: str, more: str = "") -> str:
    return f"""{SMALL}clocks:
  answer: {{title: 答复, from: registered, until: answered, within: {within}, clause: T-6{more}}}
"""


def test_a_raised_case_with_a_short_limit_beside_a_longer_one_is_found():
    text = (
        SMALL
        + """
ladders:
  up:
    {title: 升级, from: registered, starts_at: low, until: answered, clause: T-2,
    levels: {low: {title: 一, owner: officer, clause: T-2}, high: {title: 二, owner: manager, clause: T-2}}}
tasks:
  work: {title: 部门处理, to: manager, clause: T-4}
  urgent: {title: 急办, to: director, clause: T-4}
clocks:
  raised:
    {title: 升级办理, from: level_reached(high), until: task_answered(urgent), within: 24 hours,
    clause: T-8}
  work:
    {title: 部门期限, from: task_sent(work), until: task_answered(work), per: task, within: WORK,
    clause: T-9}
"""
    )
    [clash] = found(text.replace("WORK", "3 workdays"), "limits_clash")

    assert (clash.says, clash.clauses) == ("limits_clash.escalation", ("T-8", "T-9"))
    assert found(text.replace("WORK", "12 hours"), "limits_clash") == []


@pytest.mark.parametrize(
    ("cases", "clashes"),
    [("15 workdays", "20 days"), ("10 workdays", "2 weeks"), ("7 workdays", "10 days")],
)  # fmt: skip
def test_workdays_and_days_of_which_now_one_is_longer_and_now_the_other(cases, clashes):
    mixed = f"{{cases: [{{when: harm, within: {cases}}}], otherwise: {clashes}}}"

    assert [f.says for f in found(clock(mixed))] == ["limits_clash.units"]


@pytest.mark.parametrize(("less", "more"), [("15 workdays", "30 days"), ("7 days", "7 workdays")])
def test_workdays_and_days_that_never_change_places_are_none(less, more):
    assert found(clock(f"{{cases: [{{when: harm, within: {less}}}], otherwise: {more}}}")) == []


@pytest.mark.parametrize(("within", "before"), [("2 days", "3 days"), ("2 days", "2 days"),
                                                ("24 hours", "2 workdays")])  # fmt: skip
def test_a_warning_before_the_beginning_is_found(within, before):
    warned = clock(within, f", warn: [{{before: {before}, tell: officer}}]")

    assert [f.says for f in found(warned)] == ["limits_clash.warning"]


def test_a_warning_within_the_limit_is_none():
    assert found(clock("15 workdays", ", warn: [{before: 3 workdays, tell: officer}]")) == []


def extended(within: str, extension: str) -> list[str]:
    more = f", extension: {{{extension}, approver: director, clause: T-9}}"
    return [f.says for f in found(clock(within, more), "limits_clash")]


def test_an_extension_that_the_cap_leaves_nothing_of_is_found():
    assert extended("60 days", "total: 60 days") == ["limits_clash.total"]
    assert extended("45 workdays", "total: 60 days") == ["limits_clash.total"]
    assert extended("30 workdays", "total: 60 days") == []


def test_an_extension_that_is_never_given_whole_is_found():
    """30 and 30 workdays are 78 days at least."""
    assert extended("30 workdays", "by: 30 workdays, total: 60 days") == ["limits_clash.by"]
    assert extended("30 workdays", "by: 10 workdays, total: 60 days") == []


LAW = """
kinds: {complaint: {title: 投诉, clause: L-1}}
roles: {officer: {title: 经办人, may: [register, answer], clause: L-1}}
clocks:
  answer:
    {title: 法定期限, from: registered, anchor: received_at, until: answered, within: 15 days, clause: L-2}
"""


def under_law(
    within: str, start: str = "from: registered, anchor: received_at", above: str = "law.answer"
):
    own = clock(within, f", no_longer_than: {above}").replace("from: registered", start)
    return report(own, law=LAW).findings


def test_a_limit_looser_than_the_law_above_it_is_found():
    [looser] = under_law("15 workdays")

    assert (looser.kind, looser.says, looser.clauses) == (
        "looser_than_law",
        "looser_than_law.span",
        ("T-6",),
    )
    assert under_law("15 days") == ()
    assert under_law("2 workdays") == ()


def test_a_limit_that_begins_later_than_the_laws_is_found():
    [looser] = under_law("10 days", start="from: admitted")

    assert looser.says == "looser_than_law.start"
    assert said(
        clock("10 days", ", no_longer_than: law.answer").replace("from: registered", "from: admitted"),
        "looser_than_law", law=LAW,
    ) == ["期限“答复”从受理起算，上位规定的“法定期限”从收到时间起算，比它早。"]  # fmt: skip


def test_a_regulation_above_that_is_not_there_is_said():
    assert [f.says for f in under_law("5 days", above="nowhere.answer")] == [
        "looser_than_law.unknown"
    ]
    assert [f.says for f in under_law("5 days", above="law.nothing")] == ["looser_than_law.unknown"]
