"""Pictures of files for screens: made on demand, in a process of their own with little to spend.

Who hands in evidence may mean harm: a picture that unpacks to gigabytes, a PDF that crashes its
reader. What goes wrong there ends that process and nothing else.
"""

import subprocess
import sys
from threading import BoundedSemaphore

from huiyin.evidence import keeping
from huiyin.evidence.kinds import KINDS
from huiyin.evidence.models import Blob

TIMEOUT = 20
MOST_BYTES = 60 * 1024 * 1024
_AT_ONCE = BoundedSemaphore(2)


class NoPreview(RuntimeError):
    """There is no picture of it: wrong kind, damaged, or more than we spend on one."""


def has_preview(blob: Blob) -> bool:
    return KINDS[blob.kind].shown in ("picture", "pdf") and blob.size <= MOST_BYTES


def preview(blob: Blob, page: int = 0) -> bytes:
    """A PNG of a picture or of a page of a PDF, counted from 0. Raises NoPreview."""
    return _ask(blob, "png", str(page))


def pages(blob: Blob) -> int:
    """How many pages a PDF has. Raises NoPreview."""
    return int(_ask(blob, "count", "0"))


def _ask(blob: Blob, what: str, page: str) -> bytes:
    if not has_preview(blob):
        raise NoPreview(blob.kind)
    command = [sys.executable, "-I", "-m", "huiyin.evidence.drawing", what, blob.kind, page]
    with _AT_ONCE:
        try:
            done = subprocess.run(  # noqa: S603 (our own module, our own words)
                command,
                input=keeping.content(blob),
                capture_output=True,
                timeout=TIMEOUT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise NoPreview("took too long") from None
    if done.returncode or not done.stdout:
        raise NoPreview(done.stderr[-200:].decode("utf-8", "replace"))
    return done.stdout
