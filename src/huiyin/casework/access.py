"""Who may look into a case or act upon the house itself: rights that change no case.

Like every right they come from the roles and grants of the pack. The acts of `casework.decide` leave
an event in the case; these leave none there, so they are asked here by whoever shows or publishes.
"""

from huiyin.casework.allowed import Option
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.masking import masks_of
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.retention import check_unrestricted
from huiyin.casework.rights import check_granted
from huiyin.casework.secrecy import knows, sealed_by
from huiyin.casework.standing import is_involved
from huiyin.policy.regulation import Regulation

LOOKS = frozenset({"read"})
"""Acts upon a case that change nothing in it. A pack that grants them to nobody leaves them to all who work
under it.
"""

HOUSE_ACTS = frozenset({"draft_policy", "publish_policy"})
"""Acts upon the organisation. A pack that grants them to nobody forbids them."""


def may(regulation: Regulation, case: Case, context: Context, act: str) -> Option:
    """Whether the person may do one of these acts, with the clause that says so either way."""
    draft = Draft(regulation, context, case)
    try:
        return Option(act, _right(draft, act))
    except Refused as refusal:
        return Option(act, refusal.clauses, refusal)


def _right(draft: Draft, act: str) -> tuple[str, ...]:
    if not knows(draft):
        raise Refused(Reason.NOT_REGISTERED)
    if act in LOOKS:
        if draft.context.actor == COMPLAINANT:
            raise Refused(Reason.NO_RIGHT)
        check_unrestricted(draft)
        sealed = sealed_by(draft.policy, draft.case)
        if sealed:  # its readers are named by the rule that seals it, and every look is recorded
            return tuple(clause for rule in sealed.values() for clause in rule.clause)
        if (
            act not in draft.policy.rights
        ):  # where facts are hidden from some, every look is recorded
            _check_belongs(draft)
            masks = masks_of(draft.policy, draft.case).values()
            return tuple(dict.fromkeys(clause for rule in masks for clause in rule.clause))
    return check_granted(draft, act)


def _check_belongs(draft: Draft) -> None:
    """What is left open is open to whoever holds a post under this regulation, stands in for one or has to
    do with the case; not to all of the house.
    """
    context = draft.context
    if context.actor and not context.roles() and not is_involved(draft.policy, draft.case, context):
        raise Refused(Reason.NO_RIGHT)


def may_also(regulation: Regulation, case: Case, context: Context) -> list[Option]:
    """All acts of this kind with their verdicts, beside what `allowed` says."""
    return [may(regulation, case, context, act) for act in sorted(LOOKS | HOUSE_ACTS)]
