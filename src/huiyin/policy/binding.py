"""Turns YAML nodes into the typed rules of the schema, strictly: every key is known, every value typed."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from huiyin.calendars import Term, TermError
from huiyin.policy.problems import Located, PackError, Position, Problem, did_you_mean
from huiyin.policy.values import Condition, Dated, Wording

_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


def at(file: str, node: yaml.Node) -> Position:
    return Position(file, node.start_mark.line + 1, node.start_mark.column + 1)


@cache
def hints_of(cls: type) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=False)


@cache
def keys_of(cls: type) -> Mapping[str, Field[Any]]:
    """The keys a rule may have as an author writes them: `from_` is written `from`."""
    return {field.name.rstrip("_"): field for field in fields(cls) if field.init}


class Binder:
    """Binds one file. Problems are collected, so that an author sees all of them at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def fail(self, node: yaml.Node, what: str, expected: str = "", hint: str = "") -> None:
        self.problems.append(Problem(at(self.file, node), what, expected, hint))

    def bind(self, node: yaml.Node, wanted: Any) -> Any:
        """The value of a node as `wanted`; None after a problem was noted."""
        origin = get_origin(wanted)
        if origin in (Union, types.UnionType):
            return self._optional(node, wanted)
        if origin is tuple:
            return self._sequence(node, get_args(wanted)[0])
        if origin is dict:
            return self._mapping(node, get_args(wanted)[1])
        if origin is Literal:
            return self._choice(node, get_args(wanted))
        if origin is Dated:
            return self._dated(node, get_args(wanted)[0])
        if wanted is Wording:
            return self._wording(node)
        if is_dataclass(wanted) and wanted not in _READERS:
            return self._rule(node, wanted)
        return self._scalar(node, wanted)

    def _optional(self, node: yaml.Node, wanted: Any) -> Any:
        inner = [arg for arg in get_args(wanted) if arg is not type(None)]
        if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
            return None
        return self.bind(node, inner[0])

    def _sequence(self, node: yaml.Node, wanted: Any) -> Any:
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return tuple(self.bind(item, wanted) for item in nodes)

    def entries(self, node: yaml.Node) -> list[tuple[Located, yaml.Node]]:
        """Key and value nodes of a mapping, each key once."""
        if not isinstance(node, yaml.MappingNode):
            self.fail(node, "this is not a mapping", "keys with values")
            return []
        seen: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if key.value in seen:
                self.fail(key, f'the key "{key.value}" stands twice', hint="keep one of them")
            seen[key.value] = value
        return [(Located.put(key.value, at(self.file, key)), value) for key, value in node.value]

    def _mapping(self, node: yaml.Node, wanted: Any) -> Any:
        if isinstance(node, yaml.SequenceNode):  # a plain list of names means names without more
            return {item.value: self.bind(item, wanted) for item in node.value}
        return {key: self.bind(value, wanted) for key, value in self.entries(node)}

    def _choice(self, node: yaml.Node, options: tuple[str, ...]) -> Any:
        if not isinstance(node, yaml.ScalarNode) or node.value not in options:
            word = node.value if isinstance(node, yaml.ScalarNode) else "this"
            self.fail(
                node,
                f'"{word}" is not possible here',
                "one of " + ", ".join(options),
                did_you_mean(str(word), list(options)),
            )
            return None
        return Located.put(node.value, at(self.file, node))

    def _dated(self, node: yaml.Node, wanted: Any) -> Any:
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return Dated(tuple(self.bind(item, wanted) for item in nodes))

    def _wording(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return Wording({"": node.value})
        return Wording({str(key): value.value for key, value in self.entries(node)})

    def _rule(self, node: yaml.Node, wanted: Any) -> Any:
        if isinstance(node, yaml.ScalarNode) and hasattr(wanted, "from_scalar"):
            return self._from_scalar(node, wanted)
        keys, hints = keys_of(wanted), hints_of(wanted)
        found: dict[str, Any] = {}
        for key, value in self.entries(node):
            if key not in keys:
                self.problems.append(
                    Problem(
                        key.at,
                        f'unknown key "{key}"',
                        "one of " + ", ".join(sorted(keys)),
                        did_you_mean(key, list(keys)),
                    )
                )
                continue
            found[keys[key].name] = self.bind(value, hints[keys[key].name])
        return self._made(node, wanted, found)

    def _made(self, node: yaml.Node, wanted: Any, found: dict[str, Any]) -> Any:
        missing = [
            key
            for key, field in keys_of(wanted).items()
            if field.default is MISSING
            and field.default_factory is MISSING
            and field.name not in found
        ]
        if missing:
            self.fail(node, "missing " + ", ".join(f'"{key}"' for key in missing))
            return None
        if "clause" in found and not found["clause"]:
            self.fail(node, "a rule names at least one clause")
        made = wanted(**found)
        object.__setattr__(made, "_at", at(self.file, node))
        return made

    def _from_scalar(self, node: yaml.ScalarNode, wanted: Any) -> Any:
        try:
            made = wanted.from_scalar(Located.put(node.value, at(self.file, node)))
        except ValueError as error:
            self.fail(node, str(error))
            return None
        object.__setattr__(made, "_at", at(self.file, node))
        return made

    def _scalar(self, node: yaml.Node, wanted: Any) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            self.fail(node, "this is a list or mapping", _name(wanted))
            return None
        place = at(self.file, node)
        try:
            return _READERS[wanted](node.value, place)
        except TermError as error:
            self.fail(node, str(error), "a number with its unit, such as 15 workdays")
        except (ValueError, InvalidOperation):
            self.fail(node, f'"{node.value}" does not fit', _name(wanted))
        return None


def _truth(text: str, _: Position) -> bool:
    if text.lower() not in _TRUTHS:
        raise ValueError(text)
    return _TRUTHS[text.lower()]


def _decimal(text: str, _: Position) -> Decimal:
    plain = text.replace("_", "").strip()
    if plain.endswith("%"):
        return Decimal(plain[:-1].strip()) / 100
    return Decimal(plain)


_READERS: dict[Any, Any] = {
    str: Located.put,
    bool: _truth,
    int: lambda text, _: int(text.replace("_", "")),
    Decimal: _decimal,
    date: lambda text, _: date.fromisoformat(text),
    Term: lambda text, _: Term.parse(text),
    Condition: Condition,
}


def _name(wanted: Any) -> str:
    return {
        str: "a word or sentence",
        bool: "true or false",
        int: "a whole number",
        Decimal: "a number or a share such as 30 %",
        date: "a date such as 2026-01-31",
        Condition: "a condition",
    }.get(wanted, "another kind of value")


def compose(text: str, file: str) -> yaml.Node | None:
    """The node tree of a YAML text. Raises PackError with line and column when it is not YAML."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Position(file, mark.line + 1, mark.column + 1) if mark else Position(file, 1, 1)
        raise PackError.one(place, f"not readable as YAML: {error.problem}") from error
