"""How proposals change."""

from huiyin.casework import events as e
from huiyin.casework.case import Case, Proposal, ProposalStatus
from huiyin.casework.evolving.base import changed, evolves, in_hand, put, with_proposal


@evolves(e.Proposed)
def _proposed(case: Case, event: e.Proposed) -> Case:
    proposal = Proposal(
        id=event.proposal,
        subject=event.subject,
        proposer=event.by,
        approver=event.approver,
        amounts=event.amounts,
        worth=event.worth,
        rests_on={**event.rests_on, **event.private_facts},
        about=event.about,
        text=event.text,
        at=event.at,
    )
    return changed(in_hand(case), proposals=put(case.proposals, event.proposal, proposal))


@evolves(e.ProposalApproved)
def _approved(case: Case, event: e.ProposalApproved) -> Case:
    return with_proposal(case, event.proposal, status=ProposalStatus.APPROVED)


@evolves(e.ProposalRejected)
def _rejected(case: Case, event: e.ProposalRejected) -> Case:
    return with_proposal(case, event.proposal, status=ProposalStatus.REJECTED)


@evolves(e.ProposalPassedOn)
def _passed_on(case: Case, event: e.ProposalPassedOn) -> Case:
    return with_proposal(case, event.proposal, approver=event.approver)


@evolves(e.ApprovalRecalled)
def _recalled(case: Case, event: e.ApprovalRecalled) -> Case:
    return with_proposal(case, event.proposal, status=ProposalStatus.RECALLED)


@evolves(e.ApprovalVoided)
def _voided(case: Case, event: e.ApprovalVoided) -> Case:
    return with_proposal(case, event.proposal, status=ProposalStatus.VOID)
