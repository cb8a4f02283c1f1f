"""A file as pages: cover, index, checklist, papers, letters, course, proof; originals attached."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pikepdf

from huiyin.casework.case import PaperState
from huiyin.casework.sheets import SignatureBox, sheet_of
from huiyin.casework.wording import value_label
from huiyin.dossier.bundle import Taken
from huiyin.dossier.contents import Contents, Item
from huiyin.dossier.copies import copies_of
from huiyin.dossier.proving import Inclusion
from huiyin.dossier.words import say
from huiyin.papers.letterhead import letterhead
from huiyin.papers.letters import printed_blocks
from huiyin.papers.pages import way_words
from huiyin.papers.printing import print_pdf
from huiyin.sight.looking import Seen


@dataclass(frozen=True)
class Attached:
    name: str
    title: str
    content: bytes


_KINDS = {
    "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "txt": "text/plain", "mp3": "audio/mpeg", "mp4": "video/mp4", "eml": "message/rfc822",
}  # fmt: skip


def pages_of(seen: Seen, contents: Contents, taken: Taken, proof: Inclusion | None) -> bytes:
    return print_pdf("dossier", content_of(seen, contents, taken, proof), taken.at, "a-3b").pdf


def content_of(
    seen: Seen, contents: Contents, taken: Taken, proof: Inclusion | None
) -> Mapping[str, Any]:
    """Everything on the pages, as their template takes it."""
    language = seen.words.language
    keys = ("title", "page", "section.index", "section.checklist", "section.papers", "section.letters",
            "section.course", "section.related", "section.proof", "column.no", "column.title",
            "column.sort", "column.date", "column.by", "column.note", "column.demand", "column.clause",
            "column.state", "column.who", "column.what")  # fmt: skip
    return {
        "title": contents.title,
        "house": letterhead().name,
        "script": "hant" if language == "zh-Hant" else "hans",
        "words": {key.rpartition(".")[2] if key == "page" else key: say(key, language) for key in keys},
        "cover": [list(row) for row in contents.cover],
        "index": [_row(seen, number, item) for number, item in enumerate(contents.items, 1)],
        "checklist": [
            {"words": d.words, "met": d.met, "state": say("met" if d.met else "unmet", language),
             "clauses": "、".join(d.clauses)}
            for d in contents.demands
        ],
        "papers": list(_papers(seen)),
        "letters": list(_letters(seen)),
        "course": [
            {"at": seen.words.moment(line.at), "who": line.who, "words": line.words,
             "clauses": "、".join(line.clauses)}
            for line in contents.lines
        ],
        "related": [f"{relation} {number}" for relation, number in contents.related],
        "proof": _proof(seen, proof),
        "mark": say("mark", language).format(
            who=taken.name, at=seen.words.moment(taken.at), number=seen.case.number
        ),
    }  # fmt: skip


def _row(seen: Seen, number: int, item: Item) -> dict[str, str]:
    language = seen.words.language
    later = say("later", language) if item.later else ""
    note = "；".join(part for part in (later, item.note) if part)
    return {
        "no": str(number), "title": item.title, "sort": say(f"sort.{item.sort}", language),
        "date": seen.words.moment(item.at)[:10], "by": item.by, "note": note,
    }  # fmt: skip


def _papers(seen: Seen) -> Iterator[dict[str, Any]]:
    """What stands on each paper: its boxes and tables, and who signed it when and how. Copies behind."""
    for paper in seen.case.papers.values():
        yield _paper(seen, paper)
    for copy in copies_of(seen):
        note = say("note.copy_of", seen.words.language).format(number=copy.number)
        made = _paper(copy.seen, copy.paper)
        yield {
            **made,
            "title": f"{made['title']}（{say('sort.copy', seen.words.language)}，{note}）",
        }


def _paper(seen: Seen, paper: PaperState) -> dict[str, Any]:
    if paper.paper not in seen.policy.papers:
        fields = [[name, str(said)] for name, said in paper.fields.items()]
        title = f"{paper.paper} {paper.number}".strip()
        return {"title": title, "signed": [], "grids": [], "fields": fields}
    sheet = sheet_of(seen.words, paper)
    grids = [
        {"title": grid.title, "columns": list(grid.columns), "rows": list(map(list, grid.rows))}
        for grid in sheet.grids().values()
        if grid.rows
    ]
    return {
        "title": f"{sheet.title} {paper.number}".strip(),
        "fields": [[box.label, box.value] for box in sheet.boxes() if box.value],
        "grids": grids,
        "signed": [_signed(seen, box, seen.words.language) for box in sheet.signatures],
    }


def _signed(seen: Seen, box: SignatureBox, language: str) -> list[str]:
    """As who, who it was and how, and when; the drawing itself stands on the printed form."""
    if box.at is None:
        return [box.title, say("unsigned", language), ""]
    how = way_words(box, language)
    return [
        box.title,
        "，".join(part for part in (box.name, how) if part),
        seen.words.moment(box.at),
    ]


def _letters(seen: Seen) -> Iterator[dict[str, Any]]:
    words, language = seen.words, seen.words.language
    for letter in seen.case.written.values():
        way = value_label("way", letter.way, language) if letter.way else ""
        sent = words.moment(letter.sent_at) if letter.sent_at else ""
        how = value_label("delivered", letter.how, language) if letter.how else ""
        yield {
            "title": words.title(letter.letter, "letters"),
            "blocks": printed_blocks(letter.text),
            "note": " · ".join(part for part in (sent, way, how) if part),
        }


def _proof(seen: Seen, proof: Inclusion | None) -> list[str]:
    language, last = seen.words.language, seen.recorded[-1]
    said = [say("proof.events", language).format(events=last.seq, head=last.hash)]
    if proof is None:
        said.append(say("proof.unsealed", language))
    else:
        said.append(say("proof.sealed", language).format(
            version=proof.version, number=proof.seal.number, at=proof.seal.at[:19]))  # fmt: skip
    return [*said, say("proof.how", language)]


def with_attachments(pdf: bytes, files: Sequence[Attached], at: datetime) -> bytes:
    """The same pages with the files embedded, each said to belong to the document (ISO 19005-3, 6.8)."""
    if not files:
        return pdf
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        associated = pikepdf.Array()
        for file in files:
            kind = _KINDS.get(file.name.rpartition(".")[2], "application/octet-stream")
            spec = pikepdf.AttachedFileSpec(
                document, file.content, filename=file.name, mime_type=kind, description=file.title,
                relationship=pikepdf.Name.Source, mod_date=f"{at.astimezone(UTC):D:%Y%m%d%H%M%S}Z",
            )  # fmt: skip
            document.attachments[file.name] = spec
            associated.append(spec.obj)
        document.Root.AF = associated
        document.save(out, deterministic_id=True)
    return out.getvalue()
