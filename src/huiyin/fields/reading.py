"""Reads what a form sent back into the plain answers that casework turns into a command."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from huiyin.casework.forms import BadAnswer, read_moment
from huiyin.fields.asking import AMOUNT, BLANK, COMMAND, ROWS, Asking, Form
from huiyin.fields.facts import PREFIX
from huiyin.fields.field import Field, rows_in
from huiyin.register.knowing import eyes_of
from huiyin.register.queries import stream_of_number

Given = Mapping[str, Sequence[str]]


@dataclass
class Answers:
    """`wrong` names fields of the form whose answer cannot be read, with the key of what to say."""

    command: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)


def facts_in(given: Given) -> dict[str, Any]:
    """Raw answers about facts by their name; several where several were ticked."""
    found: dict[str, Any] = {}
    for name, values in given.items():
        if name.startswith(PREFIX):
            said = [value for value in values if value.strip()]
            found[name.removeprefix(PREFIX)] = said if len(said) > 1 else "".join(said)
    return found


def read(asking: Asking, form: Form, given: Given) -> Answers:
    """Only what the form asks is read, whatever else was sent."""
    answers = Answers()
    for asked in form.own:
        if asked.kind == "rows":
            _read_rows(answers, asked, given)
            continue
        sent = asked.values if asked.kind == "hidden" else given.get(asked.name, ())
        said = [value for value in sent if value.strip()]
        if asked.name.startswith(COMMAND):
            _read_own(answers, asking, asked, said)
        elif asked.name.startswith(AMOUNT):
            _read_amount(answers, asked.name, said)
        elif asked.name.startswith(BLANK):
            _read_blank(answers, asking, asked.name.removeprefix(BLANK), said)
        if asked.required and not said and asked.name not in answers.wrong:
            answers.wrong[asked.name] = "form.missing"
    answers.command["facts"] = _read_facts(asking, form, given)
    return answers


def _read_own(answers: Answers, asking: Asking, asked: Field, said: list[str]) -> None:
    if not said:
        return
    name = asked.name
    field_name = name.removeprefix(COMMAND)
    if asked.kind == "many":
        answers.command[field_name] = tuple(said)
    elif asked.kind == "case":
        stream = stream_of_number(said[0], eyes_of(asking.draft.context.actor))
        if stream:
            answers.command[field_name] = stream.partition("/")[2]
        else:
            answers.wrong[name] = "form.no_case"
    else:
        answers.command[field_name] = said[0]


def _read_blank(answers: Answers, asking: Asking, name: str, said: list[str]) -> None:
    """What is taken out of a letter stays out of it; a field of a paper is left to the case."""
    if asking.act == "write_letter":
        answers.command.setdefault("says", {})[name] = said[0] if said else ""
    elif said:
        answers.command.setdefault("fields", {})[name] = said[0]


def _read_rows(answers: Answers, asked: Field, given: Given) -> None:
    """Rows in which nothing stands are none; that too few are left is said at the table."""
    columns = [column for column, _ in asked.columns]
    typed = [row for row in rows_in(asked, given) if any(cell.strip() for cell in row)]
    rows = [dict(zip(columns, row, strict=True)) for row in typed]
    if rows:
        answers.command.setdefault("rows", {})[asked.name.removeprefix(ROWS)] = rows
    elif asked.required:
        answers.wrong[asked.name] = "form.missing"


def _read_amount(answers: Answers, name: str, said: list[str]) -> None:
    if not said:
        return
    text = said[0].replace(",", "").replace("，", "").strip()
    try:
        figure = Decimal(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    except InvalidOperation:
        figure = Decimal("NaN")
    if figure.is_finite():
        answers.command.setdefault("amounts", {})[name.removeprefix(AMOUNT)] = figure
    else:
        answers.wrong[name] = "form.bad.amount"


def _read_facts(asking: Asking, form: Form, given: Given) -> dict[str, Any]:
    """Facts asked here; of a case that is registered only those that differ from what stood there."""
    raw, found = facts_in(given), dict[str, Any]()
    for asked in form.facts:
        name = asked.name.removeprefix(PREFIX)
        said = raw.get(name, "")
        before = list(asked.values) if asking.draft.case.version else []
        if said in ("", []) or (said if isinstance(said, list) else [said]) == before:
            continue
        found[name] = _with_zone(said, asking) if asked.kind == "moment" else said
    return found


def _with_zone(said: Any, asking: Asking) -> Any:
    try:
        return read_moment(said, asking.draft.context.calendars.zone)
    except ValueError:
        return said


__all__ = ["Answers", "BadAnswer", "facts_in", "read"]
