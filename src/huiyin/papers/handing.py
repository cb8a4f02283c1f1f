"""Hands out the pages of a case's papers, and of blank forms: as PDF, or as Word.

Every print of a paper is recorded under its code. Who asks has to have looked at the case before:
what they may not read is masked in the paper that is handed in here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

from huiyin.casework.case import PaperState
from huiyin.casework.sheets import Sheet, blank_sheet, sheet_of
from huiyin.casework.wording.words import Words
from huiyin.ledger.store import Recorded
from huiyin.papers.letterhead import letterhead
from huiyin.papers.lettering import lacking, texts_in
from huiyin.papers.pages import House, Mark, page_of
from huiyin.papers.printing import print_pdf
from huiyin.papers.proving import PaperPrinted, code_for, issuing, note_print, short
from huiyin.papers.qr import qr_of
from huiyin.papers.word import word_of
from huiyin.policy.policy import Policy

Way = Literal["pdf", "docx"]
WAYS: tuple[Way, ...] = ("pdf", "docx")
MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class Handed:
    """A file and the name to keep it under. `lacking` are characters that no font has."""

    file: bytes
    name: str
    way: Way
    code: str = ""
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reader:
    """Who prints, when, and in whose words people are named. `check` gives the address of a code;
    `masked` says that the paper holds what this person may not read.
    """

    person: str
    now: datetime
    words: Words
    check: Callable[[str], str]
    masked: bool = False


def hand_out(
    case: str, recorded: list[Recorded], paper: PaperState, reader: Reader, way: Way
) -> Handed:
    """The paper as this reader may read it. Raises LookupError where the form is no more."""
    source = issuing(recorded, paper.id)
    sheet = sheet_of(reader.words, paper)
    code = code_for(case, source.hash, sheet)
    address = reader.check(code)
    mark = Mark(
        code=code,
        qr=qr_of(address),
        check=address.removesuffix(f"{code}/"),
        fingerprint=short(source.hash),
        printed_by=reader.words.person(reader.person),
        printed_at=reader.now,
        masked=reader.masked,
    )
    made = _made(page_of(sheet, _house(reader.words.policy), mark), reader.now, way)
    note_print(
        code,
        PaperPrinted(
            at=reader.now, by=reader.person, case=case, copy=paper.id, issued=source.hash,
            way=way, file=sha256(made.file).hexdigest(),
        ),
    )  # fmt: skip
    return Handed(made.file, _name(sheet, way), way, code, made.lacking)


def hand_blank(policy: Policy, paper: str, now: datetime, way: Way) -> Handed:
    """The form to fill by hand. Raises LookupError for a form that the regulation has not."""
    sheet = blank_sheet(Words(policy, policy.language), paper)
    made = _made(page_of(sheet, _house(policy)), now, way)
    return Handed(made.file, _name(sheet, way), way)


def _house(policy: Policy) -> House:
    return House(letterhead().name, str(policy.head.zone))


def _name(sheet: Sheet, way: Way) -> str:
    return f"{' '.join(part for part in (sheet.title, sheet.number) if part)}.{way}"


def _made(content: dict[str, Any], now: datetime, way: Way) -> Handed:
    if way == "pdf":
        printed = print_pdf("form", content, now)
        return Handed(printed.pdf, "", way, lacking=printed.lacking)
    missing = lacking("".join(texts_in(content)))
    return Handed(word_of(content, now), "", way, lacking=missing)
