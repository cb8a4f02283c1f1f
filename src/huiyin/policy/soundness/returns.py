"""Returns count what can be counted, by what is open to see, and refer to their own columns."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from huiyin.policy.phrases import say
from huiyin.policy.problems import Problem, position_of
from huiyin.policy.references import dead_reference, names_in
from huiyin.policy.schema.returns import (
    BARE,
    COUNTED,
    DIMENSIONS,
    TOPICS_OF_COUNTED,
    Column,
    Counted,
    Return,
)
from huiyin.policy.schema.things import Fact
from huiyin.policy.soundness.base import Around, exactly_one, say_nature, word_among, wrong

_TOLD_APART = ("choice", "choices", "flag", "count", "date", "text")
_FIGURES = ("money", "count")
_WORTH, _DAYS = "worth", "days"
_OF_WORTH = ("given", "charged")
_OF_DAYS = ("answered", "ended", "closed", "missed")
_MOST_ROWS = 2


def counted(rule: Counted, around: Around) -> Iterator[Problem]:
    yield from word_among(rule.on, COUNTED, say("thing that is counted"))
    if rule.on in BARE and rule.topic:
        yield wrong(
            rule,
            say('"{topic}" narrows nothing: {on} stands alone', topic=rule.topic[0], on=rule.on),
        )
    what = TOPICS_OF_COUNTED.get(rule.on)
    for topic in rule.topic if what else ():
        yield from dead_reference(
            topic, names_in(around.pack, around.vocabulary)[what or ""], what or ""
        )
    if rule.on == "ended":
        for topic in rule.topic:
            yield from word_among(topic, around.vocabulary.stages, say("end of a case"))


def returned(rule: Return, around: Around) -> Iterator[Problem]:
    if len(rule.rows) > _MOST_ROWS:
        yield wrong(
            rule, say("its rows are told apart by {n} things", n=len(rule.rows)), say("one or two")
        )
    yield from _begins(rule)
    if not rule.columns and not rule.sections:
        yield wrong(rule, say("it says nothing"), say("columns, sections or both"))
    for name in rule.rows:
        yield from _open(name, around)
    for name, column in rule.columns.items():
        yield from _column(str(name), column, rule, around)


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(f"2025-{text}")  # no leap year: the 29th of February is not every year
    except ValueError:
        return False
    return True


def _begins(rule: Return) -> Iterator[Problem]:
    if (rule.period == "own") != bool(rule.begins):
        yield wrong(
            rule,
            say("begins belongs to period: own"),
            say("the first days, such as [01-01, 07-01]"),
        )
    for day in rule.begins:
        if not _is_day(day):
            yield Problem(
                position_of(day),
                say('"{day}" is no day of every year', day=day),
                say("such as 07-01"),
            )


def _column(name: str, column: Column, rule: Return, around: Around) -> Iterator[Problem]:
    if column.shows is None and not column.counts:
        what = say("{name} says neither what it counts nor what it shows", name=name)
        yield wrong(column, what, say("counts or shows"))
    if column.by is not None:
        yield from _open(column.by, around)
    if column.shows is not None:
        yield from exactly_one(column, ("shows", "counts"), say("a column"))
        yield from _open(column.shows, around)
        if "number" not in rule.rows:
            what = say("{name} shows an answer of one case", name=name)
            yield wrong(column, what, say("rows: number"))
    if column.share_of is not None:
        others = [other for other in rule.columns if other != name]
        yield from word_among(column.share_of, others, say("other column of this return"))
    yield from _said(column, around)
    yield from _figure(column, around)


def _said(column: Column, around: Around) -> Iterator[Problem]:
    for name, answers in column.said.items():
        yield from dead_reference(
            name, names_in(around.pack, around.vocabulary)["dimension"], "dimension"
        )
        yield from _open(name, around)
        known = answers_to(name, around)
        for answer in answers if known else ():
            yield from word_among(answer, known, say("answer to {name}", name=name))


def answers_to(name: str, around: Around) -> tuple[str, ...]:
    pack = around.pack
    if name in ("kind", "channel"):
        return tuple(map(str, pack.kinds if name == "kind" else pack.channels))
    if name in pack.tables:
        return tuple(dict.fromkeys(str(row.is_) for row in pack.tables[name].rows))
    facts = [fact for fact in pack.facts.get(name, ()) if isinstance(fact, Fact)]
    if any(fact.type == "flag" for fact in facts):
        return ("true", "false")
    return tuple(dict.fromkeys(str(option) for fact in facts for option in fact.of))


def _figure(column: Column, around: Around) -> Iterator[Problem]:
    if column.sums is not None and column.averages is not None:
        yield wrong(column, say("it sums and averages"), say("one of sums, averages"))
    for figure in (column.sums, column.averages):
        if figure is None:
            continue
        wanted = {_WORTH: _OF_WORTH, _DAYS: _OF_DAYS}.get(figure)
        if wanted is not None:
            yield from _uncountable(column, figure, wanted)
        else:
            yield from word_among(figure, (_WORTH, _DAYS, *around.pack.facts), say("figure"))
            yield from _no_figure(figure, around)


def _uncountable(column: Column, figure: str, wanted: Collection[str]) -> Iterator[Problem]:
    expected = say("counts: one of {words}", words=", ".join(wanted))
    for without in (str(one.on) for one in column.counts if one.on not in wanted):
        what = say("{without} has no {figure}", without=without, figure=figure)
        yield Problem(position_of(figure), what, expected)


def _no_figure(name: str, around: Around) -> Iterator[Problem]:
    for fact in around.pack.facts.get(name, ()):
        if fact.private or fact.type not in _FIGURES:
            expected = say("a fact that is not private, money or count")
            yield Problem(position_of(name), say_nature(name, fact), expected)


def _open(name: str, around: Around) -> Iterator[Problem]:
    """What is private tells nothing apart."""
    if name in DIMENSIONS or name in around.pack.tables:
        return
    for fact in around.pack.facts.get(name, ()):
        if fact.private or fact.type not in _TOLD_APART:
            what = say_nature(name, fact)
            expected = say(
                "a fact that is not private, of type {words}", words=", ".join(_TOLD_APART)
            )
            yield Problem(position_of(name), what, expected)
