"""How letters change a case."""

from dataclasses import replace
from typing import Any

from huiyin.casework import events as e
from huiyin.casework.case import Case
from huiyin.casework.evolving.base import changed, evolves, put
from huiyin.casework.letter_state import LetterState


@evolves(e.LetterWritten)
def _written(case: Case, event: e.LetterWritten) -> Case:
    state = LetterState(
        event.written,
        event.letter,
        event.language,
        event.text,
        event.says,
        event.by,
        event.at,
        own=event.own,
    )
    return changed(case, written=put(case.written, event.written, state))


@evolves(e.LetterDispatched)
def _dispatched(case: Case, event: e.LetterDispatched) -> Case:
    return _with(case, event.written, way=event.way, sent_at=event.at, returned="")


@evolves(e.LetterOpened)
def _opened(case: Case, event: e.LetterOpened) -> Case:
    return _with(case, event.written, opened_at=event.at)


@evolves(e.LetterReturned)
def _returned(case: Case, event: e.LetterReturned) -> Case:
    return _with(case, event.written, way="", sent_at=None, returned=event.why)


@evolves(e.LetterDelivered)
def _delivered(case: Case, event: e.LetterDelivered) -> Case:
    return _with(case, event.written, delivered_at=event.at, how=event.how)


def _with(case: Case, written: str, **changes: Any) -> Case:
    state = case.written.get(written)
    if state is None:
        return case
    return changed(case, written=put(case.written, written, replace(state, **changes)))


@evolves(e.FileHeld)
def _held(case: Case, event: e.FileHeld) -> Case:
    return changed(case, held=True)


@evolves(e.FileReleased)
def _released(case: Case, event: e.FileReleased) -> Case:
    return changed(case, held=False)
