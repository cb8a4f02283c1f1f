"""One evolver per event type, by theme; importing this package registers them all."""

from huiyin.casework.evolving import (
    approval,
    correcting,
    handling,
    intake,
    letters,
    outcome,
    timekeeping,
    work,
)
from huiyin.casework.evolving.base import EVOLVERS

__all__ = [
    "EVOLVERS",
    "approval",
    "correcting",
    "handling",
    "intake",
    "letters",
    "outcome",
    "timekeeping",
    "work",
]
