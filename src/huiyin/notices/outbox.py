"""The outbox: rows written with the event that caused them, taken under a lease, completed once.

*Sent* means that the next server took the message and answered so. A worker that dies between that
answer and its note sends again, under the same Message-ID: a receiver that honours it shows one.
"""

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.db.models import Q, QuerySet

from huiyin.connections import keeping
from huiyin.jobs.asking import Asked
from huiyin.ledger import moment
from huiyin.ledger.canonical import canonical
from huiyin.ledger.inserting import insert
from huiyin.ledger.key_file import NONCE
from huiyin.ledger.keys import Erased, opened_keys, subject_key, wrapped_keys
from huiyin.notices.faults import Failed
from huiyin.notices.models import Outgoing

MAIL = "mail"
LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 14
"""Tried over some two days before it counts as failed."""
_HOUSE = "house/outbox"
_LONGEST_WAIT = 6 * 3600
_AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What goes out. `attachments` are (file name, media type, digest in the evidence store)."""

    to: str
    subject: str
    text: str
    html: str = ""
    reply_to: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Cause:
    """Why it goes out. `key` is the same whenever the same thing is put again: then nothing happens.

    `stream` is the subject under whose key the content lies, such as `case/…`; `person` is the
    account it goes to, where it goes to one; `not_before` puts it off.
    """

    key: str
    purpose: str
    stream: str = ""
    person: str = ""
    not_before: datetime | None = None


class Packet(NamedTuple):
    """One message, why it goes out, and by which way."""

    letter: Letter
    cause: Cause
    way: str = MAIL

    @property
    def key(self) -> str:
        return sha256(f"{self.way}\0{self.cause.key}".encode()).hexdigest()

    @property
    def subject(self) -> str:
        return self.cause.stream or _HOUSE


def put(letter: Letter, cause: Cause, way: str = MAIL) -> str:
    """Puts one message into the outbox, in the transaction of the caller; gives its Message-ID.

    Raises Erased where the subject's key is gone.
    """
    packet = Packet(letter, cause, way)
    [message_id] = put_all([packet])
    if message_id is None:
        raise Erased(packet.subject)
    return message_id


def put_all(packets: Sequence[Packet]) -> list[str | None]:
    """As `put` for each, in the same statements; None in the place of one whose subject's key is gone."""
    if not packets:
        return []
    keys = [packet.key for packet in packets]
    there = dict(Outgoing.objects.filter(key__in=keys).values_list("key", "message_id"))
    new: dict[str, Packet] = {}
    for key, packet in zip(keys, packets, strict=True):
        if key not in there:
            new.setdefault(key, packet)
    rows = _made(new)
    insert(rows, ignore_conflicts=True)
    _ask(rows)
    there |= {row.key: row.message_id for row in rows}
    return [there.get(key) for key in keys]


def _made(packets: Mapping[str, Packet]) -> list[Outgoing]:
    """Rows for those whose subject's key is not gone."""
    if not packets:
        return []
    now, domain = moment.now(), _domain()
    subjects = _keys_of({packet.subject for packet in packets.values()})
    return [
        Outgoing(
            key=key,
            message_id=f"<{key[:40]}@{domain}>",
            way=way,
            stream=cause.stream,
            purpose=cause.purpose,
            person=cause.person,
            content=_sealed(letter, opener, key),
            made_at=now,
            not_before=cause.not_before or now,
        )
        for key, (letter, cause, way) in packets.items()
        if (opener := subjects[cause.stream or _HOUSE]) is not None
    ]


def _keys_of(subjects: Collection[str]) -> dict[str, AESGCM | None]:
    """Their keys, made where there never was one; None where it is gone."""
    wrapped = wrapped_keys(subjects)
    opened = opened_keys(wrapped)
    return {
        subject: opened.get(subject) if subject in wrapped else subject_key(subject, make=True)
        for subject in subjects
    }


def find(message_id: str) -> Outgoing | None:
    """What we sent under this Message-ID, for answers that refer to it."""
    return Outgoing.objects.filter(message_id=message_id).first()


def _domain() -> str:
    """The right side of our Message-IDs: the sender's, which a receiver can make sense of."""
    smtp = keeping.current("smtp")
    return smtp.sender.rpartition("@")[2] if smtp is not None else "huiyin.invalid"


def _sealed(letter: Letter, by: AESGCM, key: str) -> bytes:
    nonce = os.urandom(NONCE)
    text = canonical(asdict(letter)).encode()
    return nonce + by.encrypt(nonce, text, key.encode())


def opened(row: Outgoing) -> Letter:
    """The message itself. Raises Erased once its subject was erased."""
    content = bytes(row.content)
    key = subject_key(row.stream or _HOUSE)
    found = json.loads(key.decrypt(content[:NONCE], content[NONCE:], row.key.encode()))
    found["attachments"] = tuple(tuple(one) for one in found["attachments"])
    return Letter(**found)


def _ask(rows: Iterable[Outgoing]) -> None:
    from huiyin.notices.sending import deliver  # noqa: PLC0415 (which needs the outbox)

    deliver.enqueue_each(Asked(f"message/{row.key}", row.not_before, (row.key,)) for row in rows)


def rouse(now: datetime) -> int:
    """Asks again for what has been due for a while and has no job: a release before this one had none."""
    due = Outgoing.objects.filter(state="waiting", not_before__lte=now - LEASE)
    rows = list(due.only("key", "not_before")[:_AT_ONCE])
    _ask(rows)
    return len(rows)


def take(key: str, now: datetime) -> Outgoing | None:
    """The row, leased, if it is its turn and nobody holds it."""
    with transaction.atomic():
        due = Outgoing.objects.filter(key=key, state="waiting", not_before__lte=now)
        row = due.select_for_update(skip_locked=True).first()
        if row is None:
            return None
        row.tried_at = now
        row.leased_until = row.not_before = now + LEASE
        row.attempts += 1
        row.save(update_fields=["tried_at", "leased_until", "not_before", "attempts"])
        return row


def completed(row: Outgoing, now: datetime) -> None:
    Outgoing.objects.filter(pk=row.pk).update(
        state="sent", sent_at=now, leased_until=None, fault="", detail=""
    )


def put_off(row: Outgoing, until: datetime) -> None:
    """Not its turn yet, for the pace of its way: this was no attempt."""
    _held(row).update(not_before=until, leased_until=None, attempts=row.attempts - 1)


def not_sent(row: Outgoing, trouble: Failed, now: datetime) -> bool:
    """Notes what went wrong; True where it will not be tried again."""
    wait = max(trouble.after, min(_LONGEST_WAIT, 60 * 2 ** (row.attempts - 1)))
    over = trouble.permanent or row.attempts >= MOST_ATTEMPTS
    state = "off" if trouble.fault == "off" else "failed" if over else "waiting"
    noted = _held(row).update(
        state=state,
        not_before=now + timedelta(seconds=wait),
        leased_until=None,
        fault=trouble.fault,
        detail=trouble.detail[:500],
    )
    return bool(noted) and state == "failed"


def _held(row: Outgoing) -> QuerySet[Outgoing]:
    """The row while it is still ours: whoever took it after our lease ended has the word."""
    return Outgoing.objects.filter(pk=row.pk, state="waiting", leased_until=row.leased_until)


def retry(pk: int, now: datetime) -> bool:
    """Sends once more what failed or was never sent; False where there is nothing to retry."""
    return bool(_again(Outgoing.objects.filter(pk=pk, state__in=("failed", "off", "waiting")), now))


def retry_failed(now: datetime) -> int:
    """Every message that failed is tried anew."""
    return _again(Outgoing.objects.filter(state="failed"), now)


def _again(rows: QuerySet[Outgoing], now: datetime) -> int:
    with transaction.atomic():
        keys = list(rows.values_list("key", flat=True))
        again = Outgoing.objects.filter(key__in=keys)
        again.update(state="waiting", not_before=now, attempts=0, fault="", detail="")
        _ask(again.only("key", "not_before"))
    return len(keys)


def discard(pk: int) -> bool:
    """Gives up on a message that was not sent."""
    rows = Outgoing.objects.filter(pk=pk, state__in=("failed", "off", "waiting"))
    return bool(rows.update(state="discarded"))


def withhold(stream: str) -> None:
    """What was written to colleagues before a case was sealed, and has not gone out, stays here: it
    names the case. Letters to people outside are the house's answers and go.
    """
    rows = Outgoing.objects.filter(stream=stream, state__in=("waiting", "failed", "off"))
    rows.filter(Q(way__startswith="robot/") | ~Q(person="")).update(
        state="discarded", fault="sealed"
    )
