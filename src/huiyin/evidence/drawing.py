"""The process that `previews` starts: a file on its input, a PNG on its output, narrow limits."""

import io
import os
import resource
import sys
from contextlib import suppress
from typing import Any

MEMORY = 1024**3
SECONDS = 15
MOST_PIXELS = 80_000_000
SIDE = 1600


def leave_the_processor_of_the_web_process() -> None:
    """Which has its own work to do there. Where the system refuses, the picture is made there too."""
    with suppress(OSError, AttributeError):  # some systems keep nobody on a processor
        os.sched_setaffinity(0, range(os.cpu_count() or 1))


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def picture(content: bytes, kind: str) -> bytes:
    """Turned as the camera was held, and small; the metadata stays behind."""
    from PIL import Image, ImageOps  # noqa: PLC0415 (after the limits)

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
    with Image.open(io.BytesIO(content), formats=[kind.upper()]) as found:
        found.draft("RGB", (SIDE, SIDE))
        turned = ImageOps.exif_transpose(found)
        turned.thumbnail((SIDE, SIDE))
        return _png(turned.convert("RGBA" if turned.mode in ("P", "LA", "RGBA") else "RGB"))


def page_of(content: bytes, number: int) -> bytes:
    import pypdfium2  # noqa: PLC0415 (after the limits)

    with pypdfium2.PdfDocument(content) as document:
        page = document[number]
        scale = min(2.0, SIDE / max(1.0, *page.get_size()))
        return _png(page.render(scale=scale).to_pil())


def count(content: bytes) -> bytes:
    import pypdfium2  # noqa: PLC0415 (after the limits)

    with pypdfium2.PdfDocument(content) as document:
        return str(len(document)).encode()


def _png(image: Any) -> bytes:
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def main(what: str, kind: str, page: str) -> None:
    leave_the_processor_of_the_web_process()
    limit()
    content = sys.stdin.buffer.read()
    if what == "count":
        drawn = count(content) if kind == "pdf" else b"1"
    else:
        drawn = page_of(content, int(page)) if kind == "pdf" else picture(content, kind)
    sys.stdout.buffer.write(drawn)


if __name__ == "__main__":
    main(*sys.argv[1:4])
