"""What people did in a case, read back from the events that their commands brought."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import Field, fields
from typing import Any

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.decide import decide
from huiyin.casework.evolve import evolve
from huiyin.casework.organisation import SYSTEM
from huiyin.casework.passage import ContextAt, Deed
from huiyin.casework.refusal import Refused
from huiyin.policy.regulation import Regulation

Batch = Sequence[e.Event]
"""The events that one command brought, in their order."""

_BY_EVENT: Mapping[type[e.Event], type[c.Command]] = {
    e.Acknowledged: c.Acknowledge, e.ActDone: c.DoAct, e.Admitted: c.Admit,
    e.AdmissionRefused: c.RefuseAdmission, e.Answered: c.Answer, e.AnswerRecalled: c.RecallAnswer,
    e.Appealed: c.Appeal, e.AppealDecided: c.DecideAppeal, e.AppendedToFile: c.AppendToFile,
    e.ApprovalRecalled: c.RecallApproval, e.Archived: c.Archive, e.Assigned: c.Assign,
    e.CallMade: c.RecordCall, e.CallbackMade: c.RecordCallback, e.Charged: c.Charge,
    e.Closed: c.Close, e.Confirmed: c.Confirm, e.ContactRecorded: c.RecordContact,
    e.Continued: c.Continue, e.EvidenceAdded: c.AddEvidence, e.ExtractReleased: c.ReleaseExtract,
    e.FindingRecorded: c.RecordFinding, e.HandoverAccepted: c.Accept, e.KindChanged: c.ChangeKind,
    e.LevelReached: c.Escalate, e.Linked: c.Link, e.MeetingCalled: c.CallMeeting,
    e.MeetingHeld: c.HoldMeeting, e.PaperIssued: c.IssuePaper, e.PaperSigned: c.Sign,
    e.PersonCorrected: c.CorrectPerson, e.ProposalApproved: c.Approve,
    e.ProposalRejected: c.Reject, e.Proposed: c.Propose,
    e.RegistrationCorrected: c.CorrectRegistration,
    e.RegistrationRestored: c.RestoreRegistration,
    e.ProvisionallyClosed: c.ProvisionallyClose, e.Recused: c.Recuse, e.Registered: c.Register,
    e.RemedyCarriedOut: c.CarryOut, e.RemedyFailed: c.FailRemedy, e.Reminded: c.Remind,
    e.Reopened: c.Reopen, e.ResponseGiven: c.Respond, e.ResponsibilityFound: c.FindResponsibility,
    e.Resumed: c.Resume, e.SampleMoved: c.MoveSample, e.Suspended: c.Suspend,
    e.TaskAnswered: c.AnswerTask, e.TaskOpened: c.OpenTask, e.TaskReturned: c.ReturnTask,
    e.TaskSent: c.SendTask, e.TaskVerified: c.VerifyTask, e.Transferred: c.Transfer,
    e.Withdrawn: c.Withdraw,
}  # fmt: skip
"""Head event to the command that brings it about. Merging, taking apart, and moving to another regulation
are no part of what a draft decides."""

_RENAMED: Mapping[type[c.Command], Mapping[str, str]] = {
    c.DoAct: {"own_act": "act"},
    c.Escalate: {"to": "level"},
}
"""Field of a command to that of its event, where they differ."""


def deeds_of(
    batches: Iterable[Batch], regulation: Regulation, context_at: ContextAt
) -> Iterator[Deed]:
    """What people did, in order. What time alone did is left out: a draft has clocks of its own.

    `regulation` is the one under which it was done: where two commands may have brought the same
    events, the one that brings them there is taken.
    """
    case = Case()
    for batch in filter(None, batches):
        first = batch[0]
        commands = () if first.by == SYSTEM else commands_of(batch)
        if len(commands) > 1:
            context = context_at(first.by, first.at)
            same = (cmd for cmd in commands if _brings(cmd, batch, regulation, case, context))
            commands = (next(same, commands[0]),)
        for command in commands:
            yield Deed(at=first.at, actor=first.by, command=command)
        for event in batch:
            case = evolve(case, event)


def _brings(
    command: c.Command, batch: Batch, regulation: Regulation, case: Case, context: Context
) -> bool:
    try:
        brought = decide(regulation, case, command, context)
    except Refused:
        return False
    return [event.name for event in brought] == [event.name for event in batch]


def commands_of(batch: Batch) -> tuple[c.Command, ...]:
    """The commands that may stand behind a batch; none where a draft would decide nothing."""
    first = batch[0]
    if isinstance(first, e.FactsAmended):
        own = (c.AmendFacts(facts=_facts(batch, first)),)
        after = batch[1] if len(batch) > 1 else None
        kind = _BY_EVENT.get(type(after)) if after is not None else None
        if kind is None or after is None:
            return own
        return (_command(kind, after, _facts(batch, after)), *own)
    if isinstance(first, e.ClockMoved):
        return _extension(first)
    kind = _BY_EVENT.get(type(first))
    return (_command(kind, first, _facts(batch, first)),) if kind is not None else ()


def _extension(moved: e.ClockMoved) -> tuple[c.Command, ...]:
    """A due date moves for many reasons; only an extension is something that somebody asked."""
    if moved.reason != "extension":
        return ()
    why = str(moved.detail.get("why", ""))
    return (c.Extend(clock=moved.clock, key=moved.key, reason=why, term=moved.term),)


def _facts(batch: Batch, head: e.Event) -> dict[str, Any]:
    """What came along with the deed, and what it said itself."""
    said: dict[str, Any] = {}
    for event in batch[:2]:
        if isinstance(event, e.FactsAmended | e.Registered):
            said |= {**event.facts, **event.private_facts}
    own = getattr(head, "facts", None)
    return {**said, **own} if isinstance(own, Mapping) else said


def _command(kind: type[c.Command], head: e.Event, facts: Mapping[str, Any]) -> c.Command:
    renamed = _RENAMED.get(kind, {})
    known = {field.name for field in fields(head)}
    said = {
        field.name: _fitting(field, getattr(head, renamed.get(field.name, field.name)))
        for field in fields(kind)
        if field.name != "facts" and renamed.get(field.name, field.name) in known
    }
    return kind(facts=dict(facts), **said)


def _fitting(field: Field[Any], value: Any) -> Any:
    """An event may name several where its command names one: a task went to one addressee."""
    if isinstance(value, tuple) and isinstance(field.default, str):
        return value[0] if value else ""
    return value


def batches_of(numbered: Iterable[tuple[int, e.Event]]) -> list[Batch]:
    """Events with the number of their batch, as the ledger keeps them, batch by batch."""
    found: dict[int, list[e.Event]] = {}
    for number, event in numbered:
        found.setdefault(number, []).append(event)
    return list(found.values())
