"""Which characters can be printed: what the fonts of the product have, and what none of them has."""

import struct
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).with_name("fonts")
"""Made by `make install`; no font of the system prints, so that pages look the same everywhere."""
FACES = ("NotoSerifSC_400Regular.ttf", "NotoSerifTC_400Regular.ttf", "NotoSansSC_400Regular.ttf")
_SILENT = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zl", "Zp"})
"""Categories that show nothing of their own: controls, joiners, selectors, lone surrogates."""
_SEGMENTS, _GROUPS = 4, 12


@cache
def printable() -> frozenset[int]:
    """Every code point that one of the fonts has. Raises FileNotFoundError where none was made."""
    return frozenset(code for face in FACES for code in _codes((FONTS / face).read_bytes()))


def _codes(font: bytes) -> Iterator[int]:
    """The code points of the `cmap` of a TrueType font, formats 4 and 12 (OpenType 1.9, cmap)."""
    tables = {
        tag: at
        for tag, _, at, _ in struct.iter_unpack(
            ">4sIII", font[12 : 12 + 16 * struct.unpack_from(">H", font, 4)[0]]
        )
    }
    cmap = tables[b"cmap"]
    for n in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">HHI", font, cmap + 4 + 8 * n)[2]
        form = struct.unpack_from(">H", font, at)[0]
        if form == _GROUPS:
            yield from _groups(font, at)
        elif form == _SEGMENTS:
            yield from _segments(font, at)


def _groups(font: bytes, at: int) -> Iterator[int]:
    count = struct.unpack_from(">I", font, at + 12)[0]
    for first, last, _ in struct.iter_unpack(">III", font[at + 16 : at + 16 + 12 * count]):
        yield from range(first, last + 1)


def _segments(font: bytes, at: int) -> Iterator[int]:
    double = struct.unpack_from(">H", font, at + 6)[0]
    form = f">{double // 2}H"
    ends = struct.unpack_from(form, font, at + 14)
    starts = struct.unpack_from(form, font, at + 16 + double)
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)


def lacking(text: str) -> tuple[str, ...]:
    """The characters of a text that no font has, each once."""
    known = printable()
    return tuple(dict.fromkeys(c for c in text if ord(c) not in known and not _is_silent(c)))


def _is_silent(character: str) -> bool:
    return unicodedata.category(character) in _SILENT


def name_of(character: str) -> str:
    """Such as `U+20BB7`, by which everybody can look it up."""
    return f"U+{ord(character):04X}"


def fit(value: Any) -> Any:
    """The same with each unprintable character as its name in 〔 〕, and what shows nothing left out."""
    if isinstance(value, str):
        return "".join(map(_fit, value))
    if isinstance(value, Mapping):
        return {name: fit(item) for name, item in value.items()}
    return [fit(item) for item in value] if isinstance(value, list | tuple) else value


def _fit(character: str) -> str:
    if ord(character) in printable() and character >= " ":
        return character
    if character in "\n\t":
        return character if character == "\n" else " "
    return "" if _is_silent(character) else f"〔{name_of(character)}〕"


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a content, at whatever depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts_in(item)
