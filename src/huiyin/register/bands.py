"""The bands by which like texts are found, of what a complainant told."""

from collections.abc import Mapping
from typing import Any

from huiyin.ledger.keys import index_key
from huiyin.policy.policy import Policy
from huiyin.register.likeness import bands_of, grams
from huiyin.register.said import facts_said


def told(policy: Policy, facts: Mapping[str, Any]) -> frozenset[str]:
    """The bigrams of what the complainant told."""
    return grams(one.text for one in facts_said(policy, facts))


def bands_told(policy: Policy, facts: Mapping[str, Any]) -> str:
    """The bands, between blanks; longer than any token of words is, so that one index holds both."""
    return " ".join(bands_of(told(policy, facts), index_key()))
