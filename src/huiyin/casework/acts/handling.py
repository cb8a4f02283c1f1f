"""Everyday handling: hand-over, contacts, evidence, findings."""

from dataclasses import replace

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.audience import People
from huiyin.casework.case import TASK_OPEN, Case
from huiyin.casework.draft import Draft, require
from huiyin.casework.evidence_kinds import kinds_from, may_be_from
from huiyin.casework.letters import MAIL, check_letter
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.rights import title_of
from huiyin.casework.standing import concerned_by, is_concerned
from huiyin.casework.telling import fit_for, notify, people

Clauses = tuple[str, ...]
_YEARS = range(1990, 3000)
"""Whatever is kept until another year is a slip of the pen."""


def assign(draft: Draft, command: c.Assign, clauses: Clauses) -> None:
    settled = command.to == draft.case.owner and bool(draft.case.times("assigned"))
    require(not settled, Reason.REDUNDANT)
    require(_can_own(draft, command.to), Reason.UNKNOWN_SUBJECT, needs=command.to)
    concerned = is_concerned(draft.policy, draft.case, command.to)
    require(not concerned, Reason.CONCERNED, *concerned_by(draft.policy, draft.case, command.to))
    require(_may_take(draft, command.to), Reason.MAY_NOT_KNOW, needs=command.to)
    draft.emit(e.Assigned, *clauses, to=command.to, note=command.note)


def _can_own(draft: Draft, to: str) -> bool:
    """A person of the organisation, or a post or unit whose people may take the case over."""
    known = to in draft.policy.roles or to in draft.policy.units
    return known or draft.context.organisation.knows(to, draft.context.now)


def _may_take(draft: Draft, to: str) -> bool:
    """Whether somebody meant may know of the case, once it is offered to them."""
    offered = replace(draft.case, offered_to=to)
    meant = People(draft.policy, offered, draft.context).of(to)
    return not meant or bool(
        People(draft.policy, offered, draft.context, fit_for(draft, offered)).of(to)
    )


def accept(draft: Draft, command: c.Accept, clauses: Clauses) -> None:
    require(is_offered_to(draft, draft.context.actor), Reason.NOT_OFFERED)
    why = concerned_by(draft.policy, draft.case, draft.context.actor)
    require(not draft.env["by_concerned"], Reason.CONCERNED, *why)
    draft.emit(e.HandoverAccepted, *clauses, previous=draft.case.owner)


def is_offered_to(draft: Draft, person: str) -> bool:
    offered = draft.case.offered_to
    return bool(offered) and person in people(draft).of(offered)


def succeed(draft: Draft, command: c.Succeed, clauses: Clauses) -> None:
    """The successor works here, is not concerned, and the person they follow has something here."""
    case, to = draft.case, command.to
    require(to != command.person and _has_part(case, command.person), Reason.REDUNDANT)
    known = draft.context.organisation.knows(to, draft.context.now)
    require(known, Reason.UNKNOWN_SUBJECT, needs=to)
    why = concerned_by(draft.policy, case, to)
    require(not is_concerned(draft.policy, case, to), Reason.CONCERNED, *why)
    require(_may_take(draft, to), Reason.MAY_NOT_KNOW, needs=to)
    draft.emit(
        e.Succeeded,
        *clauses,
        person=command.person,
        to=to,
        rule=command.rule,
        arranged_by=command.arranged_by,
    )
    notify(draft, clauses, "succession", to, (to,), case.number)


def _has_part(case: Case, person: str) -> bool:
    """Whether the person owns the case, was offered it, or has work or a signature to give in it."""
    open_tasks = [task for task in case.tasks.values() if task.status in TASK_OPEN]
    wanted = [paper for paper in case.papers.values() if not paper.complete]
    return (
        person in (case.owner, case.offered_to)
        or any(person in (*task.to, *task.invited, task.asked_by) for task in open_tasks)
        or any(person in paper.signers and person not in paper.signed for paper in wanted)
    )


def record_contact(draft: Draft, command: c.RecordContact, clauses: Clauses) -> None:
    cited = _purpose(draft, command.purpose)
    happened = command.happened_at or draft.context.now
    require(happened <= draft.context.now, Reason.IN_FUTURE)
    _check_whose(draft, command)
    draft.emit(
        e.ContactRecorded,
        *clauses,
        *cited,
        at=happened,
        direction=command.direction,
        medium=MAIL if command.send else command.medium,
        reached=command.reached or command.send,
        send=command.send,
        party=command.party,
        purpose=command.purpose,
        told=command.told,
        promised=command.promised,
    )


def _check_whose(draft: Draft, command: c.RecordContact) -> None:
    """What complainants bring is their own word, and comes in; what is sent goes to them."""
    if command.send:
        _check_written_to_complainant(draft, command)
    own = (command.direction, command.party) == ("in", COMPLAINANT)
    require(own or draft.context.actor != COMPLAINANT, Reason.BAD_VALUE, needs="direction")


def _purpose(draft: Draft, purpose: str) -> Clauses:
    """The clauses of a purpose that the regulation names; none where none was said."""
    purposes = draft.policy.contact_purposes
    require(not purpose or purpose in purposes, Reason.UNKNOWN_SUBJECT, needs=purpose)
    return purposes[purpose].clause if purpose else ()


def _check_written_to_complainant(draft: Draft, command: c.RecordContact) -> None:
    require((command.direction, command.party) == ("out", COMPLAINANT), Reason.NO_ADDRESS)
    check_letter(draft, command.told, "contact_recorded")


def add_evidence(draft: Draft, command: c.AddEvidence, clauses: Clauses) -> None:
    clauses = (*clauses, *_clauses_of_kind(draft, command))
    original = draft.case.evidence.get(command.copy_of)
    require(not command.copy_of or bool(original), Reason.UNKNOWN_SUBJECT, needs=command.copy_of)
    draft.emit(
        e.EvidenceAdded,
        *clauses,
        evidence=draft.next_id("evidence", draft.case.evidence),
        kind=command.kind,
        title=command.title,
        party=command.party,
        sha256=command.sha256,
        copy_of=command.copy_of,
        original=original.sha256 if original else "",
        asked_by=command.asked_by,
    )


def _clauses_of_kind(draft: Draft, command: c.AddEvidence) -> Clauses:
    """Complainants need not know the kind, where the regulation keeps them all for others."""
    kinds, kind = draft.policy.evidence_kinds, command.kind
    own = command.party == COMPLAINANT
    require(own or draft.context.actor != COMPLAINANT, Reason.BAD_VALUE, needs="party")
    if not kinds or (own and not kind and not kinds_from(draft.policy, COMPLAINANT)):
        return ()
    require(kind in kinds, Reason.UNKNOWN_SUBJECT, needs=kind)
    fits = command.copy_of or may_be_from(draft.policy, kind, command.party)
    require(bool(fits), Reason.BAD_VALUE, *kinds[kind].clause, needs="party")
    return kinds[kind].clause


def move_sample(draft: Draft, command: c.MoveSample, clauses: Clauses) -> None:
    """What was returned, destroyed or used up cannot be handed on."""
    sample = draft.case.evidence.get(command.sample)
    require(sample is not None, Reason.UNKNOWN_SUBJECT, needs=command.sample)
    require(sample is not None and sample.is_kept, Reason.REDUNDANT)
    year = command.kept_until.year if command.kept_until else _YEARS[0]
    require(year in _YEARS, Reason.BAD_VALUE, needs="kept_until")
    draft.emit(
        e.SampleMoved,
        *clauses,
        sample=command.sample,
        kept_where=command.kept_where,
        kept_by=command.kept_by,
        kept_until=command.kept_until if command.fate == "kept" else None,
        fate=command.fate,
    )


def record_finding(draft: Draft, command: c.RecordFinding, clauses: Clauses) -> None:
    finding = f"finding-{draft.case.findings + 1}"
    draft.emit(e.FindingRecorded, *clauses, finding=finding, text=command.text)


def do_act(draft: Draft, command: c.DoAct, clauses: Clauses) -> None:
    act = draft.policy.acts.get(command.own_act)
    require(act is not None, Reason.UNKNOWN_SUBJECT, needs=command.own_act)
    assert act is not None
    mine = not act.role or bool(draft.context.roles() & set(act.role))
    require(
        mine, Reason.NO_RIGHT, *act.clause, needs="、".join(title_of(draft, r) for r in act.role)
    )
    require(act.when is None or act.when.holds(draft.env), Reason.NOT_AVAILABLE, *act.clause)
    for fact in act.facts:
        if fact not in draft.env:
            title = draft.policy.facts[fact].title.text(draft.policy.language)
            raise Refused(Reason.FACT_MISSING, act.clause, title, {"fact": str(fact)})
    draft.emit(e.ActDone, *clauses, *act.clause, act=command.own_act, text=command.text)
    if act.mark and act.mark not in draft.case.marks:
        draft.emit(e.Marked, *act.clause, mark=str(act.mark))


def remind(draft: Draft, command: c.Remind, clauses: Clauses) -> None:
    draft.emit(e.Reminded, *clauses, text=command.text)


def recuse(draft: Draft, command: c.Recuse, clauses: Clauses) -> None:
    require(command.person not in draft.case.recused, Reason.REDUNDANT)
    draft.emit(e.Recused, *clauses, person=command.person, reason=command.reason)


def release_extract(draft: Draft, command: c.ReleaseExtract, clauses: Clauses) -> None:
    cited = _purpose(draft, command.purpose)
    draft.emit(
        e.ExtractReleased,
        *clauses,
        *cited,
        to=command.to,
        text=command.text,
        purpose=command.purpose,
    )
