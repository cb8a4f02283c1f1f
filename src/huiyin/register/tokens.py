"""Tokens: for whom something waits, as text that an index finds, and the tokens a person answers to.

A row names roles, units or people as the case and the regulation name them; who holds them is asked
when somebody looks. So a post given today shows its new holder everything that waited.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from huiyin.casework.case import Case
from huiyin.casework.organisation import Organisation
from huiyin.casework.secrecy import accused
from huiyin.policy.policy import Policy


def role(pack: str, name: str) -> str:
    return f"role:{pack}/{name}"


def unit(pack: str, name: str) -> str:
    return f"unit:{pack}/{name}"


def beside(found: Iterable[str], packs: Collection[str]) -> list[str]:
    """Without the roles and units of these regulations: under no other does anything wait for them."""
    return [token for token in found if _pack_of(token) not in packs]


def _pack_of(token: str) -> str:
    kind, _, name = token.partition(":")
    return name.partition("/")[0] if kind in ("role", "unit") else ""


def person(name: str) -> str:
    return f"person:{name}"


def manager_of(name: str) -> str:
    return f"manager:{name}"


def of_audience(policy: Policy, case: Case, audience: str, task: str = "") -> list[str]:
    """The tokens behind a word such as `owner`, a role or a unit."""
    if audience in policy.roles:
        return [role(policy.name, audience)]
    if audience in policy.units:
        return [unit(policy.name, audience)]
    if audience in ("owner", "handler") and not case.owner and case.offered_to:
        return of_audience(policy, case, case.offered_to, task)
    if audience in ("responsible", "assistant"):
        return _assessed(policy, case, audience)
    if audience == "line_manager_of_concerned":
        return [manager_of(name) for name in concerned(policy, case)]
    return [person(name) for name in _people_of(policy, case, audience, task)]


def _people_of(policy: Policy, case: Case, audience: str, task: str) -> list[str]:
    match audience:
        case "owner" | "handler":
            return [case.owner]
        case "registrar":
            return [case.registrar]
        case "asked_by":
            return [case.tasks[task].asked_by] if task in case.tasks else []
        case "concerned":
            return concerned(policy, case)
        case "informed":
            return list(case.informed)
        case "everyone present":
            held = [t for t in case.tasks.values() if t.present]
            return list(held[-1].present) if held else []
        case _:
            return [audience]


def _assessed(policy: Policy, case: Case, table: str) -> list[str]:
    assessment = case.assessments.get(table)
    if assessment is None or assessment.result == table:
        return of_audience(policy, case, "owner")
    return of_audience(policy, case, assessment.result)


def concerned(policy: Policy, case: Case) -> list[str]:
    """The people a case is about, by its facts of the type person, and those recused."""
    return [*dict.fromkeys([*accused(policy, case), *sorted(case.recused)])]


def mine(
    who: str,
    now: datetime,
    organisations: Iterable[tuple[Policy, Organisation]],
    *,
    is_administrator: bool = False,
) -> set[str]:
    """Every token a person answers to now: posts held and stood in for, units, people they manage,
    and posts down the line that nobody holds.
    """
    tokens = {person(who)}
    if is_administrator:
        tokens.add(person("administrator"))
    for policy, organisation in organisations:
        held = organisation.roles_of(who, now)
        tokens |= {role(policy.name, name) for name in held}
        tokens |= {
            role(policy.name, name) for name in _vacant_below(policy, organisation, held, now)
        }
        tokens |= _units(policy, organisation, who, held)
        tokens |= {manager_of(p) for p, boss in organisation.managers.items() if boss == who}
    return tokens


def _vacant_below(
    policy: Policy, organisation: Organisation, held: frozenset[str], now: datetime
) -> set[str]:
    found = set()
    for name in policy.roles:
        for candidate in (name, *policy.line_above(name)):
            if organisation.acting(candidate, now):
                if candidate != name and candidate in held:
                    found.add(name)
                break
    return found


def _units(policy: Policy, organisation: Organisation, who: str, held: frozenset[str]) -> set[str]:
    """Units led by a role that the person holds, and units without a head that they belong to."""
    found = set()
    for name, rule in policy.units.items():
        leads = rule.head is not None and str(rule.head) in held
        own = tuple(post for post, role in policy.roles.items() if role.unit == name)
        if leads or (rule.head is None and who in organisation.members(name, own)):
            found.add(unit(policy.name, name))
    return found
