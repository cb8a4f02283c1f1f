"""Rows of the tables on papers: what a case has of something, and what can be shown of each."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import repeat
from typing import Any

from huiyin.casework.case import Case, Contact, PaperState, Proposal, Task
from huiyin.casework.clock_state import ClockState
from huiyin.casework.draft import Draft
from huiyin.casework.standing import STANDING
from huiyin.casework.wording import (
    charge_status_label,
    clock_status_label,
    flag_label,
    proposal_status_label,
    task_status_label,
    value_label,
)
from huiyin.casework.wording.words import Words, plain
from huiyin.policy.expressions import Layers
from huiyin.policy.schema.papers import PaperTable

Cell = Callable[[Any, Words], str]
Row = tuple[str, ...]

PEOPLE = frozenset({"party", "to", "asked_by", "answered_by", "approver", "proposer", "issued_by",
                    "kept_by", "person"})  # fmt: skip
"""Columns that hold people by their ids, several parted by a comma; a page names them."""


def rows_of(draft: Draft, table: PaperTable) -> tuple[Row, ...]:
    """A row for each thing that the table keeps to, in the order in which they came."""
    words = Words(draft.policy, draft.policy.language)
    cells = [ROWS[table.of][str(column)] for column in table.columns]
    things = zip(_THINGS[table.of](draft.case), _read(draft, table.of), strict=False)
    return tuple(
        tuple(cell(thing, words) for cell in cells)
        for thing, own in things
        if table.when is None or table.when.holds(Layers(own, draft.env))
    )


def _read(draft: Draft, of: str) -> Iterable[Mapping[str, Any]]:
    """What conditions read of each thing, in the same order; of some they read nothing."""
    if of not in STANDING:
        return repeat({})
    things = STANDING[of](draft.policy, draft.case, draft.context)
    return [{f"row.{name}": value for name, value in thing.items()} for thing in things]


def _attendees(case: Case) -> tuple[str, ...]:
    """Of the latest meeting that was held."""
    held = [task for task in case.tasks.values() if task.present]
    return held[-1].present if held else ()


_THINGS: Mapping[str, Callable[[Case], Any]] = {
    "contacts": lambda case: case.contacts,
    "evidence": lambda case: case.evidence.values(),
    "tasks": lambda case: case.tasks.values(),
    "proposals": lambda case: case.proposals.values(),
    "papers": lambda case: case.papers.values(),
    "clocks": lambda case: case.clocks.values(),
    "charges": lambda case: case.charges.values(),
    "attendees": _attendees,
}


def _at(attribute: str) -> Cell:
    def cell(thing: Any, words: Words) -> str:
        moment = getattr(thing, attribute)
        return words.moment(moment) if isinstance(moment, datetime) else ""

    return cell


def _said(attribute: str) -> Cell:
    return lambda thing, words: str(getattr(thing, attribute) or "")


def _labelled(attribute: str) -> Cell:
    return lambda thing, words: value_label(attribute, getattr(thing, attribute), words.language)


def _titled(attribute: str, *sections: str) -> Cell:
    def cell(thing: Any, words: Words) -> str:
        name = getattr(thing, attribute)
        return words.title(name, *sections) if name else ""

    return cell


def _contents(contact: Contact, words: Words) -> str:
    return "\n".join(text for text in (contact.told, contact.promised) if text)


def _outcome(task: Task, words: Words) -> str:
    rule = words.policy.tasks.get(task.kind)
    if rule is not None and rule.joint and task.outcome in rule.joint.outcomes:
        return rule.joint.outcomes[task.outcome].text(words.language)
    return value_label("outcome", task.outcome, words.language) if task.outcome else ""


def _amounts(proposal: Proposal, words: Words) -> str:
    rule = words.policy.remedies.get(proposal.subject)
    titles = rule.amounts if rule else {}
    return "\n".join(
        f"{titles[n].title.text(words.language) if n in titles else n} {plain(figure)}"
        for n, figure in proposal.amounts.items()
    )


def _clock(state: ClockState, words: Words) -> str:
    return words.clock_thing(state.clock, state.key)


def _due(state: ClockState, words: Words) -> str:
    return words.due(state.due)


def _in_time(state: ClockState, words: Words) -> str:
    if state.in_time is None:
        return clock_status_label(state.status.value, words.language)
    return flag_label(state.in_time, words.language)


def _complete(paper: PaperState, words: Words) -> str:
    return flag_label(paper.complete, words.language)


ROWS: Mapping[str, Mapping[str, Cell]] = {
    "contacts": {
        "at": _at("at"), "direction": _labelled("direction"), "medium": _labelled("medium"),
        "party": _said("party"), "purpose": _titled("purpose", "contact_purposes"),
        "reached": lambda contact, words: flag_label(contact.reached, words.language),
        "contents": _contents,
    },
    "evidence": {
        "kind": _titled("kind", "evidence_kinds"), "title": _said("title"), "party": _said("party"),
        "kept_where": _said("kept_where"), "kept_by": _said("kept_by"),
    },
    "tasks": {
        "kind": lambda task, words: words.task(task.kind), "to": lambda task, words: ",".join(task.to),
        "asked_by": _said("asked_by"), "opened_at": _at("opened_at"), "text": _said("text"),
        "answered_at": _at("answered_at"), "answered_by": _said("answered_by"), "outcome": _outcome,
        "answer": _said("answer"),
        "status": lambda task, words: task_status_label(task.status.value, words.language),
    },
    "proposals": {
        "subject": _titled("subject", "remedies", "approvals"), "amounts": _amounts,
        "text": _said("text"), "proposer": _said("proposer"), "approver": _said("approver"),
        "status": lambda item, words: proposal_status_label(item.status.value, words.language),
        "at": _at("at"),
    },
    "papers": {
        "paper": _titled("paper", "papers"), "number": _said("number"), "issued_at": _at("issued_at"),
        "issued_by": _said("issued_by"), "complete": _complete,
    },
    "clocks": {"clock": _clock, "start": _at("start"), "due": _due, "stopped_at": _at("stopped_at"),
               "in_time": _in_time},
    "charges": {
        "account": _titled("account", "accounts"), "person": _said("person"), "amount": _said("amount"),
        "status": lambda charge, words: charge_status_label(charge.status, words.language),
    },
    "attendees": {"person": lambda person, words: str(person)},
}  # fmt: skip
"""What a table can show of each thing, by the name of its column."""
