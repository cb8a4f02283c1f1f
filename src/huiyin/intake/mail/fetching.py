"""Fetches what is new in each mailbox, in the order in which it came.

What is new is what lies above the last mail that has its row: flags are for people who look into the
mailbox, and a mail that somebody opened there first is not missed. Flags and moves follow the commit.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

import structlog
from django.db import DatabaseError, connection
from imap_tools import MailMessageFlags

from huiyin.connections import keeping as connections
from huiyin.intake.mail.connection import Imap, opened
from huiyin.intake.mail.models import MailboxTrouble, MailRow
from huiyin.intake.mail.receiving import MOST_BYTES, Place, hold_unread, receive
from huiyin.ledger import moment
from huiyin.ledger.failpoints import failpoint

log = structlog.get_logger()
EVERY = 30.0
_AT_ONCE = 100
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_ARRIVED = re.compile(rb'INTERNALDATE "([^"]+)"')


def run(stopped: Callable[[], bool], rest: Callable[[float], object] = time.sleep) -> None:
    """Fetches until told to stop, beside the clocks: a mail server that hangs must not hold them up."""
    while not stopped():
        try:
            fetch_all()
        except DatabaseError:
            log.warning("database away, trying again")
            connection.close()
        rest(EVERY)


def fetch_all() -> int:
    """Every mailbox that is switched on. One that cannot be reached stops no other; says how many came."""
    came = 0
    for name, imap in connections.every("imap").items():
        try:
            came += fetch(name, imap)
            MailboxTrouble.objects.filter(pk=name).delete()
        except DatabaseError:
            raise
        except Exception as error:
            log.exception("mailbox could not be read", mailbox=name)
            _note_trouble(name, error)
    return came


def _note_trouble(name: str, error: Exception) -> None:
    """For the administrators' worklist; what came first stays the beginning."""
    said = {"tried_at": moment.now(), "what": f"{type(error).__name__}: {error}"[:300]}
    fresh = {**said, "since": said["tried_at"]}
    MailboxTrouble.objects.update_or_create(pk=name, defaults=said, create_defaults=fresh)


def fetch(name: str, imap: Imap) -> int:
    """Takes at most a hundred at a time. Raises what imaplib and the network raise."""
    with opened(imap) as box:
        validity = int(box.folder.status(imap.folder, ["UIDVALIDITY"])["UIDVALIDITY"])
        came = 0
        for uid in _new(box, name, validity):
            _take(box, Place(name, imap, validity, uid))
            came += 1
            if came >= _AT_ONCE:
                break
        return came


def _new(box: Any, name: str, validity: int) -> Iterator[int]:
    """At first what nobody has read; from then on everything that came after."""
    rows = MailRow.objects.filter(mailbox=name, validity=validity)
    last = rows.order_by("-uid").values_list("uid", flat=True).first()
    found = box.uids("UNSEEN") if last is None else box.uids(f"UID {last + 1}:*")
    for uid in sorted(map(int, found)):
        if last is None or uid > last:  # `n:*` names the last mail even where n is above it
            yield uid


def _take(box: Any, place: Place) -> None:
    size, arrived = _about(box, place.uid)
    if size > MOST_BYTES:
        hold_unread(place, arrived, "too_large")
    else:
        content = _content(box, place.uid)
        if content is None:  # somebody removed it meanwhile
            return
        receive(place, content, arrived)
    failpoint("mail_committed")
    _put_away(box, place)


def _about(box: Any, uid: int) -> tuple[int, datetime]:
    """Its size, and when the server took it: the date in the mail is its sender's to choose."""
    _, found = box.client.uid("fetch", str(uid), "(RFC822.SIZE INTERNALDATE)")
    said = b" ".join(part if isinstance(part, bytes) else part[0] for part in found if part)
    size, arrived = _SIZE.search(said), _ARRIVED.search(said)
    at = moment.now()
    if arrived:
        with suppress(ValueError):
            at = datetime.strptime(arrived[1].decode().strip(), "%d-%b-%Y %H:%M:%S %z")
    return int(size[1]) if size else 0, at


def _content(box: Any, uid: int) -> bytes | None:
    _, found = box.client.uid("fetch", str(uid), "(BODY.PEEK[])")
    return next((bytes(part[1]) for part in found if isinstance(part, tuple)), None)


def _put_away(box: Any, place: Place) -> None:
    """A courtesy: what fails here changes nothing of what was recorded."""
    try:
        box.flag(str(place.uid), MailMessageFlags.SEEN, value=True)
        if place.imap.done_folder:
            if not box.folder.exists(place.imap.done_folder):
                box.folder.create(place.imap.done_folder)
            box.move(str(place.uid), place.imap.done_folder)
    except Exception:
        log.warning("mail could not be put away", mailbox=place.mailbox, uid=place.uid)
