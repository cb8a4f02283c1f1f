"""A letter in other words: whether it still tells everything that the regulation has told in it.

Words are free. What is filled in, and each part that a letter cannot do without, stays: in its part, and
said at least whenever the regulation says it. A condition of one's own is not to be had, for behind it
anything could be left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import nodes

from huiyin.policy.schema.letters import LISTS
from huiyin.policy.templates import Mistake, mistakes, name_of, names_in, tree_of

ALWAYS = frozenset({"number", "today"})
"""What every case knows, and every letter may say."""


@dataclass(frozen=True)
class Told:
    """One thing that a text fills in or asks for, or that a part speaks: where, on which conditions."""

    part: str
    under: frozenset[str]
    mark: str

    def also_tells(self, other: "Told") -> bool:
        """Whether this is said in the same place whenever the other is."""
        same = self.mark == other.mark and other.part in ("", self.part)
        return same and self.under <= other.under


def lost(own: str, body: str) -> list[str]:
    """What these words leave out, as it stands between the braces in the text of the regulation."""
    said = told(own)
    gone = [one.mark for one in told(body) if not any(found.also_tells(one) for found in said)]
    return list(dict.fromkeys(gone))


def strange(own: str, body: str) -> list[str]:
    """What these words would say where the regulation does not, so that it might not be known."""
    by_book = told(body)
    allowed = {f"{{{{ {name} }}}}" for name in ALWAYS}
    more = [
        one.mark
        for one in told(own)
        if one.mark not in allowed and not any(_stands(one, found) for found in by_book)
    ]
    return list(dict.fromkeys(more))


def unreadable(own: str, body: str) -> list[Mistake]:
    """What makes these words no letter at all, or fills in what nobody knows here."""
    return mistakes(own, names_in(body) | ALWAYS, LISTS)


def fits(own: str, body: str) -> bool:
    return not (unreadable(own, body) or lost(own, body) or strange(own, body))


def worded(own: str, body: str) -> str:
    """The house's words while they fit what the regulation has told; else those of the regulation."""
    return own if own and fits(own, body) else body


@cache
def told(source: str) -> tuple[Told, ...]:
    """Everything that a text fills in or asks for, in its order; nothing where it cannot be read."""
    return tuple(_told(tree_of(source), Told("", frozenset(), ""), {}))


_NAMES = (nodes.Name, nodes.Getattr)


def _told(node: nodes.Node, at: Told, local: Mapping[str, str]) -> Iterator[Told]:
    match node:
        case nodes.Name() | nodes.Getattr():
            yield Told(at.part, at.under, f"{{{{ {_named(node, local)} }}}}")
        case nodes.Block():
            yield from _all(node.body, Told(node.name, at.under, ""), local)
        case nodes.If():
            yield from _branches(node, at, local)
        case nodes.For():
            yield from _loop(node, at, local)
        case _:
            if at.part and isinstance(node, nodes.Output) and _says_something(node):
                yield Told(at.part, at.under, _block(at.part))
            yield from _all(list(node.iter_child_nodes()), at, local)


def _all(found: list[nodes.Node], at: Told, local: Mapping[str, str]) -> Iterator[Told]:
    for node in found:
        yield from _told(node, at, local)


def _branches(node: nodes.If, at: Told, local: Mapping[str, str]) -> Iterator[Told]:
    """Each branch stands under its own question, and under the noes to those before it."""
    under = at.under
    for branch in (node, *node.elif_):
        asked = _asked(branch.test, local)
        yield Told(at.part, under, f"{{% if {asked} %}}")
        yield from _all(branch.body, Told(at.part, under | {asked}, ""), local)
        under |= {f"not ({asked})"}
    yield from _all(node.else_, Told(at.part, under, ""), local)


def _loop(node: nodes.For, at: Told, local: Mapping[str, str]) -> Iterator[Told]:
    over = name_of(node.iter) or ""
    yield Told(at.part, at.under, f"{{% for … in {over} %}}")
    inner = {**local, name_of(node.target) or "": over}
    yield from _all(node.body, Told(at.part, at.under | {f"each of {over}"}, ""), inner)
    yield from _all(node.else_, Told(at.part, at.under | {f"none of {over}"}, ""), local)


def _asked(test: nodes.Node, local: Mapping[str, str]) -> str:
    match test:
        case nodes.Not():
            return f"not ({_asked(test.node, local)})"
        case nodes.And() | nodes.Or():
            word = "and" if isinstance(test, nodes.And) else "or"
            return f"({_asked(test.left, local)}) {word} ({_asked(test.right, local)})"
        case _:
            return _named(test, local)


def _named(node: nodes.Node, local: Mapping[str, str]) -> str:
    """A thing of a list by the list, whatever the text calls it."""
    head, dot, rest = (name_of(node) or "?").partition(".")
    return f"{local.get(head, head)}{dot}{rest}"


def _stands(own: Told, found: Told) -> bool:
    """Whether the regulation says it too, on no more conditions than these words."""
    is_part = own.mark == _block(own.part)
    return own.mark == found.mark and (is_part or found.under <= own.under)


def _says_something(node: nodes.Output) -> bool:
    return any(not isinstance(one, nodes.TemplateData) or one.data.strip() for one in node.nodes)


def _block(part: str) -> str:
    return f"{{% block {part} %}}"
