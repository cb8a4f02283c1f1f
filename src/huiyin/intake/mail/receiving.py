"""One mail from its bytes to its place: kept as it came, then joined, registered, held or noted; once.

The file is kept first, outside any transaction. Then one transaction finds out whether the mail was here
before, decides, acts through the door like everybody, and writes the row. Killed before its commit,
nothing has happened and the mail is fetched again; killed after it, the mail is known.
"""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction

from huiyin.casework.case import ENDED
from huiyin.casework.refusal import Refused
from huiyin.connections import keeping as connections
from huiyin.evidence import keeping
from huiyin.evidence.kinds import NotAccepted
from huiyin.intake.mail import tokens
from huiyin.intake.mail.acting import acknowledge, applied_pack, came_back, join, register
from huiyin.intake.mail.connection import Imap
from huiyin.intake.mail.finding import Belongs, case_of, key_of
from huiyin.intake.mail.happenings import MailReceived
from huiyin.intake.mail.letter import Enclosed, Letter, Opened
from huiyin.intake.mail.models import MailRow
from huiyin.intake.mail.reading import read
from huiyin.intake.mail.sorting import Sorted, sort
from huiyin.ledger import moment
from huiyin.ledger.door import load_case
from huiyin.ledger.failpoints import failpoint
from huiyin.ledger.store import append, lock

STREAM = "house/mail"
MOST_BYTES = 80 * 1024 * 1024
MOST_AN_HOUR = 20
_NOTED = frozenset({"automatic", "loop"})


@dataclass(frozen=True)
class Place:
    """Where a mail lay: the connection's name, and what the server calls it by."""

    mailbox: str
    imap: Imap
    validity: int
    uid: int


@dataclass(frozen=True)
class Outcome:
    state: str
    why: str = ""
    case: str = ""


def receive(place: Place, content: bytes, received_at: datetime) -> MailRow:
    """Raises what a database or a depot raises; then the mail comes again."""
    opened = open_mail(content)
    failpoint("mail_kept")
    with transaction.atomic():
        lock(STREAM)
        known = _known(place)
        if known is not None:
            return known
        at = min(received_at, moment.now())
        row = _row(place, opened, at)
        outcome = _decide(place, opened, row)
        _note(row, outcome)
        keeping.claim([opened.sha256, *(one.sha256 for one in opened.enclosed if one.sha256)])
        failpoint("before_commit")
    return row


def hold_unread(place: Place, received_at: datetime, why: str) -> MailRow:
    """A mail that is not fetched, because it is too large: an officer looks into the mailbox."""
    with transaction.atomic():
        lock(STREAM)
        known = _known(place)
        if known is not None:
            return known
        nothing = Opened(Letter(), "")
        row = _row(place, nothing, min(received_at, moment.now()))
        _note(row, Outcome(MailRow.HELD, why))
    return row


def open_mail(content: bytes) -> Opened:
    """Keeps the original and each file of it that is accepted; reads the rest."""
    blob = keeping.put([content], MOST_BYTES, kind="eml")
    letter = read(content)
    return Opened(letter, blob.sha256, tuple(enclosed_in(letter)))


def enclosed_in(letter: Letter) -> list[Enclosed]:
    found = []
    for item in letter.attachments:
        if item.trouble:
            found.append(Enclosed(item.name, why=item.trouble))
            continue
        try:
            found.append(Enclosed(item.name, keeping.put([item.content]).sha256))
        except NotAccepted as refused:
            found.append(Enclosed(item.name, why=refused.why))
        except keeping.TooLarge:
            found.append(Enclosed(item.name, why="too_large"))
        except keeping.Infected:
            found.append(Enclosed(item.name, why="infected"))
    return found


def _known(place: Place) -> MailRow | None:
    return MailRow.objects.filter(
        mailbox=place.mailbox, validity=place.validity, uid=place.uid
    ).first()


def _row(place: Place, opened: Opened, at: datetime) -> MailRow:
    letter = opened.letter
    said = "\0".join((letter.sender, letter.subject, letter.text,
                      *(one.sha256 or one.name for one in opened.enclosed)))  # fmt: skip
    return MailRow(
        id=f"mail-{os.urandom(12).hex()}",
        mailbox=place.mailbox,
        validity=place.validity,
        uid=place.uid,
        key=key_of(letter.message_id) if letter.message_id else opened.sha256,
        digest=sha256(said.encode("utf-8", "replace")).hexdigest(),
        sha256=opened.sha256,
        sender=tokens.sender_token(letter.sender),
        pack=applied_pack(place.imap, at),
        received_at=at,
    )


def _decide(place: Place, opened: Opened, row: MailRow) -> Outcome:
    again = MailRow.objects.filter(key=row.key).order_by("received_at").first()
    if again is not None and row.key:
        same = again.digest == row.digest
        return Outcome(MailRow.NOTED if same else MailRow.HELD,
                       "duplicate" if same else "same_id", again.case)  # fmt: skip
    sorted_as = sort(opened.letter, own_addresses(place.imap))
    belongs = case_of(opened.letter)
    early = _set_aside(opened.letter, sorted_as, belongs, row)
    if early is not None:
        return early
    try:
        with transaction.atomic():
            return _act(place, opened, row, belongs)
    except Refused as refused:
        fact = str(refused.params.get("fact", ""))
        why = f"refused:{refused.reason.value}:{fact}"[:120].rstrip(":")
        return Outcome(MailRow.HELD, why, belongs.case)


def _set_aside(letter: Letter, sorted_as: Sorted, belongs: Belongs, row: MailRow) -> Outcome | None:
    """What no program answers or registers. A bounce of a known case is for somebody to see."""
    if sorted_as.sort in _NOTED:
        return Outcome(MailRow.NOTED, sorted_as.why, belongs.case if belongs.is_sure else "")
    if sorted_as.sort == "bounce" and belongs.is_sure and came_back(letter):
        return Outcome(MailRow.NOTED, "bounce", belongs.case)
    if sorted_as.sort == "bounce":
        return Outcome(MailRow.HELD if belongs.case else MailRow.NOTED, "bounce", belongs.case)
    if sorted_as.sort != "letter":
        return Outcome(MailRow.HELD, sorted_as.why, belongs.case)
    since = row.received_at - timedelta(hours=1)
    lately = MailRow.objects.filter(sender=row.sender, received_at__gt=since)
    if lately.count() >= MOST_AN_HOUR:
        return Outcome(MailRow.HELD, "too_many", belongs.case)
    return None


def _act(place: Place, opened: Opened, row: MailRow, belongs: Belongs) -> Outcome:
    if belongs.case and not belongs.is_sure:
        return Outcome(MailRow.HELD, "number_only", belongs.case)
    if belongs.case:
        if load_case(belongs.case).stage in ENDED:
            return Outcome(MailRow.HELD, "ended", belongs.case)
        join(belongs.case, place.imap, opened, row)
        return Outcome(MailRow.JOINED, case=belongs.case)
    if row.pack != place.imap.pack:
        return Outcome(MailRow.HELD, "other_regulation")
    if not place.imap.automatic:
        return Outcome(MailRow.HELD, "by_hand")
    case = register(place.imap, opened, row)
    acknowledge(case, place.imap, opened, row)
    return Outcome(MailRow.REGISTERED, case=case.id)


def own_addresses(imap: Imap) -> set[str]:
    """Addresses that mail from is our own coming back."""
    smtp = connections.current("smtp")
    every = {box.address.lower() for box in connections.every("imap").values()}
    return {imap.address.lower(), *every, *([smtp.sender.lower()] if smtp else [])}


def _note(row: MailRow, outcome: Outcome) -> None:
    row.state, row.why, row.case = outcome.state, outcome.why, outcome.case
    row.save(force_insert=True)
    now = moment.now()
    event = MailReceived(at=now, by="", mail=row.id, mailbox=row.mailbox, sha256=row.sha256,
                         state=row.state, why=row.why, case=row.case)  # fmt: skip
    append(lock(STREAM), [event], now)
