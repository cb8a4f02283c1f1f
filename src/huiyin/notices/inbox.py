"""A person's inbox: pages of messages, what is unread, and marking as read."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from huiyin.notices.models import Message
from huiyin.register.knowing import eyes_of, known
from huiyin.register.queries import BadKey

PAGE = 30
COUNTED = 99
"""Unread messages are counted up to this; beyond it the bell says "99+"."""


@dataclass(frozen=True)
class Page:
    """`after` is to be given for the next page; empty on the last one. `newest` is its first id."""

    messages: list[Message]
    after: str = ""
    newest: int = 0


def page(
    person: str, after: str = "", *, unread: bool = False, sort: str = "", size: int = PAGE
) -> Page:
    """The newest first. Raises BadKey for a key that no page gave."""
    rows = _told(person)
    if unread:
        rows = rows.filter(read_at=None)
    if sort:
        rows = rows.filter(sort=sort)
    if after:
        at, pk = _key(after)
        rows = rows.filter(at__lte=at).exclude(at=at, id__gte=pk)
    found = list(rows.order_by("-at", "-id")[: size + 1])
    shown = found[:size]
    newest = max((message.pk for message in shown), default=0)
    if len(found) <= size:
        return Page(shown, newest=newest)
    return Page(shown, f"{shown[-1].at.isoformat()}~{shown[-1].pk}", newest)


def _key(after: str) -> tuple[datetime, int]:
    at, tilde, pk = after.partition("~")
    if not tilde or not pk.isdecimal() or len(pk) > 18:
        raise BadKey(after)
    try:
        moment = datetime.fromisoformat(at)
    except ValueError as error:
        raise BadKey(after) from error
    if moment.tzinfo is None:
        raise BadKey(after)
    return moment, int(pk)


def unread(person: str) -> QuerySet[Message]:
    return _told(person).filter(read_at=None)


def _told(person: str) -> QuerySet[Message]:
    """Without what is about a case that was sealed since, to them."""
    return known(Message, eyes_of(person)).filter(person=person)


def unread_count(person: str) -> str:
    """As the bell says it; empty where there is nothing."""
    found = len(unread(person).values_list("pk", flat=True)[: COUNTED + 1])
    return f"{COUNTED}+" if found > COUNTED else str(found or "")


def mark_read(person: str, now: datetime, *, up_to: int, stream: str = "") -> int:
    """Marks what the person has seen: all, or what is about one case, and nothing newer than that."""
    rows = unread(person).filter(pk__lte=up_to)
    return (rows.filter(stream=stream) if stream else rows).update(read_at=now)
