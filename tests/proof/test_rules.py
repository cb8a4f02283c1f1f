"""Dead conditions, posts that cannot do what is theirs, ladders and numbers that go round."""

import pytest

from huiyin.proof.finding import Finding
from tests.proof.proofs import SMALL, found, report, said


def gate(needs: str, when: str = "") -> str:
    more = f"\n    when: {when}" if when else ""
    return f"""{SMALL}gates:
  first:
    act: answer
    needs: {needs}{more}
    says: 先办这件事
    clause: T-7
"""


def dead_conditions(condition: str) -> list[Finding]:
    text = gate(f'"{condition}"')
    return [f for f in found(text) if f.kind in ("never_true", "always_true")]


@pytest.mark.parametrize(
    ("condition", "kind"),
    [
        ("people < 1", "never_true"),
        ("amount < 0 or share > 110 %", "never_true"),
        ("fire in risks and risks = fire", "never_true"),
        ("harm and not harm", "never_true"),
        ("media = local and media = mainstream", "never_true"),
        ("channel_class = phone and channel != phone", "never_true"),
        ("times(answered, final) > times(answered)", "never_true"),
        ("answered_at < received_at", "never_true"),
        ("today + 1 months <= today", "never_true"),
        ("today + 1 months > today + 31 days", "never_true"),
        ("people >= 1", "always_true"),
        ("amount <= 5 or amount > 4", "always_true"),
        ("media in [none, local, mainstream]", "always_true"),
        ("channel_class = phone", "always_true"),
        ("every c in contacts: c.reached or not c.reached", "always_true"),
        ("count(evidence) >= 0", "always_true"),
    ],
)
def test_a_condition_that_cannot_be_otherwise_is_found(condition, kind):
    [dead] = dead_conditions(condition)

    assert (dead.kind, dead.about, dead.clauses) == (kind, ("gates", "first"), ("T-7",))


@pytest.mark.parametrize(
    "condition",
    ["people >= 2", "share > 99.99 %", "harm", "known(amount)", "today + 1 months < today + 31 days",
     "today + 1 months = today + 28 days", "kind = complaint", "happened(answered)",
     "any c in contacts: c.reached", "count(contacts) > count(evidence)"],
)  # fmt: skip
def test_a_condition_that_divides_cases_is_not(condition):
    assert dead_conditions(condition) == []


def test_a_dead_condition_is_told_as_the_pack_would_say_it():
    [sentence] = said(gate("people < 1"), "never_true")

    assert sentence.startswith("前提条件“先办这件事”：条件“人数")


LADDERS = """
ladders:
  one:
    title: 甲升级
    from: registered
    starts_at: low
    until: answered
    clause: T-2
    levels:
      low: {title: 一级, owner: officer, within: 2 hours, next: high, clause: T-2}
      high:
        title: 二级
        owner: manager
        within: 2 hours
        then: [{raise: {ladder: two, to: low}}]
        clause: T-2
  two:
    title: 乙升级
    from: registered
    starts_at: low
    until: answered
    clause: T-3
    levels:
      low: {title: 一级, owner: officer, within: 2 hours, next: high, clause: T-3}
      high: {title: 二级, owner: manager, within: 2 hours, THEN, clause: T-3}
"""


def ladders(then: str) -> str:
    return SMALL + LADDERS.replace("THEN", then)


def test_ladders_that_raise_each_other_are_found():
    text = ladders("then: [{raise: {ladder: one, to: low}}]")

    [circle] = found(text, "ladder_cycle")

    assert circle.clauses == ("T-2", "T-3")
    assert said(text, "ladder_cycle") == [
        "升级“甲升级”与升级“乙升级”互相升级，案件可以一直转下去。"
    ]


def test_a_reaction_may_close_the_circle():
    text = (
        ladders("tell: manager")
        + """
reactions:
  back:
    on: level_reached(high)
    do: [{raise: {ladder: one, to: low}}]
    clause: T-4
"""
    )
    assert len(found(text, "ladder_cycle")) == 1
    assert found(ladders("tell: manager"), "ladder_cycle") == []


def test_an_act_that_is_kept_to_posts_without_the_right_is_nobodys():
    acts = "acts:\n  note: {title: 批注, role: manager, clause: T-6}\n"

    [nobody] = found(SMALL + acts, "nobody_can")
    able = SMALL.replace("may: [propose]", "may: [propose, do_act]")

    assert (nobody.says, nobody.about) == ("nobody_can.act", ("acts", "note"))
    assert found(able + acts, "nobody_can") == []


ALONE = """
roles:
  manager: {title: 经理, may: [propose], clause: T-1}
approvals:
  plan: {title: 方案, by: manager, clause: T-5}
"""


def test_who_alone_proposes_and_consents_can_do_neither():
    above = ALONE.replace("经理,", "经理, reports_to: head,") + "\n"
    above = above.replace("approvals", "  head: {title: 总经理, clause: T-1}\napprovals")

    [nobody] = found(ALONE, "nobody_can")

    assert nobody.says == "nobody_can.consent"
    assert found(above, "nobody_can") == []
    assert found(ALONE.replace("方案,", "方案, own_authority: true,"), "nobody_can") == []


def test_an_approver_who_may_not_know_of_the_case_cannot_consent():
    seal = """
secrecy:
  all: {readers: [officer], clause: T-8}
approvals:
  plan: {title: 方案, by: manager, clause: T-5}
"""
    [nobody] = found(SMALL + seal, "nobody_can")

    assert (nobody.says, nobody.clauses) == ("nobody_can.sealed", ("T-5", "T-8"))
    assert found(SMALL + seal.replace("[officer]", "[officer, director]"), "nobody_can") == []


JUDGING = """
tables:
  responsible:
    title: 负责人
    take: first
    rows:
      - {is: line_manager_of_concerned, when: harm, clause: T-6}
      - {is: owner, otherwise: true, clause: T-1}
"""


def test_the_superior_of_the_accused_has_a_part_in_it():
    [partial] = found(SMALL + JUDGING, "judges_own")

    assert partial.clauses == ("T-6",)
    assert (
        found(SMALL + JUDGING.replace("line_manager_of_concerned", "manager"), "judges_own") == []
    )


def test_a_reading_settles_a_finding_and_an_idle_one_is_a_mistake():
    reading = """
readings:
  superior: {finding: judges_own, says: 只转交,不评判, clause: T-6}
""".replace("只转交,不评判", "上级只转交，不评判")
    settled = report(SMALL + JUDGING + reading)
    [partial] = settled.standing("read")
    assert (partial.reading, settled.stale, settled.is_sound) == ("superior", (), True)

    idle = report(SMALL + JUDGING.replace("line_manager_of_concerned", "manager") + reading)
    assert (idle.stale, idle.is_sound) == (("superior",), False)

    for other in (("judges_own,", "judges_own, of: phone,"), ("T-6", "T-1"), ("judges_own", "gap")):
        elsewhere = report(SMALL + JUDGING + reading.replace(*other))
        assert (len(elsewhere.standing("open")), elsewhere.stale) == (1, ("superior",))


def test_two_series_that_give_one_number_are_found():
    numbers = """
  one: {pattern: "A{yyyy}-{serial:2}", clause: T-9}
  two: {pattern: "A{yyyy}-{serial:3}", clause: T-8}
"""
    [twice] = found(f"{SMALL}numbers:{numbers}", "numbers_collide")

    assert (twice.words["number"], twice.clauses) == ("A2026-100", ("T-9", "T-8"))


def test_a_common_series_that_no_kind_uses_gives_no_number():
    numbers = """
  case: {pattern: "A{yyyy}-{serial:3}", clause: T-9}
  complaint: {pattern: "A{yyyy}-{serial:3}", clause: T-8}
"""
    another = SMALL.replace("kinds:", "kinds:\n  report: {title: 举报, clause: T-1}")

    assert found(f"{SMALL}numbers:{numbers}", "numbers_collide") == []
    assert len(found(f"{another}numbers:{numbers}", "numbers_collide")) == 1


def test_the_hundredth_case_of_a_month_has_a_number_of_its_own():
    numbers = 'one: {pattern: "{yy}{mm}{serial:2}", reset: month, clause: T-9}'

    assert found(f"{SMALL}numbers:\n  {numbers}\n", "numbers_collide") == []
