"""What every check of a rule may look at, and the checks that several rules share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from huiyin.policy.expressions import Scope
from huiyin.policy.problems import Problem, did_you_mean, position_of
from huiyin.policy.references import place_of
from huiyin.policy.schema.pack import Pack
from huiyin.policy.scopes import case_scope
from huiyin.policy.vocabulary import Vocabulary


@dataclass(frozen=True)
class Around:
    """The pack a rule stands in, and the words of casework."""

    pack: Pack
    vocabulary: Vocabulary

    @cached_property
    def scope(self) -> Scope:
        """What a condition on a case may read."""
        return case_scope(self.pack, self.vocabulary)


def wrong(rule: Any, what: str, expected: str = "", hint: str = "") -> Problem:
    return Problem(place_of(rule), what, expected, hint)


def exactly_one(rule: Any, keys: tuple[str, ...], what: str) -> Iterator[Problem]:
    """Of several keys that exclude one another one is given."""
    given = [key.rstrip("_") for key in keys if _is_given(getattr(rule, key))]
    if len(given) != 1:
        names = " and ".join(given) if given else "none of them"
        shown = [key.rstrip("_") for key in keys]
        yield wrong(rule, f"{what} has {names}", "exactly one of " + ", ".join(shown))


def _is_given(value: Any) -> bool:
    return value is not None and value is not False and value != ()


def word_among(word: str, known: Iterable[str], what: str) -> Iterator[Problem]:
    """`what` says what the word should be one of: `result of the table`."""
    options = [str(option) for option in known]
    if word not in options:
        expected = "one of " + ", ".join(options) if options else ""
        yield Problem(
            position_of(word), f'"{word}" is no {what}', expected, did_you_mean(word, options)
        )
