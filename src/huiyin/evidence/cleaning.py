"""Copies without metadata: where and when a picture was taken, with what, by whom a document was written.

What is seen stays: pixels, pages, text. The original stays too; the copy says whose copy it is.
"""

import io
import re
import zipfile

from huiyin.evidence import keeping
from huiyin.evidence.models import Blob

MOST_PIXELS = 80_000_000
MOST_UNPACKED = 200 * 1024**2
"""Bytes of all parts of a document together; a bomb holds more."""
_EMPTY_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>'
)
_EMPTY_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"/>'
)
_EMPTY_CUSTOM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'custom-properties"/>'
)
_AUTHOR = re.compile(rb'(\b\w+:(?:author|initials|userId)=)"[^"]*"')
_AUTHOR_OF_XLSX = re.compile(rb"<author>[^<]*</author>")
_PICTURES = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp"}
_PARTS = {
    "docProps/core.xml": _EMPTY_CORE,
    "docProps/app.xml": _EMPTY_APP,
    "docProps/custom.xml": _EMPTY_CUSTOM,
}


class CannotClean(ValueError):
    """Nobody here knows how to take metadata out of this file."""


def can_clean(kind: str) -> bool:
    return kind in _CLEANERS


def cleaned(blob: Blob) -> Blob:
    """Keeps a copy of the same kind without metadata. Raises CannotClean."""
    cleaner = _CLEANERS.get(blob.kind)
    if cleaner is None:
        raise CannotClean(blob.kind)
    try:
        content = cleaner(keeping.content(blob), blob.kind)
    except Exception as error:  # a foreign file, read by three foreign libraries
        raise CannotClean(f"{type(error).__name__}: {error}") from error
    return keeping.put([content], max(len(content), 1))


def _picture(content: bytes, kind: str) -> bytes:
    """Drawn anew: orientation is applied first, because it was metadata."""
    from PIL import Image, ImageOps  # noqa: PLC0415 (slow to load)

    with Image.open(io.BytesIO(content), formats=[kind.upper()]) as found:
        if found.width * found.height > MOST_PIXELS:
            raise CannotClean("too many pixels")
        turned = ImageOps.exif_transpose(found)
        bare = Image.new(turned.mode, turned.size)
        bare.paste(turned)
        if turned.mode == "P" and (palette := turned.getpalette()):
            bare.putpalette(palette)
        target = io.BytesIO()
        how = {"jpeg": {"quality": 92, "subsampling": 0}, "webp": {"quality": 92}}.get(kind, {})
        bare.save(target, kind.upper(), **how)
    return target.getvalue()


def _pdf(content: bytes, _: str) -> bytes:
    import pikepdf  # noqa: PLC0415 (slow to load)

    with pikepdf.open(io.BytesIO(content)) as document:
        for name in ("/Info",):
            if name in document.trailer:
                del document.trailer[name]
        whole = (
            one for one in document.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)
        )
        for holder in whole:
            for name in ("/Metadata", "/PieceInfo", "/LastModified"):
                if name in holder:
                    del holder[name]
        document.remove_unreferenced_resources()
        target = io.BytesIO()
        document.save(target, deterministic_id=True)
    return target.getvalue()


def _office(content: bytes, _: str) -> bytes:
    """The parts that say who and when are emptied, names beside changes and comments blanked, pictures
    inside drawn anew; moments of the archive go as well.
    """
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        if sum(part.file_size for part in source.infolist()) > MOST_UNPACKED:
            raise CannotClean("too much in it")
        for part in source.infolist():
            bare = _bare_part(part.filename, source.read(part))
            made.writestr(zipfile.ZipInfo(part.filename), bare, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _bare_part(name: str, content: bytes) -> bytes:
    if name in _PARTS:
        return _PARTS[name]
    if name.endswith(".xml"):
        return _AUTHOR_OF_XLSX.sub(b"<author></author>", _AUTHOR.sub(rb'\1""', content))
    kind = _PICTURES.get(name.rpartition(".")[2].lower())
    return _picture(content, kind) if kind and "/media/" in name else content


_CLEANERS = {
    "jpeg": _picture,
    "png": _picture,
    "webp": _picture,
    "pdf": _pdf,
    "docx": _office,
    "xlsx": _office,
}
