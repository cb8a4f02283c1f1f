"""Every pack that comes with the product reads, and keeps what its own scenarios say."""

from pathlib import Path

import pytest
import yaml

from huiyin.casework.coverage import cover
from huiyin.casework.scenarios import Scenario, run_scenario
from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import Catalogue
from huiyin.policy.advice import advise

CATALOGUE = Catalogue()
NAMES = CATALOGUE.names()
STORIES = [(name, story) for name in NAMES for story in CATALOGUE.scenarios(name)]
LEDGER = Path(__file__).parents[2] / "docs" / "reference" / "clauses.yaml"
ENTRIES = [
    entry for entry in yaml.safe_load(LEDGER.read_text("utf-8")) if entry["pack"] in set(NAMES)
]
COVERED = sorted({entry["pack"] for entry in ENTRIES})


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_reads_without_a_problem_and_tells_stories(name: str) -> None:
    CATALOGUE.regulation(name)

    assert CATALOGUE.scenarios(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_checker_has_no_doubt_about_a_pack(name: str) -> None:
    assert [str(doubt) for doubt in advise(CATALOGUE.regulation(name), vocabulary())] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_two_scenarios_of_a_pack_have_one_name(name: str) -> None:
    names = [story.name for story in CATALOGUE.scenarios(name)]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("name", "story"), STORIES, ids=[f"{name}: {story.name}" for name, story in STORIES]
)
def test_a_scenario_comes_out_as_the_regulation_says(name: str, story: Scenario) -> None:
    verdict = run_scenario(CATALOGUE.regulation(name), story, CATALOGUE.calendars(name))

    assert verdict.failures == ()


@pytest.mark.parametrize("name", COVERED)
def test_a_pack_keeps_every_clause_of_the_ledger(name: str) -> None:
    kinds = {entry["id"]: entry["kind"] for entry in ENTRIES if entry["pack"] == name}

    found = cover(
        CATALOGUE.regulation(name), CATALOGUE.scenarios(name), CATALOGUE.calendars(name), kinds
    )

    assert found.missing == ()
    assert found.said == ()
    assert len(found.declined) * 20 <= len(kinds)
