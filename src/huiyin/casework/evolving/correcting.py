"""How a case changes when a mistake is put right."""

from huiyin.casework import events as e
from huiyin.casework.case import MOVED_TO, Case, Stage, TaskStatus
from huiyin.casework.evolving.base import changed, evolves


@evolves(e.PersonCorrected)
def _person_corrected(case: Case, event: e.PersonCorrected) -> Case:
    others = {name: value for name, value in case.facts.items() if name != event.fact}
    facts = {**others, event.fact: event.person} if event.person else others
    return changed(case, facts=facts)


@evolves(e.CaseMoved)
def _moved(case: Case, event: e.CaseMoved) -> Case:
    links = (*case.links, (MOVED_TO, event.other)) if event.other else case.links
    return changed(case, stage=Stage.MOVED, closed_at=event.at, links=links)


@evolves(e.RegistrationCorrected)
def _mistaken(case: Case, event: e.RegistrationCorrected) -> Case:
    return changed(case, stage=Stage.MISTAKEN, closed_at=event.at, resumes_to=case.stage)


@evolves(e.RegistrationRestored)
def _restored(case: Case, event: e.RegistrationRestored) -> Case:
    again = {name: changed(case.tasks[name], status=TaskStatus.OPEN) for name in event.tasks}
    tasks = {**case.tasks, **again}
    return changed(case, stage=case.resumes_to, closed_at=None, tasks=tasks)
