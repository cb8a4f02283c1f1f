"""What a file is, by what it holds and never by what it is called: a short list of accepted kinds.

Containers are opened: a text document is one because its parts are there, not because it ends in
`.docx`. What runs (macros in a document, programs) is not accepted, nor what hides other files.
"""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Literal

HEAD = 4096
MOST_PARTS = 10_000
MOST_UNPACKED = 1024**3
Shown = Literal["picture", "pdf", "sound", "film", "text", "not"]


@dataclass(frozen=True)
class FileKind:
    """`shown` says how a screen can show it without anybody's program."""

    name: str
    mime: str
    ending: str
    shown: Shown = "not"


_OOXML = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.name: kind
    for kind in (
        FileKind("pdf", "application/pdf", ".pdf", "pdf"),
        FileKind("jpeg", "image/jpeg", ".jpg", "picture"),
        FileKind("png", "image/png", ".png", "picture"),
        FileKind("gif", "image/gif", ".gif", "picture"),
        FileKind("webp", "image/webp", ".webp", "picture"),
        FileKind("heic", "image/heic", ".heic"),
        FileKind("mp3", "audio/mpeg", ".mp3", "sound"),
        FileKind("m4a", "audio/mp4", ".m4a", "sound"),
        FileKind("amr", "audio/amr", ".amr"),
        FileKind("wav", "audio/wav", ".wav", "sound"),
        FileKind("mp4", "video/mp4", ".mp4", "film"),
        FileKind("txt", "text/plain", ".txt", "text"),
        FileKind("docx", f"{_OOXML}.wordprocessingml.document", ".docx"),
        FileKind("xlsx", f"{_OOXML}.spreadsheetml.sheet", ".xlsx"),
        FileKind("ofd", "application/ofd", ".ofd"),
        FileKind("eml", "message/rfc822", ".eml", "text"),
        FileKind("other", "application/octet-stream", ""),
    )
}
OTHER = "other"
"""What was kept before kinds were checked; nothing new becomes it."""
REFUSED = ("archive", "macros", "program", "old_office", "picture_program", "empty", "unknown")
"""Why a file is not accepted, one word each; screens have a sentence for it."""


class NotAccepted(ValueError):
    """The file is of no accepted kind; `why` is one of REFUSED."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"ID3", "mp3"),
    (b"#!AMR", "amr"),
)
_NO: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"#!", "program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
)
_BRANDS = {
    b"heic": "heic", b"heix": "heic", b"mif1": "heic", b"heim": "heic", b"msf1": "heic",
    b"M4A ": "m4a", b"M4B ": "m4a", b"isom": "mp4", b"iso2": "mp4", b"iso4": "mp4",
    b"iso5": "mp4", b"iso6": "mp4", b"mp41": "mp4", b"mp42": "mp4", b"avc1": "mp4",
    b"MSNV": "mp4", b"M4V ": "mp4", b"qt  ": "mp4", b"3gp4": "mp4", b"3gp5": "mp4",
}  # fmt: skip


def kind_of(file: BinaryIO) -> FileKind:
    """Raises NotAccepted."""
    file.seek(0)
    head = _head(file)
    if not head:
        raise NotAccepted("empty")
    for sign, name in _STARTS:
        if head.startswith(sign):
            return KINDS[name]
    for sign, why in _NO:
        if head.startswith(sign):
            raise NotAccepted(why)
    for look in _LOOKS:
        name = look(head, file)
        if name:
            return KINDS[name]
    raise NotAccepted("unknown")


def _head(file: BinaryIO) -> bytes:
    found = b""
    while len(found) < HEAD and (more := file.read(HEAD - len(found))):
        found += more
    return found


def _framed(head: bytes, _: BinaryIO) -> str:
    """RIFF and ISO media files carry their kind a little further in."""
    if head[:4] == b"RIFF":
        return {b"WEBP": "webp", b"WAVE": "wav"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "")
    return ""


def _mpeg(head: bytes, _: BinaryIO) -> str:
    """A frame of MPEG audio without a tag: eleven set bits, and no reserved value after them."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return ""
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate, sampling = head[2] >> 4, head[2] >> 2 & 3
    return "mp3" if version != 1 and layer == 1 and rate not in (0, 15) and sampling != 3 else ""


def _container(head: bytes, file: BinaryIO) -> str:
    if head[:4] not in (b"PK\x03\x04", b"PK\x05\x06"):
        return ""
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
        raise NotAccepted("archive") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise NotAccepted("archive")
    return _by_parts({part.filename for part in parts})


def _by_parts(names: set[str]) -> str:
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotAccepted("macros")
    if "[Content_Types].xml" in names:
        if "word/document.xml" in names:
            return "docx"
        if "xl/workbook.xml" in names:
            return "xlsx"
    if "OFD.xml" in names:
        return "ofd"
    raise NotAccepted("archive")


_HEADER = re.compile(rb"^[\x21-\x39\x3b-\x7e]{1,76}:[ \t\r\n]")
_OF_MAIL = re.compile(rb"(?im)^(from|received|return-path|message-id|date):")


def _mail(head: bytes, _: BinaryIO) -> str:
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return "eml" if _HEADER.match(head) and len(_OF_MAIL.findall(top)) >= 2 else ""


def _text(head: bytes, file: BinaryIO) -> str:
    """All of it, not only its beginning: text to the end, in UTF-8 or GB 18030."""
    if head[:5].lstrip().lower().startswith(b"<svg"):
        raise NotAccepted("picture_program")
    file.seek(0)
    for encoding in ("utf-8", "gb18030"):
        if _decodes(file, encoding):
            return "txt"
    return ""


_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def _decodes(file: BinaryIO, encoding: str) -> bool:
    from codecs import getincrementaldecoder  # noqa: PLC0415

    decoder = getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while chunk := file.read(64 * 1024):
            if _CONTROL.search(decoder.decode(chunk)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


_LOOKS: tuple[Callable[[bytes, BinaryIO], str], ...] = (_framed, _mpeg, _container, _mail, _text)
