"""Ratings compare figures that are open to see, and give places for answers that there are."""

from collections.abc import Iterator

from huiyin.policy.phrases import say
from huiyin.policy.problems import Problem, position_of
from huiyin.policy.references import dead_reference
from huiyin.policy.schema.rounds import Rank, Round
from huiyin.policy.soundness.base import Around, say_nature, word_among, wrong
from huiyin.policy.soundness.returns import answers_to
from huiyin.policy.values import Dated

_FIGURES = ("number", "count", "money", "ratio")
_ALIKE = ("choice", "count", "date")
_ANSWERED = ("choice", "flag")


def rated(rule: Round, around: Around) -> Iterator[Problem]:
    for name in (*rule.criteria, rule.score):
        yield from _open(name, around, _FIGURES)
    yield from _open(rule.told_apart, around, _ALIKE)
    for name, rank in rule.ranks.items():
        yield from _ranked(str(name), rank, around)
        if sum(_has(dated, str(name)) for dated in around.pack.rounds.values()) > 1:
            yield wrong(
                rank,
                say('another rating has a rank "{name}" too', name=name),
                say("a name of its own"),
            )


def _has(dated: Dated[Round], name: str) -> bool:
    return any(name in rule.ranks for rule in dated)


def _ranked(name: str, rank: Rank, around: Around) -> Iterator[Problem]:
    yield from _said(rank.fact, (rank.answer,), around)
    for other in rank.per:
        yield from _open(other, around, _ALIKE)
    for other, answers in rank.candidates.items():
        yield from dead_reference(other, frozenset(around.pack.facts), "fact")
        yield from _said(other, answers, around)


def _said(name: str, answers: tuple[str, ...], around: Around) -> Iterator[Problem]:
    yield from _open(name, around, _ANSWERED)
    known = answers_to(name, around)
    for answer in answers if known else ():
        yield from word_among(answer, known, say("answer to {name}", name=name))


def _open(name: str, around: Around, types: tuple[str, ...]) -> Iterator[Problem]:
    for fact in around.pack.facts.get(name, ()):
        if fact.private or fact.type not in types:
            what = say_nature(name, fact)
            expected = say("a fact that is not private, of type {words}", words=", ".join(types))
            yield Problem(position_of(name), what, expected)
