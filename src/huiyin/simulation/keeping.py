"""Findings as plain data and back, so that a long trial can rest and go on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from huiyin.simulation.comparing import Difference, Findings, Tally

_FIGURES = ("cases", "changed", "breached_before", "breached_after")


def kept(found: Findings) -> dict[str, Any]:
    differences = [
        {**asdict(difference), "clause": list(difference.clause), "cases": tally.cases,
         "samples": tally.samples}
        for difference, tally in found.by_weight()
    ]  # fmt: skip
    load = {"before": dict(found.load_before), "after": dict(found.load_after)}
    figures = {name: getattr(found, name) for name in _FIGURES}
    return {**figures, "differences": differences, "load": load}


def read(said: Mapping[str, Any]) -> Findings:
    """What `kept` made of them; nothing found yet from nothing."""
    found = Findings(**{name: said.get(name, 0) for name in _FIGURES})
    for one in said.get("differences", ()):
        difference = Difference(
            one["kind"], one["what"], one["old"], one["new"], tuple(one["clause"])
        )
        found.tallies[difference] = Tally(one["cases"], list(one["samples"]))
    load = said.get("load", {})
    found.load_before = Counter(load.get("before", {}))
    found.load_after = Counter(load.get("after", {}))
    return found
