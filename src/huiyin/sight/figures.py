"""What a setting does: the rules that read it, and what another value would change."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from huiyin.calendars import Term
from huiyin.calendars.state import CalendarMissing
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import deadline_of
from huiyin.ledger import ports
from huiyin.ledger.door import context_for, load_case
from huiyin.policy.policy import Policy
from huiyin.policy.references import conditions_in, parts
from huiyin.policy.schema.base import Limit
from huiyin.policy.schema.counting import Timed
from huiyin.policy.schema.decisions import TableSpec
from huiyin.policy.schema.time import ExtensionSpec
from huiyin.policy.tables import decide_table
from huiyin.register.knowing import known, regulations_in_use
from huiyin.register.models import CaseRow
from huiyin.sight.clauses import cited, title_of
from huiyin.sight.me import Me, counted, policy_now

MOST_CASES = 200
"""So many open cases are decided anew for a preview; the page says when there are more."""


@dataclass(frozen=True)
class Use:
    """A rule that reads the setting."""

    section: str
    name: str
    title: str
    clauses: tuple[str, ...]
    rule: Any


Reader = tuple[str, str, Any]
"""Section, name and rule."""


@dataclass(frozen=True)
class Effects:
    """`limits` say for a clock that began now when it ends, before and after; `decided` how many of
    the `looked` open cases a table would decide otherwise when it is asked next.
    """

    limits: tuple[tuple[str, datetime, datetime], ...] = ()
    decided: tuple[tuple[str, int], ...] = ()
    open: int = 0
    looked: int = 0


def open_cases(me: Me, pack: str) -> int:
    return _open(me, pack).count()


def open_by_pack(me: Me) -> dict[str, str]:
    """How many cases are open under each regulation, exact to 1,000; of those in use."""
    return {pack: counted(_open(me, pack)) for pack in regulations_in_use()}


def open_under(me: Me, pack: str) -> str:
    return counted(_open(me, pack))


def _open(me: Me, pack: str) -> QuerySet[CaseRow]:
    return known(CaseRow, me.eyes).filter(pack=pack, is_open=True, is_record=False)


def uses(policy: Policy, setting: str, language: str) -> list[Use]:
    return [
        Use(section, name, title_of(rule, name, language), tuple(map(str, cited(rule))), rule)
        for section, name, rule in _readers(policy).get(setting, ())
    ]


_KEPT: dict[int, tuple[Policy, dict[str, list[Reader]]]] = {}
_MOST_KEPT = 64


def _readers(policy: Policy) -> dict[str, list[Reader]]:
    """For each name that conditions and limits read, the rules that do; walked once for a policy."""
    known = _KEPT.get(id(policy))
    if known is not None and known[0] is policy:
        return known[1]
    found: dict[str, list[Reader]] = {}
    for section, rules in policy.sections().items():
        for name, rule in rules.items():
            if section == "settings":
                continue
            for read in dict.fromkeys(str(one) for part in parts(rule) for one in _read(part)):
                found.setdefault(read, []).append((section, str(name), rule))
    if len(_KEPT) >= _MOST_KEPT:
        _KEPT.clear()
    _KEPT[id(policy)] = (policy, found)
    return found


def _read(part: Any) -> Iterator[str]:
    for condition in conditions_in(part):
        if condition.expression is not None:
            yield from condition.expression.names
    if isinstance(part, Limit | ExtensionSpec) and part.setting:
        yield str(part.setting)


def effects(me: Me, pack: str, setting: str, value: Any) -> Effects:
    """As of now, with nothing saved. What a person may not know of is not looked at."""
    regulation, policy = ports.rules().regulation(pack), policy_now(pack, me.now)
    now = context_for(pack, me.person, me.now)
    then = replace(now, settings={**now.settings, setting: value})
    found = uses(policy, setting, me.language)
    rows = list(
        _open(me, pack).order_by("-received_at").values_list("stream", flat=True)[:MOST_CASES]
    )
    tables = [use for use in found if isinstance(use.rule, TableSpec)]
    cases = [load_case(stream.partition("/")[2]) for stream in rows] if tables else []
    drafts = [(Draft(regulation, now, case), Draft(regulation, then, case)) for case in cases]
    return Effects(
        tuple(_limits(found, setting, Draft(regulation, now, Case()), then)),
        tuple((use.title, _changed(use.name, drafts)) for use in tables),
        open_cases(me, pack),
        len(cases),
    )


def _changed(table: str, drafts: list[tuple[Draft, Draft]]) -> int:
    """Each case is asked in the wording that governs it; one that does not know the table is as before."""
    asked = [(a, b) for a, b in drafts if table in a.policy.tables]
    return sum(_decided(a, table) != _decided(b, table) for a, b in asked)


def _decided(draft: Draft, table: str) -> Any:
    decision = decide_table(draft.policy.tables[table], draft.env)
    return decision.result, decision.all_results


def _limits(
    found: list[Use], setting: str, draft: Draft, then: Context
) -> Iterator[tuple[str, datetime, datetime]]:
    before, after = draft.env.get(setting), then.settings[setting]
    for use in found:
        within = getattr(use.rule, "within", None)
        if not isinstance(use.rule, Timed) or not isinstance(within, Limit):
            continue
        if within.setting != setting or not isinstance(before, Term) or not isinstance(after, Term):
            continue
        at = draft.context.now
        try:
            yield (use.title, deadline_of(draft, use.rule, at, before).due,
                   deadline_of(draft, use.rule, at, after).due)  # fmt: skip
        except CalendarMissing:
            continue
