"""Defects of the texts that the packs were written after: found in the bare text, settled as declared.

Each is looked at twice: as the pack states it, with what settles it, and with that taken out.
"""

import re
from collections.abc import Callable

import pytest

from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import Catalogue, calendars_for
from huiyin.policy.loading import Files, build_regulation
from huiyin.policy.regulation import Regulation
from huiyin.proof.finding import Finding
from huiyin.proof.proving import prove

CATALOGUE = Catalogue()
Edit = Callable[[str], str]


def rewritten(pack: str, edit: Edit) -> Regulation:
    """A regulation that comes with the product, its own files rewritten."""

    def files_of(name: str) -> Files:
        files = CATALOGUE.files(name)
        return {f: edit(text) for f, text in files.items()} if name == pack else files

    return build_regulation(pack, files_of, vocabulary())


def found(regulation: Regulation, kind: str, law: Regulation | None = None) -> list[Finding]:
    def find(name: str) -> Regulation:
        return law if law is not None and name == "the-law" else CATALOGUE.regulation(name)

    report = prove(regulation, vocabulary(), calendars_for(regulation), find)
    return [finding for finding in report.findings if finding.kind == kind]


def without_readings(text: str) -> str:
    return re.sub(r"(?ms)^readings:\n.*?(?=^\S|\Z)", "", text)


def test_a_surrender_by_amount_and_by_share_falls_to_two_posts():
    """Above 10,000 over the cash value and above 70 % of the premiums at once."""

    def undeclared(text: str) -> str:
        declaration = "      take: highest\n      order: [supervisor, manager, general_manager]\n"
        return text.replace(declaration, "", 1)

    [bare] = found(rewritten("life-insurance", undeclared), "overlap")[-1:]
    declared = found(CATALOGUE.regulation("life-insurance"), "overlap")

    assert bare.standing == "open"
    assert bare.words["rows"] == [(2, "manager"), (3, "general_manager")]
    assert bare.example.figures["excess"] > 10000
    assert set(bare.clauses) == {"LI-4.1.2", "LI-4.1.3"}
    [same] = [f for f in declared if f.about == bare.about]
    assert (same.standing, same.says) == ("declared", "overlap.highest")


@pytest.mark.parametrize(
    ("pack", "kind", "clause"),
    [
        ("life-insurance", "judges_own", "LI-5.4.9"),
        ("product", "limits_clash", "PR-5.4.1b"),
    ],
)
def test_a_defect_is_found_and_the_reading_of_the_pack_settles_it(pack, kind, clause):
    """The superior of the accused handles the case; 24 hours beside the department's three workdays."""
    bare = found(rewritten(pack, without_readings), kind)
    settled = found(CATALOGUE.regulation(pack), kind)

    assert {f.standing for f in bare if clause in f.clauses} == {"open"}
    assert {f.standing for f in settled if clause in f.clauses} == {"read"}


def test_a_sum_on_the_boundary_of_two_bands_is_in_both():
    bands = found(CATALOGUE.regulation("auto-dealer"), "overlap")
    [grade] = [f for f in bands if f.about == ("tables", "grade")]

    assert grade.example.facts["repair_cost"] == 1000
    assert (grade.standing, grade.clauses) == ("declared", ("AD-1.3", "AD-1.2"))


def test_fifteen_workdays_from_acceptance_are_looser_than_fifteen_days_from_receipt():
    """The rule of today for insurers, against the regulation of the seeds; a reading settles it."""
    law = build_regulation("the-law", lambda _: {"pack.yaml": LAW}, vocabulary())

    def under_law(text: str) -> str:
        return text.replace(
            "    clause: LI-8.2\n", "    no_longer_than: the-law.answer\n    clause: LI-8.2\n"
        )

    def read(text: str) -> str:
        changed = under_law(without_readings(text))
        return changed + READING if changed.startswith("# 时限") else changed

    bare = found(rewritten("life-insurance", under_law), "looser_than_law", law)
    settled = found(rewritten("life-insurance", read), "looser_than_law", law)

    assert [(f.says, f.standing) for f in bare] == [
        ("looser_than_law.start", "open"), ("looser_than_law.span", "open"),
    ]  # fmt: skip
    assert {f.standing for f in settled} == {"read"}


LAW = """
pack: the-law
title: 法定期限
version: '1'
in_force: 2020-03-01
kinds: {complaint: {title: 投诉, clause: L-1}}
roles: {officer: {title: 经办人, may: [register, answer], clause: L-1}}
clocks:
  answer:
    {title: 处理决定, from: registered, anchor: received_at, until: answered, within: 15 days, clause: L-2}
"""
READING = """
readings:
  older: {finding: looser_than_law, says: 旧规定照原文保留，现行规定另有文本, clause: LI-8.2}
"""


def test_sixty_days_in_all_leave_no_room_for_thirty_workdays_twice():
    """Read as a total it is a limit; read as thirty workdays more within sixty days it never fits."""

    def twice(text: str) -> str:
        return text.replace("total: 60 days", "by: 30 workdays\n      total: 60 days")

    assert found(CATALOGUE.regulation("whistleblow-risk"), "limits_clash") == []
    [clash] = found(rewritten("whistleblow-risk", twice), "limits_clash")
    assert (clash.says, clash.standing) == ("limits_clash.by", "open")
