"""A rise above the usual as a task: its cause, what is done against it, and whether it came back.

When a count is a rise is said by `casework.tally.usual`. Whether the action helped is measured by
recurrence: in the weeks after it the same count is held against the limit that was usual before the rise,
as corrective action is checked for effect (ISO 10002:2018, 8.2; ISO 9001:2015, 10.2.1 d).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

Act = Literal["analyse", "act", "dismiss"]
ACTS: tuple[Act, ...] = ("analyse", "act", "dismiss")
State = Literal["found", "analysed", "acted", "helped", "recurred", "dismissed"]
WATCHED = 4
"""So many whole weeks after the action are looked at before it is judged."""
QUIET = timedelta(weeks=WATCHED)
"""The same thing is no new rise so soon after one that was found."""
OVER: tuple[State, ...] = ("helped", "recurred", "dismissed")


@dataclass(frozen=True)
class Rise:
    """The count of what says `value` in `fact`, in the seven days before `at`, was above the usual.

    `after` are the counts of the weeks after the action, once it is judged.
    """

    id: str
    pack: str
    fact: str
    value: str
    at: datetime
    count: int
    mean: float
    limit: int
    state: State = "found"
    cause: str = ""
    action: str = ""
    analysed_by: str = ""
    done: str = ""
    acted_by: str = ""
    acted_at: datetime | None = None
    after: tuple[int, ...] = ()
    why: str = ""

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def judged_at(self) -> datetime | None:
        """When the weeks of watching are over."""
        return None if self.acted_at is None else self.acted_at + QUIET


def evolve(rise: Rise | None, stream: str, event: Any) -> Rise:
    if event.name == "rise_found" or rise is None:
        return Rise(
            stream.partition("/")[2], event.pack, event.fact, event.value, event.at, event.count,
            float(event.mean), event.limit,
        )  # fmt: skip
    match event.name:
        case "rise_analysed":
            return replace(rise, state="analysed", cause=event.cause, action=event.action,
                           analysed_by=event.by)  # fmt: skip
        case "rise_acted_on":
            return replace(
                rise, state="acted", done=event.done, acted_by=event.by, acted_at=event.at
            )
        case "rise_dismissed":
            return replace(rise, state="dismissed", why=event.why, analysed_by=event.by)
        case "rise_judged":
            return replace(rise, state=judged(rise, event.after), after=tuple(event.after))
    return rise


def rise_of(stream: str, events: Iterable[Any]) -> Rise | None:
    rise: Rise | None = None
    for event in events:
        rise = evolve(rise, stream, event)
    return rise


def judged(rise: Rise, after: Sequence[int]) -> State:
    """It came back where some week reached again what was above the usual before."""
    return "recurred" if any(count >= rise.limit for count in after) else "helped"


def may(rise: Rise) -> list[Act]:
    """What may be done with it now, by whoever answers for it."""
    wanted: dict[State, list[Act]] = {
        "found": ["analyse", "dismiss"],
        "analysed": ["analyse", "act"],
    }
    return wanted.get(rise.state, [])
