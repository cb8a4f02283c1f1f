"""Answers, remedies carried out, the ends of a case, and accountability afterwards."""

from huiyin.casework import commands as c
from huiyin.casework import consequences
from huiyin.casework import events as e
from huiyin.casework.case import Proposal, ProposalStatus
from huiyin.casework.draft import Draft, require
from huiyin.casework.letters import MAIL, check_letter
from huiyin.casework.numbering import give_number
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.remedies import check_nothing_is_owed, check_proof, part_given
from huiyin.casework.secrecy import speaks_for
from huiyin.casework.standing import ARCHIVE, archive_number

Clauses = tuple[str, ...]


def answer(draft: Draft, command: c.Answer, clauses: Clauses) -> None:
    for name in command.proposals:
        _approved(draft, name)
    happened = command.happened_at or draft.context.now
    require(happened <= draft.context.now, Reason.IN_FUTURE)
    if command.send:
        check_letter(draft, command.text, "answered")
    draft.emit(
        e.Answered,
        *clauses,
        form=command.form,
        medium=MAIL if command.send else command.medium,
        text=command.text,
        proposals=command.proposals,
        send=command.send,
        at=happened,
    )


def _approved(draft: Draft, name: str) -> Proposal:
    proposal = draft.case.proposals.get(name)
    require(proposal is not None, Reason.UNKNOWN_SUBJECT, needs=name)
    assert proposal is not None
    require(proposal.status is ProposalStatus.APPROVED, Reason.NOT_APPROVED, needs=name)
    return proposal


def recall_answer(draft: Draft, command: c.RecallAnswer, clauses: Clauses) -> None:
    draft.emit(e.AnswerRecalled, *clauses, reason=command.reason)


def respond(draft: Draft, command: c.Respond, clauses: Clauses) -> None:
    draft.emit(e.ResponseGiven, *clauses, response=command.response, text=command.text)


def carry_out(draft: Draft, command: c.CarryOut, clauses: Clauses) -> None:
    proposal = _granted_remedy(draft, command.proposal)
    check_proof(draft, draft.policy.remedies[proposal.subject], command.proof)
    draft.emit(
        e.RemedyCarriedOut,
        *clauses,
        remedy=proposal.subject,
        proposal=proposal.id,
        part=part_given(draft, proposal, command),
        paid=command.paid,
        proof=command.proof,
        note=command.note,
    )


def _granted_remedy(draft: Draft, name: str) -> Proposal:
    """An approved remedy that has not been carried out to the end."""
    proposal = _approved(draft, name)
    remedy = draft.policy.remedies.get(proposal.subject)
    require(remedy is not None, Reason.NOT_AVAILABLE, needs=proposal.subject)
    require(proposal.carried_out != "wholly", Reason.REDUNDANT)
    return proposal


def fail_remedy(draft: Draft, command: c.FailRemedy, clauses: Clauses) -> None:
    proposal = _granted_remedy(draft, command.proposal)
    draft.emit(
        e.RemedyFailed,
        *clauses,
        remedy=proposal.subject,
        proposal=proposal.id,
        reason=command.reason,
    )


def confirm(draft: Draft, command: c.Confirm, clauses: Clauses) -> None:
    draft.emit(e.Confirmed, *clauses, satisfied=command.satisfied, text=command.text)


def provisionally_close(draft: Draft, command: c.ProvisionallyClose, clauses: Clauses) -> None:
    grounds = draft.policy.provisional_grounds
    require(command.ground in grounds, Reason.NOT_AVAILABLE, needs=command.ground)
    ground = grounds[command.ground]
    fits = ground.when is None or ground.when.holds(draft.env)
    require(fits, Reason.NOT_AVAILABLE, *ground.clause, needs=command.ground)
    draft.emit(
        e.ProvisionallyClosed,
        *clauses,
        *ground.clause,
        ground=command.ground,
        reason=command.reason,
    )


def resume(draft: Draft, command: c.Resume, clauses: Clauses) -> None:
    draft.emit(e.Resumed, *clauses, reason=command.reason)


def close(draft: Draft, command: c.Close, clauses: Clauses) -> None:
    check_nothing_is_owed(draft)
    outcomes = draft.policy.outcomes
    if outcomes:
        require(command.outcome in outcomes, Reason.UNKNOWN_SUBJECT, needs=command.outcome)
        outcome = outcomes[command.outcome]
        fits = outcome.when is None or outcome.when.holds(draft.env)
        require(fits, Reason.NOT_AVAILABLE, *outcome.clause, needs=command.outcome)
        clauses = (*clauses, *outcome.clause)
    draft.emit(e.Closed, *clauses, outcome=command.outcome, reason=command.reason)


def reopen(draft: Draft, command: c.Reopen, clauses: Clauses) -> None:
    draft.emit(e.Reopened, *clauses, reason=command.reason)


def archive(draft: Draft, command: c.Archive, clauses: Clauses) -> None:
    series: Clauses = ()
    number = command.archive_number or archive_number(draft.policy, draft.case)
    if not number:
        series, number = give_number(draft, ARCHIVE)
    holds = (*draft.case.papers, *draft.case.evidence)
    draft.emit(e.Archived, *clauses, *series, archive_number=number, holds=holds)


def append_to_file(draft: Draft, command: c.AppendToFile, clauses: Clauses) -> None:
    draft.emit(
        e.AppendedToFile, *clauses, title=command.title, kind=command.kind, sha256=command.sha256
    )


def find_responsibility(draft: Draft, command: c.FindResponsibility, clauses: Clauses) -> None:
    draft.emit(
        e.ResponsibilityFound,
        *clauses,
        finding=f"responsibility-{draft.case.times('responsibility_found') + 1}",
        person=command.person,
        role=command.role,
        fault=command.fault,
        basis=command.basis,
    )


def charge(draft: Draft, command: c.Charge, clauses: Clauses) -> None:
    account = draft.policy.accounts.get(command.account)
    require(account is not None, Reason.UNKNOWN_SUBJECT, needs=command.account)
    assert account is not None
    exists = account.when is None or account.when.holds(draft.env)
    require(exists, Reason.NOT_AVAILABLE, *account.clause, needs=command.account)
    decides = set(map(str, account.decided_by)) & draft.context.roles()
    require(bool(decides), Reason.NO_RIGHT, *account.clause, needs="、".join(account.decided_by))
    require(command.person != draft.context.actor, Reason.CONCERNED, *account.clause)
    require(bool(command.basis), Reason.NOT_CHARGEABLE, *account.clause)
    role = _post_of(draft, command, account.clause)
    if account.amount is not None:
        figure = consequences.amount_of(draft, account, role)
        require(figure != "", Reason.NOT_CHARGEABLE, *account.clause, needs=account.amount.source)
    consequences.charge(draft, command.account, command.person, role, command.basis)


def _post_of(draft: Draft, command: c.Charge, clauses: Clauses) -> str:
    """In which post the person is charged: the one named, which they must hold, or their only one."""
    held = sorted(draft.context.organisation.roles_of(command.person, draft.context.now))
    if command.role:
        require(command.role in held, Reason.NOT_CHARGEABLE, *clauses, needs=command.role)
        return command.role
    return held[0] if len(held) == 1 else ""


def appeal(draft: Draft, command: c.Appeal, clauses: Clauses) -> None:
    """The person charged may appeal; where the judge is a party, the pack names another.

    For somebody who may not know of the case its owner writes down what they say.
    """
    charged = draft.case.charges.get(command.charge)
    require(charged is not None, Reason.NOT_CHARGED, needs=command.charge)
    assert charged is not None
    require(speaks_for(draft, charged.person), Reason.NOT_CHARGED)
    require(charged.status == "stands", Reason.REDUNDANT)
    route = draft.policy.appeal_against(charged.account)
    require(route is not None, Reason.NOT_AVAILABLE)
    assert route is not None
    party = charged.person in draft.context.organisation.holders(str(route.to))
    to = str(route.if_party) if party and route.if_party else str(route.to)
    draft.emit(e.Appealed, *clauses, *route.clause, charge=charged.id, to=to, text=command.text)


def decide_appeal(draft: Draft, command: c.DecideAppeal, clauses: Clauses) -> None:
    charged = draft.case.charges.get(command.charge)
    route = draft.policy.appeal_against(charged.account) if charged else None
    cited = route.clause if route else ()
    if charged is None or charged.status != "appealed":
        raise Refused(Reason.NOT_CHARGED, cited, command.charge)
    require(charged.appeal_to in draft.context.roles(), Reason.NO_RIGHT, *cited,
            needs=charged.appeal_to)  # fmt: skip
    require(charged.person != draft.context.actor, Reason.CONCERNED, *cited)
    draft.emit(
        e.AppealDecided, *cited, charge=charged.id, outcome=command.outcome, text=command.text
    )
