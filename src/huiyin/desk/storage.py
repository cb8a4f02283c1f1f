"""Addresses of static files that change with their content, so that browsers may keep them."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class MarkedStatic(StaticFilesStorage):
    """Adds a mark of the content to the address; files stay where they are."""

    def url(self, name: str | None) -> str:
        address = super().url(name)
        mark = _mark(name or "")
        return f"{address}?v={mark}" if mark else address


@cache
def _mark(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        return ""
    return sha256(Path(found).read_bytes()).hexdigest()[:10]
