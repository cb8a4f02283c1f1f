"""Where answers to our letters come back to, and which mails of the complainant a letter answers."""

from huiyin.casework.case import Case
from huiyin.connections import keeping
from huiyin.intake.mail import tokens
from huiyin.intake.mail.connection import Imap
from huiyin.intake.mail.models import MailRow
from huiyin.intake.mail.settling import letter_of
from huiyin.notices.letters import Thread

_MOST = 5


def thread_of(case: Case) -> Thread:
    """The address that names the case where the mailbox takes such; the last mails that came for it."""
    known = MailRow.objects.filter(case=case.id).exclude(state=MailRow.NOTED)
    rows = list(known.order_by("-received_at", "-id")[:_MOST])
    ids = [letter_of(row).message_id for row in reversed(rows)]
    return Thread(_reply_to(case, rows), tuple(f"<{one}>" for one in ids if one))


def _reply_to(case: Case, rows: list[MailRow]) -> str:
    """The mailbox it came by; else the first one of the case's regulation."""
    boxes: dict[str, Imap] = keeping.every("imap")
    pack = case.policy.partition("@")[0]
    near = [boxes[row.mailbox] for row in rows if row.mailbox in boxes]
    fitting = [*near, *(box for box in boxes.values() if box.pack == pack)]
    if not fitting:
        return ""
    imap = fitting[0]
    return tokens.address_for(case.id, imap.address) if imap.subaddress else imap.address
