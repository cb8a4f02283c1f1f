"""A case as programs read it: names as the regulation writes them, with words beside them for people."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.api import shapes as s
from huiyin.casework.acts.approval import decision_clauses
from huiyin.casework.allowed import Option, allowed
from huiyin.casework.case import Case, ClockState
from huiyin.casework.forms import THING
from huiyin.casework.wording import act_label, refusal_sentence, sentence, stage_label
from huiyin.casework.wording.words import plain as plain_number
from huiyin.ledger.store import Recorded
from huiyin.sight.explaining import steps
from huiyin.sight.linking import links_of
from huiyin.sight.looking import Seen


def value_out(value: Any, zone: ZoneInfo) -> Any:
    """As JSON. Figures are texts, so that no reader rounds them."""
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(map(str, value))
    if isinstance(value, tuple | list):
        return [value_out(item, zone) for item in value]
    if isinstance(value, Mapping):
        return {str(key): value_out(item, zone) for key, item in value.items()}
    return value


def case_out(seen: Seen) -> s.CaseOut:
    case, words, zone = seen.case, seen.words, seen.draft.context.calendars.zone
    return s.CaseOut(
        **_head(seen, zone),
        title=seen.title,
        facts=value_out(dict(case.facts), zone),
        results=[
            s.ResultOut(table=a.table, result=a.result, provisional=a.provisional,
                        missing=list(a.missing), clauses=list(a.clauses))
            for a in case.assessments.values()
        ],
        levels=[
            s.LevelOut(ladder=name, level=level.level, since=level.since.astimezone(zone))
            for name, level in case.levels.items()
        ],
        clocks=[clock_out(seen, state) for state in case.clocks.values()],
        proposals=_proposals(seen, zone),
        tasks=_tasks(seen, zone),
        papers=[
            s.PaperOut(id=p.id, paper=p.paper, title=words.title(p.paper, "papers"),
                       number=p.number, fields=value_out(dict(p.fields), zone),
                       signers=list(p.signers), signed=list(p.signed))
            for p in case.papers.values()
        ],
        evidence=[
            s.EvidenceOut(id=e.id, kind=e.kind, title=e.title, party=e.party, sha256=e.sha256,
                          kept_where=e.kept_where, kept_by=e.kept_by)
            for e in case.evidence.values()
        ],
        charges=[
            s.ChargeOut(id=c.id, account=c.account, person=c.person, amount=c.amount,
                        status=c.status)
            for c in case.charges.values()
        ],
        links=[s.LinkOut(relation=link.relation, case=link.case, number=link.number)
               for link in links_of(seen)],
        actions=[action_out(seen, option) for option in _options(seen)],
    )  # fmt: skip


def _head(seen: Seen, zone: ZoneInfo) -> dict[str, Any]:
    case = seen.case
    pack, _, version = case.policy.partition("@")
    moments = ("received_at", "registered_at", "admitted_at", "answered_at", "closed_at")
    return {
        "id": case.id,
        "version": case.version,
        "number": case.number,
        "pack": pack,
        "pack_version": version,
        "kind": case.kind,
        "channel": case.channel,
        "stage": case.stage.value,
        "stage_words": stage_label(case.stage, seen.words.language),
        "is_open": case.is_open,
        "step": case.step,
        "owner": case.owner,
        "offered_to": case.offered_to,
        "anonymous": case.anonymous,
        **{name: _local(getattr(case, name), zone) for name in moments},
    }


def _local(at: datetime | None, zone: ZoneInfo) -> datetime | None:
    return at.astimezone(zone) if at is not None else None


def clock_out(seen: Seen, state: ClockState) -> s.ClockOut:
    zone, rule = seen.draft.context.calendars.zone, seen.policy.clocks.get(state.clock)
    return s.ClockOut(
        clock=state.clock,
        key=state.key,
        title=seen.words.clock(state.clock),
        duty=rule.duty if rule else "duty",
        status=state.status.value,
        start=state.start.astimezone(zone),
        due=state.due.astimezone(zone),
        due_words=seen.words.due(state.due),
        within=state.within,
        provisional=state.provisional,
        missed=state.missed,
        breach=state.breach,
        in_time=state.in_time,
        explanation=list(steps(seen, state)),
        clauses=list(state.clauses),
    )


def _proposals(seen: Seen, zone: ZoneInfo) -> list[s.ProposalOut]:
    return [
        s.ProposalOut(
            id=p.id, subject=p.subject, title=seen.words.title(p.subject, "remedies", "approvals"),
            status=p.status.value, proposer=p.proposer, approver=p.approver,
            amounts=value_out(dict(p.amounts), zone), worth=plain_number(p.worth), text=p.text,
            about=p.about, carried_out=p.carried_out,
            clauses=list(decision_clauses(seen.draft, p)),
        )
        for p in seen.case.proposals.values()
    ]  # fmt: skip


def _tasks(seen: Seen, zone: ZoneInfo) -> list[s.TaskOut]:
    return [
        s.TaskOut(
            id=t.id, kind=t.kind, title=seen.words.task(t.kind), to=list(t.to),
            asked_by=t.asked_by, opened_at=t.opened_at.astimezone(zone), status=t.status.value,
            text=t.text, outcome=t.outcome, answer=t.answer, about=t.about, ground=t.ground,
        )
        for t in seen.case.tasks.values()
    ]  # fmt: skip


def _options(seen: Seen) -> list[Option]:
    found = allowed(seen.regulation, seen.draft.case, seen.draft.context)
    return [option for option in found if option.act != "register"]


def action_out(seen: Seen, option: Option) -> s.ActionOut:
    words, refused = seen.words, option.refusal
    why = refusal_sentence(refused, seen.policy, words.language, words.names) if refused else ""
    return s.ActionOut(
        act=option.act,
        label=act_label(option.act, words.language),
        allowed=option.is_allowed,
        clauses=list(dict.fromkeys(option.clauses)),
        reason=refused.reason.value if refused else "",
        message=why,
        needs=str(refused.needs) if refused else "",
        field=THING.get(option.act, ""),
        things=list(dict.fromkeys(option.things)),
    )


def event_out(seen: Seen, item: Recorded, names: Mapping[str, str]) -> s.EventOut:
    zone, event = seen.draft.context.calendars.zone, item.event
    return s.EventOut(
        seq=item.seq,
        type=event.name,
        at=event.at.astimezone(zone),
        recorded_at=item.recorded_at.astimezone(zone),
        by=event.by,
        by_words=seen.words.person(event.by),
        says=sentence(event, seen.policy, seen.words.language, names),
        clauses=list(event.clauses),
        hash=item.hash,
    )


def done_out(case: Case, happened: list[s.EventOut], *, repeated: bool) -> s.DoneOut:
    return s.DoneOut(case=case.id, number=case.number, version=case.version,
                     stage=case.stage.value, repeated=repeated, happened=happened)  # fmt: skip
