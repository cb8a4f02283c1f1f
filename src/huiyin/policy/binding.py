"""Turns YAML nodes into the typed rules of the schema, strictly: every key is known, every value typed."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from huiyin.calendars import Term
from huiyin.policy.composing import at
from huiyin.policy.phrases import NOTHING, Phrase, one_of, say
from huiyin.policy.problems import Located, Position, Problem, did_you_mean
from huiyin.policy.reading import Unfit, is_empty, kind_of, read_scalar
from huiyin.policy.schema.base import TableRow
from huiyin.policy.sheets import SheetError, rows_of
from huiyin.policy.values import LANGUAGES, Condition, Dated, Wording

_KEYS = say("keys with values")


@cache
def hints_of(cls: type) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=False)


@cache
def keys_of(cls: type) -> Mapping[str, Field[Any]]:
    """The keys a rule may have as an author writes them: `from_` is written `from`."""
    return {field.name.rstrip("_"): field for field in fields(cls) if field.init}


class Binder:
    """Binds one file. Problems are collected, so that an author sees all of them at once.

    `sheets` are the CSV files beside it, by name; `used` those that a table reads its rows from.
    """

    def __init__(self, file: str, sheets: Mapping[str, str] | None = None) -> None:
        self.file = file
        self.sheets = sheets or {}
        self.used: set[str] = set()
        self.problems: list[Problem] = []

    def fail(
        self, node: yaml.Node, what: Phrase, expected: Phrase = NOTHING, hint: Phrase = NOTHING
    ) -> None:
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
        if is_dataclass(wanted) and wanted not in (Condition, Term):
            return self._rule(node, wanted)
        return self._scalar(node, wanted)

    def _optional(self, node: yaml.Node, wanted: Any) -> Any:
        inner = [arg for arg in get_args(wanted) if arg is not type(None)]
        if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
            return None
        return self.bind(node, inner[0])

    def _sequence(self, node: yaml.Node, wanted: Any) -> Any:
        if wanted is TableRow and isinstance(node, yaml.ScalarNode):
            return self._rows(node)
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return tuple(self.bind(item, wanted) for item in nodes)

    def _rows(self, node: yaml.ScalarNode) -> tuple[Any, ...]:
        """The rows of a table that stand in a CSV file beside the pack."""
        if node.value not in self.sheets:
            hint = did_you_mean(node.value, list(self.sheets))
            self.fail(
                node,
                say('there is no file "{value}"', value=node.value),
                say("rows, or a CSV file of them"),
                hint,
            )
            return ()
        self.used.add(node.value)
        reader = Binder(str(PurePosixPath(self.file).with_name(node.value)))
        try:
            rows = tuple(reader.bind(row, TableRow) for row in rows_of(self.sheets[node.value]))
        except SheetError as error:
            place = Position(reader.file, error.line, error.column)
            self.problems.append(Problem(place, error.what))
            return ()
        self.problems += reader.problems
        return rows

    def entries(self, node: yaml.Node, expected: Phrase = _KEYS) -> list[tuple[Located, yaml.Node]]:
        """Key and value nodes of a mapping, each key once."""
        if not isinstance(node, yaml.MappingNode):
            self.fail(node, say("this is {shape}", shape=_shape(node)), expected)
            return []
        found: dict[str, tuple[Located, yaml.Node]] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or is_empty(key):
                self.fail(key, say("this is no key"), say("one word before the colon"))
            elif key.value in found:
                self.fail(
                    key,
                    say('the key "{value}" stands twice', value=key.value),
                    hint=say("keep one of them"),
                )
            else:
                found[key.value] = (Located.put(key.value, at(self.file, key)), value)
        return list(found.values())

    def _mapping(self, node: yaml.Node, wanted: Any) -> Any:
        if isinstance(node, yaml.SequenceNode) and wanted is Wording:
            return self._names(node)
        return {key: self.bind(value, wanted) for key, value in self.entries(node)}

    def _names(self, node: yaml.SequenceNode) -> dict[str, Wording]:
        """A plain list of names: each is its own wording."""
        found: dict[str, Wording] = {}
        for item in node.value:
            name = self._scalar(item, str)
            if name in found:
                self.fail(
                    item, say('"{name}" stands twice', name=name), hint=say("keep one of them")
                )
            elif name is not None:
                found[name] = Wording({"": name})
        return found

    def _choice(self, node: yaml.Node, options: tuple[str, ...]) -> Any:
        if not isinstance(node, yaml.ScalarNode) or node.value not in options:
            word = f'"{node.value}"' if isinstance(node, yaml.ScalarNode) else say("this")
            self.fail(
                node,
                say("{word} is not possible here", word=word),
                one_of(options),
                did_you_mean(word.strip('"'), list(options)),
            )
            return None
        return Located.put(node.value, at(self.file, node))

    def _dated(self, node: yaml.Node, wanted: Any) -> Any:
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if not nodes:
            self.fail(
                node, say("a rule without any wording"), say("the rule, or a list of its wordings")
            )
        return Dated(tuple(self.bind(item, wanted) for item in nodes))

    def _wording(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return Wording({"": self._scalar(node, str) or ""})
        by_language: dict[str, str] = {}
        for key, value in self.entries(node, say("a text, or a text in each language")):
            if key not in LANGUAGES:
                hint = did_you_mean(key, list(LANGUAGES))
                what = say('there is no language "{key}"', key=key)
                self.problems.append(Problem(key.at, what, one_of(LANGUAGES), hint))
            by_language[str(key)] = self._scalar(value, str) or ""
        return Wording(by_language)

    def _rule(self, node: yaml.Node, wanted: Any) -> Any:
        if isinstance(node, yaml.ScalarNode) and hasattr(wanted, "from_scalar"):
            return self._from_scalar(node, wanted)
        keys, hints = keys_of(wanted), hints_of(wanted)
        found: dict[str, Any] = {}
        for key, value in self.entries(node):
            if key not in keys:
                self.unknown(key, keys)
                continue
            found[keys[key].name] = self.bind(value, hints[keys[key].name])
        if isinstance(node, yaml.MappingNode):
            return self.made(node, wanted, found)
        return None

    def unknown(self, key: Located, keys: Mapping[str, Any]) -> None:
        expected, hint = (one_of(sorted(keys)), did_you_mean(key, list(keys)))
        self.problems.append(Problem(key.at, say('unknown key "{key}"', key=key), expected, hint))

    def made(self, node: yaml.Node, wanted: Any, found: dict[str, Any]) -> Any:
        """The rule with the keys found; None where a key that it needs is missing."""
        missing = [
            key
            for key, field in keys_of(wanted).items()
            if field.default is MISSING
            and field.default_factory is MISSING
            and field.name not in found
        ]
        if missing:
            hint = say("every rule names the clause it keeps") if "clause" in missing else NOTHING
            words = ", ".join(f'"{key}"' for key in missing)
            self.fail(node, say("missing {words}", words=words), hint=hint)
            return None
        if "clause" in found and not found["clause"]:
            self.fail(node, say("a rule names at least one clause"))
        made = wanted(**found)
        object.__setattr__(made, "_at", at(self.file, node))
        return made

    def _from_scalar(self, node: yaml.ScalarNode, wanted: Any) -> Any:
        if is_empty(node):
            self.fail(node, say("nothing stands here"))
            return None
        try:
            made = wanted.from_scalar(Located.put(node.value, at(self.file, node)))
        except Unfit as error:
            self.fail(node, error.what, error.expected, error.hint)
            return None
        object.__setattr__(made, "_at", at(self.file, node))
        return made

    def _scalar(self, node: yaml.Node, wanted: Any) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            self.fail(node, say("this is {shape}", shape=_shape(node)), kind_of(wanted))
            return None
        if is_empty(node):
            self.fail(node, say("nothing stands here"), kind_of(wanted))
            return None
        try:
            return read_scalar(node, wanted, at(self.file, node))
        except Unfit as error:
            self.fail(node, error.what, error.expected, error.hint)
        return None


def _shape(node: yaml.Node) -> Phrase:
    if isinstance(node, yaml.SequenceNode):
        return say("a list")
    return say("a mapping") if isinstance(node, yaml.MappingNode) else say("a single word")
