"""`policy due` and `policy decide`: what a clock or a table says for given facts, and why."""

import json
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from huiyin.calendars import sentences
from huiyin.casework.case import Case
from huiyin.casework.clock_rules import limit_of, rule_of
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import deadline_of, possible_terms
from huiyin.casework.forms import read_moment
from huiyin.casework.organisation import Organisation
from huiyin.catalogue import Catalogue
from huiyin.cli.installed import fail
from huiyin.cli.policy.base import (
    AsJson,
    FactOption,
    Folder,
    app,
    catalogue_of,
    err,
    facts_of,
    out,
    regulation_of,
)
from huiyin.policy.tables import decide_table


def _draft(catalogue: Catalogue, name: str, facts: dict[str, Any], now: datetime) -> Draft:
    regulation = regulation_of(catalogue, name)
    context = Context(now, "", Organisation(), catalogue.calendars(name))
    return Draft(regulation, context, Case(id="question", received_at=now, facts=facts))


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
    draft = _draft(catalogue, pack, facts_of(regulation, fact), moment)
    env = {**draft.env, **facts_of(regulation, fact)}
    _ask_tables(draft, env)
    name, key = _meant(draft, env, clock)
    rule, limit = rule_of(draft.policy, name), limit_of(draft.policy, name, key)
    terms = possible_terms(limit, env)[0] if limit is not None else []
    if rule is None or not terms:
        raise _no_limit(draft, pack, clock)
    deadline = min((deadline_of(draft, rule, moment, t) for t in terms), key=lambda d: d.due)
    words = sentences(deadline.steps, regulation.pack.language)
    if as_json:
        level = draft.policy.ladders[name].levels[key].clause if key else ()
        typer.echo(json.dumps({"due": deadline.due.isoformat(), "explanation": words,
                               "provisional": deadline.provisional, "level": key or None,
                               "clause": list(level or rule.clause)}, ensure_ascii=False))  # fmt: skip
        return
    out.print(deadline.due.isoformat(), style="bold")
    for line in words:
        out.print("  " + line, highlight=False)


def _meant(draft: Draft, env: dict[str, Any], clock: str) -> tuple[str, str]:
    """A clock, or a ladder with its level: the one named, else the one at which the facts begin."""
    name, _, level = clock.partition(".")
    ladder = draft.policy.ladders.get(name)
    if ladder is None:
        return clock, ""
    table = draft.policy.tables.get(ladder.starts_at)
    begins = decide_table(table, env).result or "" if table else str(ladder.starts_at)
    return name, level or begins


def _no_limit(draft: Draft, pack: str, clock: str) -> typer.Exit:
    policy = draft.policy
    known = [name for name in (*policy.clocks, *policy.callbacks, *policy.remedies)
             if limit_of(policy, name) is not None]  # fmt: skip
    known += [
        f"{name}.{key}"
        for name, ladder in policy.ladders.items()
        for key, level in ladder.levels.items()
        if level.within is not None
    ]
    err.print(f"{pack} has no clock {clock!r} with a limit; it has {', '.join(known)}", style="red")
    return typer.Exit(2)


def _ask_tables(draft: Draft, env: dict[str, Any]) -> None:
    """Adds results of tables (such as the grade) that follow from the facts and were not given."""
    for name, table in draft.policy.tables.items():
        if name not in env and (table.when is None or table.when.holds(env)):
            decision = decide_table(table, env)
            if decision.result is not None and not decision.provisional:
                env[name] = decision.result


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
    draft = _draft(catalogue, pack, {}, now)
    env = {**draft.env, **facts_of(regulation, fact)}
    policy = draft.policy
    if table in policy.tables:
        decider: Any = policy.tables[table]
    elif table in policy.remedies:
        for name, figure in policy.remedies[table].where.items():
            env.setdefault(str(name), figure.value(env))
        decider = policy.remedies[table].approver
    elif table in policy.approvals:
        decider = policy.approvals[table].by
    else:
        known = ", ".join((*policy.tables, *policy.remedies, *policy.approvals))
        err.print(f"{pack} has no table {table!r}; it has {known}", style="red")
        raise typer.Exit(2)
    decision = decide_table(decider, env)
    answer = {
        "result": decision.result,
        "row": decision.row,
        "clause": list(decision.clauses),
        "provisional": decision.provisional,
        "missing": sorted(decision.missing),
    }
    if as_json:
        typer.echo(json.dumps(answer, ensure_ascii=False))
    else:
        for name, value in answer.items():
            out.print(f"{name}: {value}", highlight=False)
