"""A pack as a parcel: all its texts, read from a folder or from what somebody uploaded, and nothing else.

An upload is not trusted: only texts of a pack in the places of a pack come in, and only so much of them.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG
from typing import IO

from huiyin.policy.letter_files import FOLDER as LETTERS
from huiyin.policy.letter_files import is_letter
from huiyin.policy.loading import Files

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_FILE = re.compile(r"""[^./\\:*?"<>|\x00-\x1f][^/\\:*?"<>|\x00-\x1f]{0,80}""")
_NAMED_IN_UTF8 = 0x800
_STORY = re.compile(r"^(- scenario:|scenarios:|setups:)", re.MULTILINE)
_ENDS = (".yaml", ".csv", ".md")
_SKIPPED = ("__MACOSX", ".DS_Store", ".git")
MOST_FILES, MOST_BYTES, MOST_IN_ALL = 300, 512 * 1024, 4 * 1024 * 1024
STORIES = "scenarios/"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


class BadParcel(ValueError):
    """What was sent is no pack. `key` names the sentence that says why, `file` what it is about."""

    def __init__(self, key: str, file: str = "", **values: object) -> None:
        super().__init__(f"{key} {file}".strip())
        self.key, self.values = key, {"file": file, **values}


@dataclass(frozen=True)
class Parcel:
    """`files` by their name in the folder, such as `pack.yaml` and `scenarios/intake.yaml`."""

    name: str
    files: Mapping[str, str] = field(default_factory=dict)

    def rules(self) -> Files:
        """What the pack says, under the names that a pack of the product has for it."""
        return {f"packs/{self.name}/{name}": self.files[name] for name in sorted(self.files)
                if ("/" not in name and name.endswith((".yaml", ".csv"))) or is_letter(name)}  # fmt: skip

    def stories(self) -> Files:
        return {name: text for name, text in sorted(self.files.items())
                if name.startswith(STORIES) and name.endswith(".yaml")}  # fmt: skip


def parcel_in(folder: Path) -> Parcel:
    """The pack in a folder of this machine. Raises BadParcel."""
    paths = [
        path
        for path in sorted(
            path for below in ("*", f"{STORIES}*", f"{LETTERS}*") for path in folder.glob(below)
        )
        if path.is_file() and path.name.endswith(_ENDS)
    ]
    return Parcel(
        folder.name, dict(_texts((str(p.relative_to(folder)), p.read_bytes()) for p in paths))
    )


def unzipped(file: IO[bytes]) -> dict[str, str]:
    """The texts of an archive by their path in it. Raises BadParcel, whatever was sent."""
    try:
        with zipfile.ZipFile(file) as archive:
            return dict(_texts(_members(archive)))
    except _UNREADABLE as error:
        raise BadParcel("parcel.no.zip") from error


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """What the archive says of its sizes is not believed: reading stops at the limit."""
    entries = [e for e in archive.infolist() if not e.is_dir() and not _is_litter(e.filename)]
    if len(entries) > MOST_FILES:
        raise BadParcel("parcel.no.many", most=MOST_FILES)
    left = MOST_IN_ALL
    for entry in entries:
        _check_place(entry)
        with archive.open(entry) as opened:
            found = opened.read(MOST_BYTES + 1)
        left -= len(found)
        if left < 0:
            raise BadParcel("parcel.no.all", most=MOST_IN_ALL // 1024)
        yield _name_of(entry), found


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Archives made on Windows name Chinese files in its own encoding, and say nothing of it."""
    if entry.flag_bits & _NAMED_IN_UTF8:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _is_litter(name: str) -> bool:
    return any(part in _SKIPPED for part in PurePosixPath(name).parts)


def _check_place(entry: zipfile.ZipInfo) -> None:
    """An archive can name any place and be of any kind; a pack is plain files below its folder."""
    path, mode = PurePosixPath(entry.filename), entry.external_attr >> 16
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadParcel("parcel.no.zip")
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in entry.filename:
        raise BadParcel("parcel.no.place", entry.filename)
    if mode and not (S_ISREG(mode) or S_ISDIR(mode) or mode < 0o1000):
        raise BadParcel("parcel.no.link", entry.filename)


def _texts(found: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    for name, content in found:
        yield name, text_of(name, content)


def text_of(name: str, content: bytes) -> str:
    """The text of one file. Raises BadParcel for what is too long, or no text in UTF-8."""
    if len(content) > MOST_BYTES:
        raise BadParcel("parcel.no.long", name, most=MOST_BYTES // 1024)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadParcel("parcel.no.text", name) from None
    if "\0" in text:
        raise BadParcel("parcel.no.text", name)
    return text.replace("\r\n", "\n")


def packed(files: Mapping[str, str]) -> dict[str, str]:
    """The files below the folder that holds `pack.yaml`. Raises BadParcel for what has no place."""
    roots = [
        PurePosixPath(name).parent for name in files if PurePosixPath(name).name == "pack.yaml"
    ]
    if len(roots) > 1:
        raise BadParcel("parcel.no.several", ", ".join(map(str, sorted(roots))))
    root = roots[0] if roots else PurePosixPath()
    made: dict[str, str] = {}
    for name, text in files.items():
        made[_placed(PurePosixPath(name), root)] = text
    return made


def loose(files: Mapping[str, str]) -> dict[str, str]:
    """Files that were sent without their folder; what tells stories belongs among the scenarios."""
    found = {PurePosixPath(name.replace("\\", "/")).name: text for name, text in files.items()}
    return {(STORIES if _tells(name, text) else "") + name: text for name, text in found.items()}


def _tells(name: str, text: str) -> bool:
    return name.endswith(".yaml") and bool(_STORY.search(text))


def _placed(path: PurePosixPath, root: PurePosixPath) -> str:
    below = path.relative_to(root) if path.is_relative_to(root) else path
    *folders, last = below.parts
    if (
        folders not in ([], ["scenarios"], ["letters"])
        or not _FILE.fullmatch(last)
        or not last.endswith(_ENDS)
    ):
        raise BadParcel("parcel.no.file", str(path))
    return str(below)
