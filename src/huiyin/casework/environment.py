"""What the conditions of a pack may read about a case, as plain values by name."""

from decimal import Decimal
from typing import Any

from huiyin.casework.audience import People, is_one_of
from huiyin.casework.case import Case, ClockStatus, ProposalStatus, TaskStatus
from huiyin.casework.context import Context
from huiyin.casework.facts import concerned_facts, defaults
from huiyin.policy.policy import Policy

_AT_WORK = frozenset({TaskStatus.OPEN, TaskStatus.RETURNED})
ARCHIVE = "archive"
"""The series from which archive numbers are given."""


def environment(policy: Policy, case: Case, context: Context) -> dict[str, Any]:
    """A fact that nobody knows is absent, which conditions read as unknown."""
    env: dict[str, Any] = {**defaults(policy), **context.settings, **context.related, **case.facts}
    env.update(_about_the_case(policy, case))
    env.update(_about_the_actor(policy, case, context))
    env.update(_moments(case, context))
    env.update(_lists(case))
    for name, assessment in case.assessments.items():
        env[name] = assessment.result
    for ladder, state in case.levels.items():
        env[f"level.{ladder}"] = state.level
    env["$happened"] = lambda name, topic=None: case.times(name, topic) > 0
    env["$times"] = case.times
    env["$last"] = case.last
    return env


def _about_the_case(policy: Policy, case: Case) -> dict[str, Any]:
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


def _moments(case: Case, context: Context) -> dict[str, Any]:
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


def _lists(case: Case) -> dict[str, Any]:
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
