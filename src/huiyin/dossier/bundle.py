"""The archive of a file: everything in it as files, a signed manifest of hashes, events and proof."""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from huiyin.dossier.checking import (
    EVENTS,
    FORMAT,
    MANIFEST,
    PROOF,
    PURPOSE,
    SIGNATURE,
    private_digest,
)
from huiyin.dossier.contents import Contents
from huiyin.dossier.proving import Inclusion, events_of
from huiyin.ledger.canonical import canonical
from huiyin.ledger.chain import stamp
from huiyin.ledger.keys import signing_key

Pieces = Iterable[bytes]
MAIN = "file.pdf"
_HOW = """{title}

file.pdf       the whole file as pages, the originals attached
originals/     evidence and papers added later, as they were handed in
papers/        the forms of the case, as printed
copies/        forms of linked cases of which a copy belongs here
letters/       letters as they were sent
events.jsonl   everything that happened, with the hash of each event over the one before
proof.json     the place of the last sealed event under a seal of the ledger
manifest.json  the SHA-256 of every file here; manifest.sig is its signature

To check it without network: huiyin verify --dossier THIS.zip --public-key seal.pub.pem
"""


@dataclass(frozen=True)
class Taken:
    """Who took the file when; it stands on every page and in the manifest."""

    person: str
    name: str
    at: datetime


@dataclass
class Bundle:
    """Writes the archive piece by piece and remembers the hash of each file."""

    archive: zipfile.ZipFile
    at: datetime
    digests: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, pieces: Pieces) -> None:
        digest = sha256()
        moment = self.at.timetuple()[:6]
        info = zipfile.ZipInfo(name, date_time=(max(moment[0], 1980), *moment[1:]))
        info.compress_type = zipfile.ZIP_DEFLATED
        with self.archive.open(info, "w", force_zip64=True) as out:
            for piece in pieces:
                digest.update(piece)
                out.write(piece)
        self.digests[name] = digest.hexdigest()


def write(
    out: IO[bytes],
    contents: Contents,
    facts: Mapping[str, str],
    taken: Taken,
    files: Iterable[tuple[str, Callable[[], Pieces]]],
    proof: Inclusion | None,
) -> None:
    """`facts` name the case (stream, number, archive number, regulation); `files` come as they are read."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        bundle = Bundle(archive, taken.at)
        bundle.add("README.txt", [_HOW.format(title=contents.title).encode()])
        for name, read in files:
            bundle.add(name, read())
        course = _Course(facts["stream"])
        bundle.add(EVENTS, course.lines())
        if proof is not None:
            bundle.add(PROOF, [_text(proof.plain())])
        manifest = _text({
            "format": FORMAT, **facts, "title": contents.title, "made_at": stamp(taken.at),
            "made_by": taken.person, "made_by_name": taken.name, "events": course.count,
            "head": course.head, "texts": course.texts, "files": bundle.digests,
            "lacks": [demand.words for demand in contents.lacks],
        })  # fmt: skip
        archive.writestr(MANIFEST, manifest)
        archive.writestr(SIGNATURE, signing_key().sign(PURPOSE + manifest).hex() + "\n")


@dataclass
class _Course:
    """The events as lines, with what the manifest says of them."""

    stream: str
    count: int = 0
    head: str = ""
    texts: dict[str, str] = field(default_factory=dict)

    def lines(self) -> Iterator[bytes]:
        for event in events_of(self.stream):
            self.count, self.head = event["seq"], event["hash"]
            self.texts[str(self.count)] = private_digest(event["private"])
            yield (canonical(event) + "\n").encode()


def _text(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def place_of(number: str) -> str:
    """A name for the archive itself: letters and figures of its number, whatever else stands in it."""
    kept = "".join(c if c.isalnum() or c in "-_" else "-" for c in number)
    return Path(kept or "file").name
