"""Asks the tables of the pack again whenever facts change: grade, responsible post, category."""

from collections.abc import Mapping
from typing import Any

from huiyin.casework import events as e
from huiyin.casework.audience import ADMINISTRATOR
from huiyin.casework.case import LIVE, MISSING_FACT, MISSING_ROW, TASK_OPEN, Proposal, TaskStatus
from huiyin.casework.draft import Draft
from huiyin.casework.remedies import leave_difference
from huiyin.casework.telling import open_task
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.tables import Decision, decide_table

_SETTLE = frozenset({"grade", "responsible"})
"""Tables that every case of a regulation rests on: where no row of one fits, the regulation has a gap."""


_SEVERAL = (tuple, frozenset)


def reassess(draft: Draft) -> None:
    """Records each result that changed, and asks for the facts that keep one provisional."""
    if draft.case.kind in draft.policy.kinds and draft.policy.kinds[draft.case.kind].record:
        return
    for name, table in draft.policy.tables.items():
        applies = table.when.value(draft.env) if table.when is not None else True
        decision = decide_table(table, draft.env) if applies is True else None
        if decision is not None and decision.result is not None:
            _note(draft, name, decision)
            _drop_missing_row(draft, name)
        elif applies is not UNKNOWN and name in draft.case.assessments:
            _take_back(draft, name)
        if decision is not None and decision.result is None and name in _SETTLE:
            open_task(draft, MISSING_ROW, (ADMINISTRATOR,), (), about=name)


def _drop_missing_row(draft: Draft, table: str) -> None:
    """The table speaks now: what the administrator was asked for is there."""
    for task in list(draft.case.tasks.values()):
        if (task.kind, task.about) == (MISSING_ROW, table) and task.status in TASK_OPEN:
            draft.emit(e.TaskDropped, task=task.id, kind=task.kind, reason="known")


def _take_back(draft: Draft, name: str) -> None:
    """The table applies no more, or no row of it fits: what it said before no longer holds."""
    before = draft.case.assessments[name]
    if before.result:
        draft.emit(e.Assessed, *before.clauses, table=name, result="", previous=before.result)


def _note(draft: Draft, name: str, decision: Decision) -> None:
    before = draft.case.assessments.get(name)
    missing = tuple(sorted(decision.missing)) if decision.provisional else ()
    now = (decision.result, decision.provisional, missing)
    if before is not None and (before.result, before.provisional, before.missing) == now:
        return
    draft.emit(
        e.Assessed,
        *decision.clauses,
        table=name,
        result=decision.result,
        previous=before.result if before else "",
        provisional=decision.provisional,
        missing=missing,
        facts={k: v for k, v in decision.facts.items() if not isinstance(v, _SEVERAL)},
    )
    _ask_for_missing(draft, missing, decision.clauses)


def _ask_for_missing(draft: Draft, missing: tuple[str, ...], clauses: tuple[str, ...]) -> None:
    for fact in missing:
        if fact in draft.policy.facts:
            open_task(draft, MISSING_FACT, (draft.case.owner,), clauses, about=fact)


def drop_answered_questions(draft: Draft) -> None:
    """A fact that is known now needs no task any more."""
    for task in list(draft.case.tasks.values()):
        asked = task.kind == MISSING_FACT and task.status.value == "open"
        if asked and task.about in draft.case.facts:
            draft.emit(e.TaskDropped, task=task.id, kind=task.kind, reason="known")


def drop_tasks(draft: Draft, reason: str) -> None:
    """Nobody works on, or is measured by, what was registered by mistake or goes on elsewhere."""
    for task in list(draft.case.tasks.values()):
        if task.status in TASK_OPEN:
            draft.emit(e.TaskDropped, task=task.id, kind=task.kind, reason=reason)


def void_proposals(draft: Draft, changed: Mapping[str, Any]) -> None:
    """An approval belongs to a proposal with the facts it rested on; changed facts undo it.

    What nobody knew then (None) and somebody knows now has changed too.
    """
    for proposal in list(draft.case.proposals.values()):
        before = proposal.rests_on
        moved = tuple(n for n in before if n in changed and changed[n] != before[n])
        if not moved or proposal.status not in LIVE:
            continue
        draft.emit(
            e.ApprovalVoided,
            proposal=proposal.id,
            subject=proposal.subject,
            changed=moved,
            carried_out=bool(proposal.carried_out),
        )
        _ask_again(draft, proposal)


def _ask_again(draft: Draft, proposal: Proposal) -> None:
    """What was given already leaves a difference to settle; the rest must be proposed anew."""
    if proposal.is_given:
        leave_difference(draft, proposal)
    else:
        open_task(draft, "ask_again", (proposal.proposer,), (), about=proposal.id)


def drop_asked_again(draft: Draft, event: e.Proposed) -> None:
    """A void proposal that is asked again needs no task any more."""
    for task in list(draft.case.tasks.values()):
        old = draft.case.proposals.get(task.about)
        waits = task.kind == "ask_again" and task.status is TaskStatus.OPEN
        if waits and old is not None and old.subject == event.subject:
            draft.emit(e.TaskDropped, task=task.id, kind=task.kind, reason="asked")
