"""Types, defaults and docstrings of the code in words, as the generated pages print them."""

import types
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from huiyin.calendars import Term
from huiyin.policy.schema.base import Ref, Rule
from huiyin.policy.schema.pack import Pack
from huiyin.policy.values import Condition, Dated, Wording

_WORDS: dict[Any, str] = {
    str: "text", bool: "`true` or `false`", int: "a whole number", Decimal: "a number",
    date: "a date", datetime: "a moment", Term: "[a term](#terms)", Any: "a value",
    Wording: "[wording](#wordings)", Condition: "[expression](#expressions)",
}  # fmt: skip


def type_words(hint: Any) -> str:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        refs = [extra.to for extra in args[1:] if isinstance(extra, Ref)]
        return f"name of {_a(refs[0])}" if refs else type_words(args[0])
    if origin in (Union, types.UnionType):
        return type_words(next(arg for arg in args if arg is not type(None)))
    if origin is Literal:
        return ", ".join(f"`{option}`" for option in args)
    if origin is tuple:
        return f"one or more: {type_words(args[0])}"
    if origin is dict:
        return f"name: {type_words(args[1])}"
    if origin is Dated:
        return type_words(args[0])
    if is_dataclass(hint) and hint not in _WORDS:
        return f"[{hint.__name__}](#{_anchor(hint)})"
    return _WORDS.get(hint, getattr(hint, "__name__", str(hint)))


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _anchor(kind: type) -> str:
    """Where a rule is described: under its section, else under its own name."""
    own = (section for section, held in sections().items() if held is kind)
    return next(own, kind.__name__.lower())


def parts_of(hint: Any) -> Iterator[type]:
    """The dataclasses of the schema inside a type."""
    if isinstance(hint, type) and is_dataclass(hint) and hint not in _WORDS:
        yield hint
    for arg in get_args(hint):
        if not isinstance(arg, str):
            yield from parts_of(arg)


def keys_of(kind: type) -> list[Field[Any]]:
    """The keys of a rule; those that every rule has come last."""
    shared = {field.name for field in fields(Rule)} if issubclass(kind, Rule) else set()
    every = [field for field in fields(kind) if field.init]  # type: ignore[arg-type]
    return sorted(every, key=lambda field: field.name in shared)


def default_words(field: Field[Any]) -> str:
    if field.default is MISSING and field.default_factory is MISSING:
        return "**required**"
    default = field.default if field.default is not MISSING else None
    if default is None or default == () or default == "":
        return ""
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def doc_of(thing: Any) -> str:
    """The docstring, unless it is the one that dataclasses make up."""
    text = thing.__doc__ or ""
    if text.startswith(f"{getattr(thing, '__name__', '')}("):
        return ""
    return " ".join(text.split())


def sections() -> dict[str, type | None]:
    """Every section of a pack with the rule it holds; `pack` is the head."""
    hints = get_type_hints(Pack, include_extras=True)
    found: dict[str, type | None] = {"pack": Pack}
    for field in fields(Pack):
        inner = list(parts_of(hints[field.name]))
        if inner and field.name not in ("calendar", "supersedes", "published_by", "moved_here"):
            found[field.name] = inner[0]
    return found
