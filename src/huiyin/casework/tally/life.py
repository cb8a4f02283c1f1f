"""The life of one return of one period: compiled, checked, approved, sent; sent anew where it was wrong.

What was compiled is what is checked, approved and sent: compiled anew, it begins from the start.
Nobody checks or approves what they compiled.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from huiyin.casework.refusal import Reason, Refused, unrefused
from huiyin.policy.schema.returns import Return

Act = Literal["compile", "check", "approve", "send_back", "send"]
ACTS: tuple[Act, ...] = ("compile", "check", "approve", "send_back", "send")


@dataclass(frozen=True)
class Signed:
    """Who did something to the return, and when."""

    by: str
    at: datetime


@dataclass(frozen=True)
class Draft:
    """One making of the return; `seq` is the event that holds its figures as of `as_of`."""

    seq: int
    made: Signed
    as_of: datetime
    why: str = ""
    checked: Signed | None = None
    approved: Signed | None = None
    sent: Signed | None = None
    sent_back: Signed | None = None
    reason: str = ""


@dataclass(frozen=True)
class Life:
    """`drafts`, the oldest first; the sent ones are those that count."""

    drafts: tuple[Draft, ...] = ()
    missed_at: datetime | None = None

    @property
    def current(self) -> Draft | None:
        """The making that is under way."""
        last = self.drafts[-1] if self.drafts else None
        return None if last is None or last.sent or last.sent_back else last

    @property
    def sent(self) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.drafts if draft.sent)

    def standing(self, rule: Return) -> str:
        """`to_compile`, `to_check`, `to_approve`, `to_send` or `sent`."""
        draft = self.current
        if draft is None:
            return "sent" if self.sent else "to_compile"
        if rule.checked_by and not draft.checked:
            return "to_check"
        return "to_approve" if rule.approved_by and not draft.approved else "to_send"

    def is_overdue(self, due: datetime | None, now: datetime) -> bool:
        return due is not None and now >= due and not self.sent

    def was_late(self, due: datetime | None) -> bool:
        first = self.sent[0].sent if self.sent else None
        return bool(due is not None and first is not None and first.at >= due)


def evolve(life: Life, seq: int, event: Any) -> Life:
    done = Signed(event.by, event.at)
    match event.name:
        case "return_compiled":
            draft = Draft(seq, done, event.as_of, event.why)
            return replace(life, drafts=(*life.drafts, draft))
        case "return_checked":
            return _last(life, checked=done)
        case "return_approved":
            return _last(life, approved=done)
        case "return_sent_back":
            return _last(life, sent_back=done, reason=event.reason)
        case "return_sent":
            return _last(life, sent=done)
        case "return_missed":
            return replace(life, missed_at=event.at)
    return life


def life_of(recorded: Iterable[tuple[int, Any]]) -> Life:
    life = Life()
    for seq, event in recorded:
        life = evolve(life, seq, event)
    return life


def _last(life: Life, **changes: Any) -> Life:
    return replace(life, drafts=(*life.drafts[:-1], replace(life.drafts[-1], **changes)))


def check(act: Act, life: Life, rule: Return, person: str, roles: frozenset[str]) -> None:
    """Raises Refused where this person may not do this to the return now."""
    post = _post(act, life, rule)
    if post is None:
        raise Refused(Reason.WRONG_STAGE, rule.clause)
    if post not in roles:
        raise Refused(Reason.NO_RIGHT, rule.clause, post)
    draft = life.current
    if act in ("check", "approve") and draft is not None and draft.made.by == person:
        raise Refused(Reason.OWN_WORK, rule.clause)


def _post(act: Act, life: Life, rule: Return) -> str | None:
    """Whose turn it is to do this; None while it is nobody's."""
    standing = life.standing(rule)
    whose: dict[tuple[str, str], str | None] = {
        ("check", "to_check"): rule.checked_by,
        ("approve", "to_approve"): rule.approved_by,
        ("send_back", "to_check"): rule.checked_by,
        ("send_back", "to_approve"): rule.approved_by,
        ("send", "to_send"): rule.by,
    }
    return rule.by if act == "compile" else whose.get((act, standing))


def may(life: Life, rule: Return, person: str, roles: frozenset[str]) -> list[Act]:
    """What this person may do to it now."""
    return unrefused(ACTS, lambda act: check(act, life, rule, person, roles))
