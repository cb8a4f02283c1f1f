"""Which kinds of evidence somebody may hand in: a regulation may keep some for others."""

from huiyin.casework.organisation import COMPLAINANT
from huiyin.policy.policy import Policy

OUTSIDE = frozenset({COMPLAINANT, "respondent", "other"})
"""Parties who are not of the house; every other name is one of its units."""


def may_be_from(policy: Policy, kind: str, party: str) -> bool:
    """Whether this party gives evidence of this kind; where nobody said who gave it, it may."""
    given_by = policy.evidence_kinds[kind].given_by
    return not given_by or not party or (party if party in OUTSIDE else "house") in given_by


def kinds_from(policy: Policy, party: str) -> list[str]:
    """Those that this party may hand in, in the order of the regulation."""
    return [kind for kind in map(str, policy.evidence_kinds) if may_be_from(policy, kind, party)]


def kind_of_uploads(policy: Policy) -> str:
    """The kind of what a complainant hands in without saying what it is; none where all are others'."""
    theirs = kinds_from(policy, COMPLAINANT)
    named = [kind for kind in theirs if COMPLAINANT in policy.evidence_kinds[kind].given_by]
    return (named or theirs[-1:] or [""])[0]
