"""A paper as it stands on its page: headings, boxes, tables, signatures, copies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from huiyin.casework.case import PaperState
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.paper_rows import PEOPLE, Row
from huiyin.casework.signed import Signature
from huiyin.casework.wording.words import Words
from huiyin.policy.schema.papers import TYPED, Paper, PaperField, PaperTable


@dataclass(frozen=True)
class Box:
    """A label and what stands beside it; `size` is `half` a line, the `whole`, or `tall`."""

    name: str
    label: str
    value: str
    size: str


@dataclass(frozen=True)
class Grid:
    name: str
    title: str
    columns: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Part:
    title: str
    holds: tuple[Box | Grid, ...]


@dataclass(frozen=True)
class SignatureBox:
    """`title` says who signs; `name` who did. `way` is `scan` where the signed page is in the evidence,
    `drawn` with the `strokes`, `password`, `account`, or `noted` by whoever saw a complainant sign.
    """

    title: str
    name: str = ""
    at: datetime | None = None
    way: str = ""
    strokes: str = ""


@dataclass(frozen=True)
class Sheet:
    """`since` is the day from which the form is in force. A blank one has neither number nor date."""

    paper: str
    title: str
    code: str
    version: str
    since: date | None
    language: str
    across: bool
    parts: tuple[Part, ...]
    signatures: tuple[SignatureBox, ...]
    copies: Row
    made_in: int
    number: str = ""
    issued_by: str = ""
    issued_at: datetime | None = None

    def boxes(self) -> list[Box]:
        return [box for part in self.parts for box in part.holds if isinstance(box, Box)]

    def grids(self) -> dict[str, Grid]:
        return {g.name: g for part in self.parts for g in part.holds if isinstance(g, Grid)}


def sheet_of(words: Words, paper: PaperState) -> Sheet:
    """An issued paper. Raises KeyError where the regulation has no such form any more."""
    rule = words.policy.papers[paper.paper]
    signatures = tuple(
        _signed(words, signer, _signs_as(words, rule, signer), paper.signatures.get(signer))
        for signer in paper.signers
    )
    return _sheet(
        words, paper.paper, _parts(words, rule, paper), signatures,
        number=paper.number,
        issued_by=words.person(paper.issued_by),
        issued_at=paper.issued_at,
    )  # fmt: skip


def blank_sheet(words: Words, name: str) -> Sheet:
    """The form to be filled by hand."""
    rule = words.policy.papers[name]
    signatures = tuple(SignatureBox(_signs_as(words, rule, str(who))) for who in rule.signed_by)
    return _sheet(words, name, _parts(words, rule, None), signatures)


def _sheet(
    words: Words,
    name: str,
    parts: tuple[Part, ...],
    signatures: tuple[SignatureBox, ...],
    **own: Any,
) -> Sheet:
    rule = words.policy.papers[name]
    copies = tuple(words.audience(str(who)) for who in rule.copies)
    return Sheet(
        paper=name, title=rule.title.text(words.language),
        code=rule.code or "", version=rule.version or "", since=rule.since,
        language=words.language, across=rule.page == "across",
        parts=parts, signatures=signatures,
        copies=copies, made_in=rule.made_in or 0, **own,
    )  # fmt: skip


def _signs_as(words: Words, rule: Paper, signer: str) -> str:
    titled = rule.signed_as.get(signer)
    return titled.text(words.language) if titled else words.audience(signer)


def _signed(words: Words, signer: str, title: str, given: Signature | None) -> SignatureBox:
    if given is None:
        return SignatureBox(title)
    noted = signer == COMPLAINANT and given.by != COMPLAINANT
    way = "noted" if noted else given.proof or "account"
    way = "scan" if given.scan else "drawn" if given.strokes else way
    return SignatureBox(title, words.person(given.by), given.at, way, given.strokes)


def _parts(words: Words, rule: Paper, paper: PaperState | None) -> tuple[Part, ...]:
    """What stands under no heading first; a section that holds nothing is left out."""
    titled = [(str(name), title.text(words.language)) for name, title in rule.sections.items()]
    headings: list[tuple[str | None, str]] = [(None, ""), *titled]
    parts = [Part(title, tuple(_under(words, rule, paper, name))) for name, title in headings]
    return tuple(part for part in parts if part.holds)


def _under(
    words: Words, rule: Paper, paper: PaperState | None, section: str | None
) -> Iterator[Box | Grid]:
    """Its fields, then its tables."""
    said = paper.fields if paper else {}
    for name, blank in rule.fields.items():
        if blank.under == section:
            yield _box(words, str(name), blank, said)
    for name, table in rule.tables.items():
        if table.under == section:
            yield _grid(words, str(name), table, paper)


def _box(words: Words, name: str, rule: PaperField, said: Mapping[str, Any]) -> Box:
    return Box(
        name, rule.title.text(words.language), _value(words, rule, said.get(name)), rule.size
    )


def _value(words: Words, rule: PaperField, said: Any) -> str:
    """A person by name, where the field is bound to a fact that is one."""
    bound = words.policy.facts.get(rule.from_.source.strip()) if rule.from_ else None
    if said is not None and bound is not None and bound.type == "person":
        return words.person(str(said))
    return str(said or "")


def _grid(words: Words, name: str, rule: PaperTable, paper: PaperState | None) -> Grid:
    columns = tuple(title.text(words.language) for title in rule.columns.values())
    blank = tuple(("",) * len(columns) for _ in range(rule.blank_rows))
    rows = blank if paper is None else tuple(paper.tables.get(name, ()))
    named = [rule.of != TYPED and str(column) in PEOPLE for column in rule.columns]
    return Grid(
        name,
        rule.title.text(words.language),
        columns,
        tuple(tuple(map(_cell, [words] * len(named), row, named)) for row in rows),
    )


def _cell(words: Words, said: str, is_person: bool) -> str:  # noqa: FBT001 (a column of the row)
    if not is_person or not said:
        return str(said)
    return words.people(tuple(said.split(",")))
