"""Measures compare what the register keeps openly: answers with answers, figures with figures."""

from collections.abc import Iterator

from huiyin.policy.phrases import say
from huiyin.policy.problems import Problem, position_of
from huiyin.policy.references import dead_reference
from huiyin.policy.schema.counting import Measure
from huiyin.policy.schema.things import Fact
from huiyin.policy.soundness.base import Around, say_nature, word_among

_ALIKE = ("choice", "count", "flag", "date")
_FIGURES = ("money", "number", "count", "ratio")
_TRUTHS = ("true", "false")


def measure(rule: Measure, around: Around) -> Iterator[Problem]:
    for name in rule.same:
        yield from _comparable(name, around, _ALIKE)
    if rule.above is not None:
        yield from _comparable(rule.above, around, _FIGURES)
    for name, answers in rule.said.items():
        yield from dead_reference(name, frozenset(around.pack.facts), "fact")
        yield from _comparable(name, around, ("choice", "flag"))
        for fact in _wordings(name, around):
            known = _TRUTHS if fact.type == "flag" else tuple(map(str, fact.of))
            for answer in answers if fact.type in ("choice", "flag") else ():
                yield from word_among(answer, known, say("answer to {name}", name=name))


def _wordings(name: str, around: Around) -> Iterator[Fact]:
    yield from around.pack.facts.get(name, ())


def _comparable(name: str, around: Around, types: tuple[str, ...]) -> Iterator[Problem]:
    for fact in _wordings(name, around):
        if fact.private or fact.type not in types:
            what = say_nature(name, fact)
            expected = say("a fact that is not private, of type {words}", words=", ".join(types))
            yield Problem(position_of(name), what, expected)
