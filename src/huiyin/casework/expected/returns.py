"""The returns that the cases of a story come to."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from huiyin.casework.draft import Draft
from huiyin.casework.expected.base import Outcome, as_list, listed, together
from huiyin.casework.forms import read_moment
from huiyin.casework.tally.duty import due_of
from huiyin.casework.tally.spans import span_named
from huiyin.casework.tally.stories import groups
from huiyin.casework.tally.tables import Head, Line, Table, table_of
from huiyin.policy.phrases import NOTHING, Phrase, say
from huiyin.policy.schema.returns import Return

_POSTS = ("by", "checked_by", "approved_by")


def returns(wanted: Mapping[str, Any], outcome: Outcome) -> Phrase:
    """`{monthly: {period: 2026-03, rows: {goods: {received: 2}}, total: {received: 3}}}`.

    A row with two keys is written `goods/major`, a column of one answer `by_channel.phone`; money in
    yuan, a share as 0.5.
    """
    wrong = [said for name, asked in wanted.items() if (said := _of(name, asked, outcome))]
    return together(wrong) if wrong else NOTHING


def _of(name: str, asked: Mapping[str, Any], outcome: Outcome) -> Phrase:
    draft = outcome.draft
    policy = draft.regulation.on(draft.context.now.astimezone(draft.context.calendars.zone).date())
    rule = policy.returns.get(name)
    if rule is None:
        return say("there is no return {name}", name=name)
    span = span_named(rule, str(asked["period"]), draft.context.calendars.zone)
    cases = [(Draft(draft.regulation, draft.context, case).policy, case) for case in outcome.cases]
    units = draft.context.organisation.unit_of
    table = table_of(policy, rule, span, partial(groups, cases), units)
    wrong = [*_figures(asked, table), *_duty(asked, rule, outcome)]
    due = due_of(draft.regulation, draft.context, rule, span)
    if "due" in asked and due != read_moment(asked["due"], draft.context.calendars.zone):
        local = due.astimezone(draft.context.calendars.zone).isoformat() if due else say("none")
        wrong.append(say("due {day}", day=local))
    return say("{name}: {said}", name=name, said=together(wrong)) if wrong else NOTHING


def _figures(asked: Mapping[str, Any], table: Table) -> Iterator[Phrase]:
    lines = {"/".join(line.keys): line for line in table.lines}
    for key, cells in (asked.get("rows") or {}).items():
        line = lines.get(str(key))
        if line is None:
            yield say("no row {name}, only {found}", name=key, found=listed(sorted(lines)))
        else:
            yield from _cells(str(key), cells, table.heads, line)
    yield from _cells("total", asked.get("total") or {}, table.heads, table.total)
    if "lines" in asked and asked["lines"] != len(table.lines):
        yield say("{n} lines", n=len(table.lines))


def _cells(
    row: str, wanted: Mapping[str, Any], heads: tuple[Head, ...], line: Line
) -> Iterator[Phrase]:
    found = {
        head.name if head.answer is None else f"{head.name}.{head.answer}": _plain(head, value)
        for head, value in zip(heads, line.values, strict=True)
    }
    for name, value in wanted.items():
        if name not in found:
            yield say("no column {name}, only {found}", name=name, found=listed(sorted(found)))
        elif not _same(found[name], value):
            yield say("{row} {name} is {found}", row=row, name=name, found=found[name])


def _plain(head: Head, value: Any) -> Any:
    return Decimal(value) / 100 if head.unit == "money" and value is not None else value


def _same(found: Any, wanted: Any) -> bool:
    try:
        return Decimal(str(found)) == Decimal(str(wanted))
    except InvalidOperation:
        return str(found) == str(wanted)


def _duty(asked: Mapping[str, Any], rule: Return, outcome: Outcome) -> Iterator[Phrase]:
    for post in _POSTS:
        if post in asked and asked[post] != (getattr(rule, post) or None):
            yield say("{name}: {said}", name=post, said=getattr(rule, post) or say("none"))
    if "to" in asked and as_list(asked["to"]) != [str(to) for to in rule.to]:
        yield say("{name}: {said}", name="to", said=listed(rule.to))
    if "sections" in asked and as_list(asked["sections"]) != list(map(str, rule.sections)):
        yield say("{name}: {said}", name="sections", said=listed(rule.sections))
