"""Who would have to consent to a proposal as it is being typed, and by which row: casework is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from huiyin.casework.acts.approval import approvers, decision_clauses
from huiyin.casework.case import ProposalStatus
from huiyin.casework.decide import decided
from huiyin.casework.forms import BadAnswer, command_from
from huiyin.casework.refusal import Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.casework.wording.languages import listed
from huiyin.fields import Asking, Form, read
from huiyin.fields.asking import AMOUNT


@dataclass(frozen=True)
class Authority:
    """`own` says that the proposer needs nobody's consent; `refused`, that nobody may be asked."""

    approver: str = ""
    people: str = ""
    own: bool = False
    refused: str = ""
    clauses: tuple[str, ...] = ()


def authority_of(
    asking: Asking, form: Form, given: Mapping[str, Sequence[str]]
) -> Authority | None:
    """Decided as if it were proposed now, and not recorded. None while a figure is not typed yet."""
    amounts = [field.name for field in form.own if field.name.startswith(AMOUNT)]
    answers = read(asking, form, given)
    if not amounts or any(name in answers.wrong for name in amounts):
        return None
    draft, words = asking.draft, asking.words
    try:
        zone = draft.context.calendars.zone
        command = command_from("propose", answers.command, draft.case, zone)
        then = decided(draft.regulation, draft.case, command, draft.context)
    except BadAnswer:
        return None
    except Refused as refused:
        why = refusal_sentence(refused, draft.policy, words.language, words.names)
        return Authority(refused=why, clauses=refused.clauses)
    proposal = list(then.case.proposals.values())[-1]
    clauses = decision_clauses(then, proposal)
    if proposal.status is ProposalStatus.APPROVED:
        return Authority(own=True, approver=words.audience(proposal.approver), clauses=clauses)
    named = [words.person(person) for person in sorted(approvers(then, proposal)[0])]
    return Authority(
        words.audience(proposal.approver), listed(named, words.language), clauses=clauses
    )
