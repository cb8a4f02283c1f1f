"""How a case stands: its way so far, facts, proposals, tasks, papers, evidence, and what is next."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from huiyin.casework.acts.approval import decision_clauses
from huiyin.casework.case import TASK_OPEN, Proposal, ProposalStatus, Stage, Task
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.showing import unknown_facts
from huiyin.casework.signed import Signature
from huiyin.casework.wording import (
    carried_out_label,
    charge_status_label,
    proposal_status_label,
    stage_label,
    task_status_label,
    value_label,
)
from huiyin.desk.showing.panels import PanelLine, panel_of
from huiyin.desk.showing.things import amounts_in_words, money, thing_words
from huiyin.desk.words import say
from huiyin.sight.looking import Seen

WAY = (
    Stage.RECEIVED, Stage.ASSESSED, Stage.HANDLING, Stage.ANSWERED, Stage.CARRIED_OUT, Stage.CLOSED,
    Stage.ARCHIVED,
)  # fmt: skip
Pair = tuple[str, str]


@dataclass(frozen=True)
class Step:
    name: str
    is_now: bool


@dataclass(frozen=True)
class FactLine:
    """`by` says who has to find out what nobody knows; `settles` which result waits for it."""

    title: str
    value: str
    is_long: bool
    by: str = ""
    settles: str = ""


@dataclass(frozen=True)
class ProposalLine:
    id: str
    title: str
    status: str
    status_name: str
    amounts: Sequence[Pair]
    worth: str
    proposer: str
    approver: str
    text: str
    about: str
    carried_out: str
    rests_on: Sequence[Pair]
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class TaskLine:
    title: str
    to: str
    by: str
    status: str
    status_name: str
    ground: str
    text: str
    outcome: str
    answer: str
    opened: Any
    meets: str
    clauses: tuple[str, ...]
    panel: PanelLine | None = None


@dataclass(frozen=True)
class SignatureLine:
    """`how` says in words how it was made sure; `strokes` is the path of a drawn one."""

    who: str
    at: Any
    by: str
    how: str
    strokes: str
    shown: str


@dataclass(frozen=True)
class PaperLine:
    id: str
    title: str
    number: str
    fields: Sequence[Pair]
    signed: Sequence[str]
    unsigned: Sequence[str]
    clauses: tuple[str, ...]
    issued_by: str = ""
    issued_at: Any = None
    signatures: Sequence[SignatureLine] = ()


@dataclass(frozen=True)
class EvidenceLine:
    id: str
    title: str
    kind: str
    party: str
    has_file: bool
    kept: Pair | None = None
    sha256: str = ""
    clauses: tuple[str, ...] = field(default=())


def way(seen: Seen) -> list[Step]:
    """The canonical way, or the way to the side door that was taken; a record has none to go."""
    stage, case = seen.case.stage, seen.case
    kind = seen.policy.kinds.get(case.kind)
    if kind is not None and kind.record:
        return []
    stages: list[Stage] = list(WAY)
    if stage not in WAY:
        stages = [Stage.RECEIVED, *([Stage.ASSESSED] if case.admitted_at else []), stage]
    return [Step(stage_label(s, seen.words.language), s is stage) for s in stages]


def fact_lines(seen: Seen) -> list[FactLine]:
    """In the order of the regulation; what nobody knows yet stands among them."""
    unknown = {one.fact: one for one in unknown_facts(seen.draft)}
    words, found = seen.words, []
    for name, rule in seen.policy.facts.items():
        title = rule.title.text(words.language)
        if name in seen.case.facts:
            value = fact_words(seen, str(name), seen.case.facts[name])
            found.append(FactLine(title, value, len(value) > 24))
        elif name in unknown:
            one = unknown[name]
            settles = words.title(one.settles, "tables") if one.settles else ""
            found.append(FactLine(title, "", is_long=False, by=_suppliers(seen, one.by),
                                  settles=settles))  # fmt: skip
    return found


def _suppliers(seen: Seen, by: tuple[str, ...]) -> str:
    words = seen.words
    return words.people(by) if any(by) else say("queue.unowned", words.language)


def fact_words(seen: Seen, name: str, value: Any) -> str:
    """A fact or the result of a table as the regulation words it; money with its thousands apart."""
    rule = seen.policy.facts.get(name)
    if rule is None or rule.type != "money" or not isinstance(value, Decimal):
        return seen.words.known(name, value)
    return f"{money(value)}{rule.unit.text(seen.words.language) if rule.unit else ''}"


def proposal_lines(seen: Seen) -> list[ProposalLine]:
    return [
        proposal_line(seen, proposal) for proposal in reversed(list(seen.case.proposals.values()))
    ]


def proposal_line(seen: Seen, proposal: Proposal) -> ProposalLine:
    words, language = seen.words, seen.words.language
    approved = proposal.status is ProposalStatus.APPROVED
    is_remedy = proposal.subject in seen.policy.remedies
    return ProposalLine(
        id=proposal.id,
        title=words.title(proposal.subject, "remedies", "approvals"),
        status=proposal.status.value,
        status_name=proposal_status_label(proposal.status, language),
        amounts=amounts_in_words(words, proposal),
        worth=money(proposal.worth) if proposal.worth else "",
        proposer=words.person(proposal.proposer),
        approver=words.audience(proposal.approver),
        text=proposal.text,
        about=words.anything(proposal.about) if proposal.about else "",
        carried_out=carried_out_label(proposal.carried_out, language)
        if approved and is_remedy
        else "",
        rests_on=[
            (words.title(name, "facts", "tables"), fact_words(seen, name, value))
            for name, value in proposal.rests_on.items()
        ],
        clauses=decision_clauses(seen.draft, proposal),
    )


def task_lines(seen: Seen) -> list[TaskLine]:
    """Open ones first."""
    tasks = sorted(seen.case.tasks.values(), key=lambda task: task.status not in TASK_OPEN)
    return [_task_line(seen, task) for task in tasks]


def _task_line(seen: Seen, task: Task) -> TaskLine:
    words = seen.words
    rule = seen.policy.tasks.get(task.kind) or seen.policy.callbacks.get(task.kind)
    grounds = getattr(rule, "grounds", {})
    ground = grounds[task.ground].title.text(words.language) if task.ground in grounds else ""
    return TaskLine(
        title=thing_words(seen, "answer_task", task.id),
        to=words.people(task.to),
        by=words.person(task.asked_by),
        status=task.status.value,
        status_name=task_status_label(task.status, words.language),
        ground=ground,
        text=task.text,
        outcome=_outcome(seen, task),
        answer=task.answer,
        opened=task.opened_at,
        meets=words.moment(task.meets_at) if task.meets_at else "",
        clauses=rule.clause if rule else (),
        panel=panel_of(seen, task),
    )


def _outcome(seen: Seen, task: Task) -> str:
    rule = seen.policy.tasks.get(task.kind)
    if rule is not None and rule.joint and task.outcome in rule.joint.outcomes:
        return rule.joint.outcomes[task.outcome].text(seen.words.language)
    return value_label("outcome", task.outcome, seen.words.language) if task.outcome else ""


def paper_lines(seen: Seen) -> list[PaperLine]:
    return [paper_line(seen, paper) for paper in reversed(list(seen.case.papers.values()))]


def paper_line(seen: Seen, paper: Any) -> PaperLine:
    rule, words = seen.policy.papers.get(paper.paper), seen.words
    blanks = rule.fields if rule else {}
    return PaperLine(
        id=paper.id if rule else "",
        title=words.title(paper.paper, "papers"),
        number=paper.number,
        fields=[
            (blanks[name].title.text(words.language) if name in blanks else name, str(value))
            for name, value in paper.fields.items()
        ],
        signed=[words.audience(s) for s in paper.signers if s in paper.signed],
        unsigned=[words.audience(s) for s in paper.signers if s not in paper.signed],
        clauses=rule.clause if rule else (),
        issued_by=words.person(paper.issued_by),
        issued_at=paper.issued_at,
        signatures=[_signature(seen, who, one) for who, one in paper.signatures.items()],
    )


def _signature(seen: Seen, who: str, one: Signature) -> SignatureLine:
    how = "drawn" if one.strokes else one.proof or "account"
    on_paper = one.scan or (who == COMPLAINANT and how == "account")
    key = "paper" if on_paper else how
    return SignatureLine(
        who=seen.words.audience(who),
        at=one.at,
        by=seen.words.person(one.by),
        how=say(f"sign.how.{key}", seen.words.language),
        strokes=one.strokes,
        shown=one.shown,
    )


def evidence_lines(seen: Seen) -> list[EvidenceLine]:
    words = seen.words
    return [
        EvidenceLine(
            id=item.id,
            title=item.title,
            kind=words.title(item.kind, "evidence_kinds") if item.kind else "",
            party=words.audience(item.party) if item.party else "",
            has_file=bool(item.sha256),
            sha256=item.sha256,
            kept=(item.kept_where, words.person(item.kept_by)) if item.kept_where else None,
        )
        for item in seen.case.evidence.values()
    ]


def charge_lines(seen: Seen) -> list[tuple[str, str, str, str]]:
    """What, for or against whom, how much, and how it stands."""
    words = seen.words
    return [
        (words.title(c.account, "accounts"), words.person(c.person), c.amount,
         charge_status_label(c.status, words.language))
        for c in seen.case.charges.values()
    ]  # fmt: skip
