"""Whole regulations changed at random, letters and stories with them: read, or refused in words.

What is still read goes on: its cases are registered and its stories told, by the same rules as any.
"""

from contextlib import suppress
from datetime import UTC, datetime
from functools import cache

import hypothesis.strategies as st
import pytest
from hypothesis import Phase, given, settings

from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.decide import decided
from huiyin.casework.forms import BadAnswer, command_from
from huiyin.casework.refusal import Refused
from huiyin.casework.scenarios import (
    Scenario,
    ScenarioError,
    Step,
    Verdict,
    organisation_of,
    run_scenario,
)
from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import Catalogue, calendars_for
from huiyin.catalogue.parcels import Parcel, parcel_in
from huiyin.catalogue.trying import SETUPS, built, try_out
from huiyin.policy.advice import advise
from huiyin.policy.problems import PackError
from huiyin.policy.regulation import Regulation
from tests.policy.test_any_pack import HOW, STRANGE

CATALOGUE = Catalogue()
PACKS = ("general", "auto-dealer", "market-supervision", "tobacco")
MONDAY = datetime(2026, 3, 2, 2, tzinfo=UTC)
NAMES, PART = st.sampled_from(PACKS), st.floats(0, 1, exclude_max=True)
CHANGES = st.lists(st.tuples(st.sampled_from(HOW), PART, STRANGE), min_size=1, max_size=2)
ONCE = (Phase.explicit, Phase.reuse, Phase.generate)
"""What is wrong is not made smaller: it is one or two lines as it is, and each try takes long."""


@cache
def parcel(name: str) -> Parcel:
    return parcel_in(CATALOGUE.folder(name))


def changed(whole: Parcel, files: list[str], of: float, changes: list) -> tuple[Parcel, str]:
    """The pack with one of these files otherwise, and which."""
    file = files[int(of * len(files))]
    lines = whole.files[file].splitlines()
    for change, part, value in changes:
        lines = change(lines or [""], min(int(part * len(lines)), max(len(lines) - 1, 0)), value)
    return Parcel(whole.name, {**whole.files, file: "\n".join(lines)}), file


def _short(name: str) -> str:
    return name.split("/", 2)[2]


def read(sent: Parcel) -> Regulation | None:
    with suppress(PackError):
        return built(sent, CATALOGUE.files)
    return None


def register_one_of_each(regulation: Regulation) -> int:
    """As the stories of the pack do; how many were registered. The others were refused by name."""
    calendars, done = calendars_for(regulation), 0
    for kind, (story, step) in _registered(str(regulation.pack.pack)).items():
        context = Context(now=MONDAY, actor=str(step.get("as", "")), calendars=calendars,
                          organisation=organisation_of(regulation, story), next_number=len)  # fmt: skip
        with suppress(Refused, BadAnswer):
            wish = command_from("register", step["with"], Case(id=kind), calendars.zone)
            decided(regulation, Case(id=kind), wish, context)
            done += 1
    return done


@cache
def _registered(name: str) -> dict[str, tuple[Scenario, Step]]:
    """The first registration of each kind of case."""
    found: dict[str, tuple[Scenario, Step]] = {}
    for story in _stories(name):
        for step in story.steps[:1]:
            if step.get("do") == "register" and "kind" in step["with"]:
                found.setdefault(step["with"]["kind"], (story, step))
    return found


def tell(regulation: Regulation, stories: list[Scenario]) -> list[Verdict]:
    """As they stand in the pack: they come out, or say at which word the rules no longer fit."""
    calendars, told = calendars_for(regulation), []
    for story in stories:
        with suppress(ScenarioError, BadAnswer):
            told.append(run_scenario(regulation, story, calendars))
    return told


def goes_on(name: str, of: float, changes: list, first: int) -> None:
    whole = parcel(name)
    sent, _ = changed(whole, [*map(_short, whole.rules())], of, changes)
    regulation = read(sent)
    if regulation is not None:
        advise(regulation, vocabulary())
        register_one_of_each(regulation)
        tell(regulation, _stories(name)[first::8])


@cache
def _stories(name: str) -> list[Scenario]:
    return CATALOGUE.scenarios(name)


def is_told_or_refused(name: str, of: float, changes: list) -> None:
    """Alone with the beginnings that all files share, for the sake of time."""
    whole = parcel(name)
    sent, file = changed(whole, [*whole.stories()], of, changes)
    files = {name: text for name, text in sent.files.items()
             if not name.startswith("scenarios/") or name in (file, SETUPS)}  # fmt: skip
    tried = try_out(Parcel(name, files), CATALOGUE.files)

    assert tried.problems or tried.regulation


def test_what_is_changed_reads_registers_and_tells_its_stories_as_it_is():
    for name in PACKS:
        regulation = read(parcel(name))

        assert regulation is not None
        assert all(verdict.passed for verdict in tell(regulation, _stories(name)[::8])), name
        assert register_one_of_each(regulation), name


@settings(max_examples=40, phases=ONCE)
@given(NAMES, PART, CHANGES, st.integers(0, 7))
def test_a_regulation_of_many_files_changed_at_random_goes_on_or_is_refused_in_words(
    name, of, changes, first
):
    goes_on(name, of, changes, first)


@settings(max_examples=40, phases=ONCE)
@given(NAMES, PART, CHANGES)
def test_stories_changed_at_random_are_told_or_refused_in_words(name, of, changes):
    is_told_or_refused(name, of, changes)


@pytest.mark.slow
@settings(max_examples=2000, phases=ONCE)
@given(NAMES, PART, CHANGES, st.integers(0, 7))
def test_two_thousand_regulations_of_many_files_go_on_or_are_refused_in_words(
    name, of, changes, first
):
    goes_on(name, of, changes, first)


@pytest.mark.slow
@settings(max_examples=1000, phases=ONCE)
@given(NAMES, PART, CHANGES)
def test_a_thousand_files_of_stories_are_told_or_refused_in_words(name, of, changes):
    is_told_or_refused(name, of, changes)
