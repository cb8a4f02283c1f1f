"""The flow chart as SVG: it prints as it shows, and takes its colours from the page around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from huiyin.rulebook.flow import FlowChart, Station

WIDTH = 880
_BOX_X, _BOX_WIDTH = 300, 280
_SIDE_X = 640
_LINE = 20
_WIDE, _NARROW = 14.0, 7.6
"""Pixels of one Chinese and of one Latin sign at 14 px."""


def svg_of(chart: FlowChart, title: str) -> str:
    """A drawing of its own, with the title for whoever hears it read."""
    shapes: list[str] = []
    y = 10.0
    for number, station in enumerate(chart.stations):
        drawn = _Drawn(station, y)
        if number:
            shapes.append(_arrow(y - 34, y))
        shapes += drawn.shapes()
        y += drawn.height + 34
    body = "\n".join(shapes)
    return (
        f'<svg class="flow" viewBox="0 0 {WIDTH} {y - 20:.0f}" role="img" '
        f'xmlns="http://www.w3.org/2000/svg" font-size="14"><title>{escape(title)}</title>\n{body}\n</svg>'
    )


def wrapped(text: str, width: float) -> list[str]:
    """Lines no wider than `width` pixels; signs that may not begin a line stay with the one before."""
    lines, line, used = [], "", 0.0
    for sign in text:
        wide = _WIDE if ord(sign) > 0x2E7F or sign in "“”‘’…—" else _NARROW
        if used + wide > width and sign not in "，。；：、）》”’":
            lines.append(line)
            line, used = "", 0.0
        line, used = line + sign, used + wide
    return [*lines, line] if line else lines


@dataclass(frozen=True)
class _Drawn:
    station: Station
    top: float

    @property
    def inside(self) -> list[str]:
        return [
            line for step in self.station.steps for line in wrapped(f"· {step}", _BOX_WIDTH - 40)
        ]

    @property
    def way(self) -> list[str]:
        return wrapped(self.station.way_in, _BOX_WIDTH - 24)

    @property
    def notes(self) -> list[str]:
        return [line for limit in self.station.limits for line in wrapped(f"· {limit}", 264)]

    @property
    def doors(self) -> list[str]:
        return [line for door in self.station.doors for line in wrapped(f"→ {door}", 220)]

    @property
    def height(self) -> float:
        own = 30 + _LINE * (len(self.way) + len(self.inside)) + 8
        return max(own, _LINE * len(self.notes) + 8, _LINE * len(self.doors) + 8)

    def shapes(self) -> Iterator[str]:
        yield (
            f'<rect x="{_BOX_X}" y="{self.top:.0f}" width="{_BOX_WIDTH}" height="{self.height:.0f}" '
            'rx="6" fill="none" stroke="currentColor"/>'
        )
        middle = _BOX_X + _BOX_WIDTH / 2
        yield _text(middle, self.top + 22, self.station.title, "middle", weight=True)
        y = self.top + 22 + _LINE
        for line in self.way:
            yield _text(middle, y, line, "middle", soft=True)
            y += _LINE
        for line in self.inside:
            yield _text(_BOX_X + 24, y, line, "start")
            y += _LINE
        for number, line in enumerate(self.notes):
            yield _text(10, self.top + 20 + number * _LINE, line, "start", soft=True)
        for number, line in enumerate(self.doors):
            yield _text(_SIDE_X, self.top + 20 + number * _LINE, line, "start", soft=True)
        if self.notes:
            yield _dashed(274, _BOX_X, self.top + 15)
        if self.doors:
            yield _dashed(_BOX_X + _BOX_WIDTH, _SIDE_X - 8, self.top + 15)


def _arrow(start: float, end: float) -> str:
    x = _BOX_X + _BOX_WIDTH / 2
    tip = f"M{x - 5:.0f} {end - 9:.0f}L{x:.0f} {end - 2:.0f}L{x + 5:.0f} {end - 9:.0f}"
    return f'<path d="M{x:.0f} {start:.0f}V{end - 2:.0f}{tip}" fill="none" stroke="currentColor"/>'


def _dashed(left: float, right: float, y: float) -> str:
    return f'<path d="M{left} {y:.0f}H{right}" stroke="currentColor" stroke-dasharray="4 3"/>'


def _text(
    x: float, y: float, words: str, anchor: str, *, weight: bool = False, soft: bool = False
) -> str:
    style = ' font-weight="600"' if weight else ""
    style += ' opacity="0.75"' if soft else ""
    place = f'x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}"'
    return f'<text {place} fill="currentColor"{style}>{escape(words)}</text>'
