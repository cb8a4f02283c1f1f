"""A regulation that builds on the general one inherits, replaces by name, and leaves out by clause."""

from textwrap import dedent

import pytest

from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import Catalogue
from huiyin.policy.loading import build_regulation
from huiyin.policy.problems import PackError
from huiyin.policy.regulation import Regulation

CATALOGUE = Catalogue()
GENERAL = CATALOGUE.regulation("general")


def child(more: str = "") -> Regulation:
    text = 'pack: child\ntitle: Child\nversion: "1"\nin_force: 2026-01-01\nbuilds_on: general\n'
    own = {"child/pack.yaml": text + dedent(more)}
    return build_regulation(
        "child", lambda name: own if name == "child" else CATALOGUE.files(name), vocabulary()
    )


def test_everything_of_the_base_is_inherited():
    policy = child().on(child().pack.in_force)

    assert policy.name == "child"
    assert set(policy.clocks) == {
        "first_response",
        "answer",
        "inquiry",
        "agreed_solution",
        "assignment",
    }
    assert {"agent", "investigator", "head"} <= set(policy.roles)


def test_a_rule_of_the_same_name_replaces_the_whole_rule():
    regulation = child("""
        clocks:
          answer: {title: Answer, from: admitted, until: answered, within: 5 workdays, clause: C-1}
    """)
    answer = regulation.on(regulation.pack.in_force).clocks["answer"]

    assert (answer.clause, answer.anchor) == (("C-1",), None)


def clauses_of(*sections: str) -> list[str]:
    rules = [r for s in sections for dated in getattr(GENERAL.pack, s).values() for r in dated]
    return sorted({str(clause) for rule in rules for clause in rule.clause})


@pytest.mark.parametrize("clause", clauses_of("clocks", "notices", "papers", "numbers"))
def test_a_deadline_message_form_or_number_of_the_base_can_be_left_out(clause):
    regulation = child(f"without: [{clause}]")

    assert clause not in regulation.cited


def test_leaving_out_a_thing_that_other_rules_read_is_told_with_the_rules():
    with pytest.raises(PackError, match="technical_support"):
        child("without: [GE-C2.4a]")


def test_a_table_of_the_base_that_loses_all_its_rows_goes_too():
    assert "recording_delay" in child().pack.tables
    assert "recording_delay" not in child("without: [GE-G2.1b]").pack.tables
