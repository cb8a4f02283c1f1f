"""The steps by which a deadline explains itself, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class StepKind(StrEnum):
    STARTED = "started"
    LATE_RECEIPT = "late_receipt"
    FIRST_DAY_LEFT_OUT = "first_day_left_out"
    COUNTED = "counted"
    REST_DAYS_LEFT_OUT = "rest_days_left_out"
    HOLIDAY_LEFT_OUT = "holiday_left_out"
    MAKE_UP_COUNTED = "make_up_counted"
    HOUSE_CLOSED = "house_closed"
    PAUSED = "paused"
    EXTENDED = "extended"
    ROLLED = "rolled"
    ENDS = "ends"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of the explanation; `params` are plain values that a screen may format."""

    kind: StepKind
    params: Mapping[str, Any]
