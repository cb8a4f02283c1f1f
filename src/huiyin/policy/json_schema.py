"""The JSON Schema of pack files, for editors; made from the rules of the schema themselves."""

import inspect
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from huiyin.calendars import Term
from huiyin.policy.binding import keys_of
from huiyin.policy.schema.base import Ref, TableRow
from huiyin.policy.schema.pack import Pack
from huiyin.policy.values import LANGUAGES, Condition, Dated, Wording

Schema = dict[str, Any]

_WORD: Schema = {"type": ["string", "number", "boolean"]}
"""YAML reads `version: 2` as a number; the reader of packs takes it as it is written."""

_SCALARS: dict[Any, Schema] = {
    str: _WORD,
    bool: {"enum": [True, False, "true", "false", "yes", "no"]},
    int: {"type": "integer"},
    Decimal: {
        "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?[0-9_]+(\.[0-9]+)? ?%?$"}],
        "description": "A number, or a share such as 30 %.",
    },
    date: {
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "description": "A date such as 2026-01-31.",
    },
    Term: {"type": "string", "description": "A number with its unit, such as 15 workdays."},
    Condition: {**_WORD, "description": "A condition or figure; see expressions.md."},
    Wording: {
        "anyOf": [
            _WORD,
            {
                "type": "object",
                "properties": dict.fromkeys(LANGUAGES, _WORD),
                "additionalProperties": False,
                "minProperties": 1,
            },
        ],
        "description": "A text in the language of the pack, or one in each language.",
    },
}
_SHEET: Schema = {"type": "string", "pattern": r"\.csv$", "description": "A CSV file of rows."}


def pack_schema() -> Schema:
    """One schema for `pack.yaml` and for its parts, each of which holds some of the sections."""
    definitions: dict[str, Schema] = {}
    root = _object(Pack, definitions)
    required = root.pop("required")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A regulation as data, or a part of one",
        **root,
        "if": {"required": ["pack"]},
        "then": {"required": required},
        "$defs": dict(sorted(definitions.items())),
    }


def _object(cls: Any, definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(cls, include_extras=True)
    keys = keys_of(cls)
    made: Schema = {
        "type": "object",
        "properties": {
            key: _schema(hints[field.name], definitions) for key, field in sorted(keys.items())
        },
        "additionalProperties": False,
    }
    required = [
        field.name.rstrip("_")
        for field in fields(cls)
        if field.init and field.default is MISSING and field.default_factory is MISSING
    ]
    if required:
        made["required"] = sorted(required)
    if cls.__doc__ and not cls.__doc__.startswith(f"{cls.__name__}("):
        made["description"] = " ".join(inspect.cleandoc(cls.__doc__).split())
    return made


def _schema(hint: Any, definitions: dict[str, Schema]) -> Schema:
    origin = get_origin(hint)
    if origin in _SHAPES:
        return _SHAPES[origin](hint, definitions)
    if hint in _SCALARS:
        return _defined(hint, definitions) if hint is Wording else dict(_SCALARS[hint])
    assert is_dataclass(hint), hint
    return _defined(hint, definitions)


def _defined(cls: Any, definitions: dict[str, Schema]) -> Schema:
    """A reference to a rule's own definition; a rule with a shorthand may be one word too."""
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}  # rules may nest in themselves
        made = _SCALARS[cls] if cls in _SCALARS else _object(cls, definitions)
        if hasattr(cls, "from_scalar"):
            made = {"anyOf": [{"type": "string"}, made], "description": made.pop("description", "")}
        definitions[name] = made
    return {"$ref": f"#/$defs/{name}"}


def _annotated(hint: Any, definitions: dict[str, Schema]) -> Schema:
    inner, *extras = get_args(hint)
    made = _schema(inner, definitions)
    refers = next((extra.to for extra in extras if isinstance(extra, Ref)), "")
    return {**made, "description": f"The name of a declared {refers}."} if refers else made


def _optional(hint: Any, definitions: dict[str, Schema]) -> Schema:
    inner = next(arg for arg in get_args(hint) if arg is not type(None))
    return {"anyOf": [_schema(inner, definitions), {"type": "null"}]}


def _one_or_several(hint: Any, definitions: dict[str, Schema]) -> Schema:
    inner = get_args(hint)[0]
    item = _schema(inner, definitions)
    several: Schema = {"type": "array", "items": item}
    if get_origin(hint) is Dated:
        several["minItems"] = 1
    return {"anyOf": [item, several, *([_SHEET] if inner is TableRow else [])]}


def _mapping(hint: Any, definitions: dict[str, Schema]) -> Schema:
    inner = get_args(hint)[1]
    by_name: Schema = {"type": "object", "additionalProperties": _schema(inner, definitions)}
    if inner is not Wording:
        return by_name
    return {"anyOf": [by_name, {"type": "array", "items": _WORD, "uniqueItems": True}]}


def _choice(hint: Any, definitions: dict[str, Schema]) -> Schema:
    return {"enum": list(get_args(hint))}


_SHAPES: dict[Any, Callable[[Any, dict[str, Schema]], Schema]] = {
    Annotated: _annotated,
    Union: _optional,
    types.UnionType: _optional,
    tuple: _one_or_several,
    Dated: _one_or_several,
    dict: _mapping,
    Literal: _choice,
}
