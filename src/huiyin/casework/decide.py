"""What follows when somebody asks something of a case.

`decide` is the only door, and it is a plain function: it reads the regulation, the case so far, the
command and the context, and answers with what happened. It asks nobody, changes nothing and looks
at no clock, so every decision can be replayed years later.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any

from huiyin.casework import callbacks, calling, letters, retention
from huiyin.casework import commands as c
from huiyin.casework.acts import (
    approval,
    correcting,
    gathering,
    handling,
    intake,
    meetings,
    outcome,
    papers,
    proposing,
    timekeeping,
    work,
)
from huiyin.casework.acts import letters as writing
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft, require
from huiyin.casework.events import Event
from huiyin.casework.refusal import Reason
from huiyin.casework.rights import (
    check_bans,
    check_facts,
    check_gates,
    check_right,
    check_stage,
    topic_of,
)
from huiyin.casework.secrecy import knows
from huiyin.casework.settle import settle
from huiyin.casework.texts import check_texts
from huiyin.policy.regulation import Regulation

Deed = Callable[[Draft, Any, tuple[str, ...]], None]

DEEDS: dict[type[c.Command], Deed] = {
    c.Register: intake.register,
    c.Acknowledge: intake.acknowledge,
    c.Admit: intake.admit,
    c.RefuseAdmission: intake.refuse_admission,
    c.Transfer: intake.transfer,
    c.ChangeKind: intake.change_kind,
    c.AmendFacts: intake.amend_facts,
    c.CorrectRegistration: correcting.correct_registration,
    c.CorrectPerson: correcting.correct_person,
    c.MoveCase: correcting.move_case,
    c.RestoreRegistration: correcting.restore_registration,
    c.Merge: intake.merge,
    c.Unmerge: intake.unmerge,
    c.Link: intake.link,
    c.Withdraw: intake.withdraw,
    c.Split: intake.split,
    c.Assign: handling.assign,
    c.Accept: handling.accept,
    c.Succeed: handling.succeed,
    c.RecordContact: handling.record_contact,
    c.NoteLetter: letters.note_letter,
    c.WriteLetter: writing.write_letter,
    c.SendLetter: writing.send_letter,
    c.OpenLetter: letters.open_letter,
    c.NoteDelivery: writing.note_delivery,
    c.HoldFile: retention.hold_file,
    c.ReleaseFile: retention.release_file,
    c.AddEvidence: handling.add_evidence,
    c.MoveSample: handling.move_sample,
    c.RecordFinding: handling.record_finding,
    c.DoAct: handling.do_act,
    c.Remind: handling.remind,
    c.Recuse: handling.recuse,
    c.ReleaseExtract: handling.release_extract,
    c.Propose: proposing.propose,
    c.Approve: approval.approve,
    c.Reject: approval.reject,
    c.RecallApproval: approval.recall_approval,
    c.PassOn: approval.pass_on,
    c.OpenTask: work.open_task,
    c.SendTask: work.send_task,
    c.AnswerTask: work.answer_task,
    c.ReturnTask: work.return_task,
    c.VerifyTask: work.verify_task,
    c.CallMeeting: meetings.call_meeting,
    c.HoldMeeting: meetings.hold_meeting,
    c.IssuePaper: papers.issue_paper,
    c.Sign: papers.sign,
    c.RecordCallback: callbacks.record,
    c.RecordCall: calling.record,
    c.ScheduleCallback: callbacks.schedule,
    c.AskCallback: callbacks.ask_drawn,
    c.Escalate: timekeeping.escalate,
    c.Extend: timekeeping.extend,
    c.CorrectClock: timekeeping.correct_clock,
    c.SuspectMatter: gathering.suspect_matter,
    c.Suspend: timekeeping.suspend,
    c.Continue: timekeeping.continue_,
    c.FireClock: timekeeping.fire_clock,
    c.Recompute: timekeeping.recompute,
    c.Answer: outcome.answer,
    c.RecallAnswer: outcome.recall_answer,
    c.Respond: outcome.respond,
    c.CarryOut: outcome.carry_out,
    c.FailRemedy: outcome.fail_remedy,
    c.Confirm: outcome.confirm,
    c.ProvisionallyClose: outcome.provisionally_close,
    c.Resume: outcome.resume,
    c.Close: outcome.close,
    c.Reopen: outcome.reopen,
    c.Archive: outcome.archive,
    c.AppendToFile: outcome.append_to_file,
    c.FindResponsibility: outcome.find_responsibility,
    c.Charge: outcome.charge,
    c.Appeal: outcome.appeal,
    c.DecideAppeal: outcome.decide_appeal,
}


def decide(regulation: Regulation, case: Case, command: c.Command, context: Context) -> list[Event]:
    """The events that follow. Raises Refused, and nothing else, when nothing may follow."""
    return decided(regulation, case, command, context).events


def decided(regulation: Regulation, case: Case, command: c.Command, context: Context) -> Draft:
    """As `decide`, with the case as it then stands."""
    draft = Draft(regulation, context, case)
    kind = type(command)
    require(knows(draft), Reason.NOT_REGISTERED)
    check_stage(draft, kind)
    clauses = check_right(draft, kind)
    check_texts(command)
    _check_said(command)
    if isinstance(command, c.Register):  # its facts are part of the deed itself
        intake.register(draft, command, clauses)
        check_bans(draft, kind)
        _check_the_rest(draft, command)
        intake.number_it(draft)
    else:
        if command.facts:
            intake.note_facts(draft, command, clauses)
        clauses = (*clauses, *_check_the_rest(draft, command))
        DEEDS[kind](draft, command, clauses)
    settle(draft)
    return draft


TEXTS = frozenset({"text", "reason", "told", "promised", "note", "routes", "fault", "basis"})
"""Fields in which somebody says something; the others name a thing, or none where there is none."""


def _check_said(command: c.Command) -> None:
    """What an act cannot do without is said in words, not in blanks."""
    kind: Any = type(command)
    for name in _needs_said(kind):
        said = getattr(command, name)
        blank = isinstance(said, str) and not said.strip()
        require(not blank, Reason.TEXT_MISSING, needs=f"{command.act}.{name}")


@cache
def _needs_said(kind: Any) -> tuple[str, ...]:
    """The texts that an act of this kind cannot do without."""
    return tuple(
        field.name
        for field in fields(kind)
        if field.name in TEXTS and field.default is MISSING and field.default_factory is MISSING
    )


def _check_the_rest(draft: Draft, command: c.Command) -> tuple[str, ...]:
    """Facts that the act needs, and gates of the pack."""
    kind = type(command)
    return (*check_facts(draft, kind), *check_gates(draft, kind, topic_of(draft, command)))
