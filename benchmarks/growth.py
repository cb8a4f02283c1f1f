"""The same at every size: what a page, a search, a return, a life costs as the cases grow, drawn as curves.

`HUIYIN_BENCH_SIZES` says at which; `HUIYIN_BENCH_GROWN` keeps the houses, since a million cases take hours
to be made up; of what kind their cases are, `benchmarks.houses` says. With `--write` the curves go to
docs/reference/growth.svg, those on PostgreSQL to growth-postgresql.svg.
"""

import json
import math
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.curves import Curve, drawn
from benchmarks.measure import Figure, in_words
from benchmarks.resident import GOALS as MEMORY

SIZES = tuple(map(int, os.environ.get("HUIYIN_BENCH_SIZES", "200,600").split(",")))
_ON = "-postgresql" if os.environ.get("HUIYIN_DATABASE") else ""
PICTURE = Path(__file__).parents[1] / "docs" / "reference" / f"growth{_ON}.svg"
GOALS = {
    "queue": (0.050, 0.120),
    "search": (0.050, 0.150),
    "near-duplicates": (0.030, 0.150),
    "slowest return": (3.0, 3.0),
    "registrations over HTTP": (1 / 400, math.inf),
    "whole lives of": (1 / 60, math.inf),
    "a look for due clocks": (0.005, math.inf),
    "verification": (1e-5, math.inf),
    "a clock of": (0.001, math.inf),
}
"""At the median and at the 95th of a hundred, at 1,000,000 cases; for near-duplicates and returns only the
first was asked for.
"""


def figures() -> Iterator[Figure]:
    lines: dict[str, dict[int, float]] = {}
    for size in SIZES:
        for one in _measured(size):
            line = re.sub(r" \(.*| of [\d,]+(?= due)", "", one["name"])
            if one["middle"]:
                lines.setdefault(line, {})[size] = one["middle"]
            yield _figure(one, size)
    if "--write" in sys.argv and len(SIZES) > 1:
        curves = [Curve(name, points) for name, points in lines.items()]
        PICTURE.write_text(drawn(curves), "utf-8")


def _measured(size: int) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "benchmarks.at_size", str(size)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{size} cases: {done.stderr[-2000:]}")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _figure(one: dict[str, Any], size: int) -> Figure:
    middle, high, right = one["middle"], one["high"], one["right"]
    if one["high_is"] == "MB":
        most = MEMORY["web" if " web " in one["name"] else "worker"]
        said = f"{one['name']}, {size:,} cases: {high:.0f} MB"
        return Figure(said, 0.0, None, "", f"under {most} MB", high < most)
    said = f"{one['name']}, {size:,} cases"
    said += f", {one['high_is']} {in_words(high)}" if one["high_is"] else ""
    said += "" if right is None else f", {right:.0%} of what is true was found"
    goal = next((g for name, g in GOALS.items() if one["name"].startswith(name)), None)
    if goal is None:
        return Figure(said, middle, None, "", "", None)
    wanted = f"under {in_words(goal[0])}"
    wanted += f", 95th {in_words(goal[1])}" if goal[1] < math.inf else ""
    return Figure(said, middle, None, "", wanted, middle < goal[0] and high < goal[1])
