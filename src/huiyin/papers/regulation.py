"""A regulation for reading as PDF: cover, contents, chapters, flow chart, examples, index by clause."""

import re
from collections.abc import Iterable
from datetime import datetime
from math import sqrt
from typing import Any

from huiyin.casework.wording.languages import text_in
from huiyin.papers.pages import day_words
from huiyin.papers.printing import Printed, print_pdf
from huiyin.papers.words import said, template
from huiyin.policy.policy import Policy
from huiyin.rulebook.book_phrases import BOOK, CHAPTERS
from huiyin.rulebook.drawing import WIDTH, svg_of
from huiyin.rulebook.examples import Example
from huiyin.rulebook.layout import Book, Chapter, Grid, Row

_PAGE, _TALL = 172, 235
"""Millimetres that a drawing may take."""
_TEXTS = {"hans": "Noto Sans SC", "hant": "Noto Serif TC"}
_NARROWEST, _WIDEST = 2.0, 8.0
_HEIGHT = re.compile(r'viewBox="0 0 \d+ (\d+)"')


def print_regulation(
    policy: Policy, book: Book, examples: list[Example], at: datetime, house: str = ""
) -> Printed:
    """The whole regulation as worded in this policy, in the language of the book."""
    language = book.language
    script = "hant" if language == "zh-Hant" else "hans"
    head = policy.head
    version = said("version", language, version=head.version)
    since = said("since", language, day=day_words(head.in_force, language))
    chapters = [_chapter(chapter, script, language) for chapter in book.chapters]
    chapters += [_examples(examples, language)] if examples else []
    chapters.append(_by_clause(book))
    content = {
        "script": script,
        "title": book.title,
        "house": house,
        "edition": version,
        "cover": [version, since, *([head.source.text(language)] if head.source else [])],
        "chapters": chapters,
        "words": {"page": template("page", language), "contents": said("contents", language)},
    }
    return print_pdf("regulation", content, at)


def _chapter(chapter: Chapter, script: str, language: str) -> dict[str, Any]:
    drawing = svg_of(chapter.chart, chapter.title) if chapter.chart else ""
    height = int(found[1]) if (found := _HEIGHT.search(drawing)) else 1
    return {
        "title": chapter.title,
        "chart_svg": drawing.replace(
            "<svg ", f'<svg color="#000" font-family="{_TEXTS[script]}" ', 1
        ),
        "chart_width": min(_PAGE, _TALL * WIDTH / height),
        "grids": [_grid(grid, language) for grid in chapter.grids],
    }


def _grid(grid: Grid, language: str) -> dict[str, Any]:
    """With a column of clauses where any row cites one."""
    cites = any(row.clause for row in grid.rows)
    columns = [*grid.columns, *([text_in(BOOK, "clause", language)] if cites else [])]
    rows = [[*row.cells, *(["\n".join(row.clause)] if cites else [])] for row in grid.rows]
    return {"title": grid.title, "columns": columns, "rows": rows, "widths": _widths(columns, rows)}


def _widths(columns: list[str], rows: Iterable[list[str]]) -> list[float]:
    """By what stands in them: a column of long texts is wide, but never starves the others."""
    longest = [len(name) for name in columns]
    for row in rows:
        for n, cell in enumerate(row):
            longest[n] = max(longest[n], *(len(line) for line in cell.split("\n")))
    return [min(max(sqrt(size), _NARROWEST), _WIDEST) for size in longest]


def _examples(examples: list[Example], language: str) -> dict[str, Any]:
    columns = tuple(text_in(BOOK, key, language) for key in ("name", "from", "due", "why"))
    rows = tuple(
        Row(f"example-{n}", (e.title, e.start, e.due, "\n".join(e.steps)), e.clause)
        for n, e in enumerate(examples)
    )
    title = text_in(BOOK, "deadline_example", language)
    return _plain(text_in(CHAPTERS, "examples", language), Grid(title, columns, rows), language)


def _by_clause(book: Book) -> dict[str, Any]:
    columns = tuple(text_in(BOOK, key, book.language) for key in ("clause", "rules"))
    rows = tuple(
        Row(f"clause-{clause}", (clause, "、".join(title for _, title in rules)), ())
        for clause, rules in book.index.items()
    )
    title = text_in(CHAPTERS, "clauses", book.language)
    return _plain(title, Grid("", columns, rows), book.language)


def _plain(title: str, grid: Grid, language: str) -> dict[str, Any]:
    return {"title": title, "chart_svg": "", "chart_width": 0, "grids": [_grid(grid, language)]}
