"""The words of casework that packs may use, derived from the commands and events themselves."""

from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_type_hints

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.access import HOUSE_ACTS, LOOKS
from huiyin.casework.audience import AUDIENCES
from huiyin.casework.case import Stage
from huiyin.casework.causes import CAUSES, NEEDS, ONLY_WITH
from huiyin.casework.erasing import ERASE
from huiyin.casework.paper_rows import ROWS
from huiyin.casework.rights import COMPLAINANT_ACTS, OWN_CHECK
from huiyin.policy.expressions import FLAG, MOMENT, NUMBER, TEXT, Type
from huiyin.policy.vocabulary import Vocabulary

_TYPES: dict[Any, Type] = {
    str: TEXT,
    bool: FLAG,
    datetime: MOMENT,
    Decimal: NUMBER,
    int: NUMBER,
}
_TOPICS = {
    "subject": "subject", "paper": "paper", "table": "table", "act": "own_act", "step": "step",
    "purpose": "purpose", "callback": "callback", "account": "account", "level": "level",
    "remedy": "remedy", "fact": "fact", "letter": "letter",
}  # fmt: skip
_TOPICS_OF_EVENTS = {
    "registered": "kind", "kind_changed": "kind", "spawned": "kind",
    "admission_refused": "refusal_ground", "provisionally_closed": "provisional_ground",
    "closed": "outcome", "evidence_added": "evidence_kind",
}  # fmt: skip
_ACT_TOPICS = {
    "register": "kind", "change_kind": "kind", "propose": "subject", "open_task": "task",
    "issue_paper": "paper", "close": "outcome", "do_act": "own_act",
    "provisionally_close": "provisional_ground", "record_contact": "purpose",
    "release_extract": "purpose",
    "hold_meeting": "task outcome", "charge": "account", "record_callback": "callback",
    "add_evidence": "evidence_kind", "refuse_admission": "refusal_ground", "escalate": "ladder",
    "extend": "clock", "answer_task": "task", "return_task": "task", "verify_task": "task",
    "record_call": "task", "sign": "paper",
    "approve": "subject", "reject": "subject", "pass_on": "subject", "recall_approval": "subject",
    "carry_out": "remedy", "fail_remedy": "remedy", "correct_person": "fact",
    "write_letter": "letter", "send_letter": "letter", "note_delivery": "letter",
}  # fmt: skip


def _field_type(hint: Any) -> Type | None:
    options = [arg for arg in get_args(hint) if arg is not type(None)]
    plain = options[0] if options and type(None) in get_args(hint) else hint
    return _TYPES.get(plain)


def _fields(kind: type[e.Event]) -> dict[str, Type]:
    hints = get_type_hints(kind)
    found = {field.name: _field_type(hints[field.name]) for field in fields(kind)}
    return {name: known for name, known in found.items() if known is not None}


def _topic_of(kind: type[e.Event]) -> str | None:
    if kind.name in _TOPICS_OF_EVENTS:
        return _TOPICS_OF_EVENTS[kind.name]
    if kind.TOPIC == "kind":
        return "task or callback"
    if kind.TOPIC == "clock":
        return "any clock"
    return _TOPICS.get(kind.TOPIC, "free" if kind.TOPIC else None)


def _free_act_topics() -> dict[str, str]:
    """Acts whose subject is a word of casework's own, such as the form of an answer."""
    return {act: "free" for act, kind in c.ACTS.items() if kind.SUBJECT}


@cache
def vocabulary() -> Vocabulary:
    kinds = e.EVENT_TYPES
    topics = {name: topic for name, kind in kinds.items() if (topic := _topic_of(kind))}
    return Vocabulary(
        acts=frozenset(act for act, kind in c.ACTS.items() if not kind.SYSTEM)
        | LOOKS
        | HOUSE_ACTS
        | {ERASE},
        events={name: _fields(kind) for name, kind in kinds.items()},
        topics=topics,
        act_topics={**_free_act_topics(), **_ACT_TOPICS},
        stages=tuple(stage.value for stage in Stage),
        audiences=AUDIENCES,
        causes=CAUSES,
        needs=NEEDS,
        only_with=ONLY_WITH,
        free_acts=OWN_CHECK | COMPLAINANT_ACTS | {n for n, kind in c.ACTS.items() if kind.SYSTEM},
        rows={of: tuple(columns) for of, columns in ROWS.items()},
    )
