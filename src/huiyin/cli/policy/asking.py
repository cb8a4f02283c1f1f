"""`policy due` and `policy decide`: what a clock or a table says for given facts, and why."""

import json
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from huiyin.calendars import end_words, sentences
from huiyin.casework.asking import NoSuchRule, decision_of, due_of
from huiyin.casework.forms import read_moment
from huiyin.casework.wording import Words
from huiyin.cli.installed import fail
from huiyin.cli.policy.base import (
    AsJson,
    FactOption,
    Folder,
    app,
    catalogue_of,
    facts_of,
    out,
    regulation_of,
)
from huiyin.policy.tables import Decision


@app.command()
def due(
    pack: str,
    clock: Annotated[
        str,
        typer.Argument(
            help="A clock, callback or remedy, or a ladder: escalation, escalation.shop."
        ),
    ],
    start: Annotated[str, typer.Option(help="When it starts, such as 2026-09-28T10:00.")],
    fact: FactOption = None,
    packs: Folder = None,
    as_json: AsJson = False,
) -> None:
    """When a clock would end, and why.

    Example: huiyin policy due my-pack answer --start 2026-09-28T10:00
    """
    catalogue = catalogue_of(packs)
    regulation = regulation_of(catalogue, pack)
    zone: ZoneInfo = catalogue.calendars(pack).zone
    try:
        moment = read_moment(start, zone)
    except ValueError:
        raise fail(f'"{start}" is no moment; write 2026-09-28T10:00', 2) from None
    try:
        found = due_of(
            regulation, catalogue.calendars(pack), clock, facts_of(regulation, fact), moment
        )
    except NoSuchRule as none:
        raise _unknown(pack, "clock with a limit", none) from None
    words = sentences(found.deadline.steps, regulation.pack.language)
    if as_json:
        typer.echo(json.dumps({"due": found.deadline.due.isoformat(), "explanation": words,
                               "provisional": found.deadline.provisional,
                               "level": found.level or None,
                               "clause": list(found.clauses)}, ensure_ascii=False))  # fmt: skip
        return
    said = end_words(found.deadline.due, regulation.pack.language)
    out.print(said, style="bold", highlight=False)
    for line in words:
        out.print("  " + line, highlight=False)


def _unknown(pack: str, what: str, none: NoSuchRule) -> typer.Exit:
    known = ", ".join(none.known)
    return fail(f"{pack} has no {what} {str(none)!r}; it has {known}", 2)


@app.command()
def decide(
    pack: str,
    table: Annotated[str, typer.Argument(help="A table, remedy or approval.")],
    fact: FactOption = None,
    packs: Folder = None,
    as_json: AsJson = False,
) -> None:
    """What a table says for given facts, by which row and clause.

    Example: huiyin policy decide my-pack grade --fact people=5 --fact harm=yes
    """
    catalogue = catalogue_of(packs)
    regulation = regulation_of(catalogue, pack)
    now = datetime.combine(
        regulation.pack.in_force, datetime.min.time(), catalogue.calendars(pack).zone
    )
    facts, calendars = facts_of(regulation, fact), catalogue.calendars(pack)
    try:
        decision = decision_of(regulation, calendars, table, facts, now)
    except NoSuchRule as none:
        raise _unknown(pack, "table", none) from None
    answer = {
        "result": decision.result,
        "row": decision.row,
        "clause": list(decision.clauses),
        "provisional": decision.provisional,
        "missing": sorted(decision.missing),
    }
    if as_json:
        typer.echo(json.dumps(answer, ensure_ascii=False))
        return
    words = Words(regulation.at(now), regulation.pack.language)
    for name, said in _in_words(words, table, decision):
        out.print(f"{name}: {said}", highlight=False, markup=False)


def _in_words(words: Words, table: str, decision: Decision) -> list[tuple[str, str]]:
    """As the regulation calls things; only what there is to say."""
    result = decision.result
    asked = table in words.policy.tables
    title = words.known(table, result) if asked else words.anything(str(result))
    found = [("result", "nothing" if result is None else f"{title} ({result})")]
    if decision.row is not None:
        found.append(("row", str(decision.row)))
    found.append(("clause", ", ".join(decision.clauses)))
    if decision.provisional:
        found.append(("for now", "yes, until these are known"))
    if decision.missing:
        known = {*words.policy.facts, *words.policy.tables, *words.policy.settings}
        named = sorted(decision.missing & known) or sorted(decision.missing)
        titled = (f"{words.title(n, 'facts', 'tables', 'settings')} ({n})" for n in named)
        found.append(("not known", ", ".join(titled)))
    return found
