"""How a case changes in everyday handling."""

from dataclasses import replace

from huiyin.casework import events as e
from huiyin.casework.case import Assessment, Case, Contact
from huiyin.casework.custody import Evidence
from huiyin.casework.evolving.base import changed, evolves, in_hand, put


@evolves(e.Assessed)
def _assessed(case: Case, event: e.Assessed) -> Case:
    assessment = Assessment(
        event.table, event.result, event.provisional, event.missing, event.clauses, event.facts
    )
    return changed(case, assessments=put(case.assessments, event.table, assessment))


@evolves(e.Assigned)
def _assigned(case: Case, event: e.Assigned) -> Case:
    return changed(in_hand(case), offered_to="" if event.to == case.owner else event.to)


@evolves(e.HandoverAccepted)
def _accepted(case: Case, event: e.HandoverAccepted) -> Case:
    handlers = case.handlers if event.by in case.handlers else (*case.handlers, event.by)
    return changed(case, owner=event.by, offered_to="", handlers=handlers)


@evolves(e.ContactRecorded)
def _contacted(case: Case, event: e.ContactRecorded) -> Case:
    contact = Contact(
        event.at, event.direction, event.medium, event.reached, event.party, event.purpose
    )
    return changed(case, contacts=(*case.contacts, contact))


@evolves(e.CallbackMade)
def _called_back(case: Case, event: e.CallbackMade) -> Case:
    contact = Contact(event.at, "out", "callback", event.reached, "complainant", "")
    return changed(case, contacts=(*case.contacts, contact))


@evolves(e.EvidenceAdded)
def _evidence_added(case: Case, event: e.EvidenceAdded) -> Case:
    evidence = Evidence(
        event.evidence, event.kind, event.title, event.party, event.sha256, copy_of=event.copy_of
    )
    return changed(case, evidence=put(case.evidence, event.evidence, evidence))


@evolves(e.SampleMoved)
def _sample_moved(case: Case, event: e.SampleMoved) -> Case:
    sample = case.evidence.get(event.sample)
    if sample is None:
        return case
    moved = replace(
        sample,
        kept_where=event.kept_where,
        kept_by=event.kept_by,
        kept_until=event.kept_until,
        fate=event.fate,
    )
    return changed(case, evidence=put(case.evidence, event.sample, moved))


@evolves(e.FindingRecorded)
def _found(case: Case, event: e.FindingRecorded) -> Case:
    return changed(in_hand(case), findings=case.findings + 1)


@evolves(e.StepEntered)
def _stepped(case: Case, event: e.StepEntered) -> Case:
    return changed(case, step=event.step)


@evolves(e.Marked)
def _marked(case: Case, event: e.Marked) -> Case:
    return changed(case, marks=case.marks | {event.mark})


@evolves(e.Recused)
def _recused(case: Case, event: e.Recused) -> Case:
    return changed(case, recused=case.recused | {event.person})
