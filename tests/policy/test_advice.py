"""The checker warns of what a regulation says and yet cannot mean, at its place and with an example."""

from decimal import Decimal

import pytest

from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.advice import advise
from tests.policy.packs import PACKS, regulation_at, regulation_of

FACTS = """
facts:
  people: {title: 人数, type: count, at_least: 1, clause: T-1}
  amount: {title: 金额, type: money, clause: T-1}
  share: {title: 比例, type: ratio, at_least: 0, at_most: 1, clause: T-1}
  harm: {title: 人身伤害, type: flag, clause: T-1}
  media: {title: 媒体, type: choice, of: [none, local, mainstream], clause: T-1}
  risks: {title: 风险, type: choices, of: [fire, water], clause: T-1}
  party: {title: 人, type: text, clause: T-1}
"""
ROLES = """
roles:
  officer: {title: 经办人, may: [register, propose, answer, close, open_task], clause: T-1}
  manager: {title: 经理, may: [approve], clause: T-1}
"""


def warnings(text: str, touched: dict | None = None, about: str = "") -> list[str]:
    """What the checker says, without places; only what speaks `about` something."""
    found = advise(regulation_of(text), vocabulary(), touched)
    return [problem.what for problem in found if about in problem.what]


def table(*rows: str, take: str = "first", order: str = "", when: str = "") -> str:
    more = (f", order: [{order}]" if order else "") + (f", when: {when}" if when else "")
    listed = ", ".join(f"{{{row}, clause: T-1}}" for row in rows)
    return f"{FACTS}tables:\n  grade:\n    {{title: 级别, take: {take}{more}, rows: [{listed}]}}\n"


def of_table(*rows: str, **more: str) -> list[str]:
    return warnings(table(*rows, **more), about="the table grade")


def test_a_sound_regulation_brings_no_warning():
    assert [str(p) for p in advise(regulation_at(PACKS / "complete"), vocabulary())] == []


@pytest.mark.parametrize(
    ("rows", "example"),
    [
        (["is: a, when: amount <= 1000", "is: b, when: amount > 1000.01"], "amount = 1000.01"),
        (["is: a, when: people < 5", "is: b, when: people > 5"], "people = 5"),
        (["is: a, when: share < 30 %", "is: b, when: share > 30 %"], "share = 0.30"),
        (["is: a, when: harm"], "harm = false"),
        (["is: a, when: 'media in [none, local]'"], "media = mainstream"),
        (["is: a, when: fire in risks", "is: b, when: water in risks"], "risks = {}"),
        (["is: a, when: harm and amount >= 5", "is: b, when: not harm"], "amount = 0, harm = true"),
        (["is: a, when: 1 < people"], "people = 1"),
    ],
)
def test_a_gap_of_a_table_is_shown_by_a_case_that_falls_into_it(rows, example):
    assert of_table(*rows) == [f"the table grade says nothing when {example}"]


@pytest.mark.parametrize(
    "rows",
    [
        ["is: a, when: amount <= 1000", "is: b, when: amount > 1000"],
        ["is: a, when: people < 5", "is: b, when: people >= 5"],
        ["is: a, when: share <= 100 %"],
        ["is: a, when: harm", "is: b, otherwise: true"],
        ["is: a, when: media = none", "is: b, when: media != none"],
        ["is: a, when: \"party = '某'\""],
        ["is: a, when: happened(answered)"],
        ["is: a, when: people >= 1"],
    ],
)
def test_a_table_without_gap_or_one_that_nobody_can_survey_brings_no_warning(rows):
    assert of_table(*rows) == []


def test_a_gap_counts_only_where_the_table_is_asked():
    assert of_table("is: a, when: amount > 5", when="amount > 5") == []
    assert of_table("is: a, when: amount > 5", when="amount >= 5") != []


def test_a_table_that_collects_may_have_nothing_to_say():
    assert of_table("is: a, when: harm", take="collect") == []


def test_a_row_that_can_never_apply_is_named():
    said = of_table("is: a, when: amount < 5 and amount > 9", "is: b, otherwise: true")
    assert said == ["the row 1 (a) of the table grade can never apply"]
    below = of_table("is: a, when: people < 1", "is: b, otherwise: true")
    assert below == ["the row 1 (a) of the table grade can never apply"]


def test_a_row_behind_a_wider_one_never_decides():
    said = of_table("is: a, when: amount > 5", "is: b, when: amount > 9", "is: c, otherwise: true")
    assert said == ["the row 2 (b) of the table grade never decides"]


def test_in_a_table_for_the_highest_the_stricter_row_may_stand_behind():
    rows = ("is: a, when: amount > 5", "is: b, when: amount > 9", "is: c, otherwise: true")
    assert of_table(*rows, take="highest", order="c, a, b") == []
    assert of_table(*rows, take="highest", order="c, b, a") == [
        "the row 2 (b) of the table grade never decides"
    ]


def test_of_figures_compared_with_one_another_nothing_is_claimed():
    assert (
        of_table("is: a, when: amount > people and amount < people", "is: b, otherwise: true") == []
    )


def test_a_table_over_very_many_facts_is_surveyed_in_time():
    names = [f"f{i}" for i in range(24)]
    facts = "".join(f"  {n}: {{title: t, type: flag, clause: T-1}}\n" for n in names)
    rows = f"{{is: a, when: {' or '.join(names)}, clause: T-1}}"
    text = f"facts:\n{facts}tables:\n  grade: {{title: t, take: first, rows: [{rows}]}}\n"
    assert len(warnings(text, about="the table grade says nothing")) <= 1


def remedy(*rows: str, take: str = "", caps: str = "") -> str:
    listed = "".join(f"        - {{{row}, clause: T-1}}\n" for row in rows)
    taken = f"      take: {take}\n" if take else ""
    return f"""{ROLES}
remedies:
  offer:
    title: 协议
    amounts: {{payout: {{title: 付}}, worth: {{title: 值}}, premiums: {{title: 保费}}}}
    where: {{excess: payout - worth, share: payout / premiums}}
{caps}    approver:
{taken}      rows:
{listed}    clause: T-1
"""


def test_two_posts_that_decide_the_same_case_are_shown_by_that_case():
    rows = (
        "is: officer, when: excess <= 2000 and share <= 70 %",
        "is: manager, when: share > 50 %",
        "is: manager, when: excess > 2000",
    )
    [said] = warnings(remedy(*rows), about="says both")
    assert said.startswith("the remedy offer says both officer and manager when payout = ")
    assert warnings(remedy(*rows, take="highest"), about="says both") == []


def test_an_example_is_a_case_that_can_be():
    [said] = warnings(
        remedy(
            "is: officer, when: excess <= 2000", "is: manager, when: excess > 2000 and share < 1"
        ),
        about="has nobody to decide",
    )
    figures = dict(part.split(" = ") for part in said.partition(" when ")[2].split(", "))
    numbers = {name: float(figure) for name, figure in figures.items()}
    assert numbers["excess"] == numbers["payout"] - numbers["worth"] > 2000
    assert numbers["share"] == pytest.approx(numbers["payout"] / numbers["premiums"])


def test_nobody_has_to_decide_what_a_cap_forbids():
    rows = ("is: officer, when: share <= 100 %",)
    cap = "    caps: {whole: {needs: share <= 100 %, says: 不超过, clause: T-1}}\n"
    assert warnings(remedy(*rows), about="nobody to decide") != []
    assert warnings(remedy(*rows, caps=cap), about="nobody to decide") == []


def test_a_post_that_nobody_needs_is_named():
    idle = "  idler: {title: 闲职, clause: T-1}\n"
    assert warnings(ROLES + idle, about="needs the role") == ["nobody needs the role idler"]


@pytest.mark.parametrize(
    "use",
    [
        "units: {care: {title: 部, head: idler, clause: T-1}}",
        "approvals: {plan: {title: 案, by: idler, clause: T-1}}",
        "notices: {n: {title: 知, on: answered, to: idler, body: 好, clause: T-1}}",
        "grants: {g: {role: idler, may: answer, clause: T-1}}",
        "tables: {responsible: {title: 责, take: first, rows: [{is: idler, otherwise: true, clause: T}]}}",
    ],
)
def test_a_post_with_any_part_to_play_is_needed(use):
    text = f"{ROLES}  idler: {{title: 闲职, clause: T-1}}\n{use}\n"
    assert warnings(text, about="needs the role") == []


def clock(until: str, more: str = "", roles: str = ROLES) -> list[str]:
    return warnings(
        f"{roles}clocks:\n  c: {{title: 限, from: registered, until: {until}, "
        f"within: 3 days, clause: T-1{more}}}\n",
        about=" c",
    )


def test_a_clock_that_nothing_stops_is_named():
    assert clock("resumed") == ["nothing stops c: nobody can bring about resumed"]
    assert clock("{all: [answered, resumed]}") == [
        "nothing stops c: nobody can bring about answered, resumed"
    ]


@pytest.mark.parametrize(
    "until",
    [
        "answered",
        "{any: [answered, resumed]}",
        "clock_expired",
        "response_given",
        "proposal_approved",
    ],
)
def test_a_clock_that_somebody_or_time_can_stop_brings_no_warning(until):
    assert clock(until) == []


def test_what_hangs_on_an_impossible_act_is_impossible_too():
    nobody_asks = ROLES.replace(", open_task", "").replace("propose, ", "")
    assert clock("task_answered", roles=nobody_asks) == [
        "nothing stops c: nobody can bring about task_answered"
    ]
    assert clock("proposal_approved", roles=nobody_asks) == [
        "nothing stops c: nobody can bring about proposal_approved"
    ]


def test_a_rule_of_the_pack_may_bring_about_what_nobody_may_do():
    rule = "reactions: {r: {on: answered, do: [{resume: 继续}], clause: T-1}}\n"
    assert clock("resumed", roles=ROLES + rule) == []


def test_a_clock_that_nothing_starts_is_named():
    text = "clocks: {c: {title: 限, from: resumed, until: answered, within: 3 days, clause: T}}"
    assert warnings(ROLES + text, about=" c") == [
        "nothing starts c: nobody can bring about resumed"
    ]


def test_a_clock_that_is_paused_for_ever_is_named():
    assert clock("answered", ", pauses_on: answered") == ["once paused, nothing lets c run again"]
    assert clock("answered", ", pauses_on: answered, runs_on: resumed") == [
        "once paused, nothing lets c run again"
    ]
    assert clock("answered", ", pauses_on: answered, runs_on: reminded") == []


TASK = "tasks: {consult: {title: 协办, to: manager, clause: T-1}}\n"


def test_a_task_that_nobody_may_ask_for_is_named():
    alone = ROLES.replace(", open_task", "")
    assert warnings(alone + TASK, about="task") == ["nobody may ask for the task consult"]
    assert warnings(ROLES + TASK, about="task") == []
    ruled = "reactions: {r: {on: answered, do: [{open: consult}], clause: T-1}}\n"
    assert warnings(alone + TASK + ruled, about="task") == []


def test_a_task_is_asked_for_by_those_who_may_ask():
    managers = TASK.replace("to: manager", "to: manager, asked_by: manager")
    assert warnings(ROLES + managers, about="task") == ["nobody may ask for the task consult"]
    owners = TASK.replace("to: manager", "to: manager, asked_by: owner")
    assert warnings(ROLES + owners, about="task") == []


def test_a_fact_that_nothing_reads_is_named_and_words_are_for_people():
    said = warnings(FACTS, about="the fact")
    figures = ("people", "amount", "share", "harm", "media", "risks")
    assert said == [f"nothing reads the fact {name}" for name in figures]


@pytest.mark.parametrize(
    "use",
    [
        "gates: {g: {act: close, needs: people > 1, says: 不, clause: T-1}}",
        "papers: {p: {title: 表, fields: {n: {title: 数, from: people}}, clause: T-1}}",
        "notices: {n: {title: 知, on: answered, to: owner, body: '{people}人', clause: T-1}}",
        "kinds: {k: {title: 类, title_from: people, clause: T-1}}",
    ],
)
def test_a_fact_is_read_by_conditions_papers_notices_and_titles(use):
    assert "nothing reads the fact people" not in warnings(f"{FACTS}{use}\n")


def test_a_setting_that_nothing_reads_is_named():
    setting = "settings: {limit: {title: 限, type: term, default: 3 days, clause: T-1}}\n"
    assert warnings(setting, about="setting") == ["nothing reads the setting limit"]
    used = (
        "clocks: {c: {title: 限, from: registered, until: answered, "
        "within: {setting: limit}, clause: T}}"
    )
    assert warnings(ROLES + setting + used, about="setting") == []
    longer = (
        "clocks: {c: {title: 限, from: registered, until: answered, within: 3 days, "
        "extension: {setting: limit, approver: manager, clause: T}, clause: T}}"
    )
    assert warnings(ROLES + setting + longer, about="setting") == []


def test_a_boundary_that_no_scenario_stands_on_is_named():
    text = table("is: a, when: 1000 < amount <= 2000", "is: b, otherwise: true")
    assert warnings(text, {"amount": {Decimal(1000), Decimal("1999.99")}}, "boundary") == [
        "no scenario stands on the boundary amount = 2000"
    ]
    assert warnings(text, {"amount": {Decimal(1000), Decimal("2000.00")}}, "boundary") == []
    assert warnings(text, None, "boundary") == []


def test_a_rule_that_outlives_what_it_names_is_named_with_the_day():
    text = """
roles:
  officer: {title: 经办人, may: answer, reports_to: manager, clause: T-1}
  manager: {title: 经理, repealed: 2027-01-01, clause: T-1}
"""
    assert 'from 2027-01-01 on there is no role "manager"' in warnings(text)


def test_a_warning_has_its_place_and_what_to_do():
    found = advise(regulation_of(table("is: a, when: harm")), vocabulary())
    [about_the_table] = [str(problem) for problem in found if "table" in problem.what]
    assert about_the_table == (
        "pack.yaml:16:5: the table grade says nothing when harm = false; "
        "add a row for it, or a row for everything else"
    )


def test_a_matter_that_belongs_to_nobody_is_never_found():
    text = "facts:\n  bill: {title: 账单, type: text, identifies: matter, clause: T-1}\n"

    assert warnings(text, about="bill") == [
        "bill identifies a matter, but no fact identifies the person"
    ]


def test_an_earlier_case_of_somebody_whom_nothing_identifies_is_never_known():
    gate = (
        "gates:\n  again: {act: register, when: earlier_case = open, needs: 'false',"
        " says: 前案未结, clause: T-1}\n"
    )
    person = "facts:\n  phone: {title: 电话, type: text, identifies: person, clause: T-1}\n"

    assert warnings(gate, about="earlier_case") == [
        "earlier_case is never known: no fact identifies the person"
    ]
    assert warnings(person + gate, about="earlier_case") == []


def test_a_mark_without_words_is_asked_for_them_and_one_with_words_is_not():
    marks = """
acts:
  look: {title: 看一看, mark: looked, clause: T-2}
reactions:
  first: {on: registered, do: [{mark: odd}, {mark: fine, named: 好的}, {mark: 急件}], clause: T-2}
  again: {on: closed, do: [{mark: fine}, {mark: looked}], clause: T-2}
"""
    assert warnings(ROLES + marks, about="has no words") == ["the mark odd has no words"]
