"""Two wordings of a regulation side by side: what got shorter, who may do more, what is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import Catalogue
from huiyin.policy.expressions import compile_expression
from huiyin.policy.scopes import case_scope
from huiyin.rulebook.changes import Change, changes
from huiyin.rulebook.reach import wider
from tests.policy.packs import regulation_of

OLD = """
kinds: {complaint: {title: 投诉, clause: S-1}}
facts:
  amount: {title: 金额, type: money, clause: S-1}
  harm: {title: 有人受伤, type: flag, clause: S-1}
roles:
  agent: {title: 经办岗, may: [register, admit, propose], clause: S-3}
  manager: {title: 经理, may: [approve], clause: S-3}
remedies:
  gift:
    title: 礼品
    amounts: {worth: {title: 价值}}
    approver:
      rows:
        - {is: agent, when: worth <= 300, clause: S-4}
        - {is: manager, when: worth > 300, clause: S-5}
    clause: S-4
gates:
  heard: {act: propose, needs: known(harm), says: 先问有无人受伤, clause: S-6}
clocks:
  answer: {title: 答复, from: admitted, until: answered, within: 15 workdays, clause: S-2}
"""


def compared(*edits: tuple[str, str], language: str = "zh-Hans") -> list[Change]:
    new = OLD
    for old_text, new_text in edits:
        assert old_text in new
        new = new.replace(old_text, new_text)
    before, after = regulation_of(OLD), regulation_of(new)
    day = before.pack.in_force
    return changes(before.on(day), after.on(day), language)


def only(*edits: tuple[str, str], language: str = "zh-Hans") -> Change:
    (found,) = compared(*edits, language=language)
    return found


def test_the_same_regulation_has_no_changes():
    assert compared() == []


def test_a_rule_that_only_moved_in_its_file_has_not_changed():
    assert compared(("gates:", "\n\n# why\ngates:")) == []


def test_a_shorter_limit_is_called_shorter():
    change = only(("15 workdays", "10 workdays"))
    assert (change.way, change.title, change.clause) == ("shorter", "答复", ("S-2",))
    assert change.words == "期限由15个工作日缩短为10个工作日"


def test_a_limit_in_another_unit_is_only_called_other():
    change = only(("15 workdays", "15 days"))
    assert change.way == "other"
    assert change.words == "期限由“15个工作日”改为“15日”"


def test_a_limit_that_gets_cases_says_the_case():
    cases = "{cases: [{when: harm, within: 3 workdays}], otherwise: 15 workdays}"
    change = only(("within: 15 workdays", f"within: {cases}"))
    assert change.words == "期限（‘有人受伤’为是）由“（无）”改为“3个工作日”"


def test_whoever_may_approve_more_may_approve_more():
    found = compared(("worth <= 300", "worth <= 500"), ("worth > 300", "worth > 500"))
    assert [(change.way, change.words) for change in found] == [
        ("more", "经办岗放宽：原为“价值不超过300元”，现为“价值不超过500元”"),
        ("less", "经理收紧：原为“价值超过300元”，现为“价值超过500元”"),
    ]


def test_a_right_that_came_and_one_that_went_are_named():
    found = compared(("[register, admit, propose]", "[register, admit, propose, close]"),
                     ("[approve]", "[reject]"))  # fmt: skip
    assert [(change.way, change.words) for change in found] == [
        ("more", "有权新增结案"), ("more", "有权新增不同意"), ("less", "有权去掉批准"),
    ]  # fmt: skip


def test_a_rule_that_is_gone_says_what_it_said():
    change = only(
        (
            "gates:\n  heard: {act: propose, needs: known(harm), says: 先问有无人受伤, clause: S-6}\n",
            "",
        )
    )
    assert change.way == "gone"
    assert change.words.startswith("删除。原文：适用的操作：提出方案")


def test_a_change_can_be_said_in_english():
    assert only(("15 workdays", "20 workdays"), language="en").words == (
        "within: longer, 20 workdays instead of 15 workdays"
    )


def test_a_condition_with_one_figure_moved_reaches_further_or_less_far():
    assert wider("amount <= 300", "amount <= 500") is True
    assert wider("amount > 300", "amount > 500") is False
    assert wider("not (amount > 300)", "not (amount > 500)") is True
    assert wider("amount < 300", "amount <= 300") is True
    assert wider("harm and amount > 3", "amount > 3") is True
    assert wider("harm or amount > 3", "amount > 3") is False
    assert wider("1 < amount <= 3", "2 < amount <= 5") is None
    assert wider("amount > 3", "harm") is None


FIGURES = st.integers(0, 9)
SHAPES = ["{a}", "not ({a})", "{a} and {b}", "{a} or {b}", "harm and ({a} or {b})"]
SIGNS = st.sampled_from(["<", "<=", ">", ">="])


@st.composite
def conditions(draw) -> str:
    shape = draw(st.sampled_from(SHAPES))
    one, other = (f"amount {draw(SIGNS)} {draw(FIGURES)}" for _ in range(2))
    return shape.format(a=one, b=other)


SCOPE = case_scope(regulation_of(OLD).pack, vocabulary())


@given(conditions(), conditions())
def test_what_is_said_to_reach_further_does(old, new):
    verdict = wider(old, new)
    if verdict is None:
        return
    before, after = compile_expression(old, SCOPE), compile_expression(new, SCOPE)
    for amount in range(-1, 11):
        for harm in (True, False):
            env = {"amount": amount, "harm": harm}
            held, holds = before.evaluate(env), after.evaluate(env)
            assert not (held and not holds) if verdict else not (holds and not held)


@pytest.mark.parametrize("pack", Catalogue().names())
def test_a_regulation_is_the_same_as_itself_and_differs_from_the_general_one(pack):
    catalogue = Catalogue()
    own = catalogue.regulation(pack)
    policy = own.on(own.pack.in_force)
    assert changes(policy, policy) == []
    if pack != "general":
        general = catalogue.regulation("general")
        assert changes(general.on(general.pack.in_force), policy)
