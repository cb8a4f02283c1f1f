"""Builds commands from the plain answers of a form, a scenario or a program."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from huiyin.casework import commands as c
from huiyin.casework.case import Case
from huiyin.casework.refusal import Reason, Refused
from huiyin.policy.phrases import Phrase, say

_COLLECTIONS = {
    "proposal": "proposals", "task": "tasks", "copy": "papers", "charge": "charges",
    "sample": "evidence", "copy_of": "evidence", "scan": "evidence", "replaces": "proposals",
    "written": "written",
}  # fmt: skip
_KINDS = {"proposals": "subject", "tasks": "kind", "papers": "paper", "charges": "account",
          "evidence": "kind", "written": "letter"}  # fmt: skip
_TRUTHS = {"true": True, "yes": True, "on": True, "是": True,
           "false": False, "no": False, "off": False, "否": False}  # fmt: skip

THING = {
    "approve": "proposal", "reject": "proposal", "pass_on": "proposal", "recall_approval": "proposal",
    "carry_out": "proposal", "fail_remedy": "proposal", "answer_task": "task", "record_call": "task",
    "return_task": "task", "verify_task": "task", "call_meeting": "task", "hold_meeting": "task",
    "sign": "copy", "record_callback": "callback", "appeal": "charge", "decide_appeal": "charge",
    "charge": "account", "propose": "subject", "open_task": "kind", "issue_paper": "paper",
    "do_act": "own_act", "extend": "clock", "escalate": "ladder", "send_task": "task",
    "schedule_callback": "callback", "correct_clock": "clock", "correct_person": "fact",
    "write_letter": "letter", "send_letter": "written", "note_delivery": "written",
}  # fmt: skip
"""The field of a command that says to what it is done; it is chosen before its form opens."""


class BadAnswer(ValueError):
    """An answer that does not fit its field; `field` says which."""

    def __init__(self, field: str, what: Phrase) -> None:
        self.said = say("{name}: {said}", name=field, said=what)
        super().__init__(str(self.said))
        self.field = field


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def command_from(act: str, answers: Mapping[str, Any], case: Case, zone: ZoneInfo) -> c.Command:
    """The command for an act. `last` stands for the latest proposal, task, paper or charge; `last
    panel` for the latest one of that kind.

    Raises Refused for an act that does not exist, BadAnswer for an answer that does not fit.
    """
    kind = c.ACTS.get(act)
    if kind is None:
        raise Refused(Reason.UNKNOWN_SUBJECT, (), act)
    known = {field.name: field for field in fields(kind)}
    for name in answers:
        if name not in known:
            raise BadAnswer(name, say("{act} has no such field", act=act))
    hints = hints_of(kind)  # type: ignore[arg-type]
    values = {
        name: _read(name, hints[name], _named(name, value, case), zone)
        for name, value in answers.items()
    }
    for name, field in known.items():
        if name not in values and field.default is MISSING and field.default_factory is MISSING:
            raise BadAnswer(name, say("is missing"))
    return kind(**values)


def _named(name: str, value: Any, case: Case) -> Any:
    word, _, kind = str(value).partition(" ")
    if word != "last" or name not in _COLLECTIONS:
        return value
    collection = _COLLECTIONS[name]
    things = getattr(case, collection)
    found = [i for i, thing in things.items() if kind in ("", getattr(thing, _KINDS[collection]))]
    if not found:
        raise BadAnswer(name, say("there is none yet"))
    return found[-1]


def _read(name: str, hint: Any, value: Any, zone: ZoneInfo) -> Any:
    options = [arg for arg in get_args(hint) if arg is not type(None)]
    if type(None) in get_args(hint):
        return None if value in (None, "") else _read(name, options[0], value, zone)
    origin = get_origin(hint)
    try:
        if origin is Literal:
            return _one_of(name, value, get_args(hint))
        if origin is tuple:
            return tuple(map(str, value.split(",") if isinstance(value, str) else value))
        if origin is dict:
            return _mapping(value, get_args(hint)[1])
        return _plain(hint, value, zone)
    except (ValueError, InvalidOperation, AttributeError) as error:
        raise BadAnswer(name, say('"{value}" does not fit', value=value)) from error


def _one_of(name: str, value: Any, options: tuple[str, ...]) -> str:
    if value not in options:
        what = say('"{value}" is none of {words}', value=value, words=", ".join(map(str, options)))
        raise BadAnswer(name, what)
    return str(value)


def _mapping(value: Mapping[str, Any], wanted: Any) -> dict[str, Any]:
    if wanted is Decimal:
        return {str(k): Decimal(str(v)) for k, v in value.items() if v not in (None, "")}
    return {str(k): v for k, v in value.items()}


_DIGITS = 14


def _plain(hint: Any, value: Any, zone: ZoneInfo) -> Any:
    if hint is bool:
        return value if isinstance(value, bool) else _truth(str(value))
    if hint is datetime:
        return read_moment(value, zone)
    if hint is Decimal:
        return _finite(Decimal(str(value).replace(",", "").replace("，", "")))
    return str(value) if hint is str else value


def _finite(figure: Decimal) -> Decimal:
    """Raises ValueError for what no sum of money can be: NaN, infinity, more than fifteen digits."""
    if not figure.is_finite() or figure.adjusted() > _DIGITS:
        raise ValueError(str(figure))
    return figure


def _truth(text: str) -> bool:
    if text.lower() not in _TRUTHS:
        raise ValueError(text)
    return _TRUTHS[text.lower()]


def read_moment(value: Any, zone: ZoneInfo) -> datetime:
    """A moment; a time without offset is in the zone of the pack."""
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
