"""Charts drawn as SVG for the pages of the desk: as wide as their place, in the inks of the page.

Lengths across are shares of the width, so that words keep their size on a phone. Each mark says its
figure on demand; a table beside the chart says the same to whoever cannot see it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

Values = Sequence[float | None]
INKS = 6
_ROW, _THICK, _FULL = 20, 14, 84
"""A label's line and a bar's height in pixels; the longest bar's share of the width."""
_TOP, _HIGH, _LEFT, _RIGHT = 12, 180, 9, 96
_FEW, _MORE = 4, 8
"""So many labels of an axis fit on a phone, and on a desk."""


def bars(title: str, labels: Sequence[str], series: Mapping[str, Values]) -> SafeString:
    """Lying bars under their label, one for every series, the figure at the end."""
    most = max([value or 0 for values in series.values() for value in values] + [1])
    drawn, y = [], 0
    for place, label in enumerate(labels):
        drawn.append(format_html('<text x="0" y="{}">{}</text>', y + _ROW - 6, label))
        y += _ROW
        for number, (name, values) in enumerate(series.items()):
            if (value := values[place]) is not None:
                drawn.append(_bar(number, y, _FULL * value / most, f"{label} {name}", value))
            y += _THICK + 2
        y += 6
    return _framed(title, y, drawn, list(series))


def _bar(number: int, y: int, wide: float, said: str, value: float) -> SafeString:
    return format_html(
        '<rect class="c{}" x="0" y="{}" width="{}%" height="{}"><title>{}：{}</title></rect>'
        '<text x="{}%" dx="6" y="{}">{}</text>',
        number % INKS, y, f"{wide:.2f}", _THICK, said, _figure(value),
        f"{wide:.2f}", y + _THICK - 2, _figure(value),
    )  # fmt: skip


def lines(
    title: str, labels: Sequence[str], series: Mapping[str, Values], *, share: bool = False
) -> SafeString:
    """Lines over equal steps; nought is the bottom, and of shares the whole is the top."""
    known = [value for values in series.values() for value in values if value is not None]
    most = 1 if share else max([*known, 1])
    steps = [_LEFT + (_RIGHT - _LEFT) * n / max(1, len(labels) - 1) for n in range(len(labels))]
    drawn = [*_grid(most, share=share), *_axis(labels, steps)]
    for number, (name, values) in enumerate(series.items()):
        points = [
            (x, _TOP + _HIGH * (1 - value / most), label, value)
            for x, label, value in zip(steps, labels, values, strict=True)
            if value is not None
        ]
        drawn += [
            format_html('<line class="c{}" x1="{}%" y1="{}" x2="{}%" y2="{}"/>', number % INKS,
                        f"{a:.2f}", f"{b:.1f}", f"{c:.2f}", f"{d:.1f}")
            for (a, b, *_), (c, d, *_) in pairwise(points)
        ]  # fmt: skip
        drawn += [
            format_html('<circle class="c{}" cx="{}%" cy="{}" r="4"><title>{} {}：{}</title></circle>',
                        number % INKS, f"{x:.2f}", f"{y:.1f}", label, name,
                        _figure(value, share=share))
            for x, y, label, value in points
        ]  # fmt: skip
    return _framed(title, _TOP + _HIGH + 24, drawn, list(series))


def _grid(most: float, *, share: bool) -> Iterator[SafeString]:
    for part in (0, 0.5, 1):
        y = _TOP + _HIGH * (1 - part)
        yield format_html('<line class="grid" x1="{}%" y1="{}" x2="100%" y2="{}"/>', _LEFT, y, y)
        yield format_html(
            '<text x="{}%" dx="-6" y="{}" text-anchor="end">{}</text>',
            _LEFT, y + 4, _figure(most * part, share=share),
        )  # fmt: skip


def _axis(labels: Sequence[str], steps: Sequence[float]) -> Iterator[SafeString]:
    more = max(1, -(-len(labels) // _MORE))
    few = more * max(1, -(-len(labels) // (more * _FEW)))
    for number, (label, x) in enumerate(zip(labels, steps, strict=True)):
        back = len(labels) - 1 - number  # the last one is always said
        if back % few and back % more:
            continue
        yield format_html(
            '<text class="{}" x="{}%" y="{}" text-anchor="{}">{}</text>',
            "wide" if back % few else "", f"{x:.2f}", _TOP + _HIGH + 18,
            "middle" if back else "end", label,
        )  # fmt: skip


def _framed(
    title: str, height: float, drawn: Sequence[SafeString], names: Sequence[str]
) -> SafeString:
    legend = format_html_join("", '<li><i class="c{}"></i>{}</li>', (
        (number % INKS, name) for number, name in enumerate(names)))  # fmt: skip
    return format_html(
        '<figure class="desk-chart">{}<svg width="100%" height="{}" role="img" aria-label="{}">{}</svg>'
        "</figure>",
        format_html('<ul class="desk-chart-legend">{}</ul>', legend) if len(names) > 1 else "",
        round(height), title, mark_safe("".join(drawn)),  # noqa: S308 (each part was escaped)
    )  # fmt: skip


def _figure(value: float, *, share: bool = False) -> str:
    return f"{value:.0%}" if share else f"{value:,.10g}"
