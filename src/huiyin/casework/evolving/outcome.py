"""How a case changes when it is answered, settled and ended."""

from decimal import Decimal

from huiyin.casework import events as e
from huiyin.casework.case import FAILED, Case, Charge, Opinion, ProposalStatus, Stage
from huiyin.casework.evolving.base import changed, evolves, noted, put, with_proposal


@evolves(e.RemedyCarriedOut)
def _carried_out(case: Case, event: e.RemedyCarriedOut) -> Case:
    paid = case.proposals[event.proposal].paid + (event.paid or Decimal(0))
    done = with_proposal(case, event.proposal, carried_out=event.part, paid=paid)
    remedies = [p for p in done.proposals.values() if p.status is ProposalStatus.APPROVED]
    outstanding = [p for p in remedies if p.amounts and p.carried_out != "wholly"]
    if done.stage is Stage.ANSWERED and not outstanding:
        return changed(done, stage=Stage.CARRIED_OUT)
    return done


@evolves(e.RemedyFailed)
def _failed(case: Case, event: e.RemedyFailed) -> Case:
    partly = case.proposals[event.proposal].carried_out == "partly"
    return with_proposal(case, event.proposal, carried_out="partly_failed" if partly else FAILED)


@evolves(e.Answered)
def _answered(case: Case, event: e.Answered) -> Case:
    if event.form == "interim":
        return case
    return changed(case, stage=Stage.ANSWERED, answered_at=event.at)


@evolves(e.AnswerRecalled)
def _answer_recalled(case: Case, event: e.AnswerRecalled) -> Case:
    return changed(case, stage=Stage.HANDLING, answered_at=None)


@evolves(e.ProvisionallyClosed)
def _provisionally_closed(case: Case, event: e.ProvisionallyClosed) -> Case:
    return changed(case, stage=Stage.PROVISIONALLY_CLOSED, resumes_to=case.stage)


@evolves(e.Resumed)
def _resumed(case: Case, event: e.Resumed) -> Case:
    return changed(case, stage=Stage.HANDLING)


@evolves(e.Confirmed)
def _confirmed(case: Case, event: e.Confirmed) -> Case:
    said = Opinion(event.at, "", reached=True, satisfied=event.satisfied)
    return changed(case, opinions=(*case.opinions, said))


@evolves(e.Closed)
def _closed(case: Case, event: e.Closed) -> Case:
    told = {"outcome": event.outcome, "reason": event.reason}
    return changed(
        case, stage=Stage.CLOSED, closed_at=event.at, decided=noted(case, "closure", told)
    )


@evolves(e.Reopened)
def _reopened(case: Case, event: e.Reopened) -> Case:
    return changed(case, stage=Stage.HANDLING, closed_at=None)


@evolves(e.Archived)
def _archived(case: Case, event: e.Archived) -> Case:
    return changed(case, stage=Stage.ARCHIVED, archive_number=event.archive_number)


@evolves(e.Charged)
def _charged(case: Case, event: e.Charged) -> Case:
    charge = Charge(event.charge, event.account, event.person, event.amount)
    return changed(case, charges=put(case.charges, event.charge, charge))


@evolves(e.Appealed)
def _appealed(case: Case, event: e.Appealed) -> Case:
    charge = changed(case.charges[event.charge], status="appealed", appeal_to=event.to)
    return changed(case, charges=put(case.charges, event.charge, charge))


@evolves(e.AppealDecided)
def _appeal_decided(case: Case, event: e.AppealDecided) -> Case:
    charge = changed(case.charges[event.charge], status=event.outcome)
    return changed(case, charges=put(case.charges, event.charge, charge))
