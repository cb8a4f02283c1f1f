"""The steps by which a deadline explains itself, as data."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple


class StepKind(StrEnum):
    STARTED = "started"
    LATE_RECEIPT = "late_receipt"
    COUNTED = "counted"
    FIRST_DAY_LEFT_OUT = "first_day_left_out"
    FIRST_DAY_COUNTED = "first_day_counted"
    MONTH_END = "month_end"
    HOLIDAY_LEFT_OUT = "holiday_left_out"
    REST_DAYS_LEFT_OUT = "rest_days_left_out"
    MAKE_UP_COUNTED = "make_up_counted"
    HOUSE_CLOSED = "house_closed"
    OPEN = "open"
    PAUSED = "paused"
    PAUSED_TIME = "paused_time"
    STILL_PAUSED = "still_paused"
    ROLLED = "rolled"
    EXTENDED = "extended"
    EXTENDED_IN_ALL = "extended_in_all"
    CAPPED = "capped"
    ENDS = "ends"
    PROVISIONAL = "provisional"


class Step(NamedTuple):
    """One sentence of the explanation; `params` are plain values that a screen may format.

    A deadline in days adds up: from `first` to `last` of COUNTED (or of an extension), without
    the days left out by the steps after it, lie as many days as the term says.
    """

    kind: StepKind
    params: Mapping[str, Any]
