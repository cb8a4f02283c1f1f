"""Whose account the house wants behind a second factor: administrators, or whoever holds a post."""

from allauth.mfa.utils import is_mfa_enabled

from huiyin.ledger.held import Held
from huiyin.people.models import Account, Holding, SecondFactorRule, Standing
from huiyin.people.organising import STREAM

ADMINISTRATOR = "administrator"
"""Stands for a role where the rule names no pack."""


def _read_rules() -> frozenset[tuple[str, str]]:
    return frozenset(SecondFactorRule.objects.values_list("pack", "role"))


_rules = Held(STREAM, _read_rules)


def lacks_second_factor(account: Account) -> bool:
    """True while the house demands one of the person and none is set up."""
    return bool(demanded_by(account)) and not has_second_factor(account)


def has_second_factor(account: Account) -> bool:
    return bool(is_mfa_enabled(account))


def demanded_by(account: Account) -> list[tuple[str, str]]:
    """The posts (pack, role) because of which the person needs one; those stood in for count too."""
    rules = _rules()
    if not rules:
        return []
    mine = {("", ADMINISTRATOR)} if account.is_administrator else set()
    for model in (Holding, Standing):
        mine |= set(model.objects.filter(person=account.person).values_list("pack", "role"))
    return sorted(rules & mine)
