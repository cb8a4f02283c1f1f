"""Hands a file out: as pages or as an archive. Each time leaves a trace, and a mark on what is taken."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, cast

from django.conf import settings
from django.urls import reverse

from huiyin.casework.case import PaperState
from huiyin.casework.refusal import Reason, Refused
from huiyin.dossier.bundle import MAIN, Pieces, Taken, place_of, write
from huiyin.dossier.contents import Contents, contents_of
from huiyin.dossier.copies import copies_of
from huiyin.dossier.pages import Attached, pages_of, with_attachments
from huiyin.dossier.proving import Inclusion, inclusion_of
from huiyin.evidence import keeping
from huiyin.evidence.depot import Gone
from huiyin.ledger import access
from huiyin.ledger.door import stream_of
from huiyin.notices.house import defaults
from huiyin.papers.handing import Reader, hand_out
from huiyin.papers.letters import letter_pdf
from huiyin.sight.linking import names_in
from huiyin.sight.looking import Seen

MOST_ATTACHED = 64 * 1024 * 1024
"""Originals of more than this in all are not put into the pages; the archive has them."""


@dataclass(frozen=True)
class Original:
    """A file that was handed in: its name in the archive, its title and hash."""

    place: str
    title: str
    digest: str
    size: int


def whole(seen: Seen) -> Contents:
    return contents_of(seen, names_in(seen))


def check_takeable(seen: Seen) -> None:
    """A file is handed out whole or not at all: Refused where something is hidden from this person."""
    if seen.veil.facts:
        clauses = dict.fromkeys(c for mask in seen.veil.facts.values() for c in mask.clause)
        raise Refused(Reason.MAY_NOT_KNOW, tuple(clauses))


def originals(seen: Seen) -> Iterator[Original]:
    """Each content once, of what is still kept."""
    done: set[str] = set()
    for number, item in enumerate(whole(seen).items, 1):
        if not item.digest or item.digest in done:
            continue
        done.add(item.digest)
        try:
            blob = keeping.find(item.digest)
        except keeping.NotKept:
            continue
        yield Original(
            f"originals/{number:03d}.{_end(blob.kind)}", item.title, item.digest, blob.size
        )


def _end(kind: str) -> str:
    return "".join(c for c in kind.lower() if c.isalnum()) or "bin"


def pdf(seen: Seen, at: datetime) -> bytes:
    """The pages with the originals attached (PDF/A-3). The taking is recorded."""
    check_takeable(seen)
    taken = _taken(seen, at)
    made = _pages(seen, taken)
    access.take(seen.draft, "pdf")
    return made


def archive(seen: Seen, at: datetime) -> IO[bytes]:
    """The archive as a file that is gone once it is closed. The taking is recorded."""
    check_takeable(seen)
    taken, case = _taken(seen, at), seen.case
    facts = {
        "stream": stream_of(case.id), "number": case.number, "archive_number": case.archive_number,
        "policy": case.policy,
    }  # fmt: skip
    out = tempfile.TemporaryFile()  # noqa: SIM115 (whoever sends it closes it)
    try:
        write(out, whole(seen), facts, taken, _files(seen, taken), _proof(seen))
    except BaseException:
        out.close()
        raise
    access.take(seen.draft, "zip")
    out.seek(0)
    return cast(IO[bytes], out)


def _taken(seen: Seen, at: datetime) -> Taken:
    return Taken(seen.me.person, seen.words.person(seen.me.person), at)


def _proof(seen: Seen) -> Inclusion | None:
    folder: Path = settings.HOME.seals
    return inclusion_of(stream_of(seen.case.id), folder)


def _files(seen: Seen, taken: Taken) -> Iterator[tuple[str, Callable[[], Pieces]]]:
    yield MAIN, lambda: [_pages(seen, taken)]
    for paper in seen.case.papers.values():
        if paper.paper in seen.policy.papers:
            yield f"papers/{paper.id}.pdf", partial(_paper, seen, paper, taken)
    for copy in copies_of(seen):
        place = f"copies/{place_of(copy.number)}/{copy.paper.id}.pdf"
        yield place, partial(_paper, copy.seen, copy.paper, taken)
    for state in seen.case.written.values():
        made = letter_pdf(seen.policy, seen.case.number, state, state.written_at).pdf
        yield f"letters/{state.id}.pdf", partial(_once, made)
    for original in originals(seen):
        blob = keeping.find(original.digest)
        yield original.place, partial(keeping.stream, blob)


def _paper(seen: Seen, paper: PaperState, taken: Taken) -> Pieces:
    """As anybody who prints it gets it, with its code; this print is noted like any other."""
    reader = Reader(taken.person, taken.at, seen.words, _where_confirmed)
    return [hand_out(seen.case.id, list(seen.recorded), paper, reader, "pdf").file]


def _where_confirmed(code: str) -> str:
    return f"{defaults().desk}{reverse('confirmed', args=[code])}"


def _once(content: bytes) -> Pieces:
    return [content]


def _pages(seen: Seen, taken: Taken) -> bytes:
    contents = whole(seen)
    printed = pages_of(seen, contents, taken, _proof(seen))
    return with_attachments(printed, list(_attached(seen)), taken.at)


def _attached(seen: Seen) -> Iterator[Attached]:
    left = MOST_ATTACHED
    for original in originals(seen):
        left -= original.size
        if left < 0:
            return
        try:
            content = keeping.content(keeping.find(original.digest))
        except Gone:
            continue
        yield Attached(original.place.rpartition("/")[2], original.title, content)
