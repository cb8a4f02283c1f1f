"""Every table of the house: how its rows are compared with the ledger, or why they are not.

`differing` drops what follows from the ledger, lets the events make it again, compares row by row, and
leaves all as it was.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import F, Max, OuterRef, Subquery

from huiyin.evidence.claiming import Claims
from huiyin.evidence.models import Blob
from huiyin.ledger import ports, rebuilding
from huiyin.ledger.models import Counter, EventRow, Receipt, Stream
from huiyin.notices.models import Message, Outgoing
from huiyin.people import organising
from huiyin.people.models import AccessToken, Account

_RETOLD = ("person", "stream", "seq", "template", "sort", "pack", "at")
NOT_DERIVED = {
    "ledger_eventrow": "the ledger itself, from which all else follows; verified",
    "ledger_sealedtext": "the ledger itself: texts, whose hashes are in the events; verified",
    "ledger_subjectkey": "keys of the texts; a text that does not open is a fault of verification",
    "ledger_packtext": "the ledger itself: texts of regulations; verified",
    "ledger_seal": "signed roots, verified from their files",
    "ledger_offset": "how far a demo's clock was put forward",
    "jobs_job": "work that waits; gone when it is done",
    "register_bandrow": "empty; for the version before, which still writes there (decision 0080)",
    "connections_connectionrow": "what was set, with its secrets, which are no events",
    "evidence_upload": "files on their way in",
    "people_identity": "subjects at a provider; the ledger says only that one was approved",
    "people_account_groups": "of the framework, unused",
    "people_account_user_permissions": "of the framework, unused",
    "register_recount": "how far a piece of work is",
    "notices_preference": "how somebody wishes to be told: no event",
    "publishing_trial": "how far a piece of work is; what came of it is an event",
    "mail_mailboxtrouble": "a mailbox that does not answer, until it does",
    "mail_mailrow": "what came, with its place in a mailbox; tests of fetching count it",
    "upkeep_heartbeat": "signs of life",
    "upkeep_care": "what was last done to keep the house",
    "desk_formdraft": "forms begun and not sent",
    "desk_packdraft": "regulations sent and not installed",
    "desk_presence": "who has a page open",
    "desk_savedview": "lists as somebody narrowed them: no event",
    "portal_receiptcode": "digests of codes that are nowhere",
    "portal_savedform": "forms begun and not sent",
    "auth_permission": "of the framework, unused",
    "auth_group": "of the framework, unused",
    "auth_group_permissions": "of the framework, unused",
    "django_content_type": "of the framework",
    "django_session": "who is signed in",
    "site_cache": "a cache of the web processes",
    "django_migrations": "which migrations were made",
    "usersessions_usersession": "who is signed in",
    "account_emailaddress": "of the library of signing in",
    "account_emailconfirmation": "of the library of signing in",
    "mfa_authenticator": "second factors, whose secrets are no events",
    "socialaccount_socialapp": "of the library of signing in",
    "socialaccount_socialaccount": "of the library of signing in",
    "socialaccount_socialtoken": "of the library of signing in",
    "axes_accessattempt": "wrong passwords of late",
    "axes_accessattemptexpiration": "wrong passwords of late",
    "axes_accesslog": "unused",
    "axes_accessfailurelog": "unused",
}


class _Undo(Exception):
    """Leaves a transaction that was for looking only."""


def compared() -> set[str]:
    """Tables of which `differing` would tell."""
    return {
        *rebuilding.digests(),
        *(table_of(model) for model in _ORGANISED),
        *(table_of(model) for model in (Blob, Message, Outgoing, Counter, Stream, Receipt)),
        "register_wordsrow_fts",
    }


def differing() -> list[str]:
    """Tables that are not what the ledger says. With an index that is broken no row can be dropped."""
    found = [*_words()]
    looks = (_rows, _organisation, _claims, _told, _numbers, _heads, _receipts)
    for look in () if found else looks:
        with undone():
            found += look()
    return sorted({*found})


@contextmanager
def undone() -> Iterator[None]:
    """What is done in it has not happened."""
    with suppress(_Undo), transaction.atomic():
        yield
        raise _Undo


def _rows() -> Iterator[str]:
    """By the product's own check."""
    try:
        rebuilding.check()
    except rebuilding.Differs as differs:
        yield from differs.tables


_ORGANISED: tuple[Any, ...] = (*organising.ROWS, Account, AccessToken)


def _organisation() -> Iterator[str]:
    yield from _changed_by(organising.rebuild, *_ORGANISED)


def _changed_by(deed: Callable[[], object], *models: Any) -> Iterator[str]:
    before = [rebuilding.digest(model) for model in models]
    deed()
    after = [rebuilding.digest(model) for model in models]
    for model, was, became in zip(models, before, after, strict=True):
        if was != became:
            yield table_of(model)


def _claims() -> Iterator[str]:
    """A file that a case speaks of and nobody claims would be swept away."""
    before = set(Blob.objects.filter(claimed=False).values_list("pk", flat=True))
    claims = Claims()
    _again(claims.project)
    if before != set(Blob.objects.filter(claimed=False).values_list("pk", flat=True)):
        yield table_of(Blob)


def _told() -> Iterator[str]:
    """Everybody who should have been told has been, by each way, and nobody is told what did not happen."""
    of_cases = Message.objects.filter(stream__startswith="case/")
    before = set(of_cases.values_list(*_RETOLD))
    put = set(Outgoing.objects.values_list("key", flat=True))
    Message.objects.all().delete()
    _again(lambda change: [one.tell(change) for one in ports.tellers()])
    if before != set(of_cases.values_list(*_RETOLD)):
        yield table_of(Message)
    if put != set(Outgoing.objects.values_list("key", flat=True)):
        yield table_of(Outgoing)


def _numbers() -> Iterator[str]:
    """Each serial that was given stands in an event."""
    given = Counter.objects.filter(name__contains="/").values_list("value", flat=True)
    rows = EventRow.objects.filter(stream__startswith="case/").values_list("data", flat=True)
    used = [
        said.get(name) for said in map(json.loads, rows) for name in ("number", "archive_number")
    ]
    if sum(given) != len({number for number in used if number}):
        yield table_of(Counter)


def _heads() -> Iterator[str]:
    """The head of a stream is its last event, and there is none without."""
    events = EventRow.objects.filter(stream=OuterRef("pk")).order_by("-seq")
    last = {name: Subquery(events.values(name)[:1]) for name in ("seq", "hash")}
    heads = Stream.objects.filter(version__gt=0).annotate(
        **{f"last_{n}": v for n, v in last.items()}
    )
    right = heads.filter(version=F("last_seq"), head=F("last_hash")).count()
    streams = EventRow.objects.values("stream").distinct().count()
    if not heads.count() == right == streams:
        yield table_of(Stream)


def _receipts() -> Iterator[str]:
    """What was acknowledged under a key is there."""
    last = EventRow.objects.values("stream").annotate(last=Max("seq"))
    ends = dict(last.values_list("stream", "last"))
    if any(ends.get(one.stream, 0) < one.last_seq for one in Receipt.objects.all()):
        yield table_of(Receipt)


def _words() -> Iterator[str]:
    """The index of full text on SQLite holds the words of its table; on PostgreSQL it is one of its own."""
    if connection.vendor != "sqlite":
        return
    name = "register_wordsrow_fts"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        yield name


def _again(deed: Callable[[ports.Change], object]) -> None:
    """Does something for each change that there was, in the order of the cases."""
    for stream in Stream.objects.filter(kind="case").order_by("id").values_list("id", flat=True):
        for change in rebuilding.changes_of(stream):
            deed(change)


def table_of(model: Any) -> str:
    return str(model._meta.db_table)
