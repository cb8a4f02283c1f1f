"""Who may do an act on a case now: rights, bans, stages, gates."""

from collections.abc import Iterable

from huiyin.casework import commands as c
from huiyin.casework.case import ENDED, OPEN, Stage
from huiyin.casework.draft import Draft, require
from huiyin.casework.organisation import COMPLAINANT, SYSTEM
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.standing import concerned_by
from huiyin.policy.schema.decisions import Gate
from huiyin.policy.schema.things import Fact

OWN_CHECK = frozenset(
    {"accept", "approve", "reject", "pass_on", "answer_task", "return_task", "sign", "appeal",
     "decide_appeal", "call_meeting", "hold_meeting", "verify_task", "record_callback", "record_call",
     "charge", "recall_approval", "extend", "write_letter", "send_letter", "note_delivery"}
)  # fmt: skip
"""Acts whose right comes from the thing itself (whose task, whose signature) and not from a role."""

COMPLAINANT_ACTS = frozenset(
    {"register", "respond", "confirm", "withdraw", "add_evidence", "remind", "record_contact"}
)
"""What the person who complained may do through the portal."""

DECISIVE = frozenset(
    {"approve", "reject", "pass_on", "admit", "refuse_admission", "assign", "close", "answer", "propose",
     "charge", "decide_appeal", "find_responsibility", "provisionally_close", "extend",
     "verify_task", "recall_approval", "transfer", "record_finding", "amend_facts", "change_kind",
     "call_meeting", "hold_meeting", "open_task", "send_task", "merge", "unmerge", "split",
     "correct_registration", "suspend", "continue", "resume", "reopen", "recall_answer", "escalate",
     "respond", "confirm", "record_callback", "record_call", "release_extract", "withdraw", "correct_clock",
     "schedule_callback", "archive", "correct_person", "move_case", "restore_registration",
     "send_letter", "hold_file", "release_file"}
)  # fmt: skip
"""Acts that decide something: nobody concerned by the case may do them."""

OF_COMPLAINTS = frozenset(
    {"acknowledge", "admit", "refuse_admission", "transfer", "change_kind", "withdraw", "merge",
     "unmerge", "propose", "answer", "respond", "carry_out", "fail_remedy", "confirm", "escalate",
     "provisionally_close", "resume", "close", "reopen", "suspend", "continue", "remind",
     "move_case"}
)  # fmt: skip
"""Acts of the life of a complaint; a record, such as a delivery, has no such life."""

_STAGES: dict[str, frozenset[Stage]] = {
    "admit": frozenset({Stage.RECEIVED}),
    "refuse_admission": frozenset({Stage.RECEIVED, Stage.ASSESSED}),
    "respond": frozenset({Stage.ANSWERED, Stage.CARRIED_OUT, Stage.PROVISIONALLY_CLOSED}),
    "recall_answer": frozenset({Stage.ANSWERED}),
    "resume": frozenset({Stage.PROVISIONALLY_CLOSED}),
    "continue": frozenset({Stage.SUSPENDED}),
    "reopen": frozenset({Stage.CLOSED}),
    "archive": frozenset({Stage.CLOSED}),
    "append_to_file": frozenset({Stage.CLOSED, Stage.ARCHIVED}),
    "unmerge": frozenset({Stage.MERGED}),
    "restore_registration": frozenset({Stage.MISTAKEN}),
    "close": OPEN | {Stage.PROVISIONALLY_CLOSED},
    "withdraw": OPEN | {Stage.PROVISIONALLY_CLOSED, Stage.SUSPENDED},
}


def check_stage(draft: Draft, command: type[c.Command]) -> None:
    """The canonical life-cycle: which acts are possible at which stage."""
    stage, act = draft.case.stage, command.act
    if command is c.Register:
        require(stage is Stage.NEW, Reason.ALREADY_REGISTERED)
        return
    require(stage is not Stage.NEW, Reason.NOT_REGISTERED)
    if act in OF_COMPLAINTS:
        kind = draft.policy.kinds.get(draft.case.kind)
        if kind is not None and kind.record:
            needs = kind.title.text(draft.policy.language)
            raise Refused(Reason.NOT_AVAILABLE, kind.clause, needs)
    if act in _STAGES:
        wanted = _STAGES[act]
        reason = Reason.ENDED if stage in ENDED and not wanted & ENDED else Reason.WRONG_STAGE
        require(stage in wanted, reason, needs=", ".join(sorted(wanted)))
    elif command.OPEN_ONLY:
        require(stage not in ENDED, Reason.ENDED, needs=stage.value)
        require(stage in OPEN, Reason.WRONG_STAGE, needs=stage.value)
    elif stage in (Stage.MERGED, Stage.MISTAKEN, Stage.MOVED):
        require(command.SYSTEM or act == "link", Reason.ENDED, needs=stage.value)


def check_right(draft: Draft, command: type[c.Command]) -> tuple[str, ...]:
    """The clauses that give the actor the right to this act. Raises Refused NO_RIGHT."""
    if command.SYSTEM or draft.context.actor == SYSTEM:
        require(draft.context.actor == SYSTEM, Reason.SYSTEM_ONLY)
        return ()
    check_bans(draft, command)
    if command.act in OWN_CHECK:
        return ()
    if draft.context.actor == COMPLAINANT:
        require(command.act in COMPLAINANT_ACTS, Reason.NO_RIGHT)
        return ()
    return check_granted(draft, command.act)


def check_bans(draft: Draft, command: type[c.Command]) -> None:
    """Asked again of a registration once it is known what is registered. Raises Refused BANNED."""
    if command.act in DECISIVE and draft.env["by_concerned"]:
        clauses = concerned_by(draft.policy, draft.case, draft.context.actor)
        raise Refused(Reason.CONCERNED, clauses)
    roles = draft.context.roles()
    for ban in draft.policy.bans_of.get(command.act, ()):
        if (not ban.role or roles & set(ban.role)) and ban.when.holds(draft.env):
            raise Refused(Reason.BANNED, ban.clause, ban.says.text(draft.policy.language))


def check_granted(draft: Draft, act: str) -> tuple[str, ...]:
    """The clauses of the grant by which the actor may do the act. Raises Refused NO_RIGHT."""
    roles = draft.context.roles()
    grants = draft.policy.rights.get(act, [])
    for grant in grants:
        if roles & set(grant.role) and (grant.when is None or grant.when.holds(draft.env)):
            return grant.clause
    holders = _titles(draft, (role for grant in grants for role in grant.role))
    clauses = tuple(clause for grant in grants for clause in grant.clause)
    raise Refused(Reason.NO_RIGHT, clauses, holders)


def _titles(draft: Draft, roles: Iterable[str]) -> str:
    known = draft.policy.roles
    return "、".join(dict.fromkeys(title_of(draft, role) for role in roles if role in known))


def title_of(draft: Draft, name: str) -> str:
    """The regulation's own word for a role, unit or remedy."""
    policy = draft.policy
    for section in (policy.roles, policy.units, policy.remedies, policy.approvals):
        if name in section:
            return section[name].title.text(policy.language)
    return name


def topic_of(draft: Draft, command: c.Command) -> str:
    """The subject of an act: named by the command, or that of the task, proposal or paper it is about."""
    if command.SUBJECT:
        return command.topic
    task = draft.case.tasks.get(getattr(command, "task", ""))
    proposal = draft.case.proposals.get(getattr(command, "proposal", ""))
    paper = draft.case.papers.get(getattr(command, "copy", ""))
    if task or proposal:
        return task.kind if task else proposal.subject if proposal else ""
    written = draft.case.written.get(getattr(command, "written", ""))
    return paper.paper if paper else written.letter if written else ""


def is_asked(draft: Draft, fact: Fact, act: str) -> bool:
    """Whether the form of the act asks this person for the fact."""
    mine = not fact.set_by or bool(draft.context.roles() & set(fact.set_by))
    return mine and (act in fact.asked_at or act in fact.required_at)


def _asks_for_what_it_waits_for(draft: Draft, gate: Gate, act: str) -> bool:
    """A gate that reads a fact of the act's own form is not shut before the form is filled."""
    reads = gate.needs.expression.names if gate.needs.expression else frozenset()
    facts = [fact for name, fact in draft.policy.facts.items() if name in reads]
    applies = [f for f in facts if f.when is None or f.when.value(draft.env) is not False]
    return any(is_asked(draft, fact, act) for fact in applies)


def check_gates(
    draft: Draft, command: type[c.Command], topic: str, *, done: bool = True
) -> tuple[str, ...]:
    """The clauses of the gates that were passed. Raises Refused GATE, saying what is missing.

    A condition that is unknown keeps the gate shut. While the act is only offered (not `done`), a
    gate that waits for an answer of the act's own form stands open: the form is where it is given.
    """
    passed: list[str] = []
    for gate in draft.policy.gates_of.get(command.act, ()):
        if gate.topic and topic not in gate.topic:
            continue
        if gate.when is not None and not gate.when.holds(draft.env):
            continue
        if not gate.needs.holds(draft.env):
            if not done and _asks_for_what_it_waits_for(draft, gate, command.act):
                continue
            raise Refused(Reason.GATE, gate.clause, gate.says.text(draft.policy.language))
        passed.extend(gate.clause)
    return tuple(passed)


def check_facts(draft: Draft, command: type[c.Command]) -> tuple[str, ...]:
    """Facts this act may not be done without. Raises Refused FACT_MISSING."""
    clauses: list[str] = []
    for name, fact in _facts_needed(draft, command):
        if name not in draft.env:
            raise _missing(draft, name, fact)
        clauses.extend(fact.clause)
    return tuple(clauses)


def missing_facts(draft: Draft, command: type[c.Command]) -> list[Refused]:
    """One refusal for each fact that the act may not be done without and nobody has said."""
    needed = _facts_needed(draft, command)
    return [_missing(draft, name, fact) for name, fact in needed if name not in draft.env]


def _facts_needed(draft: Draft, command: type[c.Command]) -> list[tuple[str, Fact]]:
    facts = draft.policy.facts_for.get(command.act, {}).items()
    return [(n, fact) for n, fact in facts if fact.when is None or fact.when.holds(draft.env)]


def _missing(draft: Draft, name: str, fact: Fact) -> Refused:
    title = fact.title.text(draft.policy.language)
    return Refused(Reason.FACT_MISSING, fact.clause, title, {"fact": name})
