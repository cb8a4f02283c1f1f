"""Proves that nothing was touched, with the public key and the exported seals alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db.models import OuterRef, Subquery, TextField
from django.db.models.functions import Cast

from huiyin.ledger.chain import hash_of, stamp_of
from huiyin.ledger.handover import BadSeal, SigningKeys
from huiyin.ledger.models import EventRow, SealedText, Stream, SubjectKey
from huiyin.ledger.packs import altered_text
from huiyin.ledger.seals import SealFile, check_seal, exported
from huiyin.ledger.texts import fingerprint


@dataclass(frozen=True)
class Fault:
    """The first thing that is not as it was recorded; `seq` 0 speaks of the stream as a whole."""

    what: str
    stream: str = ""
    seq: int = 0
    type: str = ""

    def __str__(self) -> str:
        place = f"{self.stream} #{self.seq} {self.type}".strip() if self.stream else ""
        return f"{place}: {self.what}" if place else self.what


@dataclass
class Report:
    """What was looked at, and the first fault, if any. `unprotected` events follow the last seal."""

    streams: int = 0
    events: int = 0
    texts: int = 0
    seals: int = 0
    unprotected: int = 0
    last_seal: str = ""
    fault: Fault | None = None
    heads: dict[str, tuple[int, str]] = field(default_factory=dict, repr=False)

    @property
    def is_sound(self) -> bool:
        return self.fault is None


def verify(
    folder: Path,
    key: Ed25519PublicKey,
    progress: Callable[[int], None] = lambda events: None,
    *,
    also: Sequence[Ed25519PublicKey] = (),
) -> Report:
    """Walks every stream and every seal; stops at the first fault.

    Any public key that ever signed will do, as each was handed over by the one before; `also` are
    further ones that the verifier trusts, for a handover that a lost key could not sign.
    """
    report = Report()
    try:
        seals = _checked_seals(folder, SigningKeys(folder, (key, *also)), report)
    except BadSeal as error:
        report.fault = Fault(str(error))
        return report
    wanted = _sealed_heads(seals)
    report.fault = _walk(report, wanted, progress) or _heads_fault(report, wanted) or _packs_fault()
    sealed = seals[-1].events if seals else 0
    report.unprotected = max(report.events - sealed, 0)
    return report


def _checked_seals(folder: Path, signers: SigningKeys, report: Report) -> list[SealFile]:
    seals: list[SealFile] = []
    for seal in exported(folder):
        check_seal(seal, signers.of(seal.number), seals[-1] if seals else None)
        seals.append(seal)
    report.seals = len(seals)
    report.last_seal = seals[-1].at if seals else ""
    return seals


def _sealed_heads(seals: list[SealFile]) -> dict[str, dict[int, str]]:
    """Stream to the hashes that seals say it had, by seq."""
    wanted: dict[str, dict[int, str]] = {}
    for seal in seals:
        for stream, version, head in seal.heads:
            wanted.setdefault(stream, {})[version] = head
    return wanted


class _Row(NamedTuple):
    """An event in its place, with the ciphertext that stands beside it."""

    stream: str
    seq: int
    type: str
    data: str
    clauses: str
    happened: str
    recorded: str
    actor: str
    policy: str
    batch: int
    text: str
    previous: str
    hash: str
    ciphertext: bytes | None


def _rows() -> Iterator[_Row]:
    beside = SealedText.objects.filter(stream=OuterRef("stream"), seq=OuterRef("seq"))
    rows = EventRow.objects.annotate(ciphertext=Subquery(beside.values("ciphertext")[:1]))
    texts = {name: Cast(f"{name}_at", TextField()) for name in ("happened", "recorded")}
    told = rows.annotate(**texts).order_by("stream", "seq").values_list(*_Row._fields)
    return map(_Row._make, told.iterator(chunk_size=2000))


def _walk(
    report: Report, wanted: dict[str, dict[int, str]], progress: Callable[[int], None]
) -> Fault | None:
    stream, seq, previous = "", 0, ""
    for row in _rows():
        if row.stream != stream:
            stream, seq, previous = row.stream, 0, ""
            report.streams += 1
        fault = _row_fault(row, seq, previous, wanted.get(stream, {}))
        if fault:
            return Fault(fault, row.stream, row.seq, row.type)
        seq, previous = row.seq, row.hash
        report.heads[stream] = (seq, previous)
        report.events += 1
        report.texts += bool(row.text)
        if report.events % 5000 == 0:
            progress(report.events)
    return None


def _row_fault(row: _Row, seq: int, previous: str, sealed: dict[int, str]) -> str:
    if row.seq != seq + 1:
        return f"event {seq + 1} is missing before it"
    if row.previous != previous:
        return "it does not follow the event before it"
    if hash_of(row, stamp_of(row.happened), stamp_of(row.recorded)) != row.hash:
        return "it was altered"
    if row.seq in sealed and sealed[row.seq] != row.hash:
        return "a seal says that another event stood here"
    if row.text:
        if row.ciphertext is None:
            return "its text is missing"
        if fingerprint(bytes(row.ciphertext)) != row.text:
            return "its text was altered"
    return ""


def _heads_fault(report: Report, wanted: dict[str, dict[int, str]]) -> Fault | None:
    """Tails that were cut: against the seals, and against the heads that the ledger keeps itself."""
    for stream in sorted(wanted):
        last = max(wanted[stream])
        found = report.heads.get(stream, (0, ""))[0]
        if found < last:
            what = f"its events from {found + 1} on are missing; a seal says there were {last}"
            return Fault(what, stream)
    for head in Stream.objects.order_by("id").iterator(chunk_size=2000):
        if report.heads.get(head.id, (0, "")) != (head.version, head.head):
            return Fault(f"it should have {head.version} events", head.id)
    if report.streams > Stream.objects.count():
        return Fault("there are streams that nobody began")
    return None


def _packs_fault() -> Fault | None:
    pack = altered_text()
    return Fault("the text of a regulation was altered", f"pack/{pack}") if pack else None


def erased_subjects() -> int:
    return SubjectKey.objects.filter(wrapped=b"").count()
