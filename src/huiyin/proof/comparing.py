"""Comparison and membership between symbols."""

import operator
from collections.abc import Callable, Iterable
from typing import Any

from huiyin.policy.expressions import Choice
from huiyin.proof.logic import Bool, both, either, negated
from huiyin.proof.symbols import Lexicon, Several, Symbol, Truth, Value

_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compare(first: Symbol, sign: str, second: Symbol, lexicon: Lexicon) -> Truth:
    """What `first sign second` says."""
    known = both(first.known, second.known)
    if isinstance(first, Truth) and isinstance(second, Truth):
        same = either(both(first.yes, second.yes), both(first.no, second.no))
        return Truth.when(known, same if sign == "=" else negated(same))
    if isinstance(first, Several) and isinstance(second, Several):
        same = _same_members(first, second)
        return Truth.when(known, same if sign == "=" else negated(same))
    if not (isinstance(first, Value) and isinstance(second, Value)):
        # Several choices beside a single word, or a list beside a list: never equal.
        return Truth.when(known, sign == "!=")
    if isinstance(first.type, Choice) and sign not in ("=", "!="):
        return Truth.when(known, _by_order(first, sign, second, lexicon))
    return Truth.when(known, _SIGNS[sign](first.term, second.term))


def _same_members(first: Several, second: Several) -> Bool:
    parts: list[Bool] = []
    for option in dict.fromkeys((*first.members, *second.members)):
        one, other = first.members.get(option, False), second.members.get(option, False)
        parts.append(either(both(one, other), both(negated(one), negated(other))))
    return both(*parts)


def _by_order(first: Value, sign: str, second: Value, lexicon: Lexicon) -> Bool:
    """By the place among the options, lowest first."""
    assert isinstance(first.type, Choice)
    options = first.type.options
    parts = []
    for low, one in enumerate(options):
        for high, other in enumerate(options):
            if _SIGNS[sign](low, high):
                here = both(_is(first, one, lexicon), _is(second, other, lexicon))
                parts.append(here)
    return either(*parts)


def _is(value: Value, word: str, lexicon: Lexicon) -> Bool:
    if value.word is not None:
        return value.word == word
    return lexicon.equal(value.term, word)


def one_of(part: Symbol, options: Iterable[Symbol], lexicon: Lexicon) -> Truth:
    """Whether a value is among plain ones."""
    found = [compare(part, "=", option, lexicon) for option in options]
    return Truth.when(part.known, either(*(test.yes for test in found)))


def contains(whole: Several, part: Symbol, lexicon: Lexicon) -> Truth:
    """Whether an option is among several choices."""
    if not isinstance(part, Value):
        return Truth.when(both(whole.known, part.known), holds=False)
    if part.word is not None:
        return Truth.when(whole.known, whole.members.get(part.word, False))
    among = [both(_is(part, option, lexicon), is_in) for option, is_in in whole.members.items()]
    return Truth.when(both(whole.known, part.known), either(*among))
