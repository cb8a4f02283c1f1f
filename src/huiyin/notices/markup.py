"""The Markdown of letters: as HTML for screens and mail, as blocks for the printer.

Only paragraphs, headings, lists, emphasis and rules are read. What somebody typed into a letter can
make a word bold at the worst: no link, no picture, no HTML comes of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_READ = ("paragraph", "heading", "list", "hr", "emphasis", "newline", "blockquote", "escape")
_TAGS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "br", "hr", "blockquote"}
)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("zero", {"breaks": True}).enable(list(_READ), ignoreInvalid=True)


def html_of(text: str) -> str:
    return nh3.clean(_markdown().render(text), tags=set(_TAGS), attributes={})


def plain_of(text: str) -> str:
    """As a mail without HTML shows it: without the marks of emphasis."""
    return text.replace("**", "")


@dataclass(frozen=True)
class Run:
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Block:
    """`kind`: para, heading, item (with its `mark`, a bullet or a figure), rule."""

    kind: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    mark: str = ""


def blocks_of(text: str) -> list[Block]:
    return list(_Walk(_markdown().parse(text)).blocks())


class _Walk:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.lists = tokens, list[int]()

    def blocks(self) -> Iterator[Block]:
        heading, mark = 0, ""
        for token in self.tokens:
            if token.type in ("bullet_list_open", "ordered_list_open"):
                first = int(token.attrs.get("start", 1)) if token.type[0] == "o" else 0
                self.lists.append(first)
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif token.type == "list_item_open":
                mark = self._mark()
            elif token.type == "heading_open":
                heading = int(token.tag[1:])
            elif token.type == "hr":
                yield Block("rule")
            elif token.type == "inline":
                kind = "heading" if heading else "item" if self.lists else "para"
                yield Block(kind, tuple(_runs(token)), heading or len(self.lists), mark)
                heading, mark = 0, ""

    def _mark(self) -> str:
        number = self.lists[-1]
        if not number:
            return "·"
        self.lists[-1] += 1
        return f"{number}."


def _runs(token: Token) -> Iterator[Run]:
    strong = 0
    for child in token.children or []:
        if child.type == "strong_open":
            strong += 1
        elif child.type == "strong_close":
            strong -= 1
        elif child.type in ("softbreak", "hardbreak"):
            yield Run("\n", bool(strong))
        elif child.content:
            yield Run(child.content, bool(strong))
