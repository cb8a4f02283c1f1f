"""Four answers to a repeat: what may be done when somebody comes again about the same matter.

Still open: remind and join. Unhappy with the answer: a new case, linked. New facts: they go into
the earlier case, whose clocks restart where the regulation says so. The same facts after the last
word: registered, and refused with a reason. Each is an act of a case, with its right and its gates.
"""

from dataclasses import dataclass, replace
from typing import Literal

from huiyin.casework.allowed import option_of
from huiyin.casework.case import Case, Stage
from huiyin.casework.draft import Draft
from huiyin.casework.identity import NO_EARLIER
from huiyin.casework.refusal import Refused
from huiyin.casework.rights import check_granted

REPEAT = "repeat_of"
BATCH = "batch"
Answer = Literal["join", "again", "new_facts", "last_word", "batch"]

_ANSWERED = frozenset({Stage.ANSWERED, Stage.CARRIED_OUT})
_FINAL = frozenset(
    {Stage.CLOSED, Stage.ARCHIVED, Stage.REJECTED, Stage.TRANSFERRED, Stage.WITHDRAWN}
)
_ANSWERS: dict[str, tuple[Answer, ...]] = {
    "open": ("join", "new_facts"),
    "answered": ("again", "new_facts"),
    "final": ("again", "new_facts", "last_word"),
}


@dataclass(frozen=True)
class Way:
    """One answer: `act` is done to the earlier case or, to `register`, to a new one."""

    answer: Answer
    act: str
    clauses: tuple[str, ...] = ()
    refusal: Refused | None = None

    @property
    def is_allowed(self) -> bool:
        return self.refusal is None


def standing(case: Case) -> str:
    """How an earlier case stands, as conditions read it (policy.vocabulary.EARLIER_CASE)."""
    if case.stage in _ANSWERED:
        return "answered"
    return "final" if case.stage in _FINAL else "open"


def ways(earlier: Draft, typed: Draft) -> list[Way]:
    """The answers that fit how the earlier case stands; `typed` is what would be registered."""
    return [_way(answer, earlier, typed) for answer in _ANSWERS[standing(earlier.case)]]


def to_batch(typed: Draft) -> Way:
    """What would be registered belongs to a matter of many people: it points at that one's first case."""
    return _of("batch", typed, "register")


def _way(answer: Answer, earlier: Draft, typed: Draft) -> Way:
    if answer == "last_word":
        return _last_word(earlier, typed)
    if answer == "again":
        return _of(answer, typed, "register")
    if answer == "join":
        return _of(answer, earlier, "remind")
    reopens = earlier.case.stage is Stage.CLOSED
    return _of(answer, earlier, "reopen" if reopens else "amend_facts")


def _of(answer: Answer, draft: Draft, act: str) -> Way:
    option = option_of(draft, act)
    return Way(answer, act, option.clauses, option.refusal)


def _last_word(earlier: Draft, typed: Draft) -> Way:
    """Registered first, so that it has its number; then refused on a ground of the regulation."""
    again = _of("last_word", typed, "register")
    if not again.is_allowed:
        return again
    try:
        clauses = check_granted(typed, "refuse_admission")
    except Refused as refused:
        return Way("last_word", "register", refused.clauses, refused)
    ground = last_word_ground(earlier, typed)
    rule = typed.policy.refusal_grounds.get(ground)
    return replace(again, clauses=(*again.clauses, *clauses, *(rule.clause if rule else ())))


def last_word_ground(earlier: Draft, typed: Draft) -> str:
    """The ground of refusal that speaks of an earlier case like this one; empty where none does."""
    related = {**NO_EARLIER, **typed.context.related, "earlier_case": standing(earlier.case)}
    env = Draft(typed.regulation, replace(typed.context, related=related), typed.case).env
    for name, ground in typed.policy.refusal_grounds.items():
        read = ground.when.expression.names if ground.when and ground.when.expression else ()
        if ground.when is not None and "earlier_case" in read and ground.when.holds(env):
            return str(name)
    return ""
