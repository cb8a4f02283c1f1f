"""Curves over sizes as one SVG, both axes by powers of ten, each line with its name at its end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 900, 460
LEFT, RIGHT, TOP, BOTTOM = 70, 300, 20, 50
LEAST_APART = 15
_LEAST = 1e-9
"""Seconds. Less than that has no place on such paper."""
COLOURS = ("#1b5e91", "#b3541e", "#3d7a37", "#7a3d77", "#8a6d00", "#00767a", "#9c2f3f", "#555555")


@dataclass(frozen=True)
class Curve:
    """Seconds by number of cases."""

    name: str
    points: Mapping[int, float]


def drawn(curves: Sequence[Curve]) -> str:
    paper = _Paper(curves)
    body = "".join([*paper.grid(), *paper.lines()])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="12"><title>Time by number of cases</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>{body}</svg>\n'
    )


class _Paper:
    def __init__(self, curves: Sequence[Curve]) -> None:
        self.curves = curves
        sizes = [size for curve in curves for size in curve.points]
        times = [max(took, _LEAST) for curve in curves for took in curve.points.values()]
        self.x = (log10(min(sizes)), max(log10(max(sizes)), log10(min(sizes)) + 1))
        self.y = (
            floor(log10(min(times))),
            max(ceil(log10(max(times))), floor(log10(min(times))) + 1),
        )

    def _at(self, size: float, took: float) -> tuple[float, float]:
        across = (log10(size) - self.x[0]) / (self.x[1] - self.x[0])
        up = (log10(max(took, _LEAST)) - self.y[0]) / (self.y[1] - self.y[0])
        return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (
            HEIGHT - TOP - BOTTOM
        )

    def grid(self) -> Iterator[str]:
        for power in range(int(self.y[0]), int(self.y[1]) + 1):
            x, y = self._at(10 ** self.x[0], 10.0**power)
            yield f'<path d="M{x:.0f} {y:.1f}H{WIDTH - RIGHT}" stroke="#dddddd"/>'
            yield f'<text x="{x - 8:.0f}" y="{y + 4:.1f}" text-anchor="end">{_time(power)}</text>'
        for size in sorted({size for curve in self.curves for size in curve.points}):
            x, y = self._at(size, 10.0 ** self.y[0])
            yield f'<path d="M{x:.1f} {TOP}V{y:.0f}" stroke="#eeeeee"/>'
            yield f'<text x="{x:.1f}" y="{y + 20:.0f}" text-anchor="middle">{size:,}</text>'
        yield f'<text x="{LEFT}" y="{HEIGHT - 8}">cases; processor time, over HTTP wall time</text>'

    def lines(self) -> Iterator[str]:
        free = float("-inf")
        ends = sorted(
            (self._at(*max(curve.points.items()))[1], n) for n, curve in enumerate(self.curves)
        )
        names = {}
        for y, n in ends:
            free = max(free + LEAST_APART, y)
            names[n] = free
        for n, curve in enumerate(self.curves):
            places = [self._at(size, took) for size, took in sorted(curve.points.items())]
            colour = COLOURS[n % len(COLOURS)]
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
            yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
            for x, y in places:
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
            place = f'x="{places[-1][0] + 10:.1f}" y="{names[n] + 4:.1f}"'
            yield f'<text {place} fill="{colour}">{escape(curve.name)}</text>'


def _time(power: int) -> str:
    return f"{10 ** (power + 3):g} ms" if power < 0 else f"{10**power:g} s"
