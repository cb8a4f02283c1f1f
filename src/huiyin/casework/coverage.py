"""Which clauses of a ledger a pack keeps: disabling the rule must make one of its scenarios fail."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from huiyin.calendars import Calendars
from huiyin.casework.scenarios import Scenario, run_scenario
from huiyin.policy.regulation import Regulation


@dataclass(frozen=True)
class Coverage:
    """Clauses of one pack by verdict; `declined` with the reason the pack gives."""

    kept: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    declined: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def cover(
    regulation: Regulation,
    scenarios: Iterable[Scenario],
    calendars: Calendars,
    clauses: Iterable[str],
    progress: Callable[[str], None] = lambda clause: None,
) -> Coverage:
    """Kept, said, declined or missing, for each clause in its order."""
    stories = list(scenarios)
    verdicts: dict[str, list[str]] = {"kept": [], "said": [], "missing": []}
    declined: dict[str, str] = {}
    for clause in clauses:
        progress(clause)
        if clause in regulation.declined:
            declined[clause] = regulation.declined[clause]
        else:
            verdicts[_verdict(regulation, stories, calendars, clause)].append(clause)
    return Coverage(
        tuple(verdicts["kept"]), tuple(verdicts["said"]), declined, tuple(verdicts["missing"])
    )


def _verdict(
    regulation: Regulation, stories: list[Scenario], calendars: Calendars, clause: str
) -> str:
    if clause not in regulation.cited:
        return "missing"
    without = regulation.without(clause)
    about = [story for story in stories if clause in story.asserted()]
    bites = any(_fails(without, story, calendars) for story in about)
    return "kept" if bites else "said"


def _fails(regulation: Regulation, story: Scenario, calendars: Calendars) -> bool:
    """A story that cannot even be told without the rule fails too."""
    try:
        return not run_scenario(regulation, story, calendars).passed
    except (KeyError, ValueError):
        return True
