"""What somebody says, whoever brings it in: signs that a text can hold, and no more than somebody reads."""

from collections.abc import Iterator, Mapping
from typing import Any

from huiyin.casework.commands import Command
from huiyin.casework.refusal import Reason, Refused
from huiyin.policy.values import NOT_TEXT

MOST = 100_000
"""Signs in one text: a book of sixty pages. A mail's text is cut there as well, and kept whole beside."""
SENT = 2 * MOST + 2
"""So much of one text a form lets a browser send, in its units of 16 bits: always more than MOST signs,
so that too much is refused in words, with what was typed, and never cut in silence.
"""
_MANY = (list, tuple, set, frozenset)


def check_texts(command: Command) -> None:
    """Raises Refused NOT_TEXT or TEXT_TOO_LONG, naming the field or the fact."""
    for name, value in vars(command).items():
        if name == "facts":
            for fact, said in value.items():
                check_fact(fact, said)
        else:
            _check(f"{command.act}.{name}", value)


def check_fact(fact: str, said: Any) -> None:
    """The same of one fact, before there is a command."""
    _check(fact, said, str(fact))


def check_said(*said: Any) -> None:
    """The same of what is said to something else than a case: its form names no field of an act."""
    _check("", said)


def _check(place: str, value: Any, fact: str = "") -> None:
    for text in _texts(value):
        if NOT_TEXT.search(text):
            raise _no(Reason.NOT_TEXT, place, fact)
        if len(text) > MOST:
            raise _no(Reason.TEXT_TOO_LONG, place, fact)
    if NOT_TEXT.search(place):  # the name itself: whoever is told must be able to read it
        raise Refused(Reason.NOT_TEXT)


def _no(reason: Reason, place: str, fact: str) -> Refused:
    if NOT_TEXT.search(place):
        return Refused(reason)
    return Refused(reason, needs=place, params={"fact": fact} if fact else {})


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, said in value.items():
            yield str(name)
            yield from _texts(said)
    elif isinstance(value, _MANY):
        for said in value:
            yield from _texts(said)
