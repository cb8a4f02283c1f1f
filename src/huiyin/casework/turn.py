"""Whose turn it is among the acts that are allowed: the canonical life goes one way (ISO 10002)."""

from collections.abc import Mapping

from huiyin.casework.case import Case

_COMES_AFTER: Mapping[str, tuple[str, ...]] = {
    "answer": ("finding_recorded", "proposed", "remedy_carried_out", "task_answered"),
    "confirm": ("answered", "remedy_carried_out"),
    "close": ("answered", "remedy_carried_out", "confirmed"),
    "find_responsibility": ("finding_recorded", "answered"),
    "charge": ("responsibility_found",),
}
"""An act, and what usually happened before it: any one of these."""


def is_early(case: Case, act: str) -> bool:
    """Allowed perhaps, but nobody would do it yet; a screen offers it after everything else."""
    before = _COMES_AFTER.get(act, ())
    return bool(before) and not any(case.times(event) for event in before)
