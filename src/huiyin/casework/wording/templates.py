"""Fills sentences in. `[…]` is left out whole where a place inside it has nothing to say."""

import re
from collections.abc import Callable
from functools import cache

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_PLACE = re.compile(r"\{(\w+)\}")


@cache
def places_of(template: str) -> frozenset[str]:
    """The names of all places in a template."""
    return frozenset(_PLACE.findall(template))


def fill(template: str, word: Callable[[str], str]) -> str:
    """The template with every place put in by `word`, which gives "" where there is nothing."""
    words = {name: word(name) for name in places_of(template)}

    def optional(part: re.Match[str]) -> str:
        return part[1] if all(words[name] for name in places_of(part[1])) else ""

    return _PLACE.sub(lambda place: words[place[1]], _OPTIONAL.sub(optional, template))
