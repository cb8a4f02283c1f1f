"""Which edition of a regulation was put in force when, and its texts for ever: one stream a pack.

An edition holds from its day until the day of the next; a later one of the same day takes its place.
So the rules of the present come from here, and a process need only look at the heads of the streams
to notice that somebody published something.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import connection, transaction

from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue.parcels import Parcel
from huiyin.ledger import moment
from huiyin.ledger.canonical import canonical
from huiyin.ledger.happenings import PackPublished
from huiyin.ledger.held import heads_of
from huiyin.ledger.models import PackText
from huiyin.ledger.store import append, load, lock
from huiyin.policy.loading import Files, build_regulation
from huiyin.policy.regulation import Regulation


@dataclass(frozen=True)
class Edition:
    """One publication. `place` is its seq in the stream of the pack; `bases` gives the texts beneath it."""

    pack: str
    place: int
    version: str
    in_force: date
    sha256: str
    bases: Mapping[str, str]
    at: datetime
    by: str
    own: bool


def stream_of(pack: str) -> str:
    return f"pack/{pack}"


def heads() -> dict[str, str]:
    """Of every pack that was ever published, what changes when it is published again."""
    return {stream.partition("/")[2]: head for stream, head in heads_of("pack").items()}


def published(pack: str) -> list[Edition]:
    """Every publication whose texts are kept, in the order they were made."""
    events = [(item.seq, item.event) for item in load(stream_of(pack))]
    kept = set(PackText.objects.filter(pack=pack).values_list("sha256", flat=True))
    return [_edition(place, event) for place, event in events if event.sha256 in kept]


def _edition(place: int, event: PackPublished) -> Edition:
    bases = dict(base.split(":", 1) for base in event.bases)
    day = date.fromisoformat(event.in_force)
    return Edition(event.pack, place, event.version, day, event.sha256, bases, event.at, event.by,
                   event.own)  # fmt: skip


def in_order(editions: list[Edition]) -> list[Edition]:
    """By the day from which they hold, without those that another of the same day replaced."""
    by_day = {edition.in_force: edition for edition in editions}
    return [by_day[day] for day in sorted(by_day)]


def texts(digest: str) -> Files:
    """The rules under a digest. Raises PackText.DoesNotExist."""
    found: dict[str, str] = json.loads(PackText.objects.get(pk=digest).rules)
    return found


def _within(name: str) -> str:
    """A file of a pack by its place in the folder, such as `letters/answer.md`."""
    return "/".join(name.split("/")[2:]) or name.rpartition("/")[2]


def built(pack: str, digest: str, bases: Mapping[str, str]) -> Regulation:
    """An edition over what it was built on when it was published. Raises PackText.DoesNotExist."""
    digests = {pack: digest, **bases}
    return build_regulation(pack, lambda name: texts(digests[name]), vocabulary())


def parcel_of(edition: Edition) -> Parcel:
    """An edition as it was handed in, with its stories."""
    return parcel_under(edition.sha256)


def parcel_under(sha256: str) -> Parcel:
    """The files under a digest, with the stories that came with them last."""
    row = PackText.objects.get(pk=sha256)
    rules = {_within(name): text for name, text in json.loads(row.rules).items()}
    return Parcel(row.pack, {**rules, **json.loads(row.rest)})


def digest(files: Any) -> str:
    """Over names and texts of all files of a pack."""
    return sha256(canonical(sorted(files.items())).encode()).hexdigest()


def publish(
    parcel: Parcel,
    regulation: Regulation,
    by: str = "",
    *,
    bases: Mapping[str, str],
    own: bool = False,
    proposal: int = 0,
) -> bool:
    """Puts an edition in force, unless the last one says the same. `bases` are digests by pack."""
    rules = parcel.rules()
    content, beneath = digest(rules), tuple(f"{pack}:{sha}" for pack, sha in bases.items())
    with transaction.atomic():
        head = lock(stream_of(parcel.name))
        events = [item.event for item in load(head.id)]
        keep(parcel)
        last = events[-1] if events else None
        if last and (last.sha256, last.bases) == (content, beneath):
            return False
        now = moment.now()
        event = PackPublished(
            at=now,
            by=by,
            pack=parcel.name,
            version=str(regulation.pack.version),
            in_force=str(regulation.pack.in_force),
            sha256=content,
            bases=beneath,
            own=own,
            proposal=proposal,
        )
        append(head, [event], now)
    return True


def keep(parcel: Parcel) -> str:
    """Keeps the texts of a pack for ever; gives their digest."""
    rules = parcel.rules()
    content = digest(rules)
    mine = {_within(name) for name in rules}
    rest = {name: text for name, text in parcel.files.items() if name not in mine}
    values = {"pack": parcel.name, "rules": canonical(rules), "rest": canonical(rest)}
    PackText.objects.update_or_create(pk=content, defaults=values)
    return content


def altered_text() -> str:
    """The first pack whose kept text is not what its digest says; empty where all are.

    A ledger of an older release, not upgraded yet, has no place for texts and so none to prove.
    """
    if PackText._meta.db_table not in connection.introspection.table_names():  # noqa: SLF001
        return ""
    for row in PackText.objects.order_by("pk").iterator(chunk_size=50):
        if digest(json.loads(row.rules)) != row.sha256:
            return str(row.pack)
    return ""
