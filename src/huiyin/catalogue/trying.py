"""Tries a pack before anybody relies on it: is it sound, what is doubtful, do its own stories hold?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml

from huiyin.casework.scenarios import Scenario, ScenarioError, Verdict, run_scenario
from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import calendars_for, stories_of
from huiyin.catalogue.parcels import NAME, Parcel
from huiyin.policy.advice import advise
from huiyin.policy.composing import compose
from huiyin.policy.loading import Files, build_regulation
from huiyin.policy.phrases import say
from huiyin.policy.problems import PackError, Position, Problem
from huiyin.policy.regulation import Regulation
from huiyin.policy.release import unreleased

SETUPS = "scenarios/setups.yaml"
_UNTOLD = (
    ScenarioError,
    yaml.YAMLError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
)
"""What a story that is written wrongly may raise while it is read or told."""


@dataclass(frozen=True)
class Tried:
    """`problems` forbid it; `warnings` do not. `failed` are stories that came out otherwise."""

    parcel: Parcel
    regulation: Regulation | None = None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    stories: int = 0
    failed: tuple[Verdict, ...] = ()

    @property
    def is_good(self) -> bool:
        return self.regulation is not None and self.stories > 0 and not self.failed

    @property
    def clauses(self) -> int:
        return len(self.regulation.cited) if self.regulation else 0


def try_out(parcel: Parcel, files_of: Callable[[str], Files]) -> Tried:
    """`files_of` gives the texts of the regulation it builds on. What is wrong is in what comes back."""
    try:
        regulation = built(parcel, files_of)
        stories = _stories(parcel)
    except PackError as error:
        return Tried(parcel, problems=tuple(map(_as_sent(parcel), error.problems)))
    if unread := unreleased(regulation):
        return Tried(parcel, problems=tuple(map(_as_sent(parcel), unread)))
    try:
        verdicts = _told(regulation, stories)
    except PackError as error:
        return Tried(parcel, problems=tuple(error.problems))
    warnings = advise(regulation, vocabulary(), _touched(verdicts))
    return Tried(
        parcel,
        regulation,
        warnings=tuple(map(_as_sent(parcel), warnings)),
        stories=len(verdicts),
        failed=tuple(verdict for verdict in verdicts if not verdict.passed),
    )


def built(parcel: Parcel, files_of: Callable[[str], Files]) -> Regulation:
    """Raises PackError."""
    own = parcel.rules()
    if not NAME.fullmatch(parcel.name):
        what = say("the name of a pack is a-z, 0-9 and dashes, 41 characters at most")
        raise PackError.one(Position("pack.yaml", 1, 1), what)
    known = {parcel.name: own}
    return build_regulation(
        parcel.name, lambda name: known.get(name) or files_of(name), vocabulary()
    )


def name_in(files: Mapping[str, str]) -> str:
    """What `pack.yaml` calls the pack; empty where it does not say. Raises PackError."""
    return said_in(files, "pack")


def said_in(files: Mapping[str, str], word: str) -> str:
    """What stands in the pack under a word at its top; empty where it does not. Raises PackError."""
    for file, text in files.items():
        root = compose(text, file) if file.endswith(".yaml") and "/" not in file else None
        for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
            if key.value == word and isinstance(value, yaml.ScalarNode):
                return str(value.value)
    return ""


def _stories(parcel: Parcel) -> list[Scenario]:
    """Raises PackError with the place; texts of strangers are looked at before they are read."""
    texts = parcel.stories()
    for file, text in texts.items():
        compose(text, file)
    shared = texts.get(SETUPS, "")
    found: list[Scenario] = []
    for file, text in texts.items():
        if file == SETUPS:
            continue
        try:
            found += stories_of(text, file, shared)
        except _UNTOLD as error:
            what = say("not readable as scenarios: {error}", error=getattr(error, "said", error))
            raise PackError.one(Position(file, 1, 1), what) from error
    return found


def _told(regulation: Regulation, stories: list[Scenario]) -> list[Verdict]:
    calendars, verdicts = calendars_for(regulation), []
    for story in stories:
        try:
            verdicts.append(run_scenario(regulation, story, calendars))
        except _UNTOLD as error:
            what = say(
                "{name}: a step that cannot be read: {error}",
                name=story.name,
                error=getattr(error, "said", f"{type(error).__name__}: {error}"),
            )
            raise PackError.one(Position(story.file, 1, 1), what) from error
    return verdicts


def _as_sent(parcel: Parcel) -> Callable[[Problem], Problem]:
    """Problems name files as whoever sent them knows them."""
    before = f"packs/{parcel.name}/"

    def named(problem: Problem) -> Problem:
        at = problem.at
        if not at.file.startswith(before):
            return problem
        place = Position(str(PurePosixPath(at.file.removeprefix(before))), at.line, at.column)
        return Problem(place, problem.what, problem.expected, problem.hint)

    return named


def _touched(verdicts: list[Verdict]) -> dict[str, set[Any]]:
    """Every value that the stories give to a fact or figure."""
    touched: dict[str, set[Any]] = {}
    for verdict in verdicts:
        for fact, values in verdict.touched.items():
            touched.setdefault(fact, set()).update(values)
    return touched
