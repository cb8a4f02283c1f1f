"""Charts as SVG for paper: bars and lines, with a title for who cannot see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

COLOURS = ("#1f5f8b", "#d98e04", "#5b8c5a", "#a23b3b", "#6a5acd", "#7f7f7f")
WIDTH, LEFT, RIGHT, THIN = 640, 150, 60, 13
_HIGH, _BELOW = 220, 40


@dataclass(frozen=True)
class Series:
    """`values` by the labels of the chart; None is a gap."""

    name: str
    values: Sequence[float | None]


def bars(title: str, labels: Sequence[str], series: Sequence[Series]) -> str:
    """Lying bars, for each label one of every series, its figure at the end."""
    most = max([value or 0 for one in series for value in one.values] + [1])
    high = THIN * len(series) + 8
    height = 30 + high * len(labels) + (20 if len(series) > 1 else 0)
    parts = [_head(title, height)]
    for number, label in enumerate(labels):
        top = 24 + high * number
        parts.append(_text(LEFT - 8, top + high / 2, _short(label), anchor="end"))
        parts += _bars_of(number, top, series, most)
    if len(series) > 1:
        parts += _legend(series, height - 12)
    return "".join([*parts, "</svg>"])


def _bars_of(number: int, top: float, series: Sequence[Series], most: float) -> list[str]:
    parts = []
    for place, one in enumerate(series):
        value, y = one.values[number], top + THIN * place
        if value is None:
            continue
        wide = (WIDTH - LEFT - RIGHT) * value / most
        parts.append(
            f'<rect x="{LEFT}" y="{y}" width="{wide:.1f}" height="{THIN - 2}"'
            f' fill="{COLOURS[place % len(COLOURS)]}"/>'
        )
        parts.append(_text(LEFT + wide + 4, y + THIN - 4, f"{value:g}"))
    return parts


def lines(title: str, labels: Sequence[str], series: Sequence[Series]) -> str:
    """Lines over equal steps; nought is the bottom."""
    known = [value for one in series for value in one.values if value is not None]
    most = max([*known, 1])
    height = 30 + _HIGH + _BELOW
    parts = [_head(title, height), _axes(most)]
    step = (WIDTH - 60 - 20) / max(1, len(labels) - 1)
    every = max(1, len(labels) // 8)
    parts += [
        _text(60 + step * n, 30 + _HIGH + 16, label, anchor="middle")
        for n, label in enumerate(labels)
        if n % every == 0
    ]
    for place, one in enumerate(series):
        points = " ".join(
            f"{60 + step * n:.1f},{30 + _HIGH * (1 - value / most):.1f}"
            for n, value in enumerate(one.values)
            if value is not None
        )
        colour = COLOURS[place % len(COLOURS)]
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
    if len(series) > 1:
        parts += _legend(series, height - 6)
    return "".join([*parts, "</svg>"])


def _axes(most: float) -> str:
    found = []
    for part in (0, 0.5, 1):
        y = 30 + _HIGH * (1 - part)
        found.append(f'<line x1="60" x2="{WIDTH - 20}" y1="{y}" y2="{y}" stroke="#ccc"/>')
        found.append(_text(54, y + 4, f"{most * part:g}", anchor="end"))
    return "".join(found)


def _head(title: str, height: int) -> str:
    said = escape(title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-label="{said}" font-family="Noto Sans SC, sans-serif" font-size="12">'
        f"<title>{said}</title>" + _text(4, 14, title, bold=True)
    )


def _legend(series: Sequence[Series], y: int) -> list[str]:
    parts, at = [], 60
    for place, one in enumerate(series):
        colour = COLOURS[place % len(COLOURS)]
        parts.append(f'<rect x="{at}" y="{y - 9}" width="10" height="10" fill="{colour}"/>')
        parts.append(_text(at + 14, y, one.name))
        at += 30 + 13 * len(one.name)
    return parts


def _text(x: float, y: float, text: str, *, anchor: str = "start", bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight}>{escape(text)}</text>'


def _short(label: str) -> str:
    return label if len(label) <= 12 else f"{label[:11]}…"
