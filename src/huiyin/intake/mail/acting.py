"""What a mail brings about, by the commands that everybody uses."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from huiyin.casework import commands as c
from huiyin.casework.applying import Arrival, applying
from huiyin.casework.case import Case, Stage
from huiyin.casework.evidence_kinds import kind_of_uploads
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.refusal import Refused
from huiyin.connections import keeping as connections
from huiyin.intake.mail import tokens
from huiyin.intake.mail.connection import Imap, NotFitting, policy_of
from huiyin.intake.mail.letter import Letter, Opened
from huiyin.intake.mail.models import MailRow
from huiyin.ledger import ports
from huiyin.ledger.door import Ask, handle, new_id
from huiyin.notices import letters, outbox

MEDIUM = "mail"
_PRESSING = re.compile(
    r"催|尽快|盡快|何时|何時|什么时候|什麼時候|多久|还没|還沒|尚未|迟迟|遲遲|至今|进展|進展|"
    r"any (news|update)|still waiting|how long",
    re.IGNORECASE,
)
_UNANSWERED = frozenset({Stage.RECEIVED, Stage.ASSESSED, Stage.HANDLING})


def facts_of(imap: Imap, letter: Letter) -> dict[str, Any]:
    """The facts that the connection takes from a mail, where the mail says anything."""
    said: Mapping[str, str] = {
        imap.text_fact: letter.text or letter.subject,
        imap.subject_fact: letter.subject or letter.text[:60],
        imap.name_fact: letter.sender_name or letter.sender,
        imap.address_fact: letter.sender,
    }
    return {fact: text for fact, text in said.items() if fact and text}


def kind_of(imap: Imap) -> str:
    return imap.kind or next(iter(policy_of(imap).kinds), "complaint")


def applied_pack(imap: Imap, at: datetime) -> str:
    """The regulation of the mailbox, unless the rule of the house is certain of another one."""
    house = ports.house()
    lines = house.application()
    if not lines:
        return imap.pack
    try:
        channel = policy_of(imap).channels.get(imap.channel)
        kind = kind_of(imap)
    except NotFitting:
        return imap.pack
    way = str(channel.class_) if channel else MEDIUM
    return applying(lines, Arrival(house.units_of(imap.person), way, kind, at)).only or imap.pack


def register(imap: Imap, opened: Opened, row: MailRow) -> Case:
    """By the person whom the mailbox names, with every file on record. Raises Refused.

    What a regulation must know and the mail does not say is a refusal: then an officer asks.
    """
    command = c.Register(
        kind=kind_of(imap),
        channel=imap.channel,
        received_at=row.received_at,
        facts=facts_of(imap, opened.letter),
    )
    case = new_id(row.received_at)
    ask = Ask(case=case, command=command, actor=imap.person, pack=imap.pack, key=f"mail/{row.id}")
    handle(ask)
    return enclose(case, imap, opened)


def join(case: str, imap: Imap, opened: Opened, row: MailRow, actor: str = COMPLAINANT) -> Case:
    """A contact of the complainant, and a reminder where it presses for an answer. Raises Refused.

    `actor` is the officer who says that it belongs here, or the complainant whose mail says so itself.
    """
    letter = opened.letter
    contact = c.RecordContact(direction="in", medium=MEDIUM, party=COMPLAINANT,
                              told=letter.text[:4000], happened_at=row.received_at)  # fmt: skip
    done = handle(Ask(case=case, command=contact, actor=actor))
    if done.case.stage in _UNANSWERED and _PRESSING.search(f"{letter.subject}\n{letter.text}"):
        with suppress(Refused):  # the regulation knows no reminder here; the contact stands
            handle(Ask(case=case, command=c.Remind(text=letter.text[:1000]), actor=actor))
    return enclose(case, imap, opened, actor)


def enclose(case: str, imap: Imap, opened: Opened, actor: str = COMPLAINANT) -> Case:
    """The mail as it came, then each of its files that was kept."""
    subject = opened.letter.subject or opened.letter.sender or "mail"
    kept = [(subject, opened.sha256)]
    kept += [(one.name or subject, one.sha256) for one in opened.enclosed if one.sha256]
    done = None
    for title, digest in kept:
        command = c.AddEvidence(kind=_evidence_kind(imap), title=title[:200], party=COMPLAINANT,
                                sha256=digest)  # fmt: skip
        done = handle(Ask(case=case, command=command, actor=actor))
    assert done is not None
    return done.case


def _evidence_kind(imap: Imap) -> str:
    try:
        return imap.evidence_kind or kind_of_uploads(policy_of(imap))
    except NotFitting:
        return imap.evidence_kind


_ACTION = re.compile(r"(?im)^action:\s*(\w+)")


def came_back(letter: Letter) -> bool:
    """Notes in its case that a letter of ours did not arrive; False where the report says no such thing.

    A report that it is only late says nothing yet.
    """
    actions = {word.lower() for word in _ACTION.findall(letter.text)}
    if actions and "failed" not in actions:
        return False
    ids = (*letter.references, *letter.returned)
    return any(letters.note_returned(f"<{one}>") for one in dict.fromkeys(ids))


def acknowledge(case: Case, imap: Imap, opened: Opened, row: MailRow) -> None:
    """Puts a receipt into the outbox: number, how to answer. Never to what asks for no answer.

    It says nothing of what was written: a receipt to the wrong address tells a number and no more.
    Where the regulation has told them something already, no second letter goes.
    """
    letter = opened.letter
    if not imap.acknowledge or not letter.sender or connections.current("smtp") is None:
        return
    if letters.has_written(case.id):
        return
    said = _RECEIPT.format(number=case.number)
    headers = {"Auto-Submitted": "auto-replied", "X-Huiyin": "receipt"}
    if letter.message_id:
        headers |= {"In-Reply-To": f"<{letter.message_id}>", "References": f"<{letter.message_id}>"}
    reply_to = tokens.address_for(case.id, imap.address) if imap.subaddress else imap.address
    outbox.put(
        outbox.Letter(to=letter.sender, subject=_SUBJECT.format(number=case.number), text=said,
                      reply_to=reply_to, headers=headers),
        outbox.Cause(key=f"receipt/{row.id}", purpose="receipt", stream=f"case/{case.id}"),
    )  # fmt: skip


_SUBJECT = "已收到您的投诉 [{number}] / We have received your complaint"
_RECEIPT = """您好：

您的来信已经收到并登记，编号 {number}。
需要补充或查询，请直接回复本邮件，并保留主题里的编号。

We have received and registered your letter under the number {number}.
To add something or to ask, answer this mail and keep the number in its subject.
"""
