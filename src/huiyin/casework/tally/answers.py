"""By what cases are told apart in a return: facts, results of tables, and what every case has."""

from decimal import Decimal
from typing import Any

from huiyin.casework.case import Case
from huiyin.casework.facts import defaults, is_private
from huiyin.casework.secrecy import is_sealed
from huiyin.policy.policy import Policy

COLUMNS = ("kind", "channel", "owner", "stage", "number")
MOMENTS = ("received_at", "admitted_at", "answered_at", "closed_at")
GRADE = "grade"


def table_place(table: str) -> str:
    """Under what the register keeps the result of a table."""
    return f"={table}"


def results(policy: Policy, case: Case) -> dict[str, str]:
    """Results of tables besides the grade; nothing of what is sealed."""
    if is_sealed(policy, case):
        return {}
    return {
        name: assessment.result[:200]
        for name, assessment in case.assessments.items()
        if name != GRADE
    }


def answer(policy: Policy, case: Case, dimension: str) -> Any:
    """As the register keeps it: a text, "" where nothing was said, or a moment."""
    if dimension == "unit":  # of whom it answers for, as the house is now
        return case.owner
    if dimension in COLUMNS:
        return str(getattr(case, dimension))
    if dimension in MOMENTS:
        return getattr(case, dimension)
    if dimension == GRADE:
        return case.grade
    if dimension in policy.facts:
        return _fact(policy, case, dimension)
    return results(policy, case).get(dimension, "")


def _fact(policy: Policy, case: Case, name: str) -> str:
    if name not in case.facts or is_private(policy.facts[name]) or is_sealed(policy, case):
        return ""
    return fact_text(case.facts[name])


def fact_text(value: Any) -> str:
    """An answer as the rows keep it, to be found and compared by."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, frozenset):
        return ",".join(sorted(value))[:200]
    return str(value)[:200]


def figure(policy: Policy, case: Case, name: str) -> int | None:
    """A fact as a whole figure: fen of money."""
    if name not in policy.facts or is_private(policy.facts[name]) or is_sealed(policy, case):
        return None
    return fact_amount(str(policy.facts[name].type), case.facts.get(name))


def fact_amount(kind: str, value: Any) -> int | None:
    if not isinstance(value, Decimal):
        return None
    if kind == "money":
        return int(value * 100)
    return int(value) if value == value.to_integral_value() else None


def by_default(policy: Policy, name: str) -> str:
    """The answer that counts where nobody gave one."""
    known = defaults(policy)
    return fact_text(known[name]) if name in known else ""
