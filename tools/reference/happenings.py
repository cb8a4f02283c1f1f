"""The pages on commands, events and refusals."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from huiyin.casework import commands, events
from huiyin.casework.refusal import Reason
from huiyin.casework.rights import _STAGES, COMPLAINANT_ACTS, DECISIVE, OWN_CHECK
from huiyin.casework.vocabulary import vocabulary
from huiyin.casework.wording.labels import act_label, field_label
from huiyin.casework.wording.reasons import REASONS
from huiyin.ledger.codec import private_fields
from tools.reference.words import default_words, doc_of, type_words


def commands_page() -> str:
    head = (
        "# Commands\n\n"
        "What somebody may ask of a case. A pack, a form, a scenario and the API use the same word. "
        "`policy.roles.…may`, grants, bans and gates name acts by it. The word in brackets after an "
        "act (its topic) is the field marked ◆; a gate can be narrowed to it.\n\n"
        "Every command also takes `facts`: answers that come with the act.\n"
    )
    return head + "".join(_command(kind) for kind in commands.ACTS.values())


def _command(kind: type[commands.Command]) -> str:
    title = f"\n## `{kind.act}`\n\n{act_label(kind.act)} · {act_label(kind.act, 'zh-Hant')} · "
    title += f"{act_label(kind.act, 'en')}\n\n"
    said = doc_of(kind)
    rules = " ".join(_rules_of(kind))
    return title + (f"{said}\n\n" if said else "") + f"{rules}\n\n" + _field_table(kind)


def _rules_of(kind: type[commands.Command]) -> Iterator[str]:
    act = kind.act
    if kind.SYSTEM:
        yield "Given by the clock alone, never by a person."
    elif act in OWN_CHECK:
        yield "The right comes from the thing itself (whose task, proposal or signature it is)."
    else:
        yield "The right comes from a role or a grant of the pack."
    if act in COMPLAINANT_ACTS:
        yield "The complainant may do it."
    if act in DECISIVE:
        yield "Nobody the case is about may do it."
    if act in _STAGES:
        yield "At the stages: " + ", ".join(f"`{stage}`" for stage in sorted(_STAGES[act])) + "."
    elif kind.OPEN_ONLY and act != "register":
        yield "Only while the case is open."
    elif act != "register":
        yield "Also after the case has ended."


def _field_table(kind: Any) -> str:
    hints = get_type_hints(kind, include_extras=True)
    rows = [field for field in fields(kind) if field.name not in ("facts", "at", "by", "clauses")]
    if not rows:
        return "It has no fields.\n"
    private = private_fields(kind)
    act = getattr(kind, "act", "")
    topic = getattr(kind, "SUBJECT", "") or getattr(kind, "TOPIC", "")
    lines = ["| field | 字段 | value | default |", "| --- | --- | --- | --- |"]
    for field in rows:
        mark = (" ◆" if field.name == topic else "") + (" 🔒" if field.name in private else "")
        label = field_label(act, field.name)
        label = "" if label == field.name else label
        lines.append(
            f"| `{field.name}`{mark} | {label} | {plain_type(hints[field.name])} "
            f"| {default_words(field)} |"
        )
    return "\n".join(lines) + "\n"


def plain_type(hint: Any) -> str:
    """As `type_words`, for fields of commands and events, which link nowhere."""
    if get_origin(hint) is Annotated:
        return plain_type(get_args(hint)[0])
    if get_origin(hint) is dict:
        return "names with values"
    return type_words(hint)


def events_page() -> str:
    head = (
        "# Events\n\n"
        "What can have happened to a case. Every event also holds `at` (when it happened), `by` (who "
        "did it; empty is the clock) and `clauses` (what it rests on); the ledger adds when it was "
        "recorded, under which version of which pack, and the hash.\n\n"
        "◆ is the word a pack may write in brackets: `answered(final)`. 🔒 is private: it is stored "
        "encrypted beside the event, and gone when its subject is erased. Conditions read the fields that "
        "have a simple type as `event.…`.\n"
    )
    readable = vocabulary().events
    kinds = events.EVENT_TYPES.values()
    return head + "".join(_event(kind, readable[kind.name]) for kind in kinds)


def _event(kind: type[events.Event], readable: Mapping[str, Any]) -> str:
    said = doc_of(kind)
    own = [name for name in readable if name not in ("at", "by")]
    read = ", ".join(f"`event.{name}`" for name in own)
    tail = f"\nConditions read: {read}.\n" if read else ""
    return f"\n## `{kind.name}`\n\n" + (f"{said}\n\n" if said else "") + _field_table(kind) + tail


def refusals_page() -> str:
    head = (
        "# Refusals\n\n"
        "Why something is not done. A refusal changes nothing; it carries one of these reasons, the "
        "clause, and what would help (`{needs}`). Square brackets stand only when there is something "
        "to say in them.\n\n| reason | 简体 | 繁體 | English |\n| --- | --- | --- | --- |\n"
    )
    rows = [
        f"| `{reason.value}` | " + " | ".join(REASONS[reason.value]) + " |\n" for reason in Reason
    ]
    return head + "".join(rows)
