"""History told in a file: who did what to which case, and when, one deed a line."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.decide import decided
from huiyin.casework.forms import BadAnswer, command_from, read_moment
from huiyin.casework.identity import NO_EARLIER, has_identity
from huiyin.casework.organisation import Organisation, Post
from huiyin.casework.passage import pass_time
from huiyin.casework.refusal import Refused
from huiyin.policy.regulation import Regulation
from huiyin.simulation.playing import contexts
from huiyin.simulation.retelling import Batch

COLUMNS = ("case", "at", "as", "do", "with")
"""As scenarios say it. `with` may be left out; in a CSV it is JSON."""


class BadHistory(ValueError):
    """A line that cannot be read, by its number from 1."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: {what}")


@dataclass(frozen=True)
class Told:
    """One deed as a line says it; `who` is a post or a person of that name."""

    line: int
    case: str
    at: str
    who: str
    act: str
    answers: Mapping[str, Any]


def read_history(text: str, *, is_csv: bool = False) -> list[Told]:
    """In the order of the file. Raises BadHistory."""
    rows: Iterable[tuple[int, Any]] = _rows(text) if is_csv else _lines(text)
    return [_told(number, row) for number, row in rows]


def _lines(text: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                raise BadHistory(number, f"no JSON: {error}") from None


def _rows(text: str) -> Iterator[tuple[int, Any]]:
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    for row in rows:
        said = (row.get("with") or "").strip()
        try:
            yield rows.line_num, {**row, "with": json.loads(said) if said else {}}
        except json.JSONDecodeError as error:
            raise BadHistory(rows.line_num, f"with: no JSON: {error}") from None


def _told(number: int, row: Any) -> Told:
    if not isinstance(row, Mapping):
        raise BadHistory(number, "a line is an object with case, at, as, do and with")
    strange, lacking = set(row) - {*COLUMNS}, [name for name in COLUMNS[:4] if not row.get(name)]
    if strange or lacking:
        said = f"unknown {', '.join(map(str, strange))}" if strange else f"no {lacking[0]}"
        raise BadHistory(number, said)
    answers = row.get("with") or {}
    if not isinstance(answers, Mapping):
        raise BadHistory(number, "with: an object of answers")
    case, at, who, act = (str(row[name]) for name in COLUMNS[:4])
    return Told(number, case, at, who, act, answers)


def by_case(told: Iterable[Told]) -> list[list[Told]]:
    """The deeds of each case in the order of the file, the cases by their name."""
    ordered = sorted(told, key=lambda deed: deed.case)
    return [list(deeds) for _, deeds in groupby(ordered, key=lambda deed: deed.case)]


def house_of(regulation: Regulation) -> Organisation:
    """Each post is held by a person of the same name."""
    return Organisation(tuple(Post(str(role), "", (str(role),)) for role in regulation.pack.roles))


def lived(deeds: Iterable[Told], regulation: Regulation, base: Context) -> list[Batch]:
    """What the deeds of one case brought under the regulation; one that it refuses brought nothing.

    Raises BadHistory for what is no deed at all.
    """
    case, since, batches, context_at = Case(), None, list[Batch](), None
    for deed in deeds:
        at = _moment(deed, base)
        if context_at is None:
            policy = regulation.on(at.astimezone(base.calendars.zone).date())
            related = NO_EARLIER if has_identity(policy) else {}
            context_at, case = contexts(replace(base, related=related)), Case(id=deed.case)
        before = pass_time(regulation, case, since, at, context_at)
        case, since = before.case, at
        batches.append(before.events)
        try:
            command = command_from(deed.act, deed.answers, case, base.calendars.zone)
            draft = decided(regulation, case, command, context_at(deed.who, at))
        except BadAnswer as error:
            raise BadHistory(deed.line, str(error)) from None
        except Refused:
            continue
        case = draft.case
        batches.append(draft.events)
    return [batch for batch in batches if batch]


def _moment(deed: Told, base: Context) -> datetime:
    try:
        return read_moment(deed.at, base.calendars.zone)
    except ValueError:
        raise BadHistory(deed.line, f'at: "{deed.at}" is no moment') from None
