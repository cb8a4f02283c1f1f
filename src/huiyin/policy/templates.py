"""The texts of letters: Markdown with names to fill in, conditions whether something is known, and parts.

Only what is listed here can stand in a letter: `{{ name }}`, `{% if name %}`, `{% for … in remedies %}`
and `{% block part %}`. There is no way from a letter to the interpreter.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Template, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from huiyin.policy.phrases import NOTHING, Phrase, say
from huiyin.policy.problems import did_you_mean

_PLAIN = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.And, nodes.Or, nodes.Not,
          nodes.If, nodes.Block)  # fmt: skip
Lists = Mapping[str, tuple[str, ...]]
"""The lists that a letter may go through, and what each of their things has."""


@cache
def _environment() -> SandboxedEnvironment:
    made = SandboxedEnvironment(autoescape=False, keep_trailing_newline=True)
    made.globals.clear()
    made.filters.clear()
    made.tests.clear()
    return made


@dataclass(frozen=True)
class Mistake:
    """Line and column count from 1, within the text."""

    line: int
    column: int
    what: Phrase
    expected: Phrase = NOTHING
    hint: Phrase = NOTHING


def mistakes(source: str, known: frozenset[str], lists: Lists) -> list[Mistake]:
    """Everything in the text that nothing would fill, or that no letter can hold."""
    try:
        tree = _environment().parse(source)
    except TemplateSyntaxError as error:
        return [
            Mistake(
                error.lineno, 1, say("not readable as a letter: {message}", message=error.message)
            )
        ]
    return list(_Reading(source, known, lists).of(tree, {}))


def parts_of(source: str) -> tuple[str, ...]:
    """The names of the blocks, in order; empty where the text cannot be read."""
    return tuple(block.name for block in tree_of(source).find_all(nodes.Block))


@dataclass(frozen=True)
class _Reading:
    source: str
    known: frozenset[str]
    lists: Lists

    def of(self, node: nodes.Node, local: Mapping[str, str]) -> Iterator[Mistake]:
        if isinstance(node, nodes.Name | nodes.Getattr):
            yield from self._name(node, local)
        elif isinstance(node, nodes.For):
            yield from self._loop(node, local)
        elif isinstance(node, _PLAIN):
            for child in node.iter_child_nodes():
                if isinstance(child, nodes.Block) and not isinstance(node, nodes.Template):
                    yield self._at(
                        child,
                        child.name,
                        say('the part "{name}" stands inside another', name=child.name),
                        say("a part by itself"),
                    )
                yield from self.of(child, local)
        else:
            word = type(node).__name__.lower()
            yield self._at(node, "", say("a letter holds no {word}", word=word),
                           say("a name, or a question whether it is known"),
                           say("say in `when` for which cases the letter is"))  # fmt: skip

    def _name(self, node: nodes.Node, local: Mapping[str, str]) -> Iterator[Mistake]:
        dotted = name_of(node)
        head, _, rest = (dotted or "").partition(".")
        if head in local:
            options = [f"{head}.{name}" for name in self.lists[local[head]]]
        else:
            options = sorted(self.known)
        if dotted is None or dotted not in options:
            said = dotted or say("this")
            near = [name for name in options if name.startswith(f"{head}.")] if rest else options
            yield self._at(node, said, say("nothing fills {{{{ {name} }}}}", name=said),
                           say("a fact, due.CLOCK, blank.NAME or another known name"),
                           did_you_mean(said, near or options))  # fmt: skip

    def _loop(self, node: nodes.For, local: Mapping[str, str]) -> Iterator[Mistake]:
        over = name_of(node.iter)
        if (
            over is None
            or over not in self.lists
            or not isinstance(node.target, nodes.Name)
            or node.test
        ):
            expected = say("for … in {words}", words=" or ".join(sorted(self.lists)))
            yield self._at(node, over or "", say("this is no list of the case"), expected)
            return
        inner = {**local, node.target.name: over}
        for child in (*node.body, *node.else_):
            yield from self.of(child, inner)

    def _at(
        self, node: nodes.Node, word: str, what: Phrase, expected: Phrase, hint: Phrase = NOTHING
    ) -> Mistake:
        line = node.lineno
        lines = self.source.split("\n")
        found = re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)", lines[line - 1]) if word else None
        return Mistake(line, found.start() + 1 if found else 1, what, expected, hint)


def tree_of(source: str) -> nodes.Template:
    """The text as it is read; empty where it cannot be read."""
    try:
        return _environment().parse(source)
    except TemplateSyntaxError:
        return nodes.Template([])


def name_of(node: nodes.Node) -> str | None:
    """The name behind a node, with its dots; None where it is something else."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr):
        head = name_of(node.node)
        return f"{head}.{node.attr}" if head else None
    return None


class Gap:
    """Something that nobody knows: false where it is asked for, and noted where it would be said."""

    __slots__ = ("_name", "_noted")

    def __init__(self, name: str, noted: list[str]) -> None:
        self._name, self._noted = name, noted

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        self._noted.append(self._name)
        return "＿＿"


class Said:
    """A value in words; as true as the value itself."""

    __slots__ = ("_value", "_words")

    def __init__(self, value: Any, words: str) -> None:
        self._value, self._words = value, words

    def __bool__(self) -> bool:
        return bool(self._value)

    def __str__(self) -> str:
        return self._words


class _Names:
    """Values by the name behind a dot."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.__dict__.update(values)


Find = Callable[[str], Said | None]
"""The value of a name, in words; None where nobody knows it."""


@dataclass(frozen=True)
class Filled:
    """A text as it would go out. `silent` are parts that say nothing, `unknown` names nobody knows."""

    text: str
    silent: tuple[str, ...]
    unknown: tuple[str, ...]


_ALONE = re.compile(r"^[ \t]*(\{%[^%\n]*%\})[ \t]*\n", re.MULTILINE)
"""A line on which nothing but one tag stands leaves no empty line behind; any other keeps its end."""


@cache
def _made(source: str) -> tuple[Template, frozenset[str]]:
    source = _ALONE.sub(r"\1", source)
    tree = _environment().parse(source)
    local = {node.target.name for node in tree.find_all(nodes.For)
             if isinstance(node.target, nodes.Name)}  # fmt: skip
    found = {name_of(node) for node in tree.find_all((nodes.Name, nodes.Getattr))}
    names = {name for name in found if name and name.partition(".")[0] not in local}
    inner = {name.partition(".")[0] for name in names if "." in name}
    return _environment().from_string(source), frozenset(names - inner)


def names_in(source: str) -> frozenset[str]:
    """What a text names to be filled in; the text is one that could be read."""
    return _made(source)[1]


def filled(
    source: str, find: Find, lists: Mapping[str, list[Mapping[str, Said]]], needs: tuple[str, ...]
) -> Filled:
    """The text with everything put in; `needs` are the parts that must say something."""
    template, names = _made(source)
    noted: list[str] = []
    values = _values(names - lists.keys(), find, noted)
    values |= {name: [_Names(thing) for thing in things] for name, things in lists.items()}
    silent = []
    for part in needs:
        noted.clear()
        block = template.blocks.get(part)
        said = "".join(block(template.new_context(values))) if block is not None else ""
        if noted or not said.strip():
            silent.append(part)
    noted.clear()
    text = template.render(values)
    return Filled(_tidy(text), tuple(silent), tuple(dict.fromkeys(noted)))


def _values(names: frozenset[str], find: Find, noted: list[str]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    grouped: dict[str, dict[str, Any]] = {}
    for name in names:
        found = find(name)
        value = Gap(name, noted) if found is None else found
        head, _, rest = name.partition(".")
        if rest:
            grouped.setdefault(head, {})[rest] = value
        else:
            plain[name] = value
    return plain | {head: _Names(inner) for head, inner in grouped.items()}


def _tidy(text: str) -> str:
    """Without blank lines that a condition left behind."""
    return re.sub(r"\n[ \t]*(?:\n[ \t]*)+\n", "\n\n", text).strip() + "\n"
