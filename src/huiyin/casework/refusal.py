"""Why something is refused: one reason out of a closed list, the clause, and what would help."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from huiyin.policy.policy import Policy

A = TypeVar("A")


class Reason(StrEnum):
    """Every reason has a sentence in each language (`casework.wording`)."""

    ALREADY_REGISTERED = "already-registered"
    NOT_REGISTERED = "not-registered"
    ENDED = "ended"
    NOT_ENDED = "not-ended"
    WRONG_STAGE = "wrong-stage"
    NO_RIGHT = "no-right"
    BANNED = "banned"
    CONCERNED = "concerned"
    MAY_NOT_KNOW = "may-not-know"
    GATE = "gate"
    UNKNOWN_CHANNEL = "unknown-channel"
    OTHER_REGULATION = "other-regulation"
    NOT_ANONYMOUS = "not-anonymous"
    NOT_ASKED = "not-asked"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_FACT = "unknown-fact"
    UNKNOWN_SUBJECT = "unknown-subject"
    TEXT_MISSING = "text-missing"
    NOT_TEXT = "not-text"
    TEXT_TOO_LONG = "text-too-long"
    BAD_VALUE = "bad-value"
    FACT_MISSING = "fact-missing"
    NOT_AVAILABLE = "not-available"
    OVER_CAP = "over-cap"
    EXCLUDES = "excludes"
    NOT_APPROVER = "not-approver"
    NOBODY_ABOVE = "nobody-above"
    OWN_PROPOSAL = "own-proposal"
    OWN_WORK = "own-work"
    NOT_PENDING = "not-pending"
    NOT_APPROVED = "not-approved"
    UNPAID = "unpaid"
    DIFFERENCE_OPEN = "difference-open"
    PAID_TOO_MUCH = "paid-too-much"
    PAID_TOO_LITTLE = "paid-too-little"
    PROOF_MISSING = "proof-missing"
    NOBODY_DECIDES = "nobody-decides"
    NOT_OFFERED = "not-offered"
    NOT_ADDRESSEE = "not-addressee"
    TASK_NOT_OPEN = "task-not-open"
    TOO_MANY_RETURNS = "too-many-returns"
    GROUND_NEEDED = "ground-needed"
    ENCLOSURE_NEEDED = "enclosure-needed"
    ATTENDEE_MISSING = "attendee-missing"
    NOT_CHAIR = "not-chair"
    NOT_A_SIGNER = "not-a-signer"
    SHOWN_OTHERWISE = "shown-otherwise"
    NO_SIGNATURE = "no-signature"
    ALREADY_SIGNED = "already-signed"
    SCAN_NEEDED = "scan-needed"
    SCAN_TAKEN = "scan-taken"
    PAPER_INCOMPLETE = "paper-incomplete"
    TOO_MUCH_TYPED = "too-much-typed"
    NO_SUCH_CLOCK = "no-such-clock"
    NO_EXTENSION = "no-extension"
    TOO_LATE = "too-late"
    NOT_DUE = "not-due"
    HANDLER_EXCLUDED = "handler-excluded"
    NOT_CHARGED = "not-charged"
    NOT_CHARGEABLE = "not-chargeable"
    LEVEL_NOT_HIGHER = "level-not-higher"
    REDUNDANT = "redundant"
    SYSTEM_ONLY = "system-only"
    IN_FUTURE = "in-future"
    REPEALED = "repealed"
    NO_ADDRESS = "no-address"
    SEALED_LETTER = "sealed-letter"
    LETTER_EMPTY = "letter-empty"
    LETTER_INCOMPLETE = "letter-incomplete"
    LETTER_STALE = "letter-stale"
    NOT_SENT = "not-sent"
    HELD = "held"
    STILL_KEPT = "still-kept"
    SEALED_MOVE = "sealed-move"
    NOT_IN_FORCE = "not-in-force"
    RESTRICTED = "restricted"
    PERSONAL_DATA = "personal-data"
    ENDLESS_RULES = "endless-rules"


@dataclass
class Refused(Exception):
    """Nothing has changed. `needs` names what would help, in the pack's words or as parameters.

    Where an act concerns two regulations, `under` is the one of them that refuses.
    Not frozen: a frozen dataclass that is an exception dies inside a context manager.
    """

    reason: Reason
    clauses: tuple[str, ...] = ()
    needs: str = ""
    params: dict[str, Any] = field(default_factory=dict)
    under: Policy | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        cited = f" [{', '.join(self.clauses)}]" if self.clauses else ""
        return f"{self.reason}{cited} {self.needs}".strip()


def unrefused(acts: Iterable[A], check: Callable[[A], object]) -> list[A]:
    """The acts that a check lets pass."""
    allowed = []
    for act in acts:
        try:
            check(act)
        except Refused:
            continue
        allowed.append(act)
    return allowed
