"""How a case changes in everyday handling."""

from huiyin.casework import events as e
from huiyin.casework.case import TASK_OPEN, Assessment, Case, Contact, Opinion, PaperState, Task
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


@evolves(e.Succeeded)
def _succeeded(case: Case, event: e.Succeeded) -> Case:
    """Open work and signatures still wanted pass on; what the person did stays theirs."""
    owned = case.owner == event.person
    offered = "" if owned and case.offered_to == event.to else _in_place(event, case.offered_to)
    handlers = (*case.handlers, event.to) if owned else case.handlers
    return changed(
        case,
        owner=_in_place(event, case.owner),
        offered_to=offered,
        handlers=tuple(dict.fromkeys(handlers)),
        tasks={name: _task_passed(event, task) for name, task in case.tasks.items()},
        papers={name: _paper_passed(event, paper) for name, paper in case.papers.items()},
    )


def _in_place(event: e.Succeeded, name: str) -> str:
    return event.to if name == event.person else name


def _passed(event: e.Succeeded, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_in_place(event, name) for name in names))


def _task_passed(event: e.Succeeded, task: Task) -> Task:
    if task.status not in TASK_OPEN:
        return task
    to, invited = _passed(event, task.to), _passed(event, task.invited)
    return changed(task, to=to, invited=invited, asked_by=_in_place(event, task.asked_by))


def _paper_passed(event: e.Succeeded, paper: PaperState) -> PaperState:
    if event.person in paper.signed:
        return paper
    return changed(paper, signers=_passed(event, paper.signers))


@evolves(e.ContactRecorded)
def _contacted(case: Case, event: e.ContactRecorded) -> Case:
    contact = Contact(
        event.at, event.direction, event.medium, event.reached, event.party, event.purpose,
        event.told, event.promised,
    )  # fmt: skip
    return changed(case, contacts=(*case.contacts, contact))


@evolves(e.CallbackMade)
def _called_back(case: Case, event: e.CallbackMade) -> Case:
    contact = Contact(event.at, "out", "callback", event.reached, "complainant", "", event.text)
    said = Opinion(event.at, event.callback, event.reached, event.satisfied)
    return changed(case, contacts=(*case.contacts, contact), opinions=(*case.opinions, said))


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
    moved = changed(
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


@evolves(e.LetterSent)
def _letter_sent(case: Case, event: e.LetterSent) -> Case:
    return changed(case, letters=put(case.letters, event.letter, "sent"))


@evolves(e.LetterFailed)
def _letter_failed(case: Case, event: e.LetterFailed) -> Case:
    return changed(case, letters=put(case.letters, event.letter, "failed"))


@evolves(e.Recused)
def _recused(case: Case, event: e.Recused) -> Case:
    return changed(case, recused=case.recused | {event.person})


@evolves(e.ExtractReleased)
def _told_of_it(case: Case, event: e.ExtractReleased) -> Case:
    return changed(case, informed=tuple(dict.fromkeys((*case.informed, event.to))))
