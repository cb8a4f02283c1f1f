"""What every case has, whatever its regulation asks: each value by the name conditions read it by."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from huiyin.calendars import CalendarMissing
from huiyin.casework.audience import People, is_one_of
from huiyin.casework.case import Case, ClockStatus, ProposalStatus, TaskStatus
from huiyin.casework.context import Context
from huiyin.casework.facts import concerned_facts
from huiyin.policy.policy import Policy

_AT_WORK = frozenset({TaskStatus.OPEN, TaskStatus.RETURNED})
_UNDONE = frozenset({TaskStatus.OPEN, TaskStatus.WAITING, TaskStatus.RETURNED})
_DONE = frozenset({TaskStatus.ANSWERED, TaskStatus.DONE})
ARCHIVE = "archive"
"""The series from which archive numbers are given."""

Standing = Callable[[Policy, Case, Context], Any]


def _of_case(attribute: str) -> Standing:
    return lambda policy, case, context: getattr(case, attribute)


def _channel_class(policy: Policy, case: Case, context: Context) -> str:
    channel = policy.channels.get(case.channel)
    return str(channel.class_) if channel else ""


def _today(policy: Policy, case: Case, context: Context) -> Any:
    return context.now.astimezone(context.calendars.zone).date()


def archive_number(policy: Policy, case: Case) -> str:
    """The number in the archive; before that, the one on a form that takes its number from there."""
    if case.archive_number:
        return case.archive_number
    for copy in case.papers.values():
        rule = policy.papers.get(copy.paper)
        if rule is not None and rule.number == ARCHIVE and copy.number:
            return copy.number
    return ""


def is_involved(policy: Policy, case: Case, context: Context) -> bool:
    """Whether the person has to do with the case: handles it, is offered it, or has work in it now."""
    actor = context.actor
    who = People(policy, case, context)
    if actor in case.handlers or (case.offered_to and actor in who.of(case.offered_to)):
        return True
    return any(
        actor in (*task.invited, *task.present)
        or (task.status in _AT_WORK and is_one_of(who, task.to, actor, task.id))
        for task in case.tasks.values()
    )


def _received_in_hours(policy: Policy, case: Case, context: Context) -> bool | None:
    """Unknown in a year whose holidays nobody has entered."""
    try:
        return context.calendars.house.is_open_at(case.received_at or context.now)
    except CalendarMissing:
        return None


def _received_on(policy: Policy, case: Case, context: Context) -> date | None:
    """The local day of the receipt, by which limits to complain are counted."""
    if case.received_at is None:
        return None
    return case.received_at.astimezone(context.calendars.zone).date()


def last_contact(case: Case) -> Any:
    """When the complainant was last really spoken to; without any contact, the acceptance.

    Calls that reached nobody and automatic messages do not count; an answer given does.
    """
    reached = [c.at for c in case.contacts if c.reached and c.party == "complainant"]
    answered = case.last("answered")
    if answered is not None:
        reached.append(answered)
    return max(reached, default=case.admitted_at or case.received_at)


def is_concerned(policy: Policy, case: Case, person: str) -> bool:
    """Whether the person is one complained about, or recused: they decide nothing here."""
    if person in case.recused:
        return True
    people = concerned_facts(policy)
    return bool(person) and any(case.facts.get(name) == person for name in people)


def concerned_by(policy: Policy, case: Case, person: str) -> tuple[str, ...]:
    """The clauses of the facts that name this person as one complained about."""
    people = (name for name in concerned_facts(policy) if person and case.facts.get(name) == person)
    return tuple(clause for name in people for clause in policy.facts[name].clause)


def _evidence(policy: Policy, case: Case, context: Context) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"kind": item.kind, "party": item.party, "in_store": item.in_store}
        for item in case.evidence.values()
    )


def _contacts(policy: Policy, case: Case, context: Context) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "purpose": item.purpose,
            "party": item.party,
            "direction": item.direction,
            "reached": item.reached,
        }
        for item in case.contacts
    )


def _proposals(policy: Policy, case: Case, context: Context) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "subject": item.subject,
            "approved": item.status is ProposalStatus.APPROVED,
            "pending": item.status is ProposalStatus.PENDING,
            "carried_out": item.carried_out == "wholly",
            "worth": item.worth,
        }
        for item in case.proposals.values()
    )


def _tasks(policy: Policy, case: Case, context: Context) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "kind": item.kind,
            "open": item.status in _UNDONE,
            "done": item.status in _DONE,
            "outcome": item.outcome,
            "ground": item.ground,
        }
        for item in case.tasks.values()
    )


def _papers(policy: Policy, case: Case, context: Context) -> tuple[dict[str, Any], ...]:
    return tuple({"paper": item.paper, "complete": item.complete} for item in case.papers.values())


def _letters(policy: Policy, case: Case, context: Context) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"letter": item.letter, "sent": item.is_sent, "delivered": item.is_delivered}
        for item in case.written.values()
    )


def _clocks(policy: Policy, case: Case, context: Context) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "clock": item.clock,
            "running": item.status is ClockStatus.RUNNING,
            "missed": item.missed,
        }
        for item in case.clocks.values()
    )


STANDING: Mapping[str, Standing] = {
    **{name: _of_case(name) for name in (
        "kind", "number", "channel", "step", "anonymous", "findings", "marks", "received_at",
        "registered_at", "admitted_at", "answered_at", "closed_at",
    )},
    "archive_number": lambda policy, case, context: archive_number(policy, case) or None,
    "channel_class": _channel_class,
    "stage": lambda policy, case, context: case.stage.value,
    "repeats": lambda policy, case, context: sum(kind == "repeat_of" for kind, _ in case.links),
    "breached": lambda policy, case, context: any(clock.breach for clock in case.clocks.values()),
    "worth_so_far": lambda policy, case, context: sum(
        (proposal.worth for proposal in case.weighing_proposals), Decimal(0)
    ),
    "received_in_hours": _received_in_hours,
    "received_on": _received_on,
    "last_contact_at": lambda policy, case, context: last_contact(case),
    "now": lambda policy, case, context: context.now,
    "today": _today,
    "by_owner": lambda policy, case, context: context.actor == case.owner,
    "by_handler": lambda policy, case, context: context.actor in case.handlers,
    "by_concerned": lambda policy, case, context: is_concerned(policy, case, context.actor),
    "by_complainant": lambda policy, case, context: context.actor == "complainant",
    "by_involved": is_involved,
    "evidence": _evidence,
    "contacts": _contacts,
    "proposals": _proposals,
    "tasks": _tasks,
    "papers": _papers,
    "letters": _letters,
    "clocks": _clocks,
}  # fmt: skip
"""Names to what finds their value; None where there is none yet."""
