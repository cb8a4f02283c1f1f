"""The types of the expression language and the value that stands for what nobody knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from huiyin.policy.phrases import Phrase, say

Value = Any


class _Unknown:
    """Not known. Never true and never false: asking for its truth is a mistake in our code."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> bool:
        raise TypeError("UNKNOWN is neither true nor false")

    def __copy__(self) -> "_Unknown":
        return self

    def __deepcopy__(self, memo: Any) -> "_Unknown":
        return self


UNKNOWN: Final = _Unknown()


@dataclass(frozen=True)
class Type:
    """A type; `name` is how messages call it."""

    name: Phrase


NUMBER = Type(say("a number"))
MONEY = Type(say("money"))
FLAG = Type(say("a flag"))
TEXT = Type(say("text"))
DATE = Type(say("a date"))
MOMENT = Type(say("a moment"))
TERM = Type(say("a length of time"))


_CHOICE, _CHOICES, _LIST = say("a choice"), say("several choices"), say("a list")


@dataclass(frozen=True)
class Choice(Type):
    """One of named options; `ordered` ones can be compared by their order, lowest first."""

    name: Phrase = _CHOICE
    options: tuple[str, ...] = ()
    ordered: bool = False


@dataclass(frozen=True)
class Choices(Type):
    """A set of named options."""

    name: Phrase = _CHOICES
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecordList(Type):
    """A list of records with typed fields, for any, every, count and sum."""

    name: Phrase = _LIST
    fields: Mapping[str, Type] = field(default_factory=dict, hash=False)
