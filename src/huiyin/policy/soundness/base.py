"""What every check of a rule may look at, and the checks that several rules share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from huiyin.policy.expressions import Scope
from huiyin.policy.phrases import NOTHING, Phrase, one_of, say
from huiyin.policy.problems import Problem, did_you_mean, position_of
from huiyin.policy.references import place_of
from huiyin.policy.schema.pack import Pack
from huiyin.policy.schema.things import Fact
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


def wrong(rule: Any, what: Phrase, expected: Phrase = NOTHING, hint: Phrase = NOTHING) -> Problem:
    return Problem(place_of(rule), what, expected, hint)


def exactly_one(rule: Any, keys: tuple[str, ...], what: Phrase) -> Iterator[Problem]:
    """Of several keys that exclude one another one is given."""
    given = [key.rstrip("_") for key in keys if _is_given(getattr(rule, key))]
    if len(given) != 1:
        names = " and ".join(given) if given else say("none of them")
        shown = [key.rstrip("_") for key in keys]
        yield wrong(
            rule,
            say("{what} has {names}", what=what, names=names),
            say("exactly one of {words}", words=", ".join(shown)),
        )


def _is_given(value: Any) -> bool:
    return value is not None and value is not False and value != ()


def word_among(word: str, known: Iterable[str], what: Phrase) -> Iterator[Problem]:
    """`what` says what the word should be one of: `result of the table`."""
    options = [str(option) for option in known]
    if word not in options:
        expected = one_of(options) if options else NOTHING
        yield Problem(
            position_of(word),
            say('"{word}" is no {what}', word=word, what=what),
            expected,
            did_you_mean(word, options),
        )


def say_nature(name: str, fact: Fact) -> Phrase:
    """Why this fact is not fit for figures: it is private, or of another type."""
    nature = say("private") if fact.private else say("a {type}", type=fact.type)
    return say('"{name}" is {nature}', name=name, nature=nature)
