"""What completes a task by itself: the act whose event the regulation waits for, rather than an answer."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from huiyin.casework.allowed import Option
from huiyin.casework.case import Case, Task, TaskStatus
from huiyin.casework.causes import BEGUN_BY
from huiyin.casework.forms import THING
from huiyin.policy.policy import Policy
from huiyin.sight.looking import Seen

Way = tuple[str, str]
"""An act, and what it is done to where it is done to something."""


def ways_of(policy: Policy, kind: str) -> Iterator[Way]:
    """The acts that the regulation names by their events, whether or not somebody may do them now."""
    rule = policy.tasks.get(kind)
    for pattern in rule.done_on if rule is not None else ():
        act = BEGUN_BY.get(str(pattern.on), "")
        if act and act not in THING:
            yield act, ""
        elif act:
            yield from ((act, topic) for topic in pattern.topic)


def open_ways(seen: Seen, task: Task, options: Iterable[Option]) -> list[Way]:
    """Those that whoever looks may go now."""
    things = {option.act: option.things for option in options if option.is_allowed}
    found = dict.fromkeys(ways_of(seen.policy, task.kind))
    return [(act, thing) for act, thing in found if act in things and _fits(thing, things[act])]


def _fits(thing: str, things: tuple[str, ...]) -> bool:
    return not thing or thing in things


def answerable(case: Case, options: Iterable[Option]) -> list[Task]:
    """The tasks that wait for an answer of whoever looks."""
    found = {thing for option in options if option.act == "answer_task" for thing in option.things}
    return [t for t in case.tasks.values() if t.id in found and t.status is TaskStatus.OPEN]


def address_of(seen: Seen, way: Way) -> str:
    act, thing = way
    address = reverse("act", args=[seen.case.id, act])
    return f"{address}?thing={thing}" if thing else address
