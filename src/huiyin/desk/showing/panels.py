"""A task that is done together: who has which part in it, who was asked and who came."""

from collections.abc import Sequence
from dataclasses import dataclass

from huiyin.casework.case import Task
from huiyin.casework.telling import people
from huiyin.desk.words import say
from huiyin.policy.schema.work import Joint
from huiyin.sight.looking import Seen


@dataclass(frozen=True)
class PartLine:
    """One part in the meeting: `duty` chairs, must be there or may; `state` of each who has it."""

    duty: str
    post: str
    people: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class PanelLine:
    parts: Sequence[PartLine]
    outcomes: str
    paper: str


def panel_of(seen: Seen, task: Task) -> PanelLine | None:
    rule = seen.policy.tasks.get(task.kind)
    if rule is None or rule.joint is None:
        return None
    joint, words = rule.joint, seen.words
    return PanelLine(
        parts=_parts(seen, task, joint),
        outcomes=" / ".join(title.text(words.language) for title in joint.outcomes.values()),
        paper=words.title(str(joint.paper), "papers") if joint.paper else "",
    )


def _parts(seen: Seen, task: Task, joint: Joint) -> list[PartLine]:
    """In the order of their duties; whoever came in no part of their own stands last."""
    duties = [("chair", (joint.chair,)), ("must", joint.must), ("may", joint.may)]
    found, placed = [], set[str]()
    for duty, audiences in duties:
        for audience in audiences:
            holders = people(seen.draft).of(str(audience))
            placed |= set(holders)
            found.append(_part(seen, task, duty, str(audience), holders))
    more = [p for p in (*task.invited, *task.present) if p not in placed]
    if more:
        found.append(_part(seen, task, "more", "", tuple(dict.fromkeys(more))))
    return found


def _part(seen: Seen, task: Task, duty: str, audience: str, holders: Sequence[str]) -> PartLine:
    words = seen.words
    named = [(words.person(person), _state(seen, task, person)) for person in holders]
    return PartLine(
        duty=say(f"panel.{duty}", words.language),
        post=words.audience(audience) if audience else "",
        people=named,
    )


def _state(seen: Seen, task: Task, person: str) -> str:
    if person in task.present:
        return say("panel.came", seen.words.language)
    if task.present:
        return ""
    return say("panel.invited", seen.words.language) if person in task.invited else ""
