"""Request shapes of commands, made from the commands themselves: their fields, types and defaults."""

from dataclasses import MISSING, Field, fields
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, create_model
from pydantic import Field as Asked

from huiyin.api.reading import Amount, Moment, Name, Said, Text
from huiyin.casework import commands as c
from huiyin.casework.forms import hints_of
from huiyin.casework.wording import field_label

Facts = dict[str, Any]
SAID_BY_PAGES = frozenset({("sign", "proof")})
"""What only a page can vouch for: it asked for the password itself."""
_FILLED = frozenset({"text", "reason", "told", "promised", "note", "routes", "fault", "basis"})


class Sent(BaseModel):
    """What a program sends: nothing unknown in it, nothing bent to fit."""

    model_config = ConfigDict(extra="forbid", strict=True)


def acts() -> list[str]:
    """Every act that somebody may do to a case, in the order of the vocabulary."""
    return [name for name, kind in c.ACTS.items() if not kind.SYSTEM and name != "register"]


@cache
def shape_of(act: str) -> type[Sent]:
    """The request of an act. Its fields are those of its command, under the same names."""
    kind = c.ACTS[act]
    asked: dict[str, Any] = {}
    for field in fields(kind):
        if (act, field.name) in SAID_BY_PAGES:
            continue
        taken = hasattr(BaseModel, field.name)  # such as `copy`: it goes by its alias then
        name = f"{field.name}_" if taken else field.name
        asked[name] = (_hint(kind, field), _asked(act, field))
    return create_model(kind.__name__, __base__=Sent, __doc__=kind.__doc__ or "", **asked)


def _asked(act: str, field: Field[Any]) -> Any:
    label = field_label(act, field.name, "en") if field.name != "facts" else "Answers about facts"
    said: dict[str, Any] = {"description": label, "alias": field.name}
    if field.default_factory is not MISSING:
        said["default_factory"] = field.default_factory
    elif field.default is not MISSING:
        said["default"] = list(field.default) if isinstance(field.default, tuple) else field.default
    return Asked(**said)


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _hint(kind: type[c.Command], field: Field[Any]) -> Any:
    if field.name == "facts":
        return Facts
    hint = hints_of(kind)[field.name]  # type: ignore[arg-type]
    some = [arg for arg in get_args(hint) if arg is not type(None)]
    optional = type(None) in get_args(hint)
    made = _plain(field, some[0] if optional else hint)
    return made | None if optional else made


def _plain(field: Field[Any], hint: Any) -> Any:
    if get_origin(hint) is Literal:
        return hint
    if get_origin(hint) is tuple:
        return list[Name]
    if get_origin(hint) is dict:
        return dict[Name, Amount] if get_args(hint)[1] is Decimal else dict[Name, Any]
    if hint is datetime:
        return Moment
    if hint is bool:
        return bool
    if _is_required(field):
        return Said
    return Text if field.name in _FILLED else Name


def answers_in(body: BaseModel) -> dict[str, Any]:
    """What was said, as `casework.forms` reads it; what was left out stays out."""
    return body.model_dump(exclude_unset=True, by_alias=True)
