"""The regulations' own tests: every pack loads, every scenario comes out as it says."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from huiyin.casework.coverage import cover
from huiyin.casework.scenarios import Scenario, run_scenario
from huiyin.catalogue import Catalogue

CATALOGUE = Catalogue()
LEDGER = Path(__file__).parents[2] / "docs" / "reference" / "clauses.yaml"
MAY_BE_SAID = {"form", "letter", "notice", "report", "statistic", "archive", "library", "training",
               "evaluation"}  # fmt: skip
COMPLETE = ("auto-dealer",)
"""Packs of which every clause has its rule and scenario."""


@cache
def _stories() -> list[tuple[str, Scenario]]:
    return [(name, s) for name in CATALOGUE.names() for s in CATALOGUE.scenarios(name)]


@pytest.mark.parametrize("name", CATALOGUE.names())
def test_pack_loads_and_has_scenarios(name: str) -> None:
    assert CATALOGUE.regulation(name).cited
    assert CATALOGUE.scenarios(name)


@pytest.mark.parametrize(
    ("name", "story"), _stories(), ids=[f"{name}: {story.name}" for name, story in _stories()]
)
def test_scenario_comes_out_as_it_says(name: str, story: Scenario) -> None:
    verdict = run_scenario(CATALOGUE.regulation(name), story, CATALOGUE.calendars(name))
    assert verdict.passed, "\n".join(verdict.failures)


@pytest.mark.parametrize("name", CATALOGUE.names())
def test_scenario_names_are_unique_within_a_pack(name: str) -> None:
    names = [story.name for story in CATALOGUE.scenarios(name)]
    assert len(names) == len(set(names))


@cache
def _entries() -> list[dict[str, str]]:
    entries: list[dict[str, str]] = yaml.safe_load(LEDGER.read_text("utf-8"))
    return entries


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPLETE)
def test_every_clause_is_kept_save_those_that_may_be_said(name: str) -> None:
    wanted = {e["id"]: e["kind"] for e in _entries() if e["pack"] == name}
    found = cover(
        CATALOGUE.regulation(name), CATALOGUE.scenarios(name), CATALOGUE.calendars(name), wanted
    )
    assert found.missing == ()
    assert [clause for clause in found.said if wanted[clause] not in MAY_BE_SAID] == []
    assert len(found.declined) <= len(wanted) * 0.05
