"""Reads single words of a pack: numbers, dates, terms, conditions; nothing is guessed."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from huiyin.calendars import Term, TermError
from huiyin.policy.phrases import NOTHING, Phrase, say
from huiyin.policy.problems import NOWHERE, Located, Position, Written
from huiyin.policy.values import Condition

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*|[1-9][0-9]{0,2}(_[0-9]{3})+)(\.[0-9]+)?")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*|[1-9][0-9]{0,2}(_[0-9]{3})+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


class Unfit(ValueError):
    """A word that is none of its type; `expected` and `hint` say what would be."""

    def __init__(self, what: Phrase, expected: Phrase, hint: Phrase = NOTHING) -> None:
        self.what, self.expected, self.hint = what, expected, hint
        super().__init__(what)


def read_scalar(node: yaml.ScalarNode, wanted: Any, place: Position) -> Any:
    """The value of one word as `wanted`. Raises Unfit."""
    if wanted is Condition:
        return Condition(_written(node, place), place)
    return _READERS[wanted](node.value, place)


def is_empty(node: yaml.ScalarNode) -> bool:
    """`title:` with nothing behind it."""
    return node.tag == "tag:yaml.org,2002:null" or not node.value.strip()


def kind_of(wanted: Any) -> Phrase:
    """How messages call a type."""
    return _KINDS.get(wanted, say("another kind of value"))


def _written(node: yaml.ScalarNode, place: Position) -> Written:
    text, start, end = node.start_mark.buffer, node.start_mark.pointer, node.end_mark.pointer
    raw = node.value if text is None else text[start:end]
    return Written.copy(node.value, place, raw)


def _truth(text: str, _: Position) -> bool:
    if text.lower() not in _TRUTHS:
        raise Unfit(say('"{text}" does not fit', text=text), _KINDS[bool])
    return _TRUTHS[text.lower()]


def _whole(text: str, _: Position) -> int:
    if not _WHOLE.fullmatch(text):
        raise _no_number(text, _KINDS[int])
    return int(text)


def _decimal(text: str, _: Position) -> Decimal:
    plain = text.strip()
    figure = plain.removesuffix("%").rstrip()
    if not _NUMBER.fullmatch(figure):
        raise _no_number(text, _KINDS[Decimal])
    return Decimal(figure + "e-2") if plain.endswith("%") else Decimal(figure)


def _no_number(text: str, expected: Phrase) -> Unfit:
    """Some ways of writing mean different figures to different readers."""
    plain = "".join(text.split()).replace(",", "").replace("_", "")
    digits = plain.lstrip("-").rstrip("%").lstrip("0") or "0"
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?%?", plain):
        return Unfit(
            say('"{text}" is an ambiguous number', text=text),
            expected,
            say("write {digits}", digits=digits),
        )
    return Unfit(say('"{text}" does not fit', text=text), expected)


def _date(text: str, _: Position) -> date:
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        raise Unfit(say("{text} is no date of the calendar", text=text), _KINDS[date]) from None
    raise Unfit(say('"{text}" does not fit', text=text), _KINDS[date])


def read_term(text: str, _: Position = NOWHERE) -> Term:
    try:
        return Term.parse(text)
    except TermError as error:
        raise Unfit(Phrase.of(error.pattern, error.values), _KINDS[Term]) from None


_READERS: dict[Any, Callable[[str, Position], Any]] = {
    str: Located.put,
    bool: _truth,
    int: _whole,
    Decimal: _decimal,
    date: _date,
    Term: read_term,
}
_KINDS: dict[Any, Phrase] = {
    str: say("a word or sentence"),
    bool: say("true or false"),
    int: say("a whole number"),
    Decimal: say("a number or a share such as 30 %"),
    date: say("a date such as 2026-01-31"),
    Term: say("a number with its unit, such as 15 workdays"),
    Condition: say("a condition"),
}
