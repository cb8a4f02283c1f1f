"""Reads the answers people give into the typed facts of a pack, or says what is wrong with them."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from huiyin.calendars import Term
from huiyin.casework.refusal import Reason, Refused
from huiyin.policy.policy import Policy
from huiyin.policy.schema.things import Fact, Setting

_TRUTHS = {"true": True, "yes": True, "on": True, "是": True, "1": True,
           "false": False, "no": False, "off": False, "否": False, "0": False}  # fmt: skip
NONE = "none"
"""The answer to several choices that says that none applies; a choice of its own may bear the name."""
_NUMBERS = frozenset({"money", "number", "count", "ratio"})


def is_private(fact: Fact) -> bool:
    """Free text counts as personal data, whatever the pack says of it."""
    return fact.private or fact.type in ("text", "person", "place", "names")


def names_somebody(fact: Fact) -> bool:
    """Whether it says who somebody is: a person complained about, or whoever complains."""
    about_people = fact.type in ("person", "names") or fact.identifies == "person"
    return about_people or (fact.private and fact.type == "text")


def concerned_facts(policy: Policy) -> list[str]:
    """The facts that name somebody complained about; a witness, say, is not concerned."""
    return [n for n, fact in policy.facts.items() if fact.type == "person" and fact.concerned]


def read_facts(policy: Policy, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Typed facts. Empty answers are left out: nobody knows. Raises Refused naming the fact."""
    facts: dict[str, Any] = {}
    for name, value in raw.items():
        if name not in policy.facts:
            raise Refused(Reason.UNKNOWN_FACT, (), name)
        if _is_unsaid(value):
            continue
        facts[name] = read_value(name, policy.facts[name], value)
    return facts


def _is_unsaid(value: Any) -> bool:
    """Blanks are no answer. That none of several applies (an empty list, `none`) is one."""
    return value is None or (isinstance(value, str) and value.strip() in ("", "unknown"))


def read_value(name: str, fact: Fact | Setting, value: Any) -> Any:
    """One answer as the fact's type; numbers are exact decimals. Raises Refused BAD_VALUE."""
    try:
        read = _parsed(fact, value)
    except (ValueError, TypeError, InvalidOperation) as error:
        raise _bad(name, fact, value) from error
    if fact.type in _NUMBERS and not _in_range(fact, read):
        raise _bad(name, fact, value)
    if fact.type == "names" and not _in_range(fact, Decimal(len(read))):
        raise _bad(name, fact, value)
    if isinstance(fact, Fact) and fact.type in ("choice", "choices"):
        chosen = read if fact.type == "choices" else (read,)
        if not set(chosen) <= set(fact.of):
            raise _bad(name, fact, value)
    return read


def _bad(name: str, fact: Fact | Setting, value: Any) -> Refused:
    shown = "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    params = {"fact": name, "value": shown, "type": str(fact.type)}
    return Refused(Reason.BAD_VALUE, fact.clause, name, params)


def is_sound(kind: str, value: Decimal) -> bool:
    """A figure that its type can hold: money to the fen, counts whole, nothing beyond reason."""
    if not value.is_finite() or not _TOO_FINE <= value.adjusted() < _TOO_MUCH:
        return value == 0 and value.is_finite()
    if kind == "count":
        return value == value.to_integral_value()
    return kind != "money" or value == value.quantize(Decimal("0.01"))


_TOO_MUCH, _TOO_FINE = 15, -12
"""Places before and after the point. Asked of the exponent: `abs` of 1E999999999 raises Overflow."""


def _in_range(fact: Fact | Setting, value: Decimal) -> bool:
    if not is_sound(fact.type, value):
        return False
    if fact.type in ("money", "count") and fact.at_least is None and value < 0:
        return False
    low = fact.at_least is None or value >= fact.at_least
    return low and (fact.at_most is None or value <= fact.at_most)


def _parsed(fact: Fact | Setting, value: Any) -> Any:
    kind = fact.type
    if kind in _NUMBERS:
        return _number(value)
    if kind == "flag":
        return value if isinstance(value, bool) else _truth(str(value))
    if kind == "date":
        return _date(value)
    if kind == "moment":
        return _moment(value)
    if kind == "term":
        return Term.parse(str(value))
    if kind == "choices":
        chosen = frozenset(value.split(",") if isinstance(value, str) else value)
        return frozenset() if chosen == {NONE} and NONE not in getattr(fact, "of", ()) else chosen
    return _names(value) if kind == "names" else _text(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) and isinstance(value, _SEVERAL):
        raise TypeError(value)
    return str(value)


def _names(value: Any) -> tuple[str, ...]:
    """One a line, or one an item."""
    said = value.splitlines() if isinstance(value, str) else value
    if isinstance(said, Mapping | set | frozenset) or not all(isinstance(o, str) for o in said):
        raise TypeError(value)
    return tuple(name for one in said if (name := one.strip()))


def in_conditions(value: Any) -> Any:
    """As a condition reads a fact: of people named, how many there are."""
    return Decimal(len(value)) if isinstance(value, tuple) else value


_SEVERAL = (Mapping, list, tuple, set, frozenset)


def _number(value: Any) -> Decimal:
    if isinstance(value, bool | float):
        raise ValueError(value)
    text = str(value).replace(",", "").replace("_", "").strip()
    if text.endswith("%"):
        return Decimal(text[:-1].strip()) / 100
    return Decimal(text)


def _truth(text: str) -> bool:
    try:
        return _TRUTHS[text.strip().lower()]
    except KeyError as error:
        raise ValueError(text) from error


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        value = value.date()
    day = value if isinstance(value, date) else date.fromisoformat(str(value))
    if day.year not in _YEARS:
        raise ValueError(value)
    return day


_YEARS = range(1900, 2200)


def _moment(value: Any) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    if moment.tzinfo is None or moment.year not in _YEARS:
        raise ValueError(value)
    return moment


def defaults(policy: Policy) -> Mapping[str, Any]:
    """Values that stand where nobody said otherwise: of facts that have one, and of settings."""
    if "defaults" not in policy.memo:
        policy.memo["defaults"] = {
            name: read_value(name, rule, rule.default)
            for rules in (policy.settings, policy.facts)
            for name, rule in rules.items()
            if rule.default is not None
        }
    found: Mapping[str, Any] = policy.memo["defaults"]
    return found


def read_settings(policy: Policy, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The organisation's own figures, typed. Raises Refused naming one that does not fit."""
    for name in raw:
        if name not in policy.settings:
            raise Refused(Reason.UNKNOWN_FACT, (), name)
    return {name: read_value(name, policy.settings[name], value) for name, value in raw.items()}


def split_private(
    policy: Policy, facts: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Facts for the open record, and facts for the encrypted one."""
    private = {k: v for k, v in facts.items() if is_private(policy.facts[k])}
    return {k: v for k, v in facts.items() if k not in private}, private
