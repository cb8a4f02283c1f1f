"""Proposals: what is proposed, on what it rests, and to whom it goes."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.acts.approval import approve_it, approvers, decision_clauses, peers
from huiyin.casework.case import LIVE, ClockStatus, Proposal
from huiyin.casework.clock_rules import named_by
from huiyin.casework.draft import Draft, require
from huiyin.casework.facts import is_private, is_sound
from huiyin.casework.identity import NO_EARLIER
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.remedies import added_up
from huiyin.casework.rights import title_of
from huiyin.casework.telling import is_vacant, notify, report_vacancy
from huiyin.policy.expressions import Layers
from huiyin.policy.schema.decisions import Approval, Remedy
from huiyin.policy.tables import Decision, decide_table

Clauses = tuple[str, ...]
EXTENSION = "extension"
"""The name of the approval that covers more time for a clock."""


def propose(draft: Draft, command: c.Propose, clauses: Clauses) -> None:
    rule = subject_rule(draft, command.subject)
    if command.replaces:
        _fall(draft, command, clauses)
    if isinstance(rule, Remedy):
        env, worth = _checked_remedy(draft, command, rule)
        decision = decide_table(rule.approver, env)
    else:
        _check_approval(draft, command, rule)
        worth, decision = Decimal(0), decide_table(rule.by, draft.env)
    require(decision.result is not None, Reason.NOBODY_DECIDES, *rule.clause, needs=command.subject)
    _enter_proposal(draft, command, decision, (*clauses, *rule.clause, *decision.clauses), worth)
    _consent_by_own_authority(draft, rule, decision)
    if isinstance(rule, Remedy) and rule.paper:
        draft.emit(e.PaperAsked, *rule.clause, paper=str(rule.paper))


def _checked_remedy(
    draft: Draft, command: c.Propose, rule: Remedy
) -> tuple[Mapping[str, Any], Decimal]:
    """The figures that its approver is chosen by, and its worth."""
    env = amounts_env(draft, command, rule)
    _check_exclusions(draft, rule, command.subject)
    _check_caps(draft, rule, env)
    return env, _worth(rule, command.amounts, env)


def _check_approval(draft: Draft, command: c.Propose, rule: Approval) -> None:
    available = rule.when is None or rule.when.holds(draft.env)
    require(available, Reason.NOT_AVAILABLE, *rule.clause)
    require(not command.amounts, Reason.UNKNOWN_FACT, *rule.clause, needs=command.subject)
    _check_extension(draft, command, rule)


def _fall(draft: Draft, command: c.Propose, clauses: Clauses) -> None:
    """The earlier proposal falls, approved or not; what was carried out already stays as it is."""
    earlier = draft.case.proposals.get(command.replaces)
    require(earlier is not None and earlier.subject == command.subject, Reason.UNKNOWN_SUBJECT,
            needs=command.replaces)  # fmt: skip
    assert earlier is not None
    require(earlier.status in LIVE, Reason.NOT_PENDING, needs=earlier.status.value)
    require(not earlier.carried_out, Reason.TOO_LATE)
    draft.emit(
        e.ApprovalVoided,
        *clauses,
        *decision_clauses(draft, earlier),
        proposal=earlier.id,
        subject=earlier.subject,
        changed=("replaced",),
    )


def _check_extension(draft: Draft, command: c.Propose, rule: Approval) -> None:
    """More time is asked for a clock that runs, before it is over."""
    if command.subject != EXTENSION:
        return
    state = draft.case.clocks.get(named_by(command.about))
    require(state is not None, Reason.NO_SUCH_CLOCK, *rule.clause, needs=command.about)
    assert state is not None
    over = state.status is not ClockStatus.PAUSED and draft.context.now >= state.due
    waits = state.status in (ClockStatus.RUNNING, ClockStatus.PAUSED)
    require(waits and not over, Reason.TOO_LATE, *rule.clause)


def subject_rule(draft: Draft, subject: str) -> Remedy | Approval:
    """The rule of a remedy or approval. Raises Refused when the pack knows no such subject."""
    remedy = draft.policy.remedies.get(subject)
    if remedy is not None:
        available = remedy.when is None or remedy.when.holds(draft.env)
        require(available, Reason.NOT_AVAILABLE, *remedy.clause, needs=subject)
        return remedy
    approval = draft.policy.approvals.get(subject)
    require(approval is not None, Reason.UNKNOWN_SUBJECT, needs=subject)
    assert approval is not None
    return approval


def amounts_env(draft: Draft, command: c.Propose, remedy: Remedy) -> Mapping[str, Any]:
    """The case, the figures of the proposal (with earlier ones where they add up), and what follows."""
    figures: dict[str, Any] = {}
    env = Layers(figures, draft.env)
    for name in command.amounts:
        require(name in remedy.amounts, Reason.UNKNOWN_FACT, *remedy.clause, needs=name)
    for name, amount in remedy.amounts.items():
        if name not in command.amounts:
            needs = amount.title.text(draft.policy.language)
            raise Refused(Reason.FACT_MISSING, remedy.clause, needs, {"fact": str(name)})
        figure = Decimal(command.amounts[name])
        fits = is_sound(amount.type, figure) and figure >= amount.at_least
        require(fits, Reason.BAD_VALUE, *remedy.clause, needs=str(name))
        figures[str(name)] = figure + added_up(draft, command.subject, str(name), amount)
    for name, condition in remedy.where.items():
        figures[str(name)] = condition.value(env)
    return env


def _check_exclusions(draft: Draft, remedy: Remedy, subject: str) -> None:
    for proposal in draft.case.live_proposals:
        if proposal.subject == subject:
            continue
        other = draft.policy.remedies.get(proposal.subject)
        either = proposal.subject in remedy.not_with or (other and subject in other.not_with)
        if either:
            raise Refused(Reason.EXCLUDES, remedy.clause, title_of(draft, proposal.subject))


def _check_caps(draft: Draft, remedy: Remedy, env: Mapping[str, Any]) -> None:
    for cap in remedy.caps.values():
        if not cap.needs.holds(env):
            raise Refused(Reason.OVER_CAP, cap.clause, cap.says.text(draft.policy.language))


def _worth(remedy: Remedy, amounts: Mapping[str, Decimal], env: Mapping[str, Any]) -> Decimal:
    if remedy.value is None:
        return Decimal(0)
    value = remedy.value.value(Layers(amounts, env))
    return value if isinstance(value, Decimal) else Decimal(0)


def _enter_proposal(
    draft: Draft, command: c.Propose, decision: Decision, clauses: Clauses, worth: Decimal
) -> None:
    rests_on = _rests_on(draft, command.subject)
    private = {n for n in rests_on if n in draft.case.facts and is_private(draft.policy.facts[n])}
    draft.emit(
        e.Proposed,
        *clauses,
        proposal=draft.next_id("proposal", draft.case.proposals),
        subject=command.subject,
        approver=str(decision.result),
        amounts={str(k): Decimal(v) for k, v in command.amounts.items()},
        worth=worth,
        rests_on={name: said for name, said in rests_on.items() if name not in private},
        about=command.about,
        text=command.text,
        added=_added(draft, command),
        private_facts={name: rests_on[name] for name in rests_on if name in private},
    )


def _added(draft: Draft, command: c.Propose) -> dict[str, Decimal]:
    """What was given before and weighed in, by amount: the approver was chosen by the whole."""
    remedy = draft.policy.remedies.get(command.subject)
    amounts = remedy.amounts if remedy is not None else {}
    found = {
        str(n): added_up(draft, command.subject, str(n), amount) for n, amount in amounts.items()
    }
    return {name: figure for name, figure in found.items() if figure}


def _rests_on(draft: Draft, subject: str) -> dict[str, Any]:
    """Every fact and result of a table that the consent rests on, and what earlier cases say; None
    for what nobody knows yet.
    """
    known = {name: a.result for name, a in draft.case.assessments.items()} | {**draft.case.facts}
    read = _read_for(draft, subject)
    readable = {*draft.policy.facts, *draft.policy.tables}
    of_this = {name: known.get(name) for name in sorted(read & readable)}
    return of_this | {name: draft.env.get(name) for name in sorted(read & set(NO_EARLIER))}


def _read_for(draft: Draft, subject: str) -> set[str]:
    """The names that its availability, its caps, its figures and its choice of approver read, and
    those of the facts that the consent covers.
    """
    remedy, approval = draft.policy.remedies.get(subject), draft.policy.approvals.get(subject)
    rule = remedy or approval
    decider = (
        remedy.approver if remedy is not None else approval.by if approval is not None else None
    )
    conditions = [row.when for row in decider.rows] if decider is not None else []
    conditions.append(rule.when if rule is not None else None)
    if remedy is not None:
        conditions += [*remedy.where.values(), *(cap.needs for cap in remedy.caps.values())]
    expressions = [c.expression for c in conditions if c is not None and c.expression is not None]
    covered = set(map(str, approval.covers)) if approval is not None else set()
    return covered | {name for expression in expressions for name in expression.names}


def _consent_by_own_authority(draft: Draft, rule: Remedy | Approval, decision: Decision) -> None:
    """Where the clause gives a post that authority alone, its own proposal stands at once."""
    proposal = list(draft.case.proposals.values())[-1]
    roles = draft.context.roles()
    entitled = {*peers(draft, proposal), *draft.policy.line_above(proposal.approver)}
    if rule.own_authority and roles & entitled:
        clauses = (*rule.clause, *decision.clauses)
        approve_it(draft, proposal, clauses, own_authority=True)
    else:
        _tell_approvers(draft, proposal)


def _tell_approvers(draft: Draft, proposal: Proposal) -> None:
    who, role = approvers(draft, proposal)
    event = draft.events[-1]
    if not who or is_vacant(draft, proposal.approver):
        report_vacancy(draft, proposal.approver, event.clauses)
    if not who:
        return
    notify(draft, event.clauses, "approval", role, who, proposal.text)
