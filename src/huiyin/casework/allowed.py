"""What a person may do on a case now, and what not and why: screens, API and scenarios ask here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from huiyin.casework import commands as c
from huiyin.casework.acts import letters
from huiyin.casework.acts.approval import approvers, may_pass_on, pending_for
from huiyin.casework.acts.correcting import correctable
from huiyin.casework.acts.handling import is_offered_to
from huiyin.casework.acts.timekeeping import can_be_extended, may_extend
from huiyin.casework.audience import is_one_of
from huiyin.casework.callbacks import belongs, to_call_back
from huiyin.casework.calling import calls_of, to_ring
from huiyin.casework.case import MISSING_FACT, Case, ClockStatus, TaskStatus
from huiyin.casework.clock_rules import thing_of
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.remedies import check_nothing_is_owed
from huiyin.casework.rights import check_gates, check_right, check_stage
from huiyin.casework.secrecy import knows, speaks_for
from huiyin.casework.telling import people
from huiyin.casework.topics import shut_topics
from huiyin.casework.turn import is_early
from huiyin.policy.regulation import Regulation
from huiyin.policy.schema.decisions import Approval, Remedy


@dataclass(frozen=True)
class Option:
    """One act: allowed under `clauses`, or refused. `things` are what it may be done to.

    `shut` are things and subjects of an allowed act that a gate keeps from it now, each with why.
    `early`: nothing forbids it, but what usually comes before it has not happened (casework.turn).
    """

    act: str
    clauses: tuple[str, ...] = ()
    refusal: Refused | None = field(default=None, compare=False)
    things: tuple[str, ...] = ()
    shut: Mapping[str, Refused] = field(default_factory=dict, compare=False)
    early: bool = field(default=False, compare=False)

    @property
    def is_allowed(self) -> bool:
        return self.refusal is None


def allowed(regulation: Regulation, case: Case, context: Context) -> list[Option]:
    """Every act with its verdict, in the order of the vocabulary; acts of the clock are left out."""
    draft = Draft(regulation, context, case)
    if not knows(draft):
        draft = Draft(regulation, context, Case())
    return [option_of(draft, act) for act, kind in c.ACTS.items() if not kind.SYSTEM]


def option_of(draft: Draft, act: str) -> Option:
    kind = c.ACTS[act]
    try:
        check_stage(draft, kind)
        clauses = check_right(draft, kind)
        things = _things(draft, kind)
        clauses = (*clauses, *check_gates(draft, kind, "", done=False))
        if kind is c.Close:
            check_nothing_is_owed(draft)
        topics, shut = shut_topics(draft, kind, things)
        if topics and len(shut) == len(topics):
            raise next(iter(shut.values()))
    except Refused as refusal:
        return Option(kind.act, refusal.clauses, refusal)
    return Option(kind.act, clauses, None, tuple(t for t in things if t not in shut), shut,
                  is_early(draft.case, kind.act))  # fmt: skip


def _things(draft: Draft, kind: type[c.Command]) -> tuple[str, ...]:
    """The proposals, tasks, papers … that the act may be done to; Refused where it needs one."""
    finder = _FINDERS.get(kind.act)
    if finder is None:
        return ()
    found = finder(draft)
    if not found:
        raise Refused(_NOTHING.get(kind.act, Reason.NOT_AVAILABLE))
    return found


_NOTHING = {
    "accept": Reason.NOT_OFFERED,
    "approve": Reason.NOT_APPROVER,
    "reject": Reason.NOT_APPROVER,
    "pass_on": Reason.NOBODY_ABOVE,
    "answer_task": Reason.NOT_ADDRESSEE,
    "return_task": Reason.NOT_ADDRESSEE,
    "sign": Reason.NOT_A_SIGNER,
    "appeal": Reason.NOT_CHARGED,
    "decide_appeal": Reason.NOT_CHARGED,
    "record_callback": Reason.NOT_ADDRESSEE,
    "record_call": Reason.NOT_ADDRESSEE,
    "extend": Reason.NO_EXTENSION,
    "charge": Reason.NO_RIGHT,
    "verify_task": Reason.NO_RIGHT,
}


def _offered(draft: Draft) -> tuple[str, ...]:
    return (draft.case.owner,) if is_offered_to(draft, draft.context.actor) else ()


def _pending(draft: Draft) -> tuple[str, ...]:
    return tuple(proposal.id for proposal in pending_for(draft, draft.context.actor))


def _recallable(draft: Draft) -> tuple[str, ...]:
    return tuple(
        proposal.id
        for proposal in draft.case.proposals.values()
        if proposal.status.value == "approved"
        and draft.context.actor in approvers(draft, proposal)[0]
    )


def _my_tasks(draft: Draft) -> tuple[str, ...]:
    """Open tasks addressed to the actor; callbacks and missing facts are answered by acts of their own."""
    who = people(draft)
    return tuple(
        task.id
        for task in draft.case.tasks.values()
        if task.status is TaskStatus.OPEN
        and task.kind not in draft.policy.callbacks
        and task.kind != MISSING_FACT
        and calls_of(draft, task.kind) is None
        and is_one_of(who, task.to, draft.context.actor, task.id)
    )


def _returnable(draft: Draft) -> tuple[str, ...]:
    return tuple(t for t in _my_tasks(draft) if draft.case.tasks[t].kind in draft.policy.tasks)


def _to_verify(draft: Draft) -> tuple[str, ...]:
    roles = draft.context.roles()
    return tuple(
        task.id
        for task in draft.case.tasks.values()
        if task.status is TaskStatus.ANSWERED
        and task.kind in draft.policy.tasks
        and draft.policy.tasks[task.kind].verify_by in roles
        and task.answered_by != draft.context.actor
    )


def _chaired(draft: Draft) -> tuple[str, ...]:
    roles = draft.context.roles()
    found = []
    for task in draft.case.tasks.values():
        rule = draft.policy.tasks.get(task.kind)
        if task.status is TaskStatus.OPEN and rule and rule.joint and rule.joint.chair in roles:
            found.append(task.id)
    return tuple(found)


def _to_sign(draft: Draft) -> tuple[str, ...]:
    """Papers that want the actor's signature; the handler takes the complainant's, and attaches scans."""
    mine = {draft.context.actor, *draft.context.roles()}
    if draft.context.actor in draft.case.handlers:
        return tuple(paper.id for paper in draft.case.papers.values() if not paper.complete)
    return tuple(
        paper.id
        for paper in draft.case.papers.values()
        if any(signer in mine and signer not in paper.signed for signer in paper.signers)
    )


def _charges_of_mine(draft: Draft) -> tuple[str, ...]:
    return tuple(
        c.id
        for c in draft.case.charges.values()
        if c.status == "stands" and speaks_for(draft, c.person)
    )


def _appeals_to_me(draft: Draft) -> tuple[str, ...]:
    roles = draft.context.roles()
    return tuple(
        c.id
        for c in draft.case.charges.values()
        if c.status == "appealed" and c.appeal_to in roles and c.person != draft.context.actor
    )


def _chargeable(draft: Draft) -> tuple[str, ...]:
    roles, env = draft.context.roles(), draft.env
    return tuple(
        name
        for name, account in draft.policy.accounts.items()
        if roles & set(account.decided_by) and (account.when is None or account.when.holds(env))
    )


def _proposable(draft: Draft) -> tuple[str, ...]:
    env = draft.env
    rules: dict[str, Remedy | Approval] = {**draft.policy.remedies, **draft.policy.approvals}
    return tuple(n for n, rule in rules.items() if rule.when is None or rule.when.holds(env))


def _askable(draft: Draft) -> tuple[str, ...]:
    env = draft.env
    tasks = draft.policy.tasks.items()
    return tuple(n for n, rule in tasks if rule.when is None or rule.when.holds(env))


def _issuable(draft: Draft) -> tuple[str, ...]:
    env, who, actor = draft.env, people(draft), draft.context.actor
    return tuple(
        name
        for name, rule in draft.policy.papers.items()
        if (rule.when is None or rule.when.holds(env))
        and (not rule.filled_by or is_one_of(who, rule.filled_by, actor))
    )


def _own_acts(draft: Draft) -> tuple[str, ...]:
    env, roles = draft.env, draft.context.roles()
    return tuple(
        name
        for name, rule in draft.policy.acts.items()
        if (not rule.role or roles & set(rule.role)) and (rule.when is None or rule.when.holds(env))
    )


def _extendable(draft: Draft) -> tuple[str, ...]:
    return tuple(
        thing_of(state.clock, state.key)
        for state in draft.case.clocks.values()
        if can_be_extended(draft, state) and may_extend(draft, state.clock, state.key)
    )


def _to_carry_out(draft: Draft) -> tuple[str, ...]:
    return tuple(
        proposal.id
        for proposal in draft.case.proposals.values()
        if proposal.status.value == "approved"
        and proposal.subject in draft.policy.remedies
        and proposal.carried_out != "wholly"
    )


def _levels(draft: Draft) -> tuple[str, ...]:
    return tuple(draft.case.levels)


def _returned(draft: Draft) -> tuple[str, ...]:
    return tuple(t.id for t in draft.case.tasks.values() if t.status is TaskStatus.RETURNED)


def _schedulable(draft: Draft) -> tuple[str, ...]:
    return tuple(name for name in draft.policy.callbacks if belongs(draft, name))


def _stopped(draft: Draft) -> tuple[str, ...]:
    """Clocks that were stopped, of which some may have been recorded late."""
    clocks = draft.case.clocks.values()
    return tuple(thing_of(s.clock, s.key) for s in clocks if s.status is ClockStatus.STOPPED)


_FINDERS = {
    "correct_person": correctable,
    "send_task": _returned,
    "schedule_callback": _schedulable,
    "correct_clock": _stopped,
    "accept": _offered,
    "approve": _pending,
    "reject": _pending,
    "pass_on": may_pass_on,
    "recall_approval": _recallable,
    "answer_task": _my_tasks,
    "return_task": _returnable,
    "verify_task": _to_verify,
    "call_meeting": _chaired,
    "hold_meeting": _chaired,
    "sign": _to_sign,
    "record_callback": to_call_back,
    "record_call": to_ring,
    "appeal": _charges_of_mine,
    "decide_appeal": _appeals_to_me,
    "charge": _chargeable,
    "propose": _proposable,
    "open_task": _askable,
    "issue_paper": _issuable,
    "write_letter": letters.writable,
    "send_letter": letters.to_send,
    "note_delivery": letters.to_deliver,
    "do_act": _own_acts,
    "extend": _extendable,
    "carry_out": _to_carry_out,
    "fail_remedy": _to_carry_out,
    "escalate": _levels,
}
