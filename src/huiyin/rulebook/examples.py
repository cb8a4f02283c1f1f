"""A regulation by example: when each of its limits ends, and the stories that test it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from huiyin.calendars import Calendars, end_words, sentences
from huiyin.casework.asking import NoSuchRule, due_of
from huiyin.casework.scenarios import Scenario
from huiyin.policy.policy import Policy
from huiyin.policy.regulation import Regulation
from huiyin.rulebook.naming import Naming
from huiyin.rulebook.told import Line, told


@dataclass(frozen=True)
class Example:
    """One limit counted from one moment. While facts are unknown the shortest limit is shown."""

    title: str
    start: str
    due: str
    steps: tuple[str, ...]
    clause: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """`lines` tell it step by step; none where only its name is to be read."""

    name: str
    clause: tuple[str, ...]
    lines: tuple[Line, ...] = ()


def examples_of(
    regulation: Regulation,
    policy: Policy,
    calendars: Calendars,
    start: datetime,
    language: str,
    facts: Mapping[str, Any] = MappingProxyType({}),
) -> list[Example]:
    """Every clock, ladder level and callback that has a limit, counted from `start`."""
    words = Naming(policy, language).words
    found = []
    for name, title in _limited(policy, words.language):
        try:
            due = due_of(regulation, calendars, name, facts, start)
        except NoSuchRule:
            continue
        steps = tuple(sentences(due.deadline.steps, language))
        end = end_words(due.deadline.due, language)
        found.append(Example(title, words.moment(start), end, steps, due.clauses))
    return found


def _limited(policy: Policy, language: str) -> Iterator[tuple[str, str]]:
    for name, clock in policy.clocks.items():
        yield str(name), clock.title.text(language)
    for name, ladder in policy.ladders.items():
        for key, level in ladder.levels.items():
            yield f"{name}.{key}", f"{ladder.title.text(language)} · {level.title.text(language)}"
    for name, callback in policy.callbacks.items():
        yield str(name), callback.title.text(language)


def stories_of(
    regulation: Regulation, scenarios: Iterable[Scenario], calendars: Calendars, language: str
) -> list[Story]:
    """The regulation's own tests as worked examples, each told as it comes out."""
    return [
        Story(
            story.name,
            tuple(sorted(story.asserted())),
            told(regulation, story, calendars, language),
        )
        for story in scenarios
    ]
