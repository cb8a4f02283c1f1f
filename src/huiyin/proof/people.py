"""What nobody can do, and who would judge their own: posts as the regulation sets them up."""

from collections.abc import Iterator
from typing import Any

from huiyin.policy.policy import Policy
from huiyin.policy.references import place_of
from huiyin.policy.schema.base import Decider
from huiyin.policy.schema.work import Do
from huiyin.proof.finding import Finding, clauses_of
from huiyin.proof.walking import parts_of

PARTIAL = ("concerned", "line_manager_of_concerned")
"""People with a part of their own in a case: whoever is complained about, and their superior."""
_OWNING = ("responsible", "assistant")


def about_people(policy: Policy) -> Iterator[Finding]:
    yield from _acts_of_nobody(policy)
    yield from _consent_of_nobody(policy)
    yield from _sealed_from_approvers(policy)
    yield from _judging_their_own(policy)


def _found(
    policy: Policy, kind: str, says: str, about: tuple[str, str], *rules: Any, **words: Any
) -> Finding:
    place = place_of(rules[0])
    return Finding(kind, says, about, clauses_of(*rules), place, words, policy=policy)


def _acts_of_nobody(policy: Policy) -> Iterator[Finding]:
    """An act of the regulation's own that is kept to posts which may do no such acts."""
    able = {str(role) for grant in policy.rights.get("do_act", ()) for role in grant.role}
    for name, act in policy.acts.items():
        if act.role and not able & set(map(str, act.role)):
            yield _found(policy, "nobody_can", "nobody_can.act", ("acts", name), act,
                         roles=list(map(str, act.role)))  # fmt: skip


def _consent_of_nobody(policy: Policy) -> Iterator[Finding]:
    """Nobody consents to what they proposed: a post that alone proposes needs somebody beside or above."""
    proposers = {str(role) for grant in policy.rights.get("propose", ()) for role in grant.role}
    for section, name, rule, decider in _deciders(policy):
        if getattr(rule, "own_authority", False):
            continue
        for role in dict.fromkeys(map(str, decider.roles())):
            alone = proposers == {role} and decider.peers(role) == [role]
            if alone and not policy.line_above(role):
                yield _found(policy, "nobody_can", "nobody_can.consent", (section, name), rule,
                             roles=[role])  # fmt: skip


def _deciders(policy: Policy) -> Iterator[tuple[str, str, Any, Decider]]:
    for name, remedy in policy.remedies.items():
        yield "remedies", name, remedy, remedy.approver
    for name, approval in policy.approvals.items():
        yield "approvals", name, approval, approval.by


def _sealed_from_approvers(policy: Policy) -> Iterator[Finding]:
    """Whoever decides in a case that is always sealed must be let know of it, or somebody above them."""
    kinds = [str(name) for name, kind in policy.kinds.items() if not kind.record]
    for name, seal in policy.secrecy.items():
        covers = not seal.kinds or set(kinds) <= set(map(str, seal.kinds))
        if seal.when is not None or not covers:
            continue
        knows = {str(role) for reader in seal.readers for role in reader.role}
        if any(not reader.role for reader in seal.readers):
            continue
        for section, subject, rule, decider in _deciders(policy):
            for role in dict.fromkeys(map(str, decider.roles())):
                if not knows & {role, *decider.peers(role), *policy.line_above(role)}:
                    yield _found(policy, "nobody_can", "nobody_can.sealed", (section, subject),
                                 rule, seal, roles=[role], other=("secrecy", name))  # fmt: skip


def _judging_their_own(policy: Policy) -> Iterator[Finding]:
    """The case goes to the person complained about, or to whoever answers for them."""
    for name in _OWNING:
        table = policy.tables.get(name)
        for row in table.rows if table is not None else ():
            if row.is_ in PARTIAL:
                yield _found(policy, "judges_own", f"judges_own.{row.is_}", ("tables", name), row)
    for section in ("reactions", "clocks", "ladders"):
        for name, rule in getattr(policy, section).items():
            for do in parts_of(rule, Do):
                if do.assign in PARTIAL:
                    yield _found(policy, "judges_own", f"judges_own.{do.assign}", (section, name),
                                 rule)  # fmt: skip
