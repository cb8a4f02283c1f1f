"""Tasks of other posts and units: asked, answered, sent back, checked."""

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.acts.proposing import propose
from huiyin.casework.audience import is_one_of
from huiyin.casework.case import MISSING_FACT, Task, TaskStatus
from huiyin.casework.draft import Draft, require
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.telling import people
from huiyin.policy.schema.work import TaskKind

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


def task_in(draft: Draft, task_id: str, *wanted: TaskStatus) -> Task:
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
    task = task_in(draft, command.task, TaskStatus.RETURNED)
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
    task = task_in(draft, command.task, TaskStatus.OPEN)
    cited = _rule_clauses(draft, task.kind)
    require(task.kind not in draft.policy.callbacks, Reason.NOT_AVAILABLE, needs="record_callback")
    require(task.kind != MISSING_FACT, Reason.NOT_AVAILABLE, needs="amend_facts")
    rule = draft.policy.tasks.get(task.kind)
    require(rule is None or rule.calls is None, Reason.NOT_AVAILABLE, *cited, needs="record_call")
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
    task = task_in(draft, command.task, TaskStatus.OPEN)
    rule = draft.policy.tasks.get(task.kind)
    require(rule is not None, Reason.NOT_AVAILABLE, needs=task.kind)
    assert rule is not None
    addressed = is_one_of(people(draft), task.to, draft.context.actor, task.id)
    require(addressed, Reason.NOT_ADDRESSEE, *rule.clause)
    if rule.returns_at_most is not None:
        require(task.returns < rule.returns_at_most, Reason.TOO_MANY_RETURNS, *rule.clause)
    draft.emit(e.TaskReturned, *rule.clause, task=task.id, kind=task.kind, reason=command.reason)


def verify_task(draft: Draft, command: c.VerifyTask, clauses: Clauses) -> None:
    task = task_in(draft, command.task, TaskStatus.ANSWERED)
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
