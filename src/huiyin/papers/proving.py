"""The code on a printed paper, and what it confirms to whoever holds the page.

Every print is recorded in a stream of its code's name. The code is derived from what was printed,
under a key of the installation, so that nobody can guess one; the fingerprint is the hash of the
event that issued the paper, which `huiyin verify` finds in the chain.
"""

import base64
import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from huiyin.casework.events import PaperIssued
from huiyin.casework.sheets import Sheet
from huiyin.ledger import keys, ports
from huiyin.ledger.canonical import canonical
from huiyin.ledger.chain import event_hash
from huiyin.ledger.happenings import Happening
from huiyin.ledger.models import EventRow, SealedText, SubjectKey
from huiyin.ledger.store import Recorded, append, load, lock, recorded_from
from huiyin.ledger.texts import fingerprint as text_fingerprint

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's alphabet: no I, L, O, U, which are misread."""
_MISREAD = str.maketrans("ILO", "110", " -–—_.")
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BYTES = 8
LENGTH = 12
"""Sixty bits: with a million papers out, a guess in 2⁴⁰ hits one."""


@dataclass(frozen=True, kw_only=True)
class PaperPrinted(Happening):
    """A paper of a case was printed: `issued` is the hash of the event that issued it, `file` that of
    what was handed out, `way` the kind of file.
    """

    case: str
    copy: str
    issued: str
    way: str
    file: str


@dataclass(frozen=True)
class Confirmed:
    """What a page may know who holds nothing but the code. `state` is `same`, `erased` or `altered`."""

    code: str
    title: str
    form: str
    version: str
    fingerprint: str
    first: datetime
    last: datetime
    times: int
    state: str
    zone: str


def code_for(case: str, issued: str, sheet: Sheet) -> str:
    """The same page has the same code; another signature, or a mask, makes it another page."""
    said = canonical([case, issued, repr(sheet)])
    mac = hmac.new(keys.index_key(), f"paper\x00{said}".encode(), sha256).digest()
    text = base64.b32encode(mac[:_BYTES]).decode().translate(str.maketrans(_PLAIN, SIGNS))
    return spaced(text[:LENGTH])


def spaced(code: str) -> str:
    return "-".join(code[n : n + 4] for n in range(0, len(code), 4))


def read_code(typed: str) -> str:
    """As somebody may type it: small letters, without or with other hyphens; "" for what is none."""
    plain = typed.upper().translate(_MISREAD)
    return spaced(plain) if len(plain) == LENGTH and set(plain) <= set(SIGNS) else ""


def short(issued: str) -> str:
    return " ".join(issued[n : n + 4] for n in range(0, 16, 4))


def issuing(recorded: list[Recorded], copy: str) -> Recorded:
    """The event that issued a paper. Raises LookupError."""
    for item in recorded:
        if isinstance(item.event, PaperIssued) and item.event.copy == copy:
            return item
    raise LookupError(copy)


def note_print(code: str, event: PaperPrinted) -> None:
    with transaction.atomic():
        append(lock(_stream(code)), [event], event.at)


def prints_of(code: str) -> list[PaperPrinted]:
    """Every print under this code, the earliest first."""
    return [item.event for item in load(_stream(code)) if isinstance(item.event, PaperPrinted)]


def _stream(code: str) -> str:
    return f"paper/{code}"


def confirm(code: str) -> Confirmed | None:
    """None for a code that stands on no paper of this ledger."""
    prints = prints_of(code)
    if not prints:
        return None
    first = prints[0]
    row = EventRow.objects.filter(stream=f"case/{first.case}", hash=first.issued).first()
    if row is None:
        return None
    issued = recorded_from(row, {}).event
    pack = row.policy.partition("@")[0]
    regulation = ports.rules().regulation(pack)
    policy = regulation.at(first.at)
    rule = policy.papers.get(issued.paper)
    return Confirmed(
        code=code,
        title=rule.title.text(policy.language) if rule else issued.paper,
        form=(rule.code or "") if rule else "",
        version=(rule.version or "") if rule else "",
        fingerprint=short(first.issued),
        first=first.at,
        last=prints[-1].at,
        times=len(prints),
        state=_state(row),
        zone=str(policy.head.zone),
    )


def _state(row: EventRow) -> str:
    """Whether what the ledger says of the paper today is what it said when it was issued."""
    if event_hash(row) != row.hash:
        return "altered"
    key = SubjectKey.objects.filter(subject=row.stream).first()
    if key is not None and not bytes(key.wrapped):
        return "erased"
    text = SealedText.objects.filter(stream=row.stream, seq=row.seq).first()
    kept = text_fingerprint(bytes(text.ciphertext)) if text else ""
    return "same" if kept == row.text else "altered"
