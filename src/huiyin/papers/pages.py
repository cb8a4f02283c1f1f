"""The content of a form's page: what `templates/form.typ` and the Word file are made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.casework.sheets import Box, Grid, Sheet, SignatureBox
from huiyin.casework.signatures import HEIGHT, WIDTH
from huiyin.papers.lettering import lacking, name_of, texts_in
from huiyin.papers.words import count, said, template

HALF = 16
"""A text longer than this many characters takes the whole line, whatever was planned."""
_LINES = {"half": 1, "whole": 1, "tall": 4}


@dataclass(frozen=True)
class Mark:
    """What a printed page says of itself. `check` is the address where its code is confirmed."""

    code: str
    qr: str
    check: str
    fingerprint: str
    printed_by: str
    printed_at: datetime
    masked: bool = False


@dataclass(frozen=True)
class House:
    """Whose paper it is, and by which clock its moments are told."""

    name: str
    zone: str


def page_of(sheet: Sheet, house: House, mark: Mark | None = None) -> dict[str, Any]:
    """Without a mark a page that proves nothing: a blank one, or one of a gallery."""
    language = sheet.language
    content: dict[str, Any] = {
        "script": "hant" if language == "zh-Hant" else "hans",
        "title": sheet.title,
        "house": house.name,
        "flipped": sheet.across,
        "head_left": _form(sheet),
        "head_right": _number(sheet),
        "parts": [part for own in sheet.parts for part in _parts(own.title, own.holds)],
        "signatures": [_signature(box, house, language) for box in sheet.signatures],
        "copies": _copies(sheet),
        "words": {name: template(name, language) for name in ("page", "serial", "colon")},
        "notes": [_issued(sheet, house)] if sheet.issued_at else [],
        **(_marked(mark, house, language) if mark else {}),
    }
    if mark and mark.masked:
        content["notes"].append(said("masked", language))
    return _with_missing(content, language)


def _with_missing(content: dict[str, Any], language: str) -> dict[str, Any]:
    missing = lacking("".join(texts_in(content)))
    if missing:
        named = "、".join(map(name_of, missing))
        content["notes"].append(said("lacking", language, characters=named))
    return content


def _form(sheet: Sheet) -> str:
    language = sheet.language
    told = [
        sheet.code,
        said("version", language, version=sheet.version) if sheet.version else "",
        said("since", language, day=day_words(sheet.since, language)) if sheet.since else "",
    ]
    return "　".join(part for part in told if part)


def _number(sheet: Sheet) -> str:
    if sheet.number:
        return said("number", sheet.language, number=sheet.number)
    return "" if sheet.issued_at else said("number.blank", sheet.language)


def day_words(day: date, language: str) -> str:
    return said("day", language, y=day.year, m=day.month, d=day.day)


def moment_words(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def _issued(sheet: Sheet, house: House) -> str:
    assert sheet.issued_at is not None
    at = moment_words(sheet.issued_at, house.zone)
    return said("issued", sheet.language, who=sheet.issued_by, at=at)


def _parts(title: str, holds: Iterable[Box | Grid]) -> Iterator[dict[str, Any]]:
    """Boxes that follow one another make one table; the title stands above the first part."""
    boxes: list[Box] = []
    for item in (*holds, None):
        if isinstance(item, Box):
            boxes.append(item)
            continue
        if boxes:
            yield {"kind": "boxes", "title": title, "rows": list(_rows(boxes))}
            title, boxes = "", []
        if isinstance(item, Grid):
            if title:
                yield {"kind": "boxes", "title": title, "rows": []}
            yield {"kind": "rows", "title": item.title, "columns": list(item.columns),
                   "rows": [list(row) for row in item.rows] or [["—"] * len(item.columns)],
                   "empty": not item.rows}  # fmt: skip
            title = ""


def _rows(boxes: Iterable[Box]) -> Iterator[list[dict[str, Any]]]:
    """Two halves share a line; a half that finds no other takes it alone."""
    waiting: list[dict[str, Any]] = []
    for box in boxes:
        cell = {"label": box.label, "value": box.value, "lines": _LINES[box.size]}
        if box.size == "half" and len(box.value) <= HALF and "\n" not in box.value:
            waiting.append(cell)
            if len(waiting) == 2:
                yield waiting
                waiting = []
            continue
        if waiting:
            yield waiting
            waiting = []
        yield [cell]
    if waiting:
        yield waiting


def _signature(box: SignatureBox, house: House, language: str) -> dict[str, str]:
    if box.at is None:
        date_words, note = said("day.blank", language), ""
    else:
        day = box.at.astimezone(ZoneInfo(house.zone)).date()
        date_words = day_words(day, language)
        note = way_words(box, language)
    name = "" if box.way in ("scan", "noted") else box.name
    return {"title": box.title, "name": name, "note": note, "date": date_words,
            "drawn_svg": _drawing(box.strokes), "strokes": box.strokes}  # fmt: skip


def way_words(box: SignatureBox, language: str) -> str:
    """How somebody signed: drawn, by password, on paper …"""
    return said(f"signed.{box.way}", language, who=box.name)


def _drawing(strokes: str) -> str:
    """`strokes` are lines between whole numbers and nothing else; casework checked them."""
    if not strokes:
        return ""
    path = (
        f'<path d="{strokes}" fill="none" stroke="#000" stroke-width="4" stroke-linecap="round"/>'
    )
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{path}</svg>'


def _copies(sheet: Sheet) -> str:
    language, n = sheet.language, sheet.made_in or (len(sheet.copies) + 1 if sheet.copies else 0)
    if not n:
        return ""
    who = [*sheet.copies, *([said("file", language)] if n > len(sheet.copies) else [])]
    between = ", " if language == "en" else "、"
    each = said("each", language, who=between.join(who)) if len(who) > 1 else who[0]
    return said("copies", language, n=count(n, language), who=each)


def _marked(mark: Mark, house: House, language: str) -> dict[str, str]:
    place = mark.check.partition("://")[2] or mark.check
    return {
        "code": mark.code,
        "qr_svg": mark.qr,
        "check": said("check", language, place=place),
        "fingerprint": said("fingerprint", language, print=mark.fingerprint),
        "printed": said("printed", language, who=mark.printed_by,
                        at=moment_words(mark.printed_at, house.zone)),
    }  # fmt: skip
