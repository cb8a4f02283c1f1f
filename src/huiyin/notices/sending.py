"""Sends what the outbox holds, a job for each message."""

from datetime import datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from typing import Any

import structlog
from django.core.mail import EmailMultiAlternatives
from django.db import DatabaseError, transaction

from huiyin.connections import keeping
from huiyin.evidence import keeping as evidence
from huiyin.jobs.asking import MESSAGES, Later, task
from huiyin.ledger import moment
from huiyin.ledger.failpoints import failpoint
from huiyin.ledger.keys import Erased
from huiyin.notices import letters, outbox, robots, smtp
from huiyin.notices.faults import Failed, failed
from huiyin.notices.models import Message, Outgoing
from huiyin.people.models import Account

log = structlog.get_logger()
KEPT = timedelta(days=90)
"""So long a message that is done with stays in the outbox to be looked at."""
_DONE = ("sent", "discarded", "off")


@task(queue_name=MESSAGES, lease=outbox.LEASE, inside=False)
def deliver(key: str) -> Later | None:
    """One attempt at a message. What became of it is said by its row; while that waits, so does the job."""
    now = moment.now()
    row = outbox.take(key, now)
    if row is not None:
        send_one(row, now)
    left = Outgoing.objects.filter(key=key, state="waiting").first()
    return Later(left.not_before) if left is not None else None


def rouse(now: datetime | None = None) -> None:
    """The chore of the worker: no message waits for a job that is not there."""
    outbox.rouse(now or moment.now())


def send_one(row: Outgoing, now: datetime) -> None:
    failpoint("outgoing_taken")
    try:
        until = _hand_over(row, now)
    except DatabaseError:
        raise
    except Erased:
        outbox.discard(row.pk)
    except Exception as error:
        _not_sent(row, failed(error), now)
    else:
        failpoint("before_completion")
        if until is not None:
            outbox.put_off(row, until)
        else:
            with transaction.atomic():
                outbox.completed(row, now)
                letters.note_sent(row)


def _not_sent(row: Outgoing, trouble: Failed, now: datetime) -> None:
    with transaction.atomic():
        is_over = outbox.not_sent(row, trouble, now)
        if is_over:
            _tell_administrators(row, now)
            log.warning("message could not be sent", way=row.way, fault=trouble.fault)
        if is_over or trouble.fault == "off":
            letters.note_failed(row, trouble)


def _hand_over(row: Outgoing, now: datetime) -> datetime | None:
    """Sends; or gives the moment at which the way has room again. Raises what went wrong."""
    letter = outbox.opened(row)
    held = keeping.current("smtp" if row.way == outbox.MAIL else row.way)
    if held is None:
        raise Failed("off")
    if row.way == outbox.MAIL:
        smtp.send(held, as_mail(letter, row))
        return None
    until = robots.too_soon(held, row, now)
    if until is None:
        robots.post(held, letter)
    return until


def _tell_administrators(row: Outgoing, now: datetime) -> None:
    """A message nobody got is somebody's work: a line in the inbox of every administrator."""
    people = Account.objects.filter(is_administrator=True, is_active=True)
    Message.objects.bulk_create(
        [
            Message(person=person, stream=f"outbox/{row.pk}", seq=row.attempts, pack="",
                    sort="failed", template="undelivered", at=now)
            for person in people.values_list("username", flat=True)
        ],
        ignore_conflicts=True,
    )  # fmt: skip


class AlwaysTheSame(EmailMultiAlternatives):
    """Its parts are divided by words made of its id, where the library takes random ones."""

    def message(self, *args: Any, **kwargs: Any) -> Any:
        made = super().message(*args, **kwargs)
        named = sha256(self.extra_headers["Message-ID"].encode()).hexdigest()[:40]
        parts = [part for part in made.walk() if part.is_multipart()]
        for number, part in enumerate(parts):
            part.set_boundary(f"=={named}-{number}==")
        return made


def as_mail(letter: outbox.Letter, row: Outgoing) -> EmailMultiAlternatives:
    """The same bytes however often it is sent: id and date come from the row."""
    headers = {
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        **letter.headers,
        "Message-ID": row.message_id,
        "Date": format_datetime(row.made_at),
    }
    mail = AlwaysTheSame(letter.subject, letter.text, to=[letter.to], headers=headers)
    mail.reply_to = [letter.reply_to] if letter.reply_to else []
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    for name, kind, digest in letter.attachments:
        mail.attach(name, evidence.content(evidence.find(digest)), kind)
    return mail


def forget_old(now: datetime | None = None) -> int:
    """Takes messages that are done with out of the outbox after a while."""
    before = (now or moment.now()) - KEPT
    return Outgoing.objects.filter(state__in=_DONE, made_at__lt=before).delete()[0]
