"""Files of every accepted kind, made here: the smallest that their own programs would open."""

import io
import wave
import zipfile

import pikepdf
from PIL import Image

HOSTILE_NAMES = (
    "../../../etc/passwd", "/etc/passwd", "..\\..\\windows\\system32\\a.png", "C:\\a.png", "~/.ssh/id",
    ".", "..", "...", ".htaccess", "CON", "nul.png", "COM1.txt", "a\0b.png", "a\r\nX-More: 1.png",
    "\x1b[2Ja.png", "\u202egnp.exe", "a\u2028b.png", "杯" * 300 + ".png", "a" * 300, "a;b.png",
    'a"; filename="b.exe', "%2e%2e%2fa", "$(reboot).png", "| ls", "-rf", " ", "=1+1.png",
    "<img src=x onerror=alert(1)>.png", "a.png.", "a.png:stream",
)  # fmt: skip
"""A path, a device, a header, a command or a page, for whoever takes a name for more than a label."""


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(target, kind, **more)
    return target.getvalue()


def photo_with_place() -> bytes:
    """A JPEG that says where, when and with what it was taken, and lies on its side."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112], exif[0x9003] = "Camera of Xiaoming", 6, "2026:03:02 09:30:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (39.0, 54.0, 30.0)})
    return picture("JPEG", exif=exif, comment=b"at home")


def pdf(pages: int = 1) -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(200, 280))
        document.docinfo["/Author"] = "Xiaoming"
        with document.open_metadata() as meta:
            meta["dc:creator"] = ["Xiaoming"]
        document.save(target)
    return target.getvalue()


def archive(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return target.getvalue()


def office(part: str, *, author: str = "Xiaoming", extra: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr(part, "<body>水杯是裂的</body>")
        made.writestr("docProps/core.xml", f"<creator>{author}</creator>")
        if extra:
            made.writestr(extra, b"x")
    return target.getvalue()


def sound() -> bytes:
    target = io.BytesIO()
    with wave.open(target, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(1)
        made.setframerate(8000)
        made.writeframes(b"\x80" * 4000)
    return target.getvalue()


def media(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0" + brand + b"isom" + b"\0" * 64


MAIL = (
    b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n"
    b"Date: Mon, 2 Mar 2026 09:30:00 +0800\r\n\r\nhello\r\n"
)
OF_EACH_KIND = {
    "pdf": pdf(),
    "jpeg": picture("JPEG"),
    "png": picture(),
    "gif": picture("GIF"),
    "webp": picture("WEBP"),
    "heic": media(b"heic"),
    "mp3": b"\xff\xfb\x90\x64" + b"\0" * 400,
    "m4a": media(b"M4A "),
    "amr": b"#!AMR\n" + b"\x3c" * 32,
    "wav": sound(),
    "mp4": media(b"isom"),
    "txt": "水杯是裂的，要求退货。\n".encode(),
    "docx": office("word/document.xml"),
    "xlsx": office("xl/workbook.xml"),
    "ofd": archive(OFD_xml=b"<ofd:OFD/>"),
    "eml": MAIL,
}
REFUSED = {
    "empty": (b"",),
    "archive": (archive(a=b"x"), b"Rar!\x1a\x07\x00", b"\x1f\x8b\x08rest", b"PK\x03\x04broken"),
    "macros": (office("word/document.xml", extra="word/vbaProject.bin"),),
    "program": (b"MZ\x90\0" + b"\0" * 60, b"\x7fELF\x02", b"#!/bin/sh\necho\n"),
    "old_office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,),
    "picture_program": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",),
    "unknown": (b"\0\1\2\3" * 50, b"text, then\0", b"\x80\xff" * 30),
}
