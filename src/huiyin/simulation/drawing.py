"""Bars side by side as SVG: how it was, and how it would have been."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

_ROW, _BAR, _TOP = 52, 11, 6
_WIDEST = 84
"""Percent of the width that the longest bar takes, so that its figure has room beside it."""


@dataclass(frozen=True)
class Bar:
    """`before` is None where there is only one figure."""

    label: str
    after: int
    before: int | None = None


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Widths are shares of the picture, letters are not: it is as legible on a telephone."""
    most = max((max(row.after, row.before or 0) for row in rows), default=0) or 1
    drawn = "".join("".join(_row(n, row, most)) for n, row in enumerate(rows))
    height = _TOP + _ROW * len(rows)
    return (
        f'<svg class="bars" role="img" aria-label="{escape(title)}" width="100%" height="{height}">'
        f"<title>{escape(title)}</title>{drawn}</svg>"
    )


def _row(n: int, row: Bar, most: int) -> Iterator[str]:
    top = _TOP + n * _ROW
    yield f'<text x="0" y="{top + 11}" class="label">{escape(row.label)}</text>'
    if row.before is not None:
        yield _bar("before", top + 17, row.before, most)
    yield _bar("after", top + (32 if row.before is not None else 18), row.after, most)


def _bar(which: str, top: int, figure: int, most: int) -> str:
    width = f"{figure / most * _WIDEST:.2f}%"
    return (
        f'<rect class="{which}" x="0" y="{top}" width="{width}" height="{_BAR}" rx="2"/>'
        f'<text class="figure" x="{width}" dx="6" y="{top + _BAR - 1}">{figure}</text>'
    )
