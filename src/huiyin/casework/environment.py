"""What the conditions of a pack may read about a case, as plain values by name."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from huiyin.casework.audience import People, is_one_of
from huiyin.casework.case import Case, ClockStatus, ProposalStatus, TaskStatus
from huiyin.casework.context import Context
from huiyin.casework.facts import concerned_facts, defaults
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.policy import Policy

_AT_WORK = frozenset({TaskStatus.OPEN, TaskStatus.RETURNED})
ARCHIVE = "archive"
"""The series from which archive numbers are given."""


class Environment(Mapping[str, Any]):
    """Everything by its name, each found when it is asked for: a decision asks for few of many.

    A fact that nobody knows is absent, which conditions read as unknown.
    """

    __slots__ = ("_case", "_context", "_groups", "_policy", "_standing")

    def __init__(self, policy: Policy, case: Case, context: Context) -> None:
        self._policy, self._case, self._context = policy, case, context
        self._standing: dict[str, Any] = {}
        self._groups = list(_GROUPS)

    def get(self, name: str, default: Any = None) -> Any:
        value = self._found(name)
        return default if value is UNKNOWN else value

    def __getitem__(self, name: str) -> Any:
        value = self._found(name)
        if value is UNKNOWN:
            raise KeyError(name)
        return value

    def __contains__(self, name: object) -> bool:
        return self._found(str(name)) is not UNKNOWN

    def __iter__(self) -> Iterator[str]:
        while self._groups:
            self._standing.update(self._groups.pop(0)(self._policy, self._case, self._context))
        levels = (f"level.{ladder}" for ladder in self._case.levels)
        yield from {**self._stated(), **self._standing, **self._case.assessments}
        yield from (*levels, *_QUESTIONS)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _stated(self) -> dict[str, Any]:
        context = self._context
        return {
            **defaults(self._policy),
            **context.settings,
            **context.related,
            **self._case.facts,
        }

    def _found(self, name: str) -> Any:
        case, policy = self._case, self._policy
        if name in case.assessments:
            return case.assessments[name].result
        if name in policy.facts or name in policy.settings:
            return self._said(name)
        if name in self._standing:
            return self._standing[name]
        if name in policy.tables or name[:6] == "event.":
            return UNKNOWN
        if name in _QUESTIONS:
            return _QUESTIONS[name](case)
        if name[:6] == "level.":
            state = case.levels.get(name[6:])
            return state.level if state else UNKNOWN
        return self._from_groups(name)

    def _said(self, name: str) -> Any:
        context = self._context
        for source in (
            self._case.facts,
            context.related,
            context.settings,
            defaults(self._policy),
        ):
            if name in source:
                return source[name]
        return UNKNOWN

    def _from_groups(self, name: str) -> Any:
        while self._groups and name not in self._standing:
            self._standing.update(self._groups.pop(0)(self._policy, self._case, self._context))
        return self._standing[name] if name in self._standing else self._said(name)


_QUESTIONS: dict[str, Callable[[Case], Any]] = {
    "$happened": lambda case: lambda name, topic=None: case.times(name, topic) > 0,
    "$times": lambda case: case.times,
    "$last": lambda case: case.last,
}


def _about_the_case(policy: Policy, case: Case, _: Context) -> dict[str, Any]:
    channel = policy.channels.get(case.channel)
    return {
        "kind": case.kind,
        "number": case.number,
        **({"archive_number": given} if (given := archive_number(policy, case)) else {}),
        "channel": case.channel,
        "channel_class": str(channel.class_) if channel else "",
        "stage": case.stage.value,
        "step": case.step,
        "anonymous": case.anonymous,
        "findings": case.findings,
        "repeats": sum(relation == "repeat_of" for relation, _ in case.links),
        "breached": any(clock.breach for clock in case.clocks.values()),
        "marks": case.marks,
        "worth_so_far": sum((p.worth for p in case.live_proposals), Decimal(0)),
    }


def archive_number(policy: Policy, case: Case) -> str:
    """The number in the archive; before that, the one on a form that takes its number from there."""
    if case.archive_number:
        return case.archive_number
    for copy in case.papers.values():
        rule = policy.papers.get(copy.paper)
        if rule is not None and rule.number == ARCHIVE and copy.number:
            return copy.number
    return ""


def _about_the_actor(policy: Policy, case: Case, context: Context) -> dict[str, Any]:
    return {
        "by_owner": context.actor == case.owner,
        "by_handler": context.actor in case.handlers,
        "by_concerned": is_concerned(policy, case, context.actor),
        "by_complainant": context.actor == "complainant",
        "by_involved": is_involved(policy, case, context),
    }


def is_involved(policy: Policy, case: Case, context: Context) -> bool:
    """Whether the person has to do with the case: handles it, is offered it, or has work in it now."""
    actor = context.actor
    if actor in case.handlers or (actor and actor == case.offered_to):
        return True
    who = People(policy, case, context)
    return any(
        actor in (*task.invited, *task.present)
        or (task.status in _AT_WORK and is_one_of(who, task.to, actor, task.id))
        for task in case.tasks.values()
    )


def _moments(_: Policy, case: Case, context: Context) -> dict[str, Any]:
    moments = {
        "received_at": case.received_at,
        "registered_at": case.registered_at,
        "admitted_at": case.admitted_at,
        "answered_at": case.answered_at,
        "closed_at": case.closed_at,
        "last_contact_at": last_contact(case),
    }
    known = {name: moment for name, moment in moments.items() if moment is not None}
    local = context.now.astimezone(context.calendars.zone)
    return {**known, "now": context.now, "today": local.date()}


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


def _lists(_: Policy, case: Case, __: Context) -> dict[str, Any]:
    return {
        "evidence": tuple(
            {"kind": item.kind, "party": item.party} for item in case.evidence.values()
        ),
        "contacts": tuple(
            {
                "purpose": item.purpose,
                "party": item.party,
                "direction": item.direction,
                "reached": item.reached,
            }
            for item in case.contacts
        ),
        "proposals": tuple(
            {
                "subject": item.subject,
                "approved": item.status is ProposalStatus.APPROVED,
                "pending": item.status is ProposalStatus.PENDING,
                "carried_out": item.carried_out == "wholly",
                "worth": item.worth,
            }
            for item in case.proposals.values()
        ),
        "tasks": tuple(
            {
                "kind": item.kind,
                "open": item.status in (TaskStatus.OPEN, TaskStatus.WAITING, TaskStatus.RETURNED),
                "done": item.status in (TaskStatus.ANSWERED, TaskStatus.DONE),
                "outcome": item.outcome,
                "ground": item.ground,
            }
            for item in case.tasks.values()
        ),
        "papers": tuple(
            {"paper": item.paper, "complete": item.complete} for item in case.papers.values()
        ),
        "clocks": tuple(
            {
                "clock": item.clock,
                "running": item.status is ClockStatus.RUNNING,
                "missed": item.missed,
            }
            for item in case.clocks.values()
        ),
    }


_GROUPS: tuple[Callable[[Policy, Case, Context], dict[str, Any]], ...] = (
    _about_the_case,
    _moments,
    _about_the_actor,
    _lists,
)
"""What every case has, the cheapest to find first."""
