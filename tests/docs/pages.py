"""The pages of the documentation: links, blocks of code, and the commands that are meant to run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_FENCE = re.compile(r"^```(\w+)?[ \t]*([^\n]*)\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
_HEADING = re.compile(r"^#{1,6}\s+(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the words after it, its text."""

    language: str
    marks: tuple[str, ...]
    text: str

    def mark(self, name: str) -> str:
        """The value of `name=value` after the language, or ""."""
        return next((m.partition("=")[2] for m in self.marks if m.startswith(f"{name}=")), "")


@dataclass(frozen=True)
class Command:
    """A line after `$`, and the lines that it must show, in order; `…` stands for any others."""

    line: str
    shows: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    return [Block(m[1] or "", tuple((m[2] or "").split()), m[3]) for m in _FENCE.finditer(text)]


def without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text))


def links(text: str) -> list[str]:
    """Targets of links that lead to files or headings of ours."""
    found = [m[1] for m in _LINK.finditer(without_code(text))]
    return [target for target in found if not re.match(r"[a-z]+:", target)]


def anchors(text: str) -> set[str]:
    """The anchors of headings, as GitHub and GitLab make them."""
    return {_slug(m[1]) for m in _HEADING.finditer(_FENCE.sub("", text))}


def _slug(heading: str) -> str:
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def commands(block: Block) -> Iterator[Command]:
    line, shows = "", list[str]()
    for row in block.text.splitlines():
        if row.startswith("$ "):
            if line:
                yield Command(line, tuple(shows))
            line, shows = row[2:], []
        elif row.strip() and row.strip() != "…":
            shows.append(row.strip())
    if line:
        yield Command(line, tuple(shows))
