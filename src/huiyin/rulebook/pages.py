"""A regulation as HTML: for the desk, and as a page that stands alone."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from huiyin.casework.wording.languages import text_in
from huiyin.rulebook.book_phrases import BOOK, CHAPTERS
from huiyin.rulebook.drawing import svg_of
from huiyin.rulebook.examples import Example, Story
from huiyin.rulebook.layout import Book, Chapter, Grid, Row

_VIEWPORT = "width=device-width, initial-scale=1"
_LANG = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en"}


def standing_alone(book: Book, examples: list[Example], stories: list[Story]) -> str:
    """One file that needs nothing else: opened from a disk, printed, sent by mail."""
    return page_of(book.title, book.language, fragment(book, examples, stories))


def page_of(title: str, language: str, inside: str) -> str:
    """`inside` is HTML, already escaped."""
    style = files("huiyin.rulebook").joinpath("static/rulebook/page.css").read_text("utf-8")
    head = f'<meta charset="utf-8"><meta name="viewport" content="{_VIEWPORT}">'
    shown = escape(title)
    return (
        f'<!doctype html>\n<html lang="{_LANG.get(language, "zh-CN")}">\n<head>{head}\n'
        f"<title>{shown}</title>\n<style>\n{style}</style>\n</head>\n"
        f'<body class="rulebook-page">\n<h1>{shown}</h1>\n'
        f'<div class="rulebook">{inside}</div>\n</body>\n</html>\n'
    )


def fragment(book: Book, examples: list[Example], stories: list[Story]) -> str:
    """The inside of the page: contents, chapters, examples, index."""
    return "\n".join(_parts(book, examples, stories))


def _parts(book: Book, examples: list[Example], stories: list[Story]) -> Iterator[str]:
    yield _contents(book, bool(examples or stories))
    for chapter in book.chapters:
        yield _chapter(book, chapter)
    if examples or stories:
        yield _examples(book, examples, stories)
    yield _by_clause(book)


def _named(book: Book, key: str) -> str:
    return text_in(BOOK, key, book.language)


def _t(book: Book, key: str, **places: str) -> str:
    return escape(_named(book, key).format(**places))


def _heading(book: Book, key: str) -> str:
    return escape(text_in(CHAPTERS, key, book.language))


def _contents(book: Book, has_examples: bool) -> str:  # noqa: FBT001 - a part is there or not
    keys = [chapter.key for chapter in book.chapters]
    keys += ["examples"] * has_examples + ["clauses"]
    links = (f'<li><a href="#chapter-{key}">{_heading(book, key)}</a></li>' for key in keys)
    return f'<nav class="contents"><ol>{"".join(links)}</ol></nav>'


def _chapter(book: Book, chapter: Chapter) -> str:
    drawn = (
        f'<div class="chart" tabindex="0">{svg_of(chapter.chart, chapter.title)}</div>'
        if chapter.chart
        else ""
    )
    grids = "\n".join(_grid(book, grid) for grid in chapter.grids)
    heading = f'<h2 id="chapter-{chapter.key}">{escape(chapter.title)}</h2>'
    return f"<section>{heading}\n{drawn}{grids}</section>"


def _grid(book: Book, grid: Grid) -> str:
    heads = [*grid.columns, _named(book, "clause")]
    if not any(row.clause for row in grid.rows):
        heads = heads[:-1]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    rows = "\n".join(_row(book, row, heads) for row in grid.rows)
    title = f"<h3>{escape(grid.title)}</h3>" if grid.title else ""
    return (
        f'{title}<div class="rule-grid"><table><thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody></table></div>"
    )


def _row(book: Book, row: Row, heads: list[str]) -> str:
    cells = [_lines(cell) for cell in row.cells]
    if len(heads) > len(cells):
        base = (
            f'<span class="rule-base">{_t(book, "base", base=row.base)}</span>' if row.base else ""
        )
        clause = escape("、".join(row.clause))
        cells.append((f'<span class="rule-clause">{clause}</span>' if clause else "") + base)
    tds = "".join(
        f'<td data-head="{escape(head)}">{cell}</td>'
        for head, cell in zip(heads, cells, strict=True)
    )
    return f'<tr id="{escape(row.anchor)}">{tds}</tr>'


def _lines(cell: str) -> str:
    return "<br>".join(escape(line) for line in cell.split("\n"))


def _examples(book: Book, examples: list[Example], stories: list[Story]) -> str:
    heading = f'<h2 id="chapter-examples">{_heading(book, "examples")}</h2>'
    return f"<section>{heading}{_deadlines(book, examples)}{_stories(book, stories)}</section>"


def _deadlines(book: Book, examples: list[Example]) -> str:
    if not examples:
        return ""
    columns = tuple(_named(book, key) for key in ("name", "from", "due", "why"))
    rows = tuple(
        Row(f"example-{n}", (e.title, e.start, e.due, "\n".join(e.steps)), e.clause)
        for n, e in enumerate(examples, 1)
    )
    return _grid(book, Grid(_named(book, "deadline_example"), columns, rows))


def _stories(book: Book, stories: list[Story]) -> str:
    if not stories:
        return ""
    told = "".join(f"<li>{_story(story)}</li>" for story in stories)
    return f'<h3>{_t(book, "scenario")}</h3><ul class="stories">{told}</ul>'


def _story(story: Story) -> str:
    clause = escape("、".join(story.clause))
    head = f'{escape(story.name)} <span class="rule-clause">{clause}</span>'
    if not story.lines:
        return head
    steps = "".join(
        f"<li>{escape(' '.join(filter(None, (line.at, line.who, line.act))))}"
        f"<br>{'<br>'.join(map(escape, line.said))}</li>"
        for line in story.lines
    )
    return f"<details><summary>{head}</summary><ol>{steps}</ol></details>"


def _by_clause(book: Book) -> str:
    rows = "".join(
        f'<tr id="clause-{escape(clause)}"><td class="rule-clause">{escape(clause)}</td><td>'
        + "、".join(f'<a href="#{escape(anchor)}">{escape(title)}</a>' for anchor, title in rules)
        + "</td></tr>"
        for clause, rules in book.index.items()
    )
    head = f'<th scope="col">{_t(book, "clause")}</th><th scope="col">{_t(book, "rules")}</th>'
    return (
        f'<section><h2 id="chapter-clauses">{_heading(book, "clauses")}</h2><div class="rule-grid"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></section>"
    )
