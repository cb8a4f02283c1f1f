"""What a case shows beside its record: guides for the moment, follow-ups, papers still wanted."""

from dataclasses import dataclass

from huiyin.casework.case import MISSING_FACT, TASK_OPEN, Case, Task
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.telling import people
from huiyin.policy.regulation import Regulation
from huiyin.policy.schema.things import Fact


@dataclass(frozen=True)
class Shown:
    """Names of the texts to show, tasks the person follows up, and papers asked for and not issued."""

    texts: tuple[str, ...]
    follow_ups: tuple[Task, ...]
    papers_wanted: tuple[str, ...]
    unknown: tuple["Unknown", ...] = ()


@dataclass(frozen=True)
class Unknown:
    """A fact of the case that nobody has said, and the audiences from whom it has to come.

    `settles` is the table whose result stands only for now without it.
    """

    fact: str
    by: tuple[str, ...]
    settles: str = ""


def shown(regulation: Regulation, case: Case, context: Context, act: str = "") -> Shown:
    draft = Draft(regulation, context, case)
    return Shown(_texts(draft, act), _follow_ups(draft), papers_wanted(draft),
                 unknown_facts(draft))  # fmt: skip


def _texts(draft: Draft, act: str) -> tuple[str, ...]:
    roles, here = draft.context.roles(), {draft.case.stage.value, draft.case.step}
    found = []
    for name, text in draft.policy.texts.items():
        placed = act in text.at if act else bool(here & set(text.during))
        meant = not text.role or bool(roles & set(text.role))
        if placed and meant and (text.when is None or text.when.holds(draft.env)):
            found.append(name)
    return tuple(found)


def _follow_ups(draft: Draft) -> tuple[Task, ...]:
    """Open work of others that this person must keep an eye on until there is a result."""
    who, found = people(draft), []
    for task in draft.case.tasks.values():
        rule = draft.policy.tasks.get(task.kind)
        if rule is None or task.status not in TASK_OPEN:
            continue
        if any(draft.context.actor in who.of(a, task.id) for a in rule.followed_by):
            found.append(task)
    return tuple(found)


def papers_wanted(draft: Draft) -> tuple[str, ...]:
    """Papers asked for more often than issued."""
    return tuple(
        name
        for name in draft.policy.papers
        if draft.case.times("paper_asked", name) > draft.case.times("paper_issued", name)
    )


def unknown_facts(draft: Draft) -> tuple[Unknown, ...]:
    """Facts asked when the case was registered or needed for a result, that apply and nobody knows."""
    case = draft.case
    settles = {
        name: a.table for a in case.assessments.values() if a.provisional for name in a.missing
    }
    asked = {task.about: task.to for task in case.tasks.values() if task.kind == MISSING_FACT}
    found = []
    for name, fact in draft.policy.facts.items():
        wanted = name in settles or "register" in fact.asked_at or "register" in fact.required_at
        if not wanted or name in draft.env or not _may_apply(draft, fact):
            continue
        by = tuple(map(str, fact.set_by)) or asked.get(name, ()) or (case.owner,)
        found.append(Unknown(str(name), by, settles.get(name, "")))
    return tuple(found)


def _may_apply(draft: Draft, fact: Fact) -> bool:
    return fact.when is None or fact.when.value(draft.env) is not False
