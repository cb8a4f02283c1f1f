"""The organisation as casework knows it, read from the rows."""

from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import Q

from huiyin.calendars import Term, TermError
from huiyin.casework.applying import Line
from huiyin.casework.organisation import Deputy, Organisation, Post
from huiyin.ledger import moment, ports
from huiyin.ledger.held import Held
from huiyin.people.models import (
    ApplicationLine,
    ClosingDay,
    Holding,
    OwnLetter,
    OwnWording,
    ReportingLine,
    SettingValue,
    Standing,
)
from huiyin.people.organising import STREAM

_TURNS_KEPT = timedelta(days=90)
"""So long ago somebody may still have been on duty when what is only now recorded happened."""


class RowsHouse:
    """Serves the ledger's `House` port; what it says is held until something of it changes."""

    def __init__(self) -> None:
        self._organisation = Held(STREAM, _organisation)
        self._settings = Held(STREAM, _settings)
        self._lines = Held(STREAM, _lines)
        self._wordings = Held(STREAM, _wordings)
        self._letter_wordings = Held(STREAM, _letter_wordings)

    def organisation(self, pack: str) -> Organisation:
        return self._organisation(pack)

    def settings(self, pack: str) -> Mapping[str, Any]:
        return self._settings(pack)

    def application(self) -> tuple[Line, ...]:
        return tuple(
            Line(row.pack, row.unit, row.channel, row.kind, _title(row.pack), row.since)
            for row in self._lines()
        )

    def wordings(self, pack: str) -> Mapping[str, str]:
        return self._wordings(pack)

    def letter_wordings(self, pack: str) -> Mapping[tuple[str, str], str]:
        return self._letter_wordings(pack)

    def units_of(self, person: str) -> frozenset[str]:
        now = moment.now()
        stood = Standing.objects.filter(person=person).exclude(since__gt=now)
        rows: tuple[Holding | Standing, ...] = (
            *Holding.objects.filter(person=person),
            *stood.exclude(until__lte=now),
        )
        return frozenset(unit for row in rows if (unit := row.unit or _unit_of(row.pack, row.role)))


def _organisation(pack: str) -> Organisation:
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for role, unit, person in (
        Holding.objects.filter(pack=pack).order_by("pk").values_list("role", "unit", "person")
    ):
        holders[role, unit].append(person)
    deputies: dict[tuple[str, str], list[Deputy]] = defaultdict(list)
    turns_over = Q(on_duty=True, until__lt=moment.now() - _TURNS_KEPT)
    for row in Standing.objects.filter(pack=pack).exclude(turns_over).order_by("pk"):
        deputies[row.role, row.unit].append(_deputy(row))
    posts = tuple(
        Post(role, unit, tuple(holders[role, unit]), tuple(deputies[role, unit]))
        for role, unit in sorted({*holders, *deputies})
    )
    lines = dict(ReportingLine.objects.values_list("person", "manager"))
    return Organisation(posts, lines)


def _deputy(row: Standing) -> Deputy:
    return Deputy(row.person, row.since, row.until, row.on_duty)


def _settings(pack: str) -> Mapping[str, Any]:
    rows = SettingValue.objects.filter(pack=pack).values_list("name", "value")
    return {name: _value(value) for name, value in rows}


def _lines() -> tuple[ApplicationLine, ...]:
    return tuple(ApplicationLine.objects.order_by("place"))


def _wordings(pack: str) -> Mapping[str, str]:
    return dict(OwnWording.objects.filter(pack=pack).values_list("notice", "text"))


def _letter_wordings(pack: str) -> Mapping[tuple[str, str], str]:
    rows = OwnLetter.objects.filter(pack=pack).values_list("letter", "language", "text")
    return {(letter, language): text for letter, language, text in rows}


def _closing_days() -> frozenset[date]:
    return frozenset(ClosingDay.objects.values_list("day", flat=True))


closing_days = Held(STREAM, _closing_days)
"""The workdays of the state on which the house does not open."""


def _unit_of(pack: str, role: str) -> str:
    """The unit to which the regulation itself counts the post."""
    if pack not in ports.rules().names():
        return ""
    dated = ports.rules().regulation(pack).pack.roles.get(role)
    return str(dated.wordings[-1].unit or "") if dated and dated.wordings else ""


def _title(pack: str) -> str:
    known = pack in ports.rules().names()
    return ports.rules().regulation(pack).pack.title.text() if known else pack


def _value(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    with suppress(InvalidOperation):
        return Decimal(text)
    with suppress(TermError):
        return Term.parse(text)
    return text
