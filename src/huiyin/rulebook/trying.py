"""A regulation asked a question: these facts, this start; which grade, whose approval, what is due."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huiyin.calendars import Calendars
from huiyin.casework.asking import decision_of
from huiyin.policy.policy import Policy
from huiyin.policy.references import conditions_in, parts
from huiyin.policy.regulation import Regulation
from huiyin.policy.schema.base import TableRow
from huiyin.policy.tables import Decision
from huiyin.rulebook.conditions import in_words
from huiyin.rulebook.examples import Example, examples_of
from huiyin.rulebook.naming import Naming
from huiyin.rulebook.speaking import Speaking


@dataclass(frozen=True)
class Answer:
    """What a table says. `case` is the row that decided; `missing` would have to be known first."""

    title: str
    said: str
    case: str
    clause: tuple[str, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tried:
    results: tuple[Answer, ...]
    authority: tuple[Answer, ...]
    limits: tuple[Example, ...]


def tried(
    regulation: Regulation,
    calendars: Calendars,
    facts: Mapping[str, Any],
    start: datetime,
    language: str = "",
) -> Tried:
    """Everything that the facts decide, as worded on the day of `start`, which carries its offset."""
    policy = regulation.on(start.astimezone(calendars.zone).date())
    asking = _Asking(regulation, policy, calendars, start, language or policy.language)
    env = dict(facts)
    results = tuple(asking.results(env))
    authority = (
        *asking.granted("remedies", "approver", env),
        *asking.granted("approvals", "by", env),
    )
    limits = examples_of(regulation, policy, calendars, start, asking.language, env)
    return Tried(results, authority, tuple(limits))


def facts_read(policy: Policy) -> list[str]:
    """The facts on which some table, limit or authority depends, in the order of the regulation."""
    asked = (policy.tables, policy.remedies, policy.approvals, policy.clocks, policy.ladders)
    read: set[str] = set()
    for rules in asked:
        for rule in parts(rules):
            for condition in conditions_in(rule):
                if condition.expression is not None:
                    read |= condition.expression.names
    return [str(name) for name in policy.facts if name in read]


def figures_of(policy: Policy) -> dict[str, str]:
    """Figures of remedies that somebody would enter, with what they are called."""
    return {
        str(name): f"{remedy.title.text(policy.language)} · {amount.title.text(policy.language)}"
        for remedy in policy.remedies.values()
        for name, amount in remedy.amounts.items()
        if str(name) not in policy.facts
    }


@dataclass(frozen=True)
class _Asking:
    regulation: Regulation
    policy: Policy
    calendars: Calendars
    start: datetime
    language: str

    @property
    def speaking(self) -> Speaking:
        return Speaking(Naming(self.policy, self.language))

    def _decision(self, name: str, env: Mapping[str, Any]) -> Decision:
        return decision_of(self.regulation, self.calendars, name, env, self.start)

    def results(self, env: dict[str, Any]) -> Iterator[Answer]:
        """Table by table; what one decides the next may read."""
        for name, table in self.policy.tables.items():
            if table.when is not None and not table.when.holds(env):
                continue
            decision = self._decision(name, env)
            if decision.result is not None and not decision.provisional and name not in env:
                env[name] = decision.result
            said = self._result(decision.result)
            yield self._answer(table.title.text(self.language), said, table.rows, decision)

    def granted(self, section: str, part: str, env: Mapping[str, Any]) -> Iterator[Answer]:
        for name, rule in getattr(self.policy, section).items():
            decider, title = getattr(rule, part), rule.title.text(self.language)
            inner = self.speaking.within(rule)
            if rule.when is not None and rule.when.value(env) is False:
                continue
            if decider.role:
                yield Answer(
                    title, inner.name(decider.role, "role"), "", tuple(map(str, rule.clause))
                )
                continue
            decision = self._decision(name, env)
            said = self._result(decision.result)
            yield self._answer(title, said, decider.rows, decision, inner)

    def _result(self, result: Any) -> str:
        if result is None:
            return ""
        several = result if isinstance(result, tuple | list | frozenset) else (result,)
        return self.speaking.listed(self.speaking.naming.result(str(one)) for one in several)

    def _answer(
        self,
        title: str,
        said: str,
        rows: tuple[TableRow, ...],
        decision: Decision,
        speaking: Speaking | None = None,
    ) -> Answer:
        spoken = speaking or self.speaking
        row = rows[decision.row - 1] if decision.row else None
        if row is None:
            case = ""
        else:
            case = spoken.say(row.when) if row.when else spoken.label_of(TableRow, "otherwise")
        missing = tuple(in_words(name, spoken.naming) for name in sorted(decision.missing))
        return Answer(title, said, case, tuple(map(str, decision.clauses)), missing)
