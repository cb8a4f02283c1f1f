"""What an officer does with a mail that is held: register it, join it to a case, or set it aside."""

from collections.abc import Mapping

from django.db import transaction

from huiyin.casework.case import Case
from huiyin.connections import keeping as connections
from huiyin.evidence import keeping
from huiyin.intake.mail.acting import enclose, facts_of, join, kind_of
from huiyin.intake.mail.connection import Imap
from huiyin.intake.mail.fitting import fitted
from huiyin.intake.mail.happenings import MailSettled
from huiyin.intake.mail.letter import Letter, Opened
from huiyin.intake.mail.models import MailRow
from huiyin.intake.mail.passing import taken_over
from huiyin.intake.mail.reading import read
from huiyin.intake.mail.receiving import STREAM, enclosed_in
from huiyin.ledger import moment
from huiyin.ledger.door import load_case
from huiyin.ledger.store import append, lock

REASONS = ("spam", "not_a_complaint", "duplicate", "automatic", "other")
"""Why a mail is set aside."""


class AlreadySettled(RuntimeError):
    """Somebody else was faster; the row says what they did."""


def letter_of(row: MailRow) -> Letter:
    """The mail as it is kept; an empty one where it was never fetched or was erased."""
    try:
        return read(keeping.content(keeping.find(row.sha256)))
    except keeping.NotKept:
        return Letter(troubles=("not_here",))


def mailbox_of(row: MailRow) -> Imap | None:
    """Its connection in the words of the mail's regulation, also while switched off; None where it was
    removed.
    """
    try:
        found: Imap | None = connections.kept(f"imap/{row.mailbox}")
    except LookupError:
        return None
    return fitted(found, row.pack) if found is not None else None


def opened(row: MailRow) -> Opened:
    letter = letter_of(row)
    return Opened(letter, row.sha256, tuple(enclosed_in(letter)))


def suggested(row: MailRow, letter: Letter) -> Mapping[str, list[str]]:
    """What a form to register it begins with, by the names that forms of the desk have."""
    imap = mailbox_of(row)
    if imap is None:
        return {}
    facts = {f"f.{fact}": [text] for fact, text in facts_of(imap, letter).items()}
    return {"c.kind": [kind_of(imap)], "c.channel": [imap.channel], **facts}


def registered(row: MailRow, case: Case, by: str) -> None:
    """In the transaction of the registration: the mail and its files go on record with the case."""
    imap = mailbox_of(row)
    _settle(row, MailRow.REGISTERED, by, case=case.id)
    if imap is not None and row.sha256:
        enclose(case.id, imap, opened(row))
    taken_over(row, case.id)


def joined(row: MailRow, case: str, by: str) -> None:
    """Raises Refused, AlreadySettled, or LookupError where the mailbox is gone."""
    imap = mailbox_of(row)
    if imap is None:
        raise LookupError(row.mailbox)
    files = opened(row)
    with transaction.atomic():
        _settle(row, MailRow.JOINED, by, case=case)
        join(case, fitted(imap, load_case(case).policy.partition("@")[0]), files, row, by)
        taken_over(row, case)


def dismissed(row: MailRow, why: str, by: str) -> None:
    """Set aside; it stays kept. Raises AlreadySettled."""
    if why not in REASONS:
        raise ValueError(why)
    with transaction.atomic():
        _settle(row, MailRow.DISMISSED, by, why=why)
        taken_over(row, "")


def _settle(row: MailRow, state: str, by: str, *, case: str = "", why: str = "") -> None:
    head, now = lock(STREAM), moment.now()
    held = MailRow.objects.filter(pk=row.pk, state=MailRow.HELD)
    changes = {"state": state, "settled_at": now, "settled_by": by, "why": why or row.why,
               "leaves": ""}  # fmt: skip
    if not held.update(**changes, case=case or row.case):
        raise AlreadySettled(row.pk)
    append(head, [MailSettled(at=now, by=by, mail=row.pk, state=state, why=why, case=case)], now)
