"""What the register says of a case: a pure function of the case and its regulation."""

from collections.abc import Mapping
from typing import Any

from huiyin.casework.case import (
    ENDED,
    Case,
    ClockStatus,
    Proposal,
    ProposalStatus,
    Stage,
    TaskStatus,
)
from huiyin.casework.facts import is_private
from huiyin.casework.secrecy import is_sealed
from huiyin.casework.tally.answers import fact_amount, fact_text, results, table_place
from huiyin.casework.tally.entries import further
from huiyin.policy.policy import Policy
from huiyin.register import tokens

Values = dict[str, Any]
_OPEN_ENDS = ENDED | {Stage.NEW}


def case_values(policy: Policy, case: Case, title_seq: int) -> Values:
    next_due, next_clock = _nearest(policy, case)
    kind = policy.kinds.get(case.kind)
    return {
        "number": case.number,
        "pack": policy.name,
        "kind": case.kind,
        "is_record": bool(kind and kind.record),
        "is_sealed": is_sealed(policy, case),
        "channel": case.channel,
        "stage": case.stage.value,
        "is_open": case.stage not in _OPEN_ENDS,
        "step": case.step,
        "grade": case.grade,
        "provisional": _is_provisional(case),
        "levels": ",".join(f"{name}:{s.level}" for name, s in sorted(case.levels.items()))[:200],
        "owner": case.owner,
        "anonymous": case.anonymous,
        "received_at": case.received_at,
        "registered_at": case.registered_at,
        "admitted_at": case.admitted_at,
        "answered_at": case.answered_at,
        "closed_at": case.closed_at,
        "next_due": next_due,
        "comes_at": _comes_at(policy, case, next_due),
        "next_clock": next_clock,
        "breaches": sum(clock.breach for clock in case.clocks.values()),
        "title_seq": title_seq,
        "version": case.version,
    }


def _comes_at(policy: Policy, case: Case, next_due: Any) -> Any:
    """When its turn comes. A complaint that nobody has admitted, with no clock running, is due since
    it came; a record waits for nothing.
    """
    kind = policy.kinds.get(case.kind)
    if next_due is None and case.stage is Stage.RECEIVED and not (kind and kind.record):
        return case.received_at
    return next_due


def _is_provisional(case: Case) -> bool:
    grade = case.assessments.get("grade")
    return bool(grade and grade.provisional)


def _nearest(policy: Policy, case: Case) -> tuple[Any, str]:
    """The nearest end of a running duty: of a clock, a ladder's level or a callback, not a window."""
    running = [
        (state.due, state.clock)
        for state in case.running_clocks()
        if state.clock not in policy.clocks or policy.clocks[state.clock].duty == "duty"
    ]
    return min(running, default=(None, ""), key=lambda pair: pair[0])


def clock_values(policy: Policy, case: Case) -> Mapping[str, Values]:
    return {
        f"{state.clock}/{state.key}": {
            "pack": policy.name,
            "clock": state.clock,
            "key": state.key,
            "start": state.start,
            "due": state.due,
            "within": state.within[:64],
            "status": state.status.value,
            "provisional": state.provisional,
            "missed": state.missed,
            "breach": state.breach,
            "stopped_at": state.stopped_at,
            "in_time": state.in_time,
        }
        for state in case.clocks.values()
    }


def fact_values(policy: Policy, case: Case) -> Mapping[str, Values]:
    found: dict[str, Values] = {}
    if is_sealed(policy, case):  # what is sealed is found by nothing that it says
        return found
    for name, value in case.facts.items():
        fact = policy.facts.get(name)
        if fact is None or is_private(fact):
            continue
        found[name] = {
            "pack": policy.name,
            "name": name,
            "text": fact_text(value),
            "amount": fact_amount(str(fact.type), value),
        }
    return found


def tally_values(policy: Policy, case: Case) -> Mapping[str, Values]:
    """What returns count of the case besides what its other rows say, and by what they tell it apart."""
    found = {
        f"{entry.what}/{entry.topic}/{entry.key}"[:200]: {
            "pack": policy.name,
            "kind": case.kind,
            "what": entry.what,
            "topic": entry.topic[:64],
            "at": entry.at,
            "amount": entry.amount,
        }
        for entry in further(case)
    }
    for table, result in results(policy, case).items():
        found[table_place(table)] = {
            "pack": policy.name,
            "kind": case.kind,
            "what": "result",
            "topic": result[:64],
            "at": None,
            "amount": None,
        }
    return found


def wait_values(policy: Policy, case: Case) -> Mapping[str, Values]:
    """Open tasks, proposals, hand-overs, signatures and appeals, each under the tokens they wait for."""
    found: dict[str, Values] = {}
    if case.stage is Stage.NEW:
        return found
    for what, thing, kind, tokens_, due in _waiting(policy, case):
        for token in dict.fromkeys(tokens_):
            found[f"{what}/{thing}/{token}"[:200]] = {
                "pack": policy.name,
                "what": what,
                "thing": thing,
                "kind": kind,
                "token": token,
                "excluded": _excluded(policy, case, what, thing),
                "asked_at": _asked_at(case, what, thing),
                "due": due,
            }
    return found


Wait = tuple[str, str, str, list[str], Any]


def _waiting(policy: Policy, case: Case) -> list[Wait]:
    """What waits, the thing, its kind, the tokens it waits for, and when it is due."""
    found = [*_tasks(policy, case), *_signatures(policy, case)]
    for proposal in case.proposals.values():
        if proposal.status is ProposalStatus.PENDING:
            to = [tokens.role(policy.name, post) for post in _deciding(policy, proposal)]
            found.append(("approval", proposal.id, proposal.subject, to, None))
    if case.offered_to:
        found.append(
            ("handover", "case", "", tokens.of_audience(policy, case, case.offered_to), None)
        )
    for charge in case.charges.values():
        if charge.status == "appealed":
            to = tokens.of_audience(policy, case, charge.appeal_to)
            found.append(("appeal", charge.id, charge.account, to, None))
    return found


def _deciding(policy: Policy, proposal: Proposal) -> list[str]:
    """The deciding post, and those to which the same row gives the same authority."""
    remedy = policy.remedies.get(proposal.subject)
    approval = policy.approvals.get(proposal.subject)
    decider = remedy.approver if remedy else (approval.by if approval else None)
    return decider.peers(proposal.approver) if decider else [proposal.approver]


def _tasks(policy: Policy, case: Case) -> list[Wait]:
    found: list[Wait] = []
    for task in case.tasks.values():
        if task.status is TaskStatus.OPEN:
            to = [t for a in task.to for t in tokens.of_audience(policy, case, a, task.id)]
            what = "callback" if task.kind in policy.callbacks else "task"
            found.append((what, task.id, task.kind, to, _task_due(case, task.id)))
    return found


def _signatures(policy: Policy, case: Case) -> list[Wait]:
    found: list[Wait] = []
    for paper in case.papers.values():
        wanted = [s for s in paper.signers if s not in paper.signed and s != "complainant"]
        to = [t for signer in wanted for t in tokens.of_audience(policy, case, signer)]
        found.append(("signature", paper.id, paper.paper, to, None))
    return found


def _task_due(case: Case, task: str) -> Any:
    dues = [
        state.due
        for (_, key), state in case.clocks.items()
        if key == task and state.status in (ClockStatus.RUNNING, ClockStatus.EXPIRED)
    ]
    return min(dues, default=None)


def _asked_at(case: Case, what: str, thing: str) -> Any:
    if what in ("task", "callback"):
        return case.tasks[thing].opened_at
    if what == "signature":
        return case.papers[thing].issued_at
    return None


def _excluded(policy: Policy, case: Case, what: str, thing: str) -> str:
    people = tokens.concerned(policy, case) if what in ("approval", "appeal") else []
    if what == "approval":
        people = [case.proposals[thing].proposer, *people]
    return ",".join(dict.fromkeys(people))[:500]
