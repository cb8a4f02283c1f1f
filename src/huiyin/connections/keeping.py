"""Sets, reads and removes connections. Secrets go in and come out for use; nothing shows them."""

import json
import os
import re
from collections.abc import Mapping
from typing import Any

import structlog
from django.db import transaction
from pydantic import SecretStr, ValidationError

from huiyin.connections.happenings import ConnectionRemoved, ConnectionSet
from huiyin.connections.kinds import KINDS, Connection, secrets_of, split
from huiyin.connections.models import ConnectionRow
from huiyin.connections.words import problem
from huiyin.ledger import moment
from huiyin.ledger.canonical import canonical
from huiyin.ledger.happenings import Happening
from huiyin.ledger.held import Held
from huiyin.ledger.key_file import NONCE
from huiyin.ledger.keys import subject_key
from huiyin.ledger.store import append, lock

log = structlog.get_logger()
STREAM = "house/connections"
LONGEST_SUBJECT = 64
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


class Wrong(ValueError):
    """Values that do not fit: for each field the three texts that say why."""

    def __init__(self, problems: Mapping[str, tuple[str, str, str]]) -> None:
        super().__init__("; ".join(f"{field}: {texts[2]}" for field, texts in problems.items()))
        self.problems = problems


def _read() -> dict[str, str]:
    return dict(ConnectionRow.objects.order_by("place").values_list("place", "values"))


_values = Held(STREAM, _read)
"""What is no secret, by place; secrets are fetched when they are used."""


def current(place: str) -> Any:
    """The connection in use, ready with its secrets; None where it is not set or switched off.

    Raises LookupError for a kind nobody registered, KeyMissing where its secrets cannot be read.
    """
    found = kept(place)
    return found if found is not None and found.on else None


def kept(place: str) -> Any:
    """As `current`, switched off or not. What an earlier version kept and this one cannot use
    counts as not set: whoever asks is often in the middle of something more important.
    """
    kind, _ = split(place)
    text = _values().get(place)
    if text is None:
        return None
    values = json.loads(text)
    if secrets_of(kind):
        values |= _opened(ConnectionRow.objects.get(pk=place))
    try:
        return kind(**{name: value for name, value in values.items() if name in kind.model_fields})
    except ValidationError:
        log.warning("connection no longer fits", place=place)
        return None


def every(kind: str) -> dict[str, Any]:
    """All connections in use of a kind that may be there several times, by name."""
    found = {place: current(place) for place in _values() if place.startswith(f"{kind}/")}
    return {place.partition("/")[2]: held for place, held in found.items() if held is not None}


def put(place: str, values: Mapping[str, Any], by: str) -> Connection:
    """Sets a connection as a whole. A secret that is left out or empty stays as it was.

    Raises Wrong, then nothing has changed; LookupError for a kind that nobody uses.
    """
    kind, name = split(place)
    if kind.MANY and not _NAME.fullmatch(name):
        raise Wrong({"name": problem("name")})
    secret = secrets_of(kind)
    given = {field: str(v) for field, v in values.items() if field in secret and v}
    with transaction.atomic():
        head = lock(STREAM)
        row = ConnectionRow.objects.select_for_update().filter(pk=place).first()
        secrets = {**(_opened(row) if row else {}), **given}
        plain = {field: v for field, v in values.items() if field not in secret}
        made = checked(kind, {**plain, **secrets})
        text = canonical(made.model_dump(mode="json", exclude=set(secret)))
        now = moment.now()
        ConnectionRow.objects.update_or_create(
            place=place,
            defaults={"values": text, "secrets": _sealed(place, secrets), "changed_at": now,
                      "changed_by": by},
        )  # fmt: skip
        event: Happening = ConnectionSet(
            at=now, by=by, connection=place, values=text, secrets=tuple(sorted(given))
        )
        append(head, [event], now)
    return made


def checked(kind: type[Connection], values: Mapping[str, Any]) -> Connection:
    """Raises Wrong."""
    try:
        return kind(**values)
    except ValidationError as error:
        problems = {
            str(item["loc"][0]) if item["loc"] else "": problem(item["type"], item.get("ctx"))
            for item in error.errors(include_url=False, include_input=False)
        }
        raise Wrong(problems) from None


def remove(place: str, by: str) -> None:
    split(place)
    with transaction.atomic():
        head = lock(STREAM)
        gone, _ = ConnectionRow.objects.filter(pk=place).delete()
        if gone:
            now = moment.now()
            append(head, [ConnectionRemoved(at=now, by=by, connection=place)], now)


def places() -> dict[str, ConnectionRow | None]:
    """Every place that is set or could be: single kinds, and each connection of the others."""
    rows = {row.place: row for row in ConnectionRow.objects.order_by("place")}
    single = {name: rows.get(name) for name, kind in KINDS.items() if not kind.MANY}
    return {**single, **{p: row for p, row in rows.items() if p.partition("/")[0] in KINDS}}


def _sealed(place: str, secrets: Mapping[str, Any]) -> bytes:
    if not secrets:
        return b""
    shown = {
        field: value.get_secret_value() if isinstance(value, SecretStr) else value
        for field, value in secrets.items()
    }
    nonce = os.urandom(NONCE)
    key = subject_key(_subject(place), make=True)
    return nonce + key.encrypt(nonce, canonical(shown).encode(), place.encode())


def _opened(row: ConnectionRow) -> dict[str, str]:
    sealed = bytes(row.secrets)
    if not sealed:
        return {}
    key = subject_key(_subject(row.place))
    found: dict[str, str] = json.loads(
        key.decrypt(sealed[:NONCE], sealed[NONCE:], row.place.encode())
    )
    return found


def _subject(place: str) -> str:
    """Never cut: two connections of long names would share a key, and erase each other's."""
    subject = f"connection/{place}"
    assert len(subject) <= LONGEST_SUBJECT, place
    return subject
