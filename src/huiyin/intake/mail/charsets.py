"""Bytes of a mail as text. What a mail says of its own encoding is a hint, often a wrong one.

Mail programs write `gb2312` over text in GBK or GB 18030, of which it is the small beginning: read as
GB 18030 nothing is lost and nothing changes. Text without any word about it is UTF-8 or GB 18030.
"""

import base64
import binascii
import quopri
import re
from codecs import lookup
from email.utils import collapse_rfc2231_value

_CHINESE = frozenset(
    {"gb2312", "gbk", "cp936", "gb18030", "hz", "euc_cn", "x-gbk", "x-euc-cn", "936"}
)
_UNDECLARED = frozenset({"", "us-ascii", "ascii", "unknown-8bit", "x-unknown", "default", "8bit"})
_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"\?=\s+=\?")


def text_of(content: bytes, declared: str = "") -> str:
    """Never raises: what cannot be read shows as U+FFFD."""
    for name in _candidates(declared.strip().strip("'\"").lower()):
        try:
            return content.decode(name)
        except (ValueError, LookupError):  # bytes that do not fit, or a name that is none
            continue
    try:
        return content.decode(_last(declared), "replace")
    except ValueError:  # codecs that stop whatever they are told, such as "undefined" and "idna"
        return content.decode("utf-8", "replace")


def _candidates(declared: str) -> tuple[str, ...]:
    if declared in _CHINESE:
        return ("gb18030", "utf-8")
    if declared in _UNDECLARED:
        return ("ascii", "utf-8", "gb18030")
    return (declared, "utf-8", "gb18030")


def _last(declared: str) -> str:
    """Few bytes that do not fit are better shown in the declared encoding than in none."""
    try:
        name = lookup(declared.strip().lower()).name
    except (LookupError, ValueError):
        return "utf-8"
    if declared.lower() in _CHINESE:
        return "gb18030"
    return (
        name
        if declared and name not in ("base64", "hex", "zlib", "bz2", "rot13", "uu")
        else "utf-8"
    )


def header_text(raw: str) -> str:
    """A header with its encoded words decoded (RFC 2047), also where a character is cut between two."""
    plain = _raw_bytes(raw)
    if not raw.isascii() and "=?" not in raw:
        return _one_line(text_of(plain))
    text = _BETWEEN.sub("?==?", raw)
    found, at, held, charset = [], 0, b"", ""
    for word in _WORD.finditer(text):
        before = text[at : word.start()]
        content = _unwrapped(word[2], word[3])
        if held and (before or word[1].lower() != charset):
            found.append(text_of(held, charset))
            held = b""
        if before:
            found.append(text_of(_raw_bytes(before)))
        held, charset, at = held + content, word[1].partition("*")[0].lower(), word.end()
    if held:
        found.append(text_of(held, charset))
    found.append(text_of(_raw_bytes(text[at:])))
    return _one_line("".join(found))


def _unwrapped(how: str, content: str) -> bytes:
    raw = _raw_bytes(content)
    if how in "qQ":
        return quopri.decodestring(raw, header=True)
    return unbase64(raw)


def unbase64(content: bytes) -> bytes:
    """As much as can be read of it, whatever is missing or does not belong there."""
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", content.split(b"=")[0] if b"=" in content else content)
    clean = clean[: len(clean) - 1] if len(clean) % 4 == 1 else clean
    try:
        return base64.b64decode(clean + b"=" * (-len(clean) % 4))
    except (binascii.Error, ValueError):
        return b""


def _raw_bytes(text: str) -> bytes:
    """The bytes that stood in the mail: the parser keeps what is no ASCII as surrogates."""
    try:
        return text.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape")


def _one_line(text: str) -> str:
    clean = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]+", " ", text)
    return re.sub(r" {2,}", " ", clean).strip()


def name_of(value: object) -> str:
    """The name of a file: RFC 2231 with its charset, encoded words, or bare bytes."""
    if isinstance(value, tuple):
        charset, _, text = value
        try:
            return _one_line(text_of(str(text).encode("latin-1"), str(charset or "")))
        except UnicodeEncodeError:
            return _one_line(collapse_rfc2231_value(value))
    return header_text(str(value or ""))
