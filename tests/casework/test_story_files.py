"""Scenario files begin with setups, their own or those that all files of a pack share."""

import pytest

from huiyin.casework.scenarios import ScenarioError, read_scenarios, read_setups, run_scenario
from huiyin.catalogue import Catalogue, calendars_for, scenarios_in
from huiyin.policy.phrasebook import in_language
from tests.conftest import SUPPORT
from tests.support.stories import Story, regulation

SETUPS = """
setups:
  first: [{as: a}]
  second: {after: first, steps: [{as: b}]}
"""
STORIES = "scenarios: [{scenario: A story, after: second, steps: [{as: c}]}]"


def actors(scenario) -> list[str]:
    return [step["as"] for step in scenario.steps]


def test_a_setup_begins_with_the_one_it_follows():
    [scenario] = read_scenarios(SETUPS + STORIES, "here")

    assert actors(scenario) == ["a", "b", "c"]


def test_setups_beside_the_files_are_shared(tmp_path):
    (tmp_path / "setups.yaml").write_text(SETUPS)
    (tmp_path / "stories.yaml").write_text(STORIES)

    [scenario] = scenarios_in(tmp_path / "stories.yaml", "sample")

    assert actors(scenario) == ["a", "b", "c"]
    assert scenarios_in(tmp_path / "setups.yaml", "sample") == []


def test_a_setup_cannot_follow_one_that_stands_below_it():
    with pytest.raises(ScenarioError, match='no setup "late" before it'):
        read_setups({"setups": {"early": {"after": "late", "steps": []}}}, "here", {})


def test_a_refusal_expected_by_its_reason_alone_asserts_no_clause():
    [scenario] = read_scenarios(
        "[{scenario: A, steps: [{as: a, then: {refused: gate}},"
        " {as: a, then: {refused: {reason: gate, clause: S-1}, cites: [S-2]}}]}]",
        "here",
    )

    assert scenario.asserted() == {"S-1", "S-2"}


TWICE = """
- scenario: Whoever comes again after the last word is refused admission
  related: {earlier_case: open}
  steps:
    - {at: "2026-03-02T09:30", as: clerk, do: register, with: {channel: phone, facts: {what: 旧事}},
       then: {refused: {reason: gate, clause: T-12}}}
    - {related: {earlier_case: final}, as: clerk, do: register,
       with: {channel: phone, facts: {what: 旧事}}, then: {facts: {earlier_case: final, earlier_paid: 0}}}
    - {as: chief, do: refuse_admission, with: {ground: last_word, reason: 无新事实},
       then: {stage: rejected, cites: T-12}}
"""


def test_a_story_says_how_the_earlier_case_stands():
    regulation = Catalogue(SUPPORT / "packs").regulation("tiny")
    [scenario] = read_scenarios(TWICE, "here")

    verdict = run_scenario(regulation, scenario, calendars_for(regulation))

    assert verdict.failures == ()


FULL = """
- scenario: Half of the entries have their prize, and no more get one
  related: {entries: 3, golds: 1}
  steps:
    - {at: "2026-03-02T09:30", as: clerk, do: register,
       with: {kind: entry, channel: counter, facts: {what: 参赛, season: 2026, points: 90}}}
    - {as: clerk, do: amend_facts, with: {facts: {prize: gold}}, then: {facts: {prize: gold, golds: 1}}}
    - {as: clerk, do: amend_facts, with: {facts: {prize: no_prize}}}
    - {related: {golds: 2}, as: clerk, do: amend_facts, with: {facts: {prize: gold}},
       then: {refused: {reason: gate, clause: T-15}}}
    - {related: {golds: 0, better_ones: 1}, as: clerk, do: amend_facts, with: {facts: {prize: gold}},
       then: {refused: {reason: gate, clause: T-15}}}
"""


def test_a_story_says_how_many_others_there_are():
    regulation = Catalogue(SUPPORT / "packs").regulation("tiny")
    [scenario] = read_scenarios(FULL, "here")

    verdict = run_scenario(regulation, scenario, calendars_for(regulation))

    assert verdict.failures == ()


def test_a_story_cannot_say_a_measure_that_the_pack_does_not_count():
    regulation = Catalogue(SUPPORT / "packs").regulation("tiny")
    story = "[{scenario: A, related: {silvers: 2}, steps: [{at: '2026-03-02T09:30', as: clerk}]}]"
    [scenario] = read_scenarios(story, "here")

    with pytest.raises(ScenarioError, match='"silvers" is none of'):
        run_scenario(regulation, scenario, calendars_for(regulation))


def test_a_story_that_sets_what_the_pack_leaves_to_nobody_is_told_so():
    regulation = Catalogue(SUPPORT / "packs").regulation("tiny")
    story = "[{scenario: A, settings: {no_such_limit: 5}, steps: [{at: '2026-03-02T09:30', as: clerk}]}]"
    [scenario] = read_scenarios(story, "here")

    with pytest.raises(ScenarioError, match="settings: unknown-fact no_such_limit"):
        run_scenario(regulation, scenario, calendars_for(regulation))


NUMBERED = """
- scenario: Past the last figure of its width the serial grows wider
  numbers: {case: 98}
  steps:
    - {at: "2026-03-31T23:59", as: clerk, do: register, with: {channel: phone}, then: {number: "260399"}}
- scenario: The hundredth
  numbers: {case: 99}
  steps:
    - {at: "2026-03-31T23:59", as: clerk, do: register, with: {channel: phone}, then: {number: "2603100"}}
"""


def test_a_story_may_begin_after_many_numbers_were_given():
    pack = regulation("""
        roles: {clerk: {title: Clerk, may: [register], clause: S-1}}
        numbers: {case: {pattern: "{yy}{mm}{serial:2}", reset: month, clause: S-2}}
    """)

    for scenario in read_scenarios(NUMBERED, "here"):
        assert run_scenario(pack, scenario, calendars_for(pack)).failures == ()


def test_the_numbers_given_before_are_those_of_the_period_in_which_the_story_begins():
    run = Story("", numbers={"case": 99}).run

    given = [run._next_number(f"sample/case/2026-{month:02}") for month in (3, 3, 4)]

    assert given == [100, 101, 1]


WRONG = """
- scenario: Everything comes out otherwise
  steps:
    - {at: 2026-03-02T09:30, as: clerk, do: register,
       with: {kind: complaint, channel: phone, facts: {what: 裂了}}, then: {%s}}
"""


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("stage: closed", "stage：实际是 received"),
        ("events: [answered]", "events：answered 没有发生，发生的只有 registered"),
        ("no_events: [registered]", "no_events：发生了 registered"),
        ("cites: [T-0]", "cites：没有引用 T-0，引用的只有 "),
        ("due: {answer: 2026-03-02T10:00}", "due：answer 的期限是 2026-03-"),
        ("due: {nothing: 2026-03-02T10:00}", "due：nothing 从未开始"),
        ("running: [nothing]", "running：nothing 不是这样，只有 "),
        ("marks: [hurt]", "marks：缺少 hurt"),
        ("refused: gate", "refused：没有被拒绝，办成了"),
        ("letter: {sent: true}", "letter：没有拟写任何书信"),
        ("facts: {what: 好的}", "facts：实际是 what: 裂了"),
        ("can: fly", "can：不能办 fly"),
        ("returns: {yearly: {period: 2026}}", "returns：没有名为 yearly 的报表"),
        ("wonders: 1", "没有名为“wonders”的预期"),
    ],
)  # fmt: skip
def test_what_came_out_otherwise_is_said_in_the_language_of_the_reader(then, said):
    pack = Catalogue(SUPPORT / "packs").regulation("tiny")
    [story] = read_scenarios(WRONG % then, "here")

    [failure] = run_scenario(pack, story, calendars_for(pack)).failures

    assert in_language(failure, "zh-Hans").startswith(f"第 1 步：{said}")
