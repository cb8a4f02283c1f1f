"""Whether what is personal of a case may be erased for good, and by whom: never by one person alone.

Erasing changes nothing in the stream of the case, so it is no act of its life. A regulation that grants
`erase` says which posts do it; where none does, the administrators of the house do.
"""

from huiyin.casework.case import ENDED
from huiyin.casework.draft import Draft, require
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.refusal import Reason
from huiyin.casework.retention import check_disposable
from huiyin.casework.rights import check_granted
from huiyin.casework.secrecy import knows

ERASE = "erase"


def is_granted(draft: Draft) -> bool:
    """Whether the regulation itself names posts that erase."""
    return ERASE in draft.policy.rights


def check_erasure(draft: Draft, *, administrator: bool, asked_by: str = "") -> tuple[str, ...]:
    """The clauses that give the right. Raises Refused.

    `asked_by` is who asked for it, where somebody else now confirms it.
    """
    require(knows(draft), Reason.NOT_REGISTERED)
    clauses = _right(draft, administrator=administrator)
    require(not draft.env["by_concerned"], Reason.CONCERNED)
    require(draft.case.stage in ENDED, Reason.NOT_ENDED, needs=draft.case.stage.value)
    require(asked_by != draft.context.actor, Reason.OWN_PROPOSAL)
    check_disposable(draft)
    return clauses


def _right(draft: Draft, *, administrator: bool) -> tuple[str, ...]:
    require(draft.context.actor != COMPLAINANT, Reason.NO_RIGHT)
    if administrator and not is_granted(draft):
        return ()
    return check_granted(draft, ERASE)
