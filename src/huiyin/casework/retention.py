"""How long the texts and files of a case are kept: the longest that the regulation says, and any hold."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.calendars import Term
from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.draft import Draft, require
from huiyin.casework.due_dates import possible_terms
from huiyin.casework.refusal import Reason
from huiyin.policy.expressions.operations import later
from huiyin.policy.schema.papers import Retention


@dataclass(frozen=True)
class Kept:
    """`until` is None while what it counts from has not happened. `rule` is the one that counts; by
    `latest` it must be erased, where the rule says so.
    """

    rule: str
    until: datetime | None
    clauses: tuple[str, ...]
    then: str = "erase"
    latest: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        return self.until is not None and self.until <= now


def kept(draft: Draft) -> Kept | None:
    """By the rule that keeps it longest; None where no rule concerns the case."""
    found = [_by(draft, name, rule) for name, rule in draft.policy.retention.items()
             if _concerns(draft, rule)]  # fmt: skip
    endless = [one for one in found if one.until is None]
    return endless[0] if endless else max(found, key=_end, default=None)


def _end(one: Kept) -> datetime:
    assert one.until is not None
    return one.until


def _concerns(draft: Draft, rule: Retention) -> bool:
    """While it is unknown whether a rule concerns the case, it does: what is erased is gone."""
    mine = not rule.of or draft.case.kind in rule.of
    return mine and (rule.when is None or rule.when.value(draft.env) is not False)


def _by(draft: Draft, name: str, rule: Retention) -> Kept:
    begun = [
        at
        for pattern in rule.from_
        for topic in (pattern.topic or ("",))
        if (at := draft.case.last(str(pattern.on), topic)) is not None
    ]
    terms, _ = possible_terms(rule.at_least, draft.env)
    if not begun or not terms:
        return Kept(name, None, rule.clause, rule.then)
    start = max(begun).astimezone(draft.context.calendars.zone)
    until = max(_after(start, term) for term in terms)
    ends = possible_terms(rule.at_most, draft.env)[0] if rule.at_most is not None else []
    latest = max((_after(start, term) for term in ends), default=None)
    return Kept(name, until, rule.clause, rule.then, latest)


def _after(start: datetime, term: Term) -> datetime:
    ended: datetime = later(start, term)
    return ended


def check_disposable(draft: Draft) -> None:
    """Nothing that must be kept, or that is held, is erased. Raises Refused."""
    require(not draft.case.held, Reason.HELD)
    found = kept(draft)
    if found is None:
        return
    until = f"{found.until:%Y-%m-%d}" if found.until is not None else ""
    over = found.is_over(draft.context.now)
    require(over, Reason.STILL_KEPT, *found.clauses, needs=until)
    require(found.then != "restrict", Reason.RESTRICTED, *found.clauses)


def check_unrestricted(draft: Draft) -> None:
    """Once its time is over, a file that is to be restricted is looked into by its readers alone.
    Raises Refused.
    """
    if not any(rule.then == "restrict" for rule in draft.policy.retention.values()):
        return
    found = kept(draft)
    if found is None or found.then != "restrict" or not found.is_over(draft.context.now):
        return
    readers = frozenset(map(str, draft.policy.retention[found.rule].readers))
    require(bool(draft.context.roles() & readers), Reason.RESTRICTED, *found.clauses)


def hold_file(draft: Draft, command: c.HoldFile, clauses: tuple[str, ...]) -> None:
    require(not draft.case.held, Reason.REDUNDANT)
    draft.emit(e.FileHeld, *clauses, reason=command.reason)


def release_file(draft: Draft, command: c.ReleaseFile, clauses: tuple[str, ...]) -> None:
    require(draft.case.held, Reason.REDUNDANT)
    draft.emit(e.FileReleased, *clauses, reason=command.reason)
