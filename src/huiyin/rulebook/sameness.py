"""What is the same in two wordings of a rule, and what of it can be called longer or shorter."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Literal

from huiyin.calendars import Term
from huiyin.policy.schema.base import Limit, LimitCase
from huiyin.policy.values import Condition, Wording
from huiyin.rulebook.speaking import Speaking

Way = Literal["new", "gone", "shorter", "longer", "more", "less", "other"]
"""What a change does: a limit gets shorter or longer, a right reaches more or less."""


def said_of_all(speaking: Speaking, value: Any) -> str:
    return speaking.say(value) if value is not None else ""


def sameness(value: Any) -> Any:
    """What tells a part of a rule from another; not where in its file it stands."""
    if isinstance(value, Condition):
        return ("condition", " ".join(str(value.source).split()))
    if isinstance(value, Mapping):
        return tuple((str(name), sameness(part)) for name, part in value.items())
    if isinstance(value, tuple):
        return tuple(map(sameness, value))
    if is_dataclass(value) and not isinstance(value, type):
        own = (sameness(getattr(value, part.name)) for part in fields(value) if part.compare)
        return (type(value).__name__, *own)
    return value


def told(speaking: Speaking, rule: Any, part: str) -> str:
    value = getattr(rule, part)
    return "" if value is None or value == () else speaking.part(rule, part)


def title_of(rule: Any, name: str, speaking: Speaking) -> str:
    """A rule by its title, else by what it says, else by its name."""
    if isinstance(rule, Wording):
        return rule.text(speaking.language)
    for part in ("title", "says"):
        wording = getattr(rule, part, None)
        if isinstance(wording, Wording):
            return wording.text(speaking.language)
    return speaking.naming.words.anything(name)


def moved_cases(before: Limit | Term, after: Limit | Term) -> list[tuple[LimitCase, LimitCase]]:
    """Cases of a limit that give the same term under another condition than before."""
    if not isinstance(before, Limit) or not isinstance(after, Limit):
        return []
    known, wanted = list(map(sameness, before.cases)), list(map(sameness, after.cases))
    gone = [case for case in before.cases if sameness(case) not in wanted]
    come = [case for case in after.cases if sameness(case) not in known]
    pairs = zip(gone, come, strict=False)
    return [(was, is_) for was, is_ in pairs if was.within == is_.within]


def longer(was: Term | str | None, is_: Term | str | None) -> Way:
    if not isinstance(was, Term) or not isinstance(is_, Term) or was.unit != is_.unit:
        return "other"
    return "longer" if is_.amount > was.amount else "shorter"
