"""The commands that pages name exist."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from huiyin.cli.main import app
from tests.docs.pages import PAGES, ROOT

_NAMED = re.compile(r"(?:^[ $]*|`|/)huiyin(?: --home \S+)? ([a-z]+)(?: ([a-z]+))?", re.MULTILINE)


def names(command: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    nested = getattr(command, "commands", {})
    for word, inner in nested.items():
        yield (*before, word)
        yield from names(inner, (*before, word))


WRITTEN = [page for page in PAGES if page.name != "cli.md"]  # that one is generated
KNOWN = set(names(typer.main.get_command(app)))
STRICT = {"policy", "case", "calendar"}  # groups that do nothing without a second word


@pytest.mark.parametrize("page", WRITTEN, ids=[str(page.relative_to(ROOT)) for page in WRITTEN])
def test_a_command_that_a_page_names_exists(page):
    for word, second in _NAMED.findall(page.read_text("utf-8")):
        name = (word, second) if (word, second) in KNOWN or (second and word in STRICT) else (word,)
        assert name in KNOWN, f"there is no huiyin {' '.join(name)}"


def test_pages_name_commands_at_all():
    named = {m for page in PAGES for m in _NAMED.findall(page.read_text("utf-8"))}

    assert len(named) >= 10
