"""Remedies carried out: what they add up to, how they are proved, what is still owed."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from huiyin.calendars import Term, day_before
from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import Case, ClockStatus, Proposal, ProposalStatus
from huiyin.casework.draft import Draft, require
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.rights import title_of
from huiyin.casework.telling import open_task
from huiyin.casework.wording.words import plain
from huiyin.policy.schema.decisions import Amount, Remedy

DIFFERENCE = "difference"
"""The kind of the task that is left when something was given and its consent has fallen."""


class Grant(NamedTuple):
    """What another case gives, may give, or has given by one proposal."""

    case: str
    remedy: str
    amounts: dict[str, Decimal]
    at: datetime


def grants_of(case: Case) -> tuple[Grant, ...]:
    """For the decisions of other cases, by `Context.related["other_grants"]`."""
    return tuple(
        Grant(case.id, p.subject, dict(p.amounts), p.at)
        for p in case.weighing_proposals
        if p.amounts and p.at is not None
    )


def added_up(draft: Draft, subject: str, name: str, amount: Amount) -> Decimal:
    """What this case, and others in the time that the amount names, give already by this remedy."""
    if not amount.adds_up:
        return Decimal(0)
    own = (p.amounts for p in draft.case.weighing_proposals if p.subject == subject)
    found = [*own, *_elsewhere(draft, subject, amount.adds_up_within)]
    return sum((figures.get(name, Decimal(0)) for figures in found), Decimal(0))


def _elsewhere(draft: Draft, subject: str, window: Term | None) -> Iterable[dict[str, Decimal]]:
    """The first day of the window is within it."""
    if window is None:
        return
    first = day_before(_local_day(draft, draft.context.now), window)
    for grant in draft.context.related.get("other_grants", ()):
        if grant.remedy == subject and _local_day(draft, grant.at) >= first:
            yield grant.amounts


def _local_day(draft: Draft, moment: datetime) -> date:
    return moment.astimezone(draft.context.calendars.zone).date()


def outstanding(draft: Draft) -> list[Proposal]:
    """Approved remedies that were neither carried out to the end nor given up as failed."""
    return [
        proposal
        for proposal in draft.case.proposals.values()
        if proposal.status is ProposalStatus.APPROVED
        and proposal.subject in draft.policy.remedies
        and proposal.carried_out in ("", "partly")
    ]


def open_differences(draft: Draft) -> list[str]:
    """Proposals of which something was given without a consent that stands, and nothing is settled."""
    tasks = draft.case.tasks.values()
    return [task.about for task in tasks if task.kind == DIFFERENCE and task.status == "open"]


def check_nothing_is_owed(draft: Draft) -> None:
    """Raises Refused UNPAID, naming what was promised and not done."""
    for proposal in outstanding(draft):
        cited = draft.policy.remedies[proposal.subject].clause
        raise Refused(Reason.UNPAID, cited, title_of(draft, proposal.subject))
    for name in open_differences(draft):
        subject = draft.case.proposals[name].subject
        raise Refused(Reason.DIFFERENCE_OPEN, (), title_of(draft, subject))


def part_given(draft: Draft, proposal: Proposal, command: c.CarryOut) -> str:
    """`wholly` once the parts come to its worth. Raises Refused for more than that, and for a whole
    that the parts do not come to.
    """
    if command.paid is None:
        return command.part
    cited = draft.policy.remedies[proposal.subject].clause
    paid = proposal.paid + command.paid
    left = plain(proposal.worth - proposal.paid)
    fits = command.paid > 0 and (paid <= proposal.worth or not proposal.worth)
    require(fits, Reason.PAID_TOO_MUCH, *cited, needs=left)
    whole = not proposal.worth or paid == proposal.worth
    require(whole or command.part == "partly", Reason.PAID_TOO_LITTLE, *cited, needs=left)
    return "wholly" if proposal.worth and whole else command.part


def check_proof(draft: Draft, remedy: Remedy, proof: str) -> None:
    """Where the remedy names proofs, one of them: evidence of the case, or a paper that is complete."""
    if not remedy.proof:
        return
    evidence, copy = draft.case.evidence.get(proof), draft.case.papers.get(proof)
    shown = evidence.kind if evidence else copy.paper if copy and copy.complete else ""
    wanted = "、".join(map(str, remedy.proof))
    require(shown in remedy.proof, Reason.PROOF_MISSING, *remedy.clause, needs=wanted)


def leave_difference(draft: Draft, proposal: Proposal, clauses: tuple[str, ...] = ()) -> None:
    """What was given stays given: the difference to what is right is work for the owner."""
    open_task(draft, DIFFERENCE, (draft.case.owner,), clauses, about=proposal.id)


def drop_remedy_clock(draft: Draft, event: e.ApprovalRecalled | e.ApprovalVoided) -> None:
    """A remedy without consent has not to be carried out."""
    state = draft.case.clocks.get((event.subject, event.proposal))
    if state is not None and state.status in (ClockStatus.RUNNING, ClockStatus.PAUSED):
        draft.emit(e.ClockDropped, *state.clauses, clock=state.clock, key=state.key)
