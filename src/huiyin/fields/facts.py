"""Questions about the facts that a regulation asks for at an act."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.casework.draft import Draft
from huiyin.casework.facts import NONE, defaults, in_conditions, read_facts
from huiyin.casework.refusal import Refused
from huiyin.casework.rights import is_asked
from huiyin.casework.wording import Words, value_label
from huiyin.fields.choices import people_options
from huiyin.fields.field import Field, Kind, Option
from huiyin.fields.words import say
from huiyin.policy.expressions import UNKNOWN, Layers
from huiyin.policy.schema.things import Fact

PREFIX = "f."
_KINDS: Mapping[str, Kind] = {
    "text": "line", "money": "number", "number": "number", "count": "number", "ratio": "number",
    "choice": "choice", "choices": "many", "date": "date", "flag": "flag", "person": "choice",
    "place": "line", "moment": "moment", "names": "names",
}  # fmt: skip


def fact_fields(
    draft: Draft, words: Words, act: str, typed: Mapping[str, Any], *, of_act: Iterable[str] = ()
) -> list[Field]:
    """The facts asked at this act, with what is known; those that cannot apply are left out.

    `typed` are the answers in the form so far: what is asked may depend on them.
    """
    said = {name: in_conditions(value) for name, value in known(draft, typed).items()}
    env = Layers(said, draft.env)
    deciding = _deciding(draft)
    found = []
    for name, fact in _in_order(draft, act):
        if not is_asked(draft, fact, act) and name not in of_act:
            continue
        applies = True if fact.when is None else fact.when.value(env)
        if applies is False:
            continue
        required = (act in fact.required_at or name in of_act) and applies is True
        found.append(fact_field(draft, words, str(name), required=required,
                            asks=name in deciding, maybe=applies is UNKNOWN))  # fmt: skip
    return found


def _in_order(draft: Draft, act: str) -> list[tuple[str, Fact]]:
    """As the regulation lists them; while registering, first of all who it is."""
    facts = [(str(name), fact) for name, fact in draft.policy.facts.items()]
    if act != "register":
        return facts
    return sorted(facts, key=lambda pair: pair[1].identifies != "person")


def _deciding(draft: Draft) -> set[str]:
    """Facts on which depends whether another one is asked."""
    names: set[str] = set()
    for fact in draft.policy.facts.values():
        if fact.when is not None and fact.when.expression is not None:
            names |= fact.when.expression.names
    return names


def known(draft: Draft, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The typed answers that can be read; one that does not fit counts as not given."""
    found: dict[str, Any] = {}
    for name, value in typed.items():
        try:
            found |= read_facts(draft.policy, {name: value})
        except Refused:
            continue
    return found


def fact_field(
    draft: Draft,
    words: Words,
    name: str,
    *,
    required: bool = False,
    asks: bool = False,
    maybe: bool = False,
) -> Field:
    """The question for one fact, with what the case knows of it."""
    fact, language = draft.policy.facts[name], words.language
    value = draft.case.facts.get(name, defaults(draft.policy).get(name))
    typed = _as_typed(value, draft.context.calendars.zone)
    return Field(
        name=PREFIX + name,
        label=fact.title.text(language),
        kind="area" if name == _title_fact(draft) else _KINDS[fact.type],
        values=_lines(fact, typed) if fact.type == "names" else typed,
        options=_options(draft, words, fact, required=required),
        required=required,
        hint=_range(fact, language),
        unit=fact.unit.text(language) if fact.unit else "",
        clauses=fact.clause,
        asks=asks,
        maybe=maybe,
    )


def _lines(fact: Fact, typed: tuple[str, ...]) -> tuple[str, ...]:
    """A line for everybody who may be named, empty ones too."""
    most = min(int(fact.at_most), _MOST_LINES) if fact.at_most is not None else _MOST_LINES
    return (*typed, *[""] * (most - len(typed)))


_MOST_LINES = 20


def _title_fact(draft: Draft) -> str:
    """The fact that names a case is told at length."""
    kinds = draft.policy.kinds
    kind = kinds.get(draft.case.kind) or next(iter(kinds.values()), None)
    return str(kind.title_from) if kind is not None and kind.title_from else ""


def _as_typed(value: Any, zone: ZoneInfo) -> tuple[str, ...]:
    """A known value as somebody would have typed it."""
    if value is None:
        return ()
    if isinstance(value, frozenset):
        return tuple(sorted(value)) or (NONE,)
    if isinstance(value, tuple):
        return tuple(map(str, value))
    if isinstance(value, bool):
        return ("true" if value else "false",)
    if isinstance(value, Decimal):
        return (f"{value:f}",)
    if isinstance(value, datetime):
        return (f"{value.astimezone(zone):%Y-%m-%dT%H:%M}",)
    if isinstance(value, date):
        return (value.isoformat(),)
    return (str(value),)


def _options(draft: Draft, words: Words, fact: Fact, *, required: bool) -> list[Option]:
    language = words.language
    unknown = [] if required else [("", say("form.unknown", language))]
    if fact.type == "flag":
        return [*((v, value_label("flag", v, language)) for v in ("true", "false")), *unknown]
    if fact.type == "person":
        return [("", say("form.choose", language)), *people_options(draft, words)]
    chosen = [(str(key), title.text(language)) for key, title in fact.of.items()]
    if fact.type == "choices" and NONE not in fact.of:
        return [*chosen, (NONE, value_label("choices", NONE, language))]
    if fact.type == "choice":
        empty = say("form.choose" if required else "form.unknown", language)
        return [("", empty), *chosen]
    return chosen


def _range(fact: Fact, language: str) -> str:
    low, high = fact.at_least, fact.at_most
    if fact.type == "ratio":
        return say("form.percent", language)
    if fact.type == "names":
        return say("form.names", language)
    if low is not None and high is not None:
        return say("form.range", language, {"low": f"{low:f}", "high": f"{high:f}"})
    if low is not None:
        return say("form.at_least", language, {"low": f"{low:f}"})
    if high is not None:
        return say("form.at_most", language, {"high": f"{high:f}"})
    return ""
