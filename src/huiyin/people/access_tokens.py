"""Access tokens: how programs come in as a person. A token shows itself once; its digest is kept.

A token reads `hy_ID_SECRET`. The secret has 256 random bits, so that one round of SHA-256 protects it
as well as any slow hash would.
"""

import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from django.db import transaction

from huiyin.ledger import moment, ports
from huiyin.ledger.asking import row_by
from huiyin.people.happenings import TokenIssued, TokenRevoked
from huiyin.people.models import AccessToken, Account
from huiyin.people.organising import record

SCOPES = ("read", "act", "records")
"""`read` what the person may read; `act` also registers and acts; `records` registers records only."""
LONGEST = timedelta(days=366)
"""How long a personal token may live."""
MOST = 20
"""So many tokens that are good may one person have."""
_PREFIX = "hy"
_SEEN_EVERY = timedelta(minutes=1)


class NotIssued(ValueError):
    """`why` is one of: nobody, title, scopes, right, end, many."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A token that somebody asks for: for whom, to do what, until when."""

    person: str
    title: str
    scopes: tuple[str, ...]
    expires_at: datetime | None
    service: bool = False


def issue(wish: Wish, by: str) -> str:
    """The token, which cannot be shown again. Raises NotIssued; then nothing has changed.

    `by` is the person themself, an administrator, or "" for whoever runs the installation.
    """
    now = moment.now()
    with transaction.atomic():
        _check(wish, by, now)
        token_id, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        record(
            TokenIssued, by, person=wish.person, token=token_id, scopes=_in_order(wish.scopes),
            service=wish.service, expires_at=wish.expires_at,
        )  # fmt: skip
        AccessToken.objects.create(
            id=token_id,
            person=wish.person,
            title=wish.title.strip(),
            is_service=wish.service,
            scopes=",".join(_in_order(wish.scopes)),
            digest=_digest(secret),
            issued_at=now,
            expires_at=wish.expires_at,
        )
    return f"{_PREFIX}_{token_id}_{secret}"


def _check(wish: Wish, by: str, now: datetime) -> None:
    account = Account.objects.filter(username=wish.person, is_active=True).first()
    if account is None:
        raise NotIssued("nobody")
    if not 0 < len(wish.title.strip()) <= 64 or not wish.title.isprintable():
        raise NotIssued("title")
    if not wish.scopes or not set(wish.scopes) <= set(SCOPES):
        raise NotIssued("scopes")
    own = by == wish.person and not wish.service
    if by and not own and not _is_administrator(by):
        raise NotIssued("right")
    ends = wish.expires_at
    if (ends is None and not wish.service) or (ends is not None and ends <= now):
        raise NotIssued("end")
    if ends is not None and ends > now + LONGEST and not wish.service:
        raise NotIssued("end")
    if sum(is_good(token, now) for token in of(wish.person)) >= MOST:
        raise NotIssued("many")


def _is_administrator(person: str) -> bool:
    return Account.objects.filter(username=person, is_active=True, is_administrator=True).exists()


def _in_order(scopes: Iterable[str]) -> tuple[str, ...]:
    return tuple(scope for scope in SCOPES if scope in scopes)


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def title_of(token: str) -> str:
    """As whoever issued it called it; its event holds no such text."""
    row = AccessToken.objects.filter(pk=token).first()
    return row.title if row else token


def revoke(token: AccessToken, by: str) -> None:
    """From the next request on it opens nothing. Doing it again changes nothing."""
    if token.revoked_at is None:
        record(TokenRevoked, by, person=token.person, token=token.id)


def of(person: str) -> list[AccessToken]:
    """All tokens of a person, the newest first, with those that are no longer good."""
    return list(AccessToken.objects.filter(person=person).order_by("-issued_at", "id"))


def is_good(token: AccessToken, now: datetime) -> bool:
    return token.revoked_at is None and (token.expires_at is None or now < token.expires_at)


def holder_of(text: str, now: datetime) -> tuple[Account, AccessToken] | None:
    """Whose token this is; nobody's when it is unknown, ended or revoked, or the person has left."""
    prefix, _, rest = text.partition("_")
    token_id, _, secret = rest.partition("_")
    if prefix != _PREFIX or not secret or not token_id.isalnum() or not text.isascii():
        return None
    token = row_by(AccessToken, "id", token_id)
    if token is None or not compare_digest(token.digest, _digest(secret)):
        return None
    if not is_good(token, now):
        return None
    account = row_by(Account, "username", token.person)
    return (account, token) if account is not None and account.is_active else None


def note_use(token: AccessToken, now: datetime) -> None:
    """Keeps when it was last used, to the minute: reading should cost no write, and goes on where none is
    possible, as on a full disk.
    """
    last = token.last_used_at
    if last is None or now - last >= _SEEN_EVERY or now < last:
        with (
            suppress(*ports.AWAY),
            transaction.atomic(),
        ):  # on SQLite only who begins one waits for the others
            AccessToken.objects.filter(pk=token.pk).update(last_used_at=now)
