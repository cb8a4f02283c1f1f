"""Points of ISO 19005-2 and -3, level B, that can be read off a file. No certified validation: what is
on the page (colours inside pictures, glyph widths) is not looked into, and what is not named is not asked.
"""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

_FORBIDDEN_ACTIONS = frozenset(
    {"/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/JavaScript", "/Hide", "/SetOCGState",
     "/Rendition", "/Trans", "/GoTo3DView"}
)  # fmt: skip
_FORBIDDEN_ANNOTATIONS = frozenset({"/3D", "/Sound", "/Screen", "/Movie"})
_EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")


def faults(pdf: bytes, part: str) -> list[str]:
    """The clauses that the file does not keep, each with what is wrong."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [f for check in _CHECKS for f in check(document, part)]
    return [*_header(pdf), *found]


def _header(pdf: bytes) -> Iterator[str]:
    first, _, rest = pdf.partition(b"\n")
    if not re.fullmatch(rb"%PDF-1\.[0-7]\r?", first):
        yield "6.1.2 header"
    if rest[:1] != b"%" or sum(byte > 127 for byte in rest[1:5]) < 4:
        yield "6.1.2 no line of binary signs after the header"


def _trailer(document: Any, _: str) -> Iterator[str]:
    if "/ID" not in document.trailer:
        yield "6.1.3 no ID"
    if document.is_encrypted:
        yield "6.1.3 encrypted"


def _things(document: Any) -> list[Any]:
    """Every dictionary and stream, at whatever depth within an object."""
    left, found = list(document.objects), []
    while left:
        one = left.pop()
        if isinstance(one, Dictionary | Stream):
            found.append(one)
            left += [value for value in dict(one.items()).values() if not _is_indirect(value)]
        elif isinstance(one, Array):
            left += [value for value in one if not _is_indirect(value)]
    return found


def _is_indirect(value: Any) -> bool:
    return bool(getattr(value, "is_indirect", False))


def _streams(document: Any, _: str) -> Iterator[str]:
    for one in _things(document):
        if isinstance(one, Stream):
            yield from _stream(one)


def _stream(one: Any) -> Iterator[str]:
    if any(key in one for key in ("/F", "/FFilter", "/FDecodeParms")):
        yield "6.1.7 a stream outside the file"
    filters = one.get("/Filter", [])
    if "/LZWDecode" in (list(map(str, filters)) if isinstance(filters, Array) else [str(filters)]):
        yield "6.1.7 LZW"
    if one.get("/Subtype") == Name.PS or "/PS" in one:
        yield "6.2.9 PostScript"
    if one.get("/Subtype") == Name.Image and bool(one.get("/Interpolate", False)):
        yield "6.2.8 a picture is interpolated"
    if one.get("/Subtype") == Name.Image and ("/Alternates" in one or "/OPI" in one):
        yield "6.2.8 alternates"


def _output_intent(document: Any, _: str) -> Iterator[str]:
    intents = [i for i in document.Root.get("/OutputIntents", []) if i.get("/S") == Name.GTS_PDFA1]
    if not intents:
        yield "6.2.3 no output intent"
        return
    profile = intents[0].get("/DestOutputProfile")
    icc = profile.read_bytes() if profile is not None else b""
    if icc[36:40] != b"acsp" or icc[16:20] not in (b"RGB ", b"GRAY", b"CMYK"):
        yield "6.2.3 no ICC profile"
    elif int(profile.N) != {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}[icc[16:20]]:
        yield "6.2.3 N is not that of the profile"


def _fonts(document: Any, _: str) -> Iterator[str]:
    fonts = [one for one in _things(document) if one.get("/Type") == Name.Font]
    if not fonts:
        yield "no fonts: nothing was checked"
    for font in fonts:
        if font.get("/Subtype") == Name.Type0:
            if len(font.DescendantFonts) != 1:
                yield "6.2.11.3 descendant fonts"
            continue
        descriptor = font.get("/FontDescriptor")
        if font.get("/Subtype") == Name.Type3:
            continue
        if descriptor is None or not any(key in descriptor for key in _EMBEDDED):
            yield f"6.2.11.4 {font.get('/BaseFont')} is not embedded"
        if font.get("/Subtype") == Name.CIDFontType2 and "/CIDToGIDMap" not in font:
            yield "6.2.11.3.2 no CIDToGIDMap"


def _graphics(document: Any, _: str) -> Iterator[str]:
    for one in _things(document):
        if one.get("/Type") == Name.ExtGState:
            if "/TR" in one or one.get("/TR2", Name.Default) != Name.Default or "/HTP" in one:
                yield "6.2.5 transfer function"
            if one.get("/BM", Name.Normal) == Name.Compatible:
                yield "6.2.10 blend mode"
    for page in document.pages:
        if "/PieceInfo" in page and "/LastModified" not in page:
            yield "page with private data"


def _actions(document: Any, _: str) -> Iterator[str]:
    for one in _things(document):
        if str(one.get("/S", "")) in _FORBIDDEN_ACTIONS:
            yield f"6.5.1 {one['/S']}"
        if one.get("/Type") == Name.Annot or "/Rect" in one:
            if str(one.get("/Subtype", "")) in _FORBIDDEN_ANNOTATIONS:
                yield f"6.3.1 {one['/Subtype']}"
            if one.get("/Subtype") != Name.Popup and not int(one.get("/F", 0)) & 4:
                yield "6.3.2 an annotation that is not printed"
    root = document.Root
    if "/AA" in root or any("/AA" in page for page in document.pages):
        yield "6.5.2 additional actions"
    if "/NeedAppearances" in root.get("/AcroForm", {}) or "/XFA" in root.get("/AcroForm", {}):
        yield "6.4 forms"
    if "/JavaScript" in root.get("/Names", {}):
        yield "6.5.1 JavaScript"
    if "/Requirements" in root or "/AlternatePresentations" in root.get("/Names", {}):
        yield "6.10, 6.11"


def _metadata(document: Any, part: str) -> Iterator[str]:
    found = document.Root.get("/Metadata")
    if found is None:
        yield "6.6.2 no metadata"
        return
    if "/Filter" in found:
        yield "6.6.2 metadata that are packed"
    with document.open_metadata() as meta:
        said = (meta.get("pdfaid:part"), meta.get("pdfaid:conformance"))
        if said != (part, "B"):
            yield f"6.6.4 says of itself {said}"


def _files(document: Any, part: str) -> Iterator[str]:
    specs = [one for one in _things(document) if "/EF" in one]
    if specs and part == "2":
        yield "6.8 files in part 2"
    named = document.Root.get("/AF", [])
    for spec in specs:
        if "/F" not in spec or "/UF" not in spec:
            yield "6.8 a file without a name"
        if str(spec.get("/AFRelationship")) not in (
            "/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"):  # fmt: skip
            yield "6.8 a file without a relation"
        if "/Subtype" not in spec.EF.F:
            yield "6.8 a file without a kind"
    if len(named) != len(specs):
        yield "6.8 a file that belongs to nothing"


_CHECKS: tuple[Callable[[Any, str], Iterator[str]], ...] = (
    _trailer, _streams, _output_intent, _fonts, _graphics, _actions, _metadata, _files,
)  # fmt: skip
