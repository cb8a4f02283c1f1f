"""What a rule's `do` does: tells, opens, marks, raises, closes, charges."""

from decimal import Decimal
from typing import Any

from huiyin.casework import events as e
from huiyin.casework.case import TASK_OPEN, Task
from huiyin.casework.draft import Draft
from huiyin.casework.ladders import raise_level
from huiyin.casework.matching import event_env, matches
from huiyin.casework.remedies import open_differences, outstanding
from huiyin.casework.spawning import spawn
from huiyin.casework.telling import filled, open_task, people, reached, release, tell
from huiyin.policy.expressions import UNKNOWN, Layers
from huiyin.policy.schema.work import Account, Do
from huiyin.policy.tables import limit_for

Clauses = tuple[str, ...]


def carry_out(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    if do.when is not None and not do.when.holds(event_env(draft, event)):
        return
    if do.tell:
        text = do.says.text(draft.policy.language) if do.says else ""
        tell(draft, do.tell, "reaction", _citing(event, clauses), text)
    for field, effect in _EFFECTS.items():
        value = getattr(do, field)
        if value:
            effect(draft, do, event, clauses)


def _citing(event: e.Event, clauses: Clauses) -> e.Event:
    """The event as the cause of a notice that rests on the rule's own clauses."""
    from dataclasses import replace  # noqa: PLC0415

    return replace(event, clauses=clauses)


def _open(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    assert do.open is not None
    kind = draft.policy.tasks.get(do.open)
    if kind is not None:
        about = str(getattr(event, "copy", "") or getattr(event, "proposal", ""))
        to = do.to or kind.to
        _open_kind(draft, str(do.open), to, (*clauses, *kind.clause), about)


def _open_kind(draft: Draft, kind: str, to: tuple[str, ...], clauses: Clauses, about: str) -> None:
    resolved = tuple(name for audience in to for name in people(draft).standing(str(audience)))
    opened = draft.emit(
        e.TaskOpened,
        *clauses,
        task=draft.next_id("task", draft.case.tasks),
        kind=kind,
        to=resolved,
        about=about,
        encloses=tuple(draft.case.evidence) if draft.policy.tasks[kind].encloses_evidence else (),
    )
    draft.emit(e.TaskSent, *clauses, task=opened.task, kind=kind)


def open_again(draft: Draft, task: Task, to: Clauses, clauses: Clauses) -> None:
    """The same work, asked of somebody else."""
    _open_kind(draft, task.kind, to, (*clauses, *draft.policy.tasks[task.kind].clause), task.about)


def _mark(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    if do.mark not in draft.case.marks:
        draft.emit(e.Marked, *clauses, mark=str(do.mark))


def _raise(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    assert do.raise_ is not None
    raise_level(draft, str(do.raise_.ladder), str(do.raise_.to), "time", clauses)


def _close(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    if not draft.case.is_open and draft.case.stage.value != "provisionally_closed":
        return
    owed = outstanding(draft)
    for proposal in owed:
        open_task(draft, "unpaid", (draft.case.owner,), clauses, about=proposal.id)
    if not owed and not open_differences(draft):
        draft.emit(e.Closed, *clauses, outcome=str(do.close))


def _resume(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    assert do.resume is not None
    if draft.case.stage.value == "provisionally_closed":
        draft.emit(e.Resumed, *clauses, reason=do.resume.text(draft.policy.language))


def _step(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    enter_step(draft, str(do.step), clauses)


def enter_step(draft: Draft, step: str, clauses: Clauses) -> None:
    if draft.case.step != step:
        draft.emit(e.StepEntered, *clauses, step=step, previous=draft.case.step)


def _paper(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    draft.emit(e.PaperAsked, *clauses, paper=str(do.paper))


def _charge(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    assert do.charge is not None
    account = draft.policy.accounts.get(do.charge)
    if account is not None:
        _charge_people(draft, str(do.charge), account, event)


def _spawn(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    assert do.spawn is not None
    spawn(draft, do.spawn, clauses)


def _admit(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    if draft.case.stage.value == "received":
        draft.emit(e.Admitted, *clauses)


def _turn_into(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    kind, previous = draft.policy.kinds[str(do.turn_into)], draft.case.kind
    if previous != do.turn_into:
        draft.emit(e.KindChanged, *clauses, *kind.clause, kind=str(do.turn_into), previous=previous)


def _assign(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    """Offers the case to the first person of an audience; its owner keeps it until they accept."""
    found = reached(draft, str(do.assign), event, clauses)
    if not found:
        return
    if found[0] not in (draft.case.owner, draft.case.offered_to):
        draft.emit(e.Assigned, *clauses, to=found[0])


def _release(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    assert do.says is not None
    text = do.says.text(draft.policy.language)
    release(draft, do.release, str(do.purpose or ""), _citing(event, clauses), text)


def _respond(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    """What silence is taken for."""
    draft.emit(e.ResponseGiven, *clauses, response=str(do.respond))


def _refuse(draft: Draft, do: Do, event: e.Event, clauses: Clauses) -> None:
    """Refused by lapse of time or by what the facts say, on a ground of the regulation."""
    if draft.case.stage.value in ("received", "assessed"):
        ground = draft.policy.refusal_grounds.get(str(do.refuse))
        title = ground.title.text(draft.policy.language) if ground else ""
        cited = (*clauses, *(ground.clause if ground else ()))
        draft.emit(e.AdmissionRefused, *cited, ground=str(do.refuse), reason=title)


_EFFECTS: dict[str, Any] = {
    "mark": _mark,
    "admit": _admit,
    "turn_into": _turn_into,
    "assign": _assign,
    "release": _release,
    "respond": _respond,
    "refuse": _refuse,
    "step": _step,
    "open": _open,
    "paper": _paper,
    "raise_": _raise,
    "charge": _charge,
    "spawn": _spawn,
    "resume": _resume,
    "close": _close,
}


def react(draft: Draft, event: e.Event) -> None:
    """The pack's reactions to an event, in the order the pack gives them."""
    for name, pattern in draft.policy.reactions_to.get(event.name, ()):
        reaction = draft.policy.reactions[name]
        if not matches(draft, pattern, event):
            continue
        if reaction.when is not None and not reaction.when.holds(event_env(draft, event)):
            continue
        for do in reaction.do:
            carry_out(draft, do, event, reaction.clause)
    for name, pattern in draft.policy.steps_on.get(event.name, ()):
        if matches(draft, pattern, event):
            enter_step(draft, name, draft.policy.steps[name].clause)
    for name, pattern in draft.policy.papers_on.get(event.name, ()):
        _ask_paper(draft, name, pattern, event)


def complete_tasks(draft: Draft, event: e.Event) -> None:
    """Work that is done once something else has happened needs nobody to say so."""
    for name, pattern in draft.policy.tasks_done_on.get(event.name, ()):
        for task in list(draft.case.tasks.values()):
            if task.kind == name and task.status in TASK_OPEN and matches(draft, pattern, event):
                cited = draft.policy.tasks[name].clause
                draft.emit(e.TaskAnswered, *cited, task=task.id, kind=name, outcome="done")


def _ask_paper(draft: Draft, name: str, pattern: Any, event: e.Event) -> None:
    paper = draft.policy.papers[name]
    if matches(draft, pattern, event) and (paper.when is None or paper.when.holds(draft.env)):
        draft.emit(e.PaperAsked, *paper.clause, paper=name)


def charge_for(draft: Draft, event: e.Event) -> None:
    """Penalties and rewards that an event brings by itself."""
    for name, pattern in draft.policy.charges_on.get(event.name, ()):
        account = draft.policy.accounts[name]
        exists = account.when is None or account.when.holds(draft.env)
        if exists and matches(draft, pattern, event):
            _charge_people(draft, name, account, event)


def _charge_people(draft: Draft, name: str, account: Account, event: e.Event) -> None:
    """Holders of today are not charged for what was done long ago."""
    if draft.context.historic:
        return
    task = getattr(event, "task", "") or getattr(event, "key", "")
    for audience in account.charged_to:
        for person in people(draft).of(audience, task):
            role = str(audience) if audience in draft.policy.roles else ""
            charge(draft, name, person, role, filled(draft, "", event))


def charge(draft: Draft, name: str, person: str, role: str, basis: str) -> e.Charged:
    """Record one penalty or reward against or for a person."""
    account = draft.policy.accounts[name]
    return draft.emit(
        e.Charged,
        *account.clause,
        charge=draft.next_id("charge", draft.case.charges),
        account=name,
        person=person,
        amount=amount_of(draft, account, role),
        basis=basis,
    )


def amount_of(draft: Draft, account: Account, role: str) -> str:
    """What it comes to for somebody in this post; empty while nobody can tell, and where it is no money."""
    if account.amount is None:
        return ""
    amount = account.amount.value(Layers(charged_env(draft, role), draft.env))
    return "" if amount is UNKNOWN else _figure(amount)


def _figure(amount: Any) -> str:
    figure = Decimal(amount)
    return str(figure.quantize(Decimal("0.01"))) if figure.as_tuple().exponent else str(figure)


def charged_env(draft: Draft, role: str) -> dict[str, Any]:
    """The role of whoever is charged, and the limits of their own authority over each remedy."""
    env: dict[str, Any] = {"charged_role": role} if role else {}
    for name, remedy in draft.policy.remedies.items():
        for figure, limit in limit_for(remedy.approver, role).items():
            env[f"limit.{name}.{figure}"] = limit
    return env


__all__ = ["carry_out", "charge", "charge_for", "enter_step", "open_task", "react"]
