"""The organisation as casework knows it, read from the rows."""

from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Any

from huiyin.calendars import Term, TermError
from huiyin.casework.organisation import Deputy, Organisation, Post
from huiyin.people.models import Holding, ReportingLine, SettingValue, Standing


class RowsHouse:
    """Serves the ledger's `House` port; reads afresh each time, since posts change at any moment."""

    def organisation(self, pack: str) -> Organisation:
        holders: dict[tuple[str, str], list[str]] = defaultdict(list)
        for role, unit, person in (
            Holding.objects.filter(pack=pack).order_by("pk").values_list("role", "unit", "person")
        ):
            holders[role, unit].append(person)
        deputies: dict[tuple[str, str], list[Deputy]] = defaultdict(list)
        for row in Standing.objects.filter(pack=pack).order_by("pk"):
            deputies[row.role, row.unit].append(Deputy(row.person, row.since, row.until))
        posts = tuple(
            Post(role, unit, tuple(holders[role, unit]), tuple(deputies[role, unit]))
            for role, unit in sorted({*holders, *deputies})
        )
        lines = dict(ReportingLine.objects.values_list("person", "manager"))
        return Organisation(posts, lines)

    def settings(self, pack: str) -> Mapping[str, Any]:
        rows = SettingValue.objects.filter(pack=pack).values_list("name", "value")
        return {name: _value(value) for name, value in rows}


def _value(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    with suppress(InvalidOperation):
        return Decimal(text)
    with suppress(TermError):
        return Term.parse(text)
    return text
