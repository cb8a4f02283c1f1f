"""Previews and copies without metadata."""

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from huiyin.evidence import cleaning, keeping, previews
from tests.evidence import files


def bomb() -> bytes:
    """A PNG of a few kilobytes that unpacks to ten gigabytes."""
    import struct
    import zlib

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack("!I", len(content))
            + name
            + content
            + struct.pack("!I", zlib.crc32(name + content))
        )

    head = struct.pack("!IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1_000_000))
        + chunk(b"IEND", b"")
    )


def keep(content: bytes):
    return keeping.put([content])


@pytest.mark.parametrize("kind", ["jpeg", "png", "gif", "webp", "pdf"])
def test_pictures_and_pdf_are_shown_as_png(installation, kind):
    drawn = previews.preview(keep(files.OF_EACH_KIND[kind]))

    with Image.open(io.BytesIO(drawn)) as found:
        assert found.format == "PNG"


def test_a_large_photo_is_shown_small_and_upright(installation):
    exif = Image.Exif()
    exif[0x0112] = 6
    drawn = previews.preview(keep(files.picture("JPEG", (4000, 2000), exif=exif)))

    with Image.open(io.BytesIO(drawn)) as found:
        assert found.size == (800, 1600)
        assert not found.getexif()


def test_pages_of_a_pdf_are_counted_and_a_page_that_is_not_there_is_none(installation):
    blob = keep(files.pdf(pages=3))

    assert previews.pages(blob) == 3
    with pytest.raises(previews.NoPreview):
        previews.preview(blob, 3)


@pytest.mark.parametrize(
    "content", [bomb(), b"\x89PNG\r\n\x1a\nbroken", b"%PDF-1.7 broken", b"GIF89a"]
)
def test_what_cannot_be_shown_harms_nobody(installation, content):
    with pytest.raises(previews.NoPreview):
        previews.preview(keep(content))


def test_sound_has_no_picture(installation):
    with pytest.raises(previews.NoPreview):
        previews.preview(keep(files.sound()))


def test_a_photo_without_metadata_shows_the_same_and_tells_nothing(installation):
    blob = keep(files.photo_with_place())

    bare = cleaning.cleaned(blob)

    content = keeping.content(bare)
    assert b"Xiaoming" not in content
    assert b"at home" not in content
    with Image.open(io.BytesIO(content)) as found:
        assert (found.format, found.size) == ("JPEG", (30, 40))  # upright: it lay on its side
        assert not found.getexif()
        assert found.getpixel((15, 20))[0] > 150
    assert keeping.content(blob) == files.photo_with_place()


def test_a_pdf_without_metadata_has_its_pages_and_no_author(installation):
    content = keeping.content(cleaning.cleaned(keep(files.pdf(2))))

    assert b"Xiaoming" not in content
    with pikepdf.open(io.BytesIO(content)) as found:
        assert len(found.pages) == 2
        assert "/Info" not in found.trailer
        assert "/Metadata" not in found.Root


@pytest.mark.parametrize("part", ["word/document.xml", "xl/workbook.xml"])
def test_a_document_without_metadata_keeps_its_text(installation, part):
    blob = keep(files.office(part))

    bare = cleaning.cleaned(blob)

    assert bare.kind == blob.kind
    with zipfile.ZipFile(io.BytesIO(keeping.content(bare))) as found:
        assert "水杯是裂的" in found.read(part).decode()
        assert b"Xiaoming" not in found.read("docProps/core.xml")


@pytest.mark.parametrize("content", [files.sound(), b"\xff\xd8\xffbroken", b"%PDF-1.7 broken"])
def test_what_cannot_be_cleaned_says_so(installation, content):
    with pytest.raises(cleaning.CannotClean):
        cleaning.cleaned(keep(content))


def test_a_document_that_is_a_bomb_is_not_unpacked(installation, monkeypatch):
    monkeypatch.setattr(cleaning, "MOST_UNPACKED", 1_000_000)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", " " * 2_000_000)

    with pytest.raises(cleaning.CannotClean, match="too much in it"):
        cleaning.cleaned(keep(target.getvalue()))
