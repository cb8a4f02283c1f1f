"""Who may know that a case exists: decided here, once, for everybody who shows, tells or acts.

Whoever may not know of a case is answered as if there were none. An ordinary case may be known to
all whom the regulation lets read it; this speaks of sealed ones. What it rests on changes only with
the case and the organisation, never with time alone, so that the register can keep it in rows.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, cast

from huiyin.casework.case import Case, Stage
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.environment import Environment
from huiyin.casework.facts import concerned_facts
from huiyin.casework.organisation import COMPLAINANT, SYSTEM, Organisation
from huiyin.casework.reporting import is_above
from huiyin.casework.standing import is_involved
from huiyin.policy.policy import Policy
from huiyin.policy.schema.secrecy import Reader, Secrecy

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
"""Conditions of secrecy read no moment (`policy.scopes.lasting`)."""


def sealed_by(policy: Policy, case: Case) -> dict[str, Secrecy]:
    """The rules that seal this case, by name; one whose condition is unknown does."""
    if not policy.secrecy or case.stage is Stage.NEW:
        return {}
    env = lasting_env(policy, case)
    return {
        name: rule
        for name, rule in policy.secrecy.items()
        if (not rule.kinds or case.kind in rule.kinds)
        and (rule.when is None or rule.when.value(env) is not False)
    }


def is_sealed(policy: Policy, case: Case) -> bool:
    return bool(sealed_by(policy, case))


def open_readers(policy: Policy, case: Case, readers: Iterable[Reader]) -> list[Reader]:
    """The readers whose condition holds; the unknown opens nothing."""
    env = lasting_env(policy, case)
    return [r for r in readers if r.when is None or r.when.holds(env)]


def accused(policy: Policy, case: Case) -> tuple[str, ...]:
    """The people complained about, as far as anybody said who they are."""
    said = (case.facts.get(name) for name in concerned_facts(policy))
    return tuple(dict.fromkeys(str(person) for person in said if person))


def may_know(
    policy: Policy, case: Case, organisation: Organisation, person: str, now: datetime
) -> bool:
    """Whether the person may know of the case. Time alone and the complainant always do."""
    rules = sealed_by(policy, case)
    if not rules or person in (SYSTEM, COMPLAINANT):
        return True
    if person in case.recused or _is_kept_from(policy, case, organisation, person, rules.values()):
        return False
    context = _context(organisation, person, now)
    return all(is_reader(policy, case, context, rule.readers) for rule in rules.values())


def knows(draft: Draft) -> bool:
    """Whether whoever acts may know of the case they act upon."""
    context = draft.context
    return may_know(draft.policy, draft.case, context.organisation, context.actor, context.now)


def who_may_know(
    policy: Policy, case: Case, context: Context, people: tuple[str, ...]
) -> tuple[str, ...]:
    """Those of the people who may know."""
    if not policy.secrecy:
        return people
    house, now = context.organisation, context.now
    return tuple(person for person in people if may_know(policy, case, house, person, now))


def speaks_for(draft: Draft, person: str) -> bool:
    """Whether whoever acts may bring what this person has to say: they themselves, and the owner of the
    case for somebody who may not know of it.
    """
    policy, case, context = draft.policy, draft.case, draft.context
    if context.actor == person:
        return True
    return context.actor == case.owner and not who_may_know(policy, case, context, (person,))


def readers_at_hand(policy: Policy, case: Case, context: Context) -> tuple[str, ...]:
    """The posts whose people see to a sealed case: all that its rules name, where somebody there may
    know; where nobody may, all the same, for whoever comes to hold them.
    """
    posts = [
        {str(role) for reader in rule.readers if reader.only is None for role in reader.role}
        for rule in sealed_by(policy, case).values()
    ]
    shared = sorted(set.intersection(*posts)) if posts else []
    acting = context.organisation.acting
    able = [p for p in shared if who_may_know(policy, case, context, acting(p, context.now))]
    return tuple(able or shared)


def _is_kept_from(
    policy: Policy,
    case: Case,
    organisation: Organisation,
    person: str,
    rules: Iterable[Secrecy],
) -> bool:
    """Whether the case is about the person, or about somebody above, or where a rule says so below."""
    upwards = any(rule.above for rule in rules)
    return any(
        person == about
        or is_above(policy, organisation, about, person)
        or (upwards and is_above(policy, organisation, person, about))
        for about in accused(policy, case)
    )


def is_reader(policy: Policy, case: Case, context: Context, readers: Iterable[Reader]) -> bool:
    """Whether the person is one of those whom a rule names."""
    held = context.roles()
    for reader in open_readers(policy, case, readers):
        if reader.role and not held & set(reader.role):
            continue
        if reader.only == "owner":
            fits = case.owner == context.actor
        else:
            fits = bool(reader.role and not reader.only) or is_involved(policy, case, context)
        if fits:
            return True
    return False


def _context(organisation: Organisation, person: str, now: datetime) -> Context:
    return Context(now, person, organisation, cast(Any, None))


def lasting_env(policy: Policy, case: Case) -> Environment:
    """What conditions may read that stays true whoever asks and whenever."""
    return Environment(policy, case, _context(Organisation(), SYSTEM, _LONG_AGO))
