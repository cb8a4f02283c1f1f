"""The case after one more event. Never refuses: what happened, happened."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from huiyin.calendars import Pause
from huiyin.casework import events as e
from huiyin.casework.case import (
    Assessment,
    Case,
    Charge,
    ClockState,
    ClockStatus,
    Contact,
    Evidence,
    LevelState,
    PaperState,
    Proposal,
    ProposalStatus,
    Stage,
    Task,
    TaskStatus,
)

Ev = TypeVar("Ev", bound=e.Event)
Evolver = Callable[[Case, Any], Case]
EVOLVERS: dict[type[e.Event], Evolver] = {}


def evolves(*kinds: type[e.Event]) -> Callable[[Evolver], Evolver]:
    def register(function: Evolver) -> Evolver:
        for kind in kinds:
            EVOLVERS[kind] = function
        return function

    return register


def evolve(case: Case, event: e.Event) -> Case:
    evolved = EVOLVERS[type(event)](case, event)
    return replace(evolved, version=case.version + 1, happened=_counted(case, event))


def replay(events: Iterable[e.Event], case_id: str = "") -> Case:
    case = Case(id=case_id)
    for event in events:
        case = evolve(case, event)
    return case


def _counted(case: Case, event: e.Event) -> Mapping[tuple[str, str], Any]:
    counted = dict(case.happened)
    name = event.name
    for topic in {"", event.topic}:
        count, _ = counted.get((name, topic), (0, None))
        counted[name, topic] = (count + 1, event.at)
    return counted


def _put(mapping: Mapping[Any, Any], key: Any, value: Any) -> dict[Any, Any]:
    return {**mapping, key: value}


@evolves(
    e.Acknowledged, e.Notified, e.Reminded, e.ExtractReleased, e.Spawned, e.PaperAsked,
    e.CallbackMade, e.AppendedToFile, e.ResponsibilityFound, e.ActDone, e.ResponseGiven,
    e.Confirmed,
)  # fmt: skip
def _nothing_but_the_count(case: Case, event: e.Event) -> Case:
    return case


@evolves(e.Registered)
def _registered(case: Case, event: e.Registered) -> Case:
    linked = ((event.relation, event.related),) if event.related else ()
    return replace(
        case,
        stage=Stage.RECEIVED,
        number=event.number,
        kind=event.kind,
        channel=event.channel,
        policy=event.policy,
        anonymous=event.anonymous,
        received_at=event.received_at,
        registered_at=event.at,
        registrar=event.by,
        owner=event.by,
        handlers=(event.by,),
        facts={**event.facts, **event.private_facts},
        links=case.links + linked,
    )


@evolves(e.Admitted)
def _admitted(case: Case, event: e.Admitted) -> Case:
    return replace(case, stage=Stage.ASSESSED, admitted_at=event.at)


@evolves(e.AdmissionRefused)
def _refused(case: Case, event: e.AdmissionRefused) -> Case:
    return replace(case, stage=Stage.REJECTED, closed_at=event.at)


@evolves(e.Transferred)
def _transferred(case: Case, event: e.Transferred) -> Case:
    return replace(case, stage=Stage.TRANSFERRED, closed_at=event.at)


@evolves(e.RegistrationCorrected)
def _mistaken(case: Case, event: e.RegistrationCorrected) -> Case:
    return replace(case, stage=Stage.MISTAKEN, closed_at=event.at)


@evolves(e.Withdrawn)
def _withdrawn(case: Case, event: e.Withdrawn) -> Case:
    return replace(case, stage=Stage.WITHDRAWN, closed_at=event.at)


@evolves(e.Merged)
def _merged(case: Case, event: e.Merged) -> Case:
    return replace(case, stage=Stage.MERGED, merged_into=event.into, resumes_to=case.stage)


@evolves(e.Unmerged)
def _unmerged(case: Case, event: e.Unmerged) -> Case:
    return replace(case, stage=case.resumes_to, merged_into="")


@evolves(e.KindChanged)
def _kind_changed(case: Case, event: e.KindChanged) -> Case:
    return replace(case, kind=event.kind)


@evolves(e.FactsAmended)
def _amended(case: Case, event: e.FactsAmended) -> Case:
    return replace(case, facts={**case.facts, **event.facts, **event.private_facts})


@evolves(e.Linked)
def _linked(case: Case, event: e.Linked) -> Case:
    return replace(case, links=(*case.links, (event.relation, event.other)))


@evolves(e.Assessed)
def _assessed(case: Case, event: e.Assessed) -> Case:
    assessment = Assessment(
        event.table, event.result, event.provisional, event.missing, event.clauses, event.facts
    )
    return replace(case, assessments=_put(case.assessments, event.table, assessment))


@evolves(e.Assigned)
def _assigned(case: Case, event: e.Assigned) -> Case:
    return replace(_in_hand(case), offered_to=event.to)


@evolves(e.HandoverAccepted)
def _accepted(case: Case, event: e.HandoverAccepted) -> Case:
    handlers = case.handlers if event.by in case.handlers else (*case.handlers, event.by)
    return replace(case, owner=event.by, offered_to="", handlers=handlers)


def _in_hand(case: Case) -> Case:
    return replace(case, stage=Stage.HANDLING) if case.stage is Stage.ASSESSED else case


@evolves(e.ContactRecorded)
def _contacted(case: Case, event: e.ContactRecorded) -> Case:
    contact = Contact(
        event.at, event.direction, event.medium, event.reached, event.party, event.purpose
    )
    return replace(case, contacts=(*case.contacts, contact))


@evolves(e.EvidenceAdded)
def _evidence_added(case: Case, event: e.EvidenceAdded) -> Case:
    evidence = Evidence(event.evidence, event.kind, event.title, event.party, event.sha256)
    return replace(case, evidence=_put(case.evidence, event.evidence, evidence))


@evolves(e.SampleMoved)
def _sample_moved(case: Case, event: e.SampleMoved) -> Case:
    sample = case.evidence.get(event.sample)
    if sample is None:
        return case
    moved = replace(sample, kept_where=event.kept_where, kept_by=event.kept_by)
    return replace(case, evidence=_put(case.evidence, event.sample, moved))


@evolves(e.FindingRecorded)
def _found(case: Case, event: e.FindingRecorded) -> Case:
    return replace(_in_hand(case), findings=case.findings + 1)


@evolves(e.StepEntered)
def _stepped(case: Case, event: e.StepEntered) -> Case:
    return replace(case, step=event.step)


@evolves(e.Marked)
def _marked(case: Case, event: e.Marked) -> Case:
    return replace(case, marks=case.marks | {event.mark})


@evolves(e.Recused)
def _recused(case: Case, event: e.Recused) -> Case:
    return replace(case, recused=case.recused | {event.person})


@evolves(e.Proposed)
def _proposed(case: Case, event: e.Proposed) -> Case:
    proposal = Proposal(
        id=event.proposal,
        subject=event.subject,
        proposer=event.by,
        approver=event.approver,
        amounts=event.amounts,
        worth=event.worth,
        rests_on=event.rests_on,
        about=event.about,
        text=event.text,
    )
    return replace(_in_hand(case), proposals=_put(case.proposals, event.proposal, proposal))


def _with_proposal(case: Case, proposal_id: str, **changes: Any) -> Case:
    proposal = replace(case.proposals[proposal_id], **changes)
    return replace(case, proposals=_put(case.proposals, proposal_id, proposal))


@evolves(e.ProposalApproved)
def _approved(case: Case, event: e.ProposalApproved) -> Case:
    return _with_proposal(case, event.proposal, status=ProposalStatus.APPROVED)


@evolves(e.ProposalRejected)
def _rejected(case: Case, event: e.ProposalRejected) -> Case:
    return _with_proposal(case, event.proposal, status=ProposalStatus.REJECTED)


@evolves(e.ApprovalRecalled)
def _recalled(case: Case, event: e.ApprovalRecalled) -> Case:
    return _with_proposal(case, event.proposal, status=ProposalStatus.RECALLED)


@evolves(e.ApprovalVoided)
def _voided(case: Case, event: e.ApprovalVoided) -> Case:
    return _with_proposal(case, event.proposal, status=ProposalStatus.VOID)


@evolves(e.RemedyCarriedOut)
def _carried_out(case: Case, event: e.RemedyCarriedOut) -> Case:
    done = _with_proposal(case, event.proposal, carried_out=event.part)
    remedies = [p for p in done.proposals.values() if p.status is ProposalStatus.APPROVED]
    outstanding = [p for p in remedies if p.amounts and p.carried_out != "wholly"]
    if done.stage is Stage.ANSWERED and not outstanding:
        return replace(done, stage=Stage.CARRIED_OUT)
    return done


@evolves(e.RemedyFailed)
def _failed(case: Case, event: e.RemedyFailed) -> Case:
    return _with_proposal(case, event.proposal, carried_out="failed")


@evolves(e.TaskOpened)
def _task_opened(case: Case, event: e.TaskOpened) -> Case:
    task = Task(
        id=event.task,
        kind=event.kind,
        to=event.to,
        asked_by=event.by,
        opened_at=event.at,
        status=TaskStatus.WAITING if event.waits else TaskStatus.OPEN,
        ground=event.ground,
        about=event.about,
        text=event.text,
        encloses=event.encloses,
    )
    return replace(case, tasks=_put(case.tasks, event.task, task))


def _with_task(case: Case, task_id: str, **changes: Any) -> Case:
    return replace(case, tasks=_put(case.tasks, task_id, replace(case.tasks[task_id], **changes)))


@evolves(e.TaskSent)
def _task_sent(case: Case, event: e.TaskSent) -> Case:
    return _with_task(case, event.task, status=TaskStatus.OPEN)


@evolves(e.TaskAnswered)
def _task_answered(case: Case, event: e.TaskAnswered) -> Case:
    return _with_task(
        case, event.task, status=TaskStatus.ANSWERED, outcome=event.outcome, answer=event.text
    )


@evolves(e.TaskReturned)
def _task_returned(case: Case, event: e.TaskReturned) -> Case:
    returns = case.tasks[event.task].returns + 1
    return _with_task(case, event.task, status=TaskStatus.RETURNED, returns=returns)


@evolves(e.TaskDropped)
def _task_dropped(case: Case, event: e.TaskDropped) -> Case:
    return _with_task(case, event.task, status=TaskStatus.DROPPED)


@evolves(e.TaskVerified)
def _task_verified(case: Case, event: e.TaskVerified) -> Case:
    return _with_task(case, event.task, status=TaskStatus.DONE if event.passed else TaskStatus.OPEN)


@evolves(e.MeetingCalled)
def _meeting_called(case: Case, event: e.MeetingCalled) -> Case:
    return _with_task(case, event.task, meets_at=event.meets_at, invited=event.invited)


@evolves(e.MeetingHeld)
def _meeting_held(case: Case, event: e.MeetingHeld) -> Case:
    status = TaskStatus.DONE if event.final else TaskStatus.OPEN
    return _with_task(
        case,
        event.task,
        status=status,
        outcome=event.outcome,
        present=event.present,
        answer=event.text,
    )


@evolves(e.PaperIssued)
def _paper_issued(case: Case, event: e.PaperIssued) -> Case:
    paper = PaperState(
        id=event.copy,
        paper=event.paper,
        number=event.number,
        fields=event.fields,
        signers=event.signers,
        issued_by=event.by,
        issued_at=event.at,
    )
    return replace(case, papers=_put(case.papers, event.copy, paper))


@evolves(e.PaperSigned)
def _paper_signed(case: Case, event: e.PaperSigned) -> Case:
    paper = case.papers[event.copy]
    signed = replace(paper, signed=(*paper.signed, event.signer))
    return replace(case, papers=_put(case.papers, event.copy, signed))


@evolves(e.ClockStarted)
def _clock_started(case: Case, event: e.ClockStarted) -> Case:
    state = ClockState(
        event.clock,
        event.key,
        event.start,
        event.due,
        event.within,
        provisional=event.provisional,
        warn_at=event.warn_at,
        clauses=event.clauses,
    )
    return replace(case, clocks=_put(case.clocks, (event.clock, event.key), state))


def _with_clock(case: Case, event: Any, **changes: Any) -> Case:
    key = (event.clock, event.key)
    return replace(case, clocks=_put(case.clocks, key, replace(case.clocks[key], **changes)))


@evolves(e.ClockStopped)
def _clock_stopped(case: Case, event: e.ClockStopped) -> Case:
    return _with_clock(
        case, event, status=ClockStatus.STOPPED, stopped_at=event.at, in_time=event.in_time
    )


@evolves(e.ClockPartMet)
def _part_met(case: Case, event: e.ClockPartMet) -> Case:
    return _with_clock(case, event, parts=event.parts)


@evolves(e.ClockMoved)
def _clock_moved(case: Case, event: e.ClockMoved) -> Case:
    state = case.clocks[event.clock, event.key]
    revived = state.status is ClockStatus.EXPIRED and event.due > event.at
    extended = event.reason == "extension"
    return _with_clock(
        case,
        event,
        start=event.start,
        due=event.due,
        within=event.within or state.within,
        provisional=event.provisional,
        status=ClockStatus.RUNNING if revived else state.status,
        extensions=state.extensions + int(extended),
        extended_until=event.due if extended else state.extended_until,
    )


@evolves(e.ClockPaused)
def _clock_paused(case: Case, event: e.ClockPaused) -> Case:
    pauses = case.clocks[event.clock, event.key].pauses
    open_pause = Pause(event.at, None, "pause")
    return _with_clock(case, event, status=ClockStatus.PAUSED, pauses=(*pauses, open_pause))


@evolves(e.ClockRan)
def _clock_ran(case: Case, event: e.ClockRan) -> Case:
    *earlier, last = case.clocks[event.clock, event.key].pauses
    ended = Pause(last.from_, event.at, last.cause)
    return _with_clock(
        case, event, status=ClockStatus.RUNNING, pauses=(*earlier, ended), due=event.due
    )


@evolves(e.ClockReopened)
def _clock_reopened(case: Case, event: e.ClockReopened) -> Case:
    return _with_clock(
        case, event, status=ClockStatus.RUNNING, stopped_at=None, in_time=None, parts=()
    )


@evolves(e.ClockWarned)
def _clock_warned(case: Case, event: e.ClockWarned) -> Case:
    state = case.clocks[event.clock, event.key]
    return _with_clock(
        case, event, warn_at=tuple(moment for moment in state.warn_at if moment > event.at)
    )


@evolves(e.ClockExpired)
def _clock_expired(case: Case, event: e.ClockExpired) -> Case:
    return _with_clock(case, event, status=ClockStatus.EXPIRED, missed=True, breach=event.breach)


@evolves(e.LevelReached)
def _level_reached(case: Case, event: e.LevelReached) -> Case:
    before = case.levels.get(event.ladder)
    by_time = event.level if event.cause in ("time", "hand") else (before.by_time if before else "")
    state = LevelState(event.ladder, event.level, event.owner, event.at, by_time)
    return replace(case, levels=_put(case.levels, event.ladder, state))


@evolves(e.Suspended)
def _suspended(case: Case, event: e.Suspended) -> Case:
    return replace(case, stage=Stage.SUSPENDED, resumes_to=case.stage)


@evolves(e.Continued)
def _continued(case: Case, event: e.Continued) -> Case:
    return replace(case, stage=case.resumes_to)


@evolves(e.Answered)
def _answered(case: Case, event: e.Answered) -> Case:
    if event.form == "interim":
        return case
    return replace(case, stage=Stage.ANSWERED, answered_at=event.at)


@evolves(e.ProvisionallyClosed)
def _provisionally_closed(case: Case, event: e.ProvisionallyClosed) -> Case:
    return replace(case, stage=Stage.PROVISIONALLY_CLOSED, resumes_to=case.stage)


@evolves(e.Resumed)
def _resumed(case: Case, event: e.Resumed) -> Case:
    return replace(case, stage=Stage.HANDLING)


@evolves(e.Closed)
def _closed(case: Case, event: e.Closed) -> Case:
    return replace(case, stage=Stage.CLOSED, closed_at=event.at)


@evolves(e.Reopened)
def _reopened(case: Case, event: e.Reopened) -> Case:
    return replace(case, stage=Stage.HANDLING, closed_at=None)


@evolves(e.Archived)
def _archived(case: Case, event: e.Archived) -> Case:
    return replace(case, stage=Stage.ARCHIVED, archive_number=event.archive_number)


@evolves(e.Charged)
def _charged(case: Case, event: e.Charged) -> Case:
    charge = Charge(event.charge, event.account, event.person, event.amount)
    return replace(case, charges=_put(case.charges, event.charge, charge))


@evolves(e.Appealed)
def _appealed(case: Case, event: e.Appealed) -> Case:
    charge = replace(case.charges[event.charge], status="appealed", appeal_to=event.to)
    return replace(case, charges=_put(case.charges, event.charge, charge))


@evolves(e.AppealDecided)
def _appeal_decided(case: Case, event: e.AppealDecided) -> Case:
    charge = replace(case.charges[event.charge], status=event.outcome)
    return replace(case, charges=_put(case.charges, event.charge, charge))
