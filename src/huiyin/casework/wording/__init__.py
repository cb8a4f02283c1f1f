"""Casework in words: sentences and labels in 简体中文, 繁體中文 and English."""

from huiyin.casework.wording.labels import (
    act_label,
    audience_label,
    carried_out_label,
    channel_class_label,
    charge_status_label,
    clock_status_label,
    duty_label,
    field_label,
    flag_label,
    proposal_status_label,
    stage_label,
    task_status_label,
    value_label,
)
from huiyin.casework.wording.languages import LANGUAGES
from huiyin.casework.wording.refusals import refusal_sentence
from huiyin.casework.wording.sentences import sentence
from huiyin.casework.wording.told import template_words
from huiyin.casework.wording.words import Words

__all__ = [
    "LANGUAGES",
    "Words",
    "act_label",
    "audience_label",
    "carried_out_label",
    "channel_class_label",
    "charge_status_label",
    "clock_status_label",
    "duty_label",
    "field_label",
    "flag_label",
    "proposal_status_label",
    "refusal_sentence",
    "sentence",
    "stage_label",
    "task_status_label",
    "template_words",
    "value_label",
]
