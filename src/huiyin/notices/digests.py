"""Gathers what waits for a person's digest into one mail, once a day or once an hour."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import structlog
from django.db import DatabaseError, transaction

from huiyin.ledger import moment, ports
from huiyin.notices import house, outbox, writing
from huiyin.notices.house import Messages, Wish
from huiyin.notices.models import Message
from huiyin.people.models import Account
from huiyin.register.knowing import eyes_of, known

log = structlog.get_logger()


def send_digests(now: datetime | None = None) -> int:
    """Puts every digest that is due into the outbox; says how many."""
    now = now or moment.now()
    defaults = house.defaults()
    people = Message.objects.filter(digest=True).values_list("person", flat=True).distinct()
    return sum(_of_one(person, now, defaults) for person in list(people))


def _of_one(person: str, now: datetime, defaults: Messages) -> bool:
    """One digest that cannot be written must hold up neither the others nor the clocks."""
    try:
        return _digest(person, now, defaults)
    except DatabaseError:
        raise
    except Exception:
        log.exception("digest could not be written")
        return False


def _digest(person: str, now: datetime, defaults: Messages) -> bool:
    with transaction.atomic():
        waiting = Message.objects.select_for_update().filter(person=person, digest=True)
        messages = list(waiting.order_by("at", "id"))
        if not messages:
            return False
        zone = ports.rules().calendars(messages[0].pack).zone
        wish = house.wish_of(person, defaults)
        if not is_due(wish, messages, now, _daily(defaults), zone):
            return False
        waiting.update(digest=False)
        account = Account.objects.filter(username=person, is_active=True).exclude(email="").first()
        there = known(Message, eyes_of(person, now)).filter(pk__in=[m.pk for m in messages])
        unread = list(there.filter(read_at=None).order_by("at", "id"))
        if account is None or not wish.mail or not unread:
            return False
        cause = outbox.Cause(
            key=f"digest/{person}/{messages[-1].pk}",
            purpose="digest",
            person=person,
            not_before=wish.earliest(now, zone),
        )
        outbox.put(writing.digest(unread, account, defaults), cause)
        return True


def _daily(defaults: Messages) -> time:
    return time.fromisoformat(defaults.daily_at or "08:30")


def is_due(
    wish: Wish, messages: Sequence[Message], now: datetime, daily_at: time, zone: ZoneInfo
) -> bool:
    """Whether the hour, or the time of day, has come round since the first of them came.

    Somebody who wants no digest any more gets what still waits for one now.
    """
    first = min(message.at for message in messages).astimezone(zone)
    local = now.astimezone(zone)
    if wish.digest == "hourly":
        return local >= first.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    if wish.digest == "daily":
        due = datetime.combine(first.date(), daily_at, zone)
        return local >= (due if first < due else due + timedelta(days=1))
    return True
