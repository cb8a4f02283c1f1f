"""Half-filled forms, kept for whoever fills them in until they are sent or thrown away.

A draft is encrypted like the texts of the ledger, under a key of its person: what a caller says is
personal data before it is registered too. It is nobody else's to read, and no list shows it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from huiyin.desk.models import FormDraft
from huiyin.ledger.keys import Erased, subject_key
from huiyin.ledger.texts import open_text, seal_text

KEPT = timedelta(days=14)
"""A form that nobody went on with for so long is forgotten."""
MOST = 5
"""So many begun forms of one regulation are kept for a person; the oldest makes room."""
MAX_BYTES = 200_000
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "key", "draft"})


class TooLong(ValueError):
    """More was typed than a draft holds."""


@dataclass(frozen=True)
class Begun:
    """A form that was begun: what stands in it, by the names of its fields."""

    key: str
    saved_at: datetime
    given: Mapping[str, Sequence[str]]


def keep(
    person: str, pack: str, key: str, given: Mapping[str, Sequence[str]], now: datetime
) -> None:
    """Raises TooLong. A form in which nothing is typed is no draft."""
    typed = {n: list(v) for n, v in given.items() if n not in _NOT_TYPED and any(v)}
    if not typed or not key:
        return
    if sum(len(value) for values in typed.values() for value in values) > MAX_BYTES:
        raise TooLong(key)
    subject = f"draft/{person}"
    sealed = seal_text(subject_key(subject, make=True), subject, 0, typed)
    FormDraft.objects.update_or_create(
        person=person, pack=pack, key=key[:64], defaults={"sealed": sealed, "saved_at": now}
    )
    FormDraft.objects.filter(saved_at__lt=now - KEPT).delete()
    older = FormDraft.objects.filter(person=person, pack=pack).order_by("-saved_at")[MOST:]
    FormDraft.objects.filter(pk__in=[row.pk for row in older]).delete()


def begun(person: str, pack: str) -> list[Begun]:
    """The forms of this regulation that the person has begun, the latest first."""
    rows = list(FormDraft.objects.filter(person=person, pack=pack).order_by("-saved_at"))
    if not rows:
        return []
    subject = f"draft/{person}"
    try:
        key = subject_key(subject)
    except (Erased, LookupError):
        return []
    return [
        Begun(row.key, row.saved_at, open_text(key, subject, 0, bytes(row.sealed))) for row in rows
    ]


def forget(person: str, pack: str, key: str) -> None:
    FormDraft.objects.filter(person=person, pack=pack, key=key[:64]).delete()
