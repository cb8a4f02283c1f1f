"""Tasks of other posts and units, meetings, papers and signatures."""

from typing import Any

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.acts.approval import propose
from huiyin.casework.audience import is_one_of
from huiyin.casework.case import PaperState, Task, TaskStatus
from huiyin.casework.draft import Draft, require
from huiyin.casework.environment import is_concerned
from huiyin.casework.numbering import give_number
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.telling import people
from huiyin.casework.wording.words import Words
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.schema.papers import PaperField
from huiyin.policy.schema.work import Joint, TaskKind

Clauses = tuple[str, ...]


def open_task(draft: Draft, command: c.OpenTask, clauses: Clauses) -> None:
    rule = draft.policy.tasks.get(command.kind)
    require(rule is not None, Reason.UNKNOWN_SUBJECT, needs=command.kind)
    assert rule is not None
    cited = (*clauses, *rule.clause, *_check_asking(draft, rule, command))
    task = draft.next_id("task", draft.case.tasks)
    draft.emit(
        e.TaskOpened,
        *cited,
        task=task,
        kind=command.kind,
        to=_addressees(draft, rule, command.to),
        waits=rule.approval is not None,
        ground=command.ground,
        about=command.about,
        text=command.text,
        encloses=command.encloses,
    )
    if rule.paper:
        draft.emit(e.PaperAsked, *cited, paper=str(rule.paper))
    if rule.approval is None:
        draft.emit(e.TaskSent, *cited, task=task, kind=command.kind)
    else:
        wish = c.Propose(subject=str(rule.approval), about=task, text=command.text)
        propose(draft, wish, cited)


def _check_asking(draft: Draft, rule: TaskKind, command: c.OpenTask) -> Clauses:
    """Grounds, enclosures and circumstances that the regulation wants before work is asked."""
    available = rule.when is None or rule.when.holds(draft.env)
    require(available, Reason.NOT_AVAILABLE, *rule.clause, needs=command.kind)
    if rule.asked_by:
        asks = is_one_of(people(draft), rule.asked_by, draft.context.actor)
        require(asks, Reason.NO_RIGHT, *rule.clause)
    if rule.encloses_evidence:
        enclosed = bool(command.encloses) and set(command.encloses) <= set(draft.case.evidence)
        require(enclosed, Reason.ENCLOSURE_NEEDED, *rule.clause)
    if not rule.grounds:
        return ()
    ground = rule.grounds.get(command.ground)
    if ground is None or (ground.when is not None and not ground.when.holds(draft.env)):
        titles = "、".join(g.title.text(draft.policy.language) for g in rule.grounds.values())
        raise Refused(Reason.GROUND_NEEDED, ground.clause if ground else rule.clause, titles)
    return ground.clause


def _addressees(draft: Draft, rule: TaskKind, to: str) -> tuple[str, ...]:
    if not to:
        return tuple(map(str, rule.to))
    known = to in draft.policy.units or to in draft.policy.roles
    possible = not rule.to or to in rule.to
    require(known and possible, Reason.UNKNOWN_SUBJECT, *rule.clause, needs=to)
    return (to,)


def _task(draft: Draft, task_id: str, *wanted: TaskStatus) -> Task:
    task = draft.case.tasks.get(task_id)
    require(task is not None, Reason.UNKNOWN_SUBJECT, needs=task_id)
    assert task is not None
    require(task.status in wanted, Reason.TASK_NOT_OPEN, needs=task.status.value)
    return task


def _rule_clauses(draft: Draft, kind: str) -> Clauses:
    rule = draft.policy.tasks.get(kind)
    return rule.clause if rule else ()


def send_task(draft: Draft, command: c.SendTask, clauses: Clauses) -> None:
    """A returned task goes out again; how often it came back stays counted."""
    task = _task(draft, command.task, TaskStatus.RETURNED)
    for name in command.encloses:
        require(name in draft.case.evidence, Reason.UNKNOWN_SUBJECT, needs=name)
    draft.emit(
        e.TaskSent,
        *clauses,
        *_rule_clauses(draft, task.kind),
        task=task.id,
        kind=task.kind,
        text=command.text,
        encloses=command.encloses,
    )


def answer_task(draft: Draft, command: c.AnswerTask, clauses: Clauses) -> None:
    task = _task(draft, command.task, TaskStatus.OPEN)
    cited = _rule_clauses(draft, task.kind)
    require(task.kind not in draft.policy.callbacks, Reason.NOT_AVAILABLE, needs="record_callback")
    addressed = is_one_of(people(draft), task.to, draft.context.actor, task.id)
    require(addressed, Reason.NOT_ADDRESSEE, *cited)
    cited = (*cited, *_check_form(draft, task))
    draft.emit(
        e.TaskAnswered,
        *clauses,
        *cited,
        task=task.id,
        kind=task.kind,
        outcome=command.outcome,
        text=command.text,
    )


def _check_form(draft: Draft, task: Task) -> Clauses:
    """Where the answer has a form of its own, a copy filled since it was asked and fully signed."""
    rule = draft.policy.tasks.get(task.kind)
    form = draft.policy.papers.get(rule.paper) if rule and rule.paper else None
    if rule is None or form is None or (form.when is not None and not form.when.holds(draft.env)):
        return ()
    since = task.answered_at or task.opened_at
    filled = any(
        paper.paper == rule.paper and paper.complete and (paper.issued_at or since) >= since
        for paper in draft.case.papers.values()
    )
    if not filled:
        raise Refused(Reason.PAPER_INCOMPLETE, form.clause, form.title.text(draft.policy.language))
    return form.clause


def return_task(draft: Draft, command: c.ReturnTask, clauses: Clauses) -> None:
    task = _task(draft, command.task, TaskStatus.OPEN)
    rule = draft.policy.tasks.get(task.kind)
    require(rule is not None, Reason.NOT_AVAILABLE, needs=task.kind)
    assert rule is not None
    addressed = is_one_of(people(draft), task.to, draft.context.actor, task.id)
    require(addressed, Reason.NOT_ADDRESSEE, *rule.clause)
    if rule.returns_at_most is not None:
        require(task.returns < rule.returns_at_most, Reason.TOO_MANY_RETURNS, *rule.clause)
    draft.emit(e.TaskReturned, *rule.clause, task=task.id, kind=task.kind, reason=command.reason)


def verify_task(draft: Draft, command: c.VerifyTask, clauses: Clauses) -> None:
    task = _task(draft, command.task, TaskStatus.ANSWERED)
    rule = draft.policy.tasks.get(task.kind)
    verifier = rule.verify_by if rule else None
    require(bool(verifier), Reason.NOT_AVAILABLE, needs=task.kind)
    assert rule is not None
    require(verifier in draft.context.roles(), Reason.NO_RIGHT, *rule.clause, needs=str(verifier))
    require(draft.context.actor != task.answered_by, Reason.OWN_WORK, *rule.clause)
    draft.emit(
        e.TaskVerified,
        *rule.clause,
        task=task.id,
        kind=task.kind,
        passed=command.passed,
        text=command.text,
    )


def _joint(draft: Draft, task: Task) -> tuple[Joint, Clauses]:
    rule = draft.policy.tasks.get(task.kind)
    joint = rule.joint if rule else None
    require(joint is not None, Reason.NOT_AVAILABLE, needs=task.kind)
    assert joint is not None and rule is not None
    cited = (*rule.clause, *joint.clause)
    require(joint.chair in draft.context.roles(), Reason.NOT_CHAIR, *cited,
            needs=str(joint.chair))  # fmt: skip
    return joint, cited


def call_meeting(draft: Draft, command: c.CallMeeting, clauses: Clauses) -> None:
    task = _task(draft, command.task, TaskStatus.OPEN)
    joint, cited = _joint(draft, task)
    _check_attendance(draft, joint, command.invited, cited)
    draft.emit(
        e.MeetingCalled,
        *cited,
        task=task.id,
        kind=task.kind,
        meets_at=command.meets_at,
        place=command.place,
        invited=command.invited,
    )


def _check_attendance(draft: Draft, joint: Joint, who: tuple[str, ...], clauses: Clauses) -> None:
    """Everyone who must be there is: one person of each post, who is not concerned themselves."""
    fit = {p for p in who if not is_concerned(draft.policy, draft.case, p)}
    for audience in (joint.chair, *joint.must):
        meant = people(draft).of(audience)
        if audience in draft.policy.roles and not set(meant) & fit:
            meant = _or_above(draft, str(audience))
        if not set(meant) & fit:
            raise Refused(Reason.ATTENDEE_MISSING, clauses, str(audience))


def _or_above(draft: Draft, role: str) -> tuple[str, ...]:
    organisation, now = draft.context.organisation, draft.context.now
    return tuple(p for r in draft.policy.line_above(role) for p in organisation.acting(r, now))


def hold_meeting(draft: Draft, command: c.HoldMeeting, clauses: Clauses) -> None:
    task = _task(draft, command.task, TaskStatus.OPEN)
    joint, cited = _joint(draft, task)
    require(command.outcome in joint.outcomes, Reason.UNKNOWN_SUBJECT, *cited,
            needs=command.outcome)  # fmt: skip
    _check_attendance(draft, joint, command.present, cited)
    draft.emit(
        e.MeetingHeld,
        *cited,
        task=task.id,
        kind=task.kind,
        outcome=command.outcome,
        final=command.outcome in joint.final,
        present=command.present,
        text=command.text,
    )
    if joint.paper:
        draft.emit(e.PaperAsked, *cited, paper=str(joint.paper))


def issue_paper(draft: Draft, command: c.IssuePaper, clauses: Clauses) -> None:
    rule = draft.policy.papers.get(command.paper)
    require(rule is not None, Reason.UNKNOWN_SUBJECT, needs=command.paper)
    assert rule is not None
    applies = rule.when is None or rule.when.holds(draft.env)
    require(applies, Reason.NOT_AVAILABLE, *rule.clause, needs=command.paper)
    fields = _paper_fields(draft, command)
    signers = tuple(s for audience in rule.signed_by for s in _signers(draft, str(audience)))
    series, number = give_number(draft, str(rule.number)) if rule.number else ((), "")
    draft.emit(
        e.PaperIssued,
        *clauses,
        *rule.clause,
        *series,
        paper=command.paper,
        copy=draft.next_id("paper", draft.case.papers),
        number=number,
        fields=fields,
        signers=signers,
        copies_to=tuple(map(str, rule.copies)),
    )


def _paper_fields(draft: Draft, command: c.IssuePaper) -> dict[str, Any]:
    """Every field from the case where it is bound, else as given. Raises Refused naming the gaps."""
    rule = draft.policy.papers[command.paper]
    filled: dict[str, Any] = {}
    gaps: list[str] = []
    for name, field in rule.fields.items():
        bound = field.from_.value(draft.env) if field.from_ is not None else UNKNOWN
        value = command.fields.get(name) if bound is UNKNOWN else bound
        if value in (None, ""):
            if field.required:
                gaps.append(field.title.text(draft.policy.language))
            continue
        filled[str(name)] = _worded(draft, field, value) if value is bound else str(value)
    if gaps:
        raise Refused(Reason.PAPER_INCOMPLETE, rule.clause, "、".join(gaps))
    return filled


def _worded(draft: Draft, field: PaperField, value: Any) -> str:
    """As people read it; an expression that is a plain name shows that name's option by its title."""
    assert field.from_ is not None
    words = Words(draft.policy, draft.policy.language)
    return words.known(field.from_.source.strip(), value)


def _signers(draft: Draft, audience: str) -> tuple[str, ...]:
    """A role signs through whoever acts in it; people sign themselves."""
    if audience in draft.policy.roles or audience == COMPLAINANT:
        return (audience,)
    return people(draft).of(audience)


def sign(draft: Draft, command: c.Sign, clauses: Clauses) -> None:
    paper = draft.case.papers.get(command.copy)
    require(paper is not None, Reason.UNKNOWN_SUBJECT, needs=command.copy)
    assert paper is not None
    cited = draft.policy.papers[paper.paper].clause if paper.paper in draft.policy.papers else ()
    signer = _signing_as(draft, paper, command.signer)
    require(bool(signer), Reason.NOT_A_SIGNER, *cited)
    require(signer not in paper.signed, Reason.ALREADY_SIGNED, *cited)
    complete = set(paper.signers) <= {*paper.signed, signer}
    draft.emit(
        e.PaperSigned,
        *cited,
        paper=paper.paper,
        copy=paper.id,
        signer=signer,
        complete=complete,
    )


def _signing_as(draft: Draft, paper: PaperState, signer: str) -> str:
    """As which of the wanted signers the actor signs; the handler takes the complainant's signature."""
    if signer == COMPLAINANT and draft.context.actor in (*draft.case.handlers, COMPLAINANT):
        return COMPLAINANT if COMPLAINANT in paper.signers else ""
    mine = {draft.context.actor, *draft.context.roles()}
    return next((s for s in paper.signers if s in mine and s not in paper.signed), "") or next(
        (s for s in paper.signers if s in mine), ""
    )
