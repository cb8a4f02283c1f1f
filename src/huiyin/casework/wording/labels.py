"""Labels of acts, fields and values: what stands on buttons, beside answers and in lists."""

from huiyin.casework.wording.acts import ACTS
from huiyin.casework.wording.fields import FIELDS
from huiyin.casework.wording.languages import text_in
from huiyin.casework.wording.values import (
    AUDIENCES,
    CARRIED_OUT,
    CHANNEL_CLASSES,
    CHARGE_STATUS,
    CLOCK_STATUS,
    DUTIES,
    PROPOSAL_STATUS,
    STAGES,
    TASK_STATUS,
    VALUES,
)


def act_label(act: str, language: str = "zh-Hans") -> str:
    return text_in(ACTS, act, language, act)


def field_label(act: str, field: str, language: str = "zh-Hans") -> str:
    """The label of a field of a command, in the words of that act where they differ."""
    common = text_in(FIELDS, field, language, field)
    return text_in(FIELDS, f"{act}.{field}", language, common)


def value_label(field: str, value: object, language: str = "zh-Hans") -> str:
    """The label of one value that a field may take; what nobody has named stands for itself.

    Flags are asked as True and False; a flag that says nothing when it is off has an empty label.
    """
    key = str(value).lower() if isinstance(value, bool) else str(value)
    return text_in(VALUES, f"{field}.{key}", language, key)


def flag_label(value: object, language: str = "zh-Hans") -> str:
    """是 or 否."""
    return text_in(VALUES, "flag.true" if value else "flag.false", language)


def stage_label(stage: str, language: str = "zh-Hans") -> str:
    return text_in(STAGES, str(stage), language, str(stage))


def clock_status_label(status: str, language: str = "zh-Hans") -> str:
    return text_in(CLOCK_STATUS, str(status), language, str(status))


def proposal_status_label(status: str, language: str = "zh-Hans") -> str:
    return text_in(PROPOSAL_STATUS, str(status), language, str(status))


def task_status_label(status: str, language: str = "zh-Hans") -> str:
    return text_in(TASK_STATUS, str(status), language, str(status))


def charge_status_label(status: str, language: str = "zh-Hans") -> str:
    return text_in(CHARGE_STATUS, str(status), language, str(status))


def carried_out_label(part: str, language: str = "zh-Hans") -> str:
    return text_in(CARRIED_OUT, str(part), language, str(part))


def duty_label(duty: str, language: str = "zh-Hans") -> str:
    return text_in(DUTIES, str(duty), language, str(duty))


def channel_class_label(channel_class: str, language: str = "zh-Hans") -> str:
    return text_in(CHANNEL_CLASSES, str(channel_class), language, str(channel_class))


def audience_label(audience: str, language: str = "zh-Hans") -> str:
    """The product's own words for people; posts and units have the titles of the pack."""
    return text_in(AUDIENCES, str(audience), language, str(audience))
