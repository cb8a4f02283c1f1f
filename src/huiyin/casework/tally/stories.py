"""Counts over cases as values: the plain form of what the register does in the database."""

from collections.abc import Iterable, Iterator
from typing import Any

from huiyin.casework.case import Case
from huiyin.casework.secrecy import is_sealed
from huiyin.casework.tally.answers import answer, figure
from huiyin.casework.tally.asking import OPEN, Group, Question
from huiyin.casework.tally.entries import Entry, entries, stood_open
from huiyin.casework.tally.spans import Span
from huiyin.policy.policy import Policy

Known = tuple[Policy, Case]
"""A case, and the rules as they hold for it."""


def groups(cases: Iterable[Known], question: Question, span: Span) -> list[Group]:
    found: dict[tuple[Any, ...], Group] = {}
    for policy, case in cases:
        if case.kind not in question.kinds or (is_sealed(policy, case) and not question.sealed):
            continue
        keys = tuple(answer(policy, case, name) or "" for name in question.by)
        for entry in _asked(case, question, span):
            amount = _amount(policy, case, entry, question.figure)
            place = (keys, entry.what, entry.topic)
            so_far = found.get(place, Group(*place, count=0))
            found[place] = Group(
                *place,
                count=so_far.count + 1,
                amount=so_far.amount + (amount or 0),
                measured=so_far.measured + (amount is not None),
            )
    return list(found.values())


def _asked(case: Case, question: Question, span: Span) -> Iterator[Entry]:
    if question.window != "within":
        at = span.since if question.window == "before" else span.until
        if OPEN in question.whats and stood_open(case, at) and case.received_at is not None:
            yield Entry(OPEN, case.received_at)
        return
    for entry in entries(case):
        if entry.what in question.whats and span.since <= entry.at < span.until:
            yield entry


def _amount(policy: Policy, case: Case, entry: Entry, wanted: str) -> int | None:
    if not wanted:
        return None
    return entry.amount if wanted == "amount" else figure(policy, case, wanted)
