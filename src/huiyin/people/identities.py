"""Identities at the organisation's own provider, each approved by an administrator for one person."""

from dataclasses import dataclass

from huiyin.people.models import Account, Identity


@dataclass(frozen=True)
class Claims:
    """What the provider says of somebody. `address` is empty unless it says that it verified it."""

    subject: str
    address: str


def owner(provider: str, claims: Claims) -> Account | None:
    """The person for whom this identity was approved, by subject first, else by address."""
    approved = Identity.objects.filter(provider=provider)
    row = approved.filter(subject=claims.subject).first() if claims.subject else None
    if row is None and claims.address:
        row = approved.filter(subject="", address__iexact=claims.address).first()
    if row is None:
        return None
    return Account.objects.filter(username=row.person, is_active=True).first()
