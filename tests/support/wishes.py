"""Commands as people, programs and mistakes may send them: sensible fields, and odd ones.

Made from one `Random`, so that hypothesis draws a single seed for a whole command and stories get long.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal, Protocol, get_args, get_origin, get_type_hints

from huiyin.casework import commands as c
from huiyin.casework.case import Case
from huiyin.casework.forms import THING
from huiyin.policy.policy import Policy
from huiyin.policy.schema.things import Fact

ODD = ("", "x", " ", "task-99", "老王", "complainant", "None", "0", "a" * 300)
ANSWERS = ("", "yes", "no", "500", "-5", "1E+999", "NaN", "2026-05-01", "0001-01-01", "bob", "right",
           None, True, 7, 1.5, [], {"a": 1}, ["x", ["y"]])  # fmt: skip
ODD_MOMENTS = (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC))
ODD_FIGURES = tuple(
    map(Decimal, ("NaN", "sNaN", "Infinity", "-1", "1E+500", "1E-500", "0.001", "0"))
)
SECTIONS = {
    "kind": ("kinds", "tasks", "evidence_kinds"),
    "channel": ("channels",),
    "subject": ("remedies", "approvals"),
    "about": ("clocks",),
    "clock": ("clocks", "ladders", "callbacks", "remedies"),
    "ladder": ("ladders",),
    "own_act": ("acts",),
    "paper": ("papers",),
    "purpose": ("contact_purposes",),
    "callback": ("callbacks",),
    "account": ("accounts",),
    "outcome": ("outcomes",),
    "ground": ("refusal_grounds", "provisional_grounds"),
    "back_to": ("steps",),
    "role": ("roles",),
}
THINGS = {
    "task": "tasks", "proposal": "proposals", "copy": "papers", "charge": "charges",
    "sample": "evidence", "encloses": "evidence", "proposals": "proposals", "replaces": "proposals",
    "about": "tasks", "key": "tasks",
}  # fmt: skip
PEOPLE = frozenset({"person", "to", "kept_by", "signer", "present", "invited", "party"})


class Chance(Protocol):
    """The part of `random.Random` that is used."""

    def random(self) -> float: ...
    def randint(self, a: int, b: int) -> int: ...
    def choice(self, seq: Any) -> Any: ...


def names_for(field: str, policy: Policy, case: Case, people: tuple[str, ...]) -> list[str]:
    """Words that this field may sensibly hold in this case."""
    found = [str(n) for section in SECTIONS.get(field, ()) for n in getattr(policy, section)]
    found += [str(n) for n in getattr(case, THINGS[field])] if field in THINGS else []
    if field in PEOPLE:
        found += [*people, *map(str, policy.roles), *map(str, policy.units)]
    if field in ("to", "key"):
        found += [str(level) for ladder in policy.ladders.values() for level in ladder.levels]
    if field in ("ground", "outcome"):
        for task in policy.tasks.values():
            found += map(str, [*task.grounds, *(task.joint.outcomes if task.joint else ())])
    return found + (list(case.facts) if field == "takes" else [])


class Wisher:
    """Makes commands for one case; `odd` is how often a field holds what cannot be meant."""

    def __init__(
        self, chance: Chance, policy: Policy, case: Case, people: tuple[str, ...], now: datetime,
        odd: float = 0.0,
    ) -> None:  # fmt: skip
        self.chance, self.policy, self.case, self.people = chance, policy, case, people
        self.now, self.odd = now, odd

    def command(self, kind: type[c.Command], *things: str) -> c.Command:
        """`things` are what the act may be done to, as `allowed` says."""
        hints, made = get_type_hints(kind), {}
        for field in fields(kind):
            optional = field.default is not MISSING or field.default_factory is not MISSING
            if optional and self.chance.random() < 0.5:
                continue
            made[field.name] = self._value(field.name, hints[field.name])
        target = THING.get(kind.act) or kind.SUBJECT
        if things and target:
            made[target] = self.chance.choice(things)
        return kind(**made)

    def _is_odd(self) -> bool:
        return self.chance.random() < self.odd

    def _value(self, name: str, hint: Any) -> Any:
        special = _SPECIAL.get(name)
        if special is not None:
            return special(self)
        if get_origin(hint) is Literal:
            return "odd" if self._is_odd() else self.chance.choice(get_args(hint))
        if get_origin(hint) is tuple:
            return tuple(dict.fromkeys(self._word(name) for _ in range(self.chance.randint(0, 8))))
        options = [arg for arg in get_args(hint) if arg is not type(None)]
        plain = options[0] if options else hint
        if plain is bool:
            return self.chance.random() < 0.5
        if plain is Decimal:  # what is no finite figure is refused where commands are read
            return Decimal(self.chance.randint(-100, 300000)) / 100
        return self._moment() if plain is datetime else self._word(name)

    def _word(self, name: str) -> str:
        words = names_for(name, self.policy, self.case, self.people)
        if not words:
            return str(self.chance.choice(ODD) if self._is_odd() else "写明")
        return str(self.chance.choice(ODD if self._is_odd() else words))

    def _moment(self) -> datetime:
        if self._is_odd():
            return self.chance.choice(ODD_MOMENTS)  # type: ignore[no-any-return]
        return self.now - timedelta(hours=self.chance.randint(-20, 200))

    def facts(self) -> dict[str, Any]:
        if self._is_odd():
            return {self.chance.choice([*self.policy.facts, "ghost"]): self.chance.choice(ANSWERS)}
        if not self.policy.facts or self.chance.random() < 0.5:
            return {}
        name = str(self.chance.choice(list(self.policy.facts)))
        return {name: self.answer(name)}

    def all_facts(self) -> dict[str, Any]:
        """As a clerk may learn them, some still unknown."""
        return {
            str(name): None if self.chance.random() < 0.1 else self.answer(str(name))
            for name in self.policy.facts
        }

    def answer(self, name: str) -> Any:
        fact = self.policy.facts[name]
        return _SOUND.get(fact.type, _text)(self, fact)

    def amounts(self) -> dict[str, Decimal]:
        names = {str(n) for remedy in self.policy.remedies.values() for n in remedy.amounts}
        chosen = [n for n in sorted(names) if self.chance.random() < 0.5]
        if self._is_odd():
            return {n: self.chance.choice(ODD_FIGURES) for n in [*chosen, "ghost"]}
        return {n: Decimal(self.chance.randint(1, 300000)) / 100 for n in chosen}

    def blanks(self) -> dict[str, Any]:
        names = {str(n) for paper in self.policy.papers.values() for n in paper.fields}
        return {n: self.chance.choice(["好", "", None]) if self._is_odd() else "好" for n in names}


_SPECIAL: dict[str, Callable[[Wisher], Any]] = {
    "facts": Wisher.facts,
    "amounts": Wisher.amounts,
    "fields": Wisher.blanks,
}


def _text(wisher: Wisher, fact: Fact) -> Any:
    return "如实"


def _figure(wisher: Wisher, fact: Fact) -> Any:
    low = int(fact.at_least or 0)
    high = min(int(fact.at_most), 5000) if fact.at_most is not None else low + 5000
    return str(wisher.chance.randint(low, max(low, high)))


_SOUND: dict[str, Callable[[Wisher, Fact], Any]] = {
    "flag": lambda wisher, fact: wisher.chance.random() < 0.5,
    "money": _figure,
    "number": _figure,
    "count": _figure,
    "ratio": _figure,
    "choice": lambda wisher, fact: str(wisher.chance.choice(list(fact.of))),
    "choices": lambda wisher, fact: [str(o) for o in fact.of if wisher.chance.random() < 0.7],
    "date": lambda wisher, fact: str(date(2026, wisher.chance.randint(1, 12), 9)),
    "names": lambda wisher, fact: ["甲", "乙 13900000001"][: int(fact.at_most or 2)],
    "moment": lambda wisher, fact: wisher.now,
    "person": lambda wisher, fact: wisher.chance.choice([*wisher.people, "旁人", "外人"]),
}
