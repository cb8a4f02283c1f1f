"""Libraries of typical cases (案例库): who proposes, who selects, who looks over what is told of them."""

from dataclasses import dataclass

from huiyin.policy.schema.base import KindRef, OwnActRef, RoleRef, Rule
from huiyin.policy.values import Condition, Wording


@dataclass(frozen=True, kw_only=True)
class Library(Rule):
    """Cases told anew without saying whose they were, for whoever handles one like them.

    A case is proposed by one of `proposed_by`, while `when` holds, and `selected_by` takes it in; where
    the regulation has an act of its own for that, `act` names it, and it is done in the case. What is
    told is looked over by one of `reviewed_by`, and never by whoever wrote it.
    """

    title: Wording
    of: tuple[KindRef, ...] = ()
    when: Condition | None = None
    proposed_by: tuple[RoleRef, ...]
    selected_by: tuple[RoleRef, ...]
    reviewed_by: tuple[RoleRef, ...]
    act: OwnActRef | None = None
