"""`huiyin policy`: check, test, cover and ask a regulation."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
import yaml
from rich.console import Console
from rich.table import Table

from huiyin.calendars import sentences
from huiyin.casework import events as e
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.coverage import Coverage, cover
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import deadline_of, possible_terms
from huiyin.casework.facts import read_facts
from huiyin.casework.organisation import Organisation
from huiyin.casework.refusal import Refused
from huiyin.casework.scenarios import Scenario, ScenarioError, run_scenario
from huiyin.catalogue import Catalogue, NoSuchPack, scenarios_in
from huiyin.policy.problems import PackError
from huiyin.policy.regulation import Regulation
from huiyin.policy.tables import decide_table

app = typer.Typer(help="Check, test and ask a regulation.", no_args_is_help=True)
out = Console()
err = Console(stderr=True)

Folder = Annotated[
    list[Path] | None, typer.Option("--packs", help="Further folders with packs; the first wins.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
FactOption = Annotated[list[str] | None, typer.Option("--fact", help="A fact as name=value.")]


def _catalogue(folders: list[Path] | None) -> Catalogue:
    return Catalogue(*(folders or ()))


def _regulation(catalogue: Catalogue, name: str) -> Regulation:
    try:
        return catalogue.regulation(name)
    except PackError as error:
        for problem in error.problems:
            err.print(str(problem), style="red", highlight=False, markup=False)
        raise typer.Exit(1) from None
    except NoSuchPack as error:
        err.print(str(error), style="red")
        raise typer.Exit(2) from None


@app.command()
def check(pack: Annotated[list[str] | None, typer.Argument()] = None, packs: Folder = None) -> None:
    """Read packs and say everything that is wrong, with file, line and column.

    Example: huiyin policy check my-pack
    """
    from huiyin.policy.advice import advise

    catalogue, bad = _catalogue(packs), False
    for name in pack or catalogue.names():
        try:
            regulation = catalogue.regulation(name)
        except PackError as error:
            bad = True
            for problem in error.problems:
                err.print(str(problem), style="red", highlight=False, markup=False)
            continue
        except NoSuchPack as error:
            err.print(str(error), style="red")
            raise typer.Exit(2) from None
        warnings = advise(regulation)
        for warning in warnings:
            out.print(f"{name}: {warning}", style="yellow", highlight=False, markup=False)
        out.print(f"{name}: {len(regulation.cited)} clauses cited, {len(warnings)} warnings")
    raise typer.Exit(1 if bad else 0)


def _stories(catalogue: Catalogue, targets: list[str]) -> list[tuple[str, Scenario]]:
    found: list[tuple[str, Scenario]] = []
    for target in targets:
        path = Path(target)
        if path.suffix == ".yaml" and path.is_file():
            name = path.parent.parent.name
            found += [(name, s) for s in scenarios_in(path, name)]
        else:
            found += [(target, s) for s in catalogue.scenarios(target)]
    return found


@app.command()
def test(
    pack: Annotated[list[str] | None, typer.Argument(help="Packs or scenario files.")] = None,
    packs: Folder = None,
    only: Annotated[str, typer.Option(help="Only scenarios whose name contains this.")] = "",
) -> None:
    """Run the scenarios of packs; ends with a line `N passed, N failed`.

    Example: huiyin policy test my-pack
    """
    catalogue = _catalogue(packs)
    passed = failed = 0
    try:
        stories = _stories(catalogue, pack or catalogue.names())
    except (NoSuchPack, ScenarioError, yaml.YAMLError) as error:
        err.print(str(error), style="red", markup=False)
        raise typer.Exit(2) from None
    for name, story in stories:
        if only and only not in story.name:
            continue
        verdict = run_scenario(_regulation(catalogue, name), story, catalogue.calendars(name))
        passed, failed = passed + verdict.passed, failed + (not verdict.passed)
        if not verdict.passed:
            err.print(f"✗ {story.file}: {story.name}", style="red", markup=False)
            for failure in verdict.failures:
                err.print(f"    {failure}", highlight=False, markup=False)
    typer.echo(f"{passed} passed, {failed} failed")
    raise typer.Exit(1 if failed or not passed else 0)


@app.command()
def coverage(
    ledger: Annotated[Path, typer.Argument(help="A ledger of clauses in YAML.", exists=True)],
    pack: Annotated[list[str] | None, typer.Option("--pack")] = None,
    packs: Folder = None,
    as_json: AsJson = False,
) -> None:
    """For each clause of a ledger: kept, said, declined or missing. Exit 1 when any is missing.

    Example: huiyin policy coverage docs/reference/clauses.yaml --pack my-pack
    """
    catalogue = _catalogue(packs)
    wanted: dict[str, list[str]] = {}
    for entry in yaml.safe_load(ledger.read_text("utf-8")):
        wanted.setdefault(entry["pack"], []).append(entry["id"])
    chosen = pack or sorted(wanted)
    results: dict[str, Coverage] = {}
    for name in chosen:
        if name not in catalogue.names():
            results[name] = Coverage(missing=tuple(wanted.get(name, ())))
            continue
        regulation = _regulation(catalogue, name)
        results[name] = cover(
            regulation, catalogue.scenarios(name), catalogue.calendars(name), wanted.get(name, ())
        )
    _print_json(results) if as_json else _print_coverage(results)
    raise typer.Exit(1 if any(result.missing for result in results.values()) else 0)


def _print_json(results: dict[str, Coverage]) -> None:
    packs = {
        name: {
            "kept": list(result.kept),
            "said": list(result.said),
            "declined": [{"id": k, "why": v} for k, v in result.declined.items()],
            "missing": list(result.missing),
        }
        for name, result in results.items()
    }
    typer.echo(json.dumps({"packs": packs}, ensure_ascii=False, indent=2))


def _print_coverage(results: dict[str, Coverage]) -> None:
    table = Table("pack", "kept", "said", "declined", "missing")
    for name, result in results.items():
        counts = (len(result.kept), len(result.said), len(result.declined), len(result.missing))
        table.add_row(name, *map(str, counts))
    out.print(table)
    for name, result in results.items():
        for label in ("said", "missing"):
            ids = getattr(result, label)
            if ids and len(results) < 4:
                out.print(f"{name} {label}: {', '.join(ids)}", highlight=False)


def _facts(regulation: Regulation, pairs: list[str] | None) -> dict[str, Any]:
    raw = {}
    for pair in pairs or ():
        name, sign, value = pair.partition("=")
        if not sign:
            err.print(f"{pair}: write name=value", style="red")
            raise typer.Exit(2)
        raw[name.strip()] = value.strip()
    policy = regulation.on(regulation.pack.in_force)
    known = {name: value for name, value in raw.items() if name in policy.facts}
    try:
        facts = read_facts(policy, known)
    except Refused as refused:
        err.print(str(refused), style="red")
        raise typer.Exit(2) from None
    others = {name: _plain(value) for name, value in raw.items() if name not in known}
    return {**facts, **others}


def _plain(value: str) -> Any:
    from decimal import Decimal, InvalidOperation

    if value in ("true", "false"):
        return value == "true"
    try:
        return Decimal(value.rstrip("%")) / (100 if value.endswith("%") else 1)
    except InvalidOperation:
        return value


def _draft(catalogue: Catalogue, name: str, facts: dict[str, Any], now: datetime) -> Draft:
    regulation = _regulation(catalogue, name)
    context = Context(now, "", Organisation(), catalogue.calendars(name))
    return Draft(regulation, context, Case(id="question", received_at=now, facts=facts))


@app.command()
def due(
    pack: str,
    clock: str,
    start: Annotated[str, typer.Option(help="When it starts, such as 2026-09-28T10:00.")],
    fact: FactOption = None,
    packs: Folder = None,
    as_json: AsJson = False,
) -> None:
    """When a clock would end, and why.

    Example: huiyin policy due my-pack answer --start 2026-09-28T10:00
    """
    catalogue = _catalogue(packs)
    regulation = _regulation(catalogue, pack)
    zone: ZoneInfo = catalogue.calendars(pack).zone
    moment = datetime.fromisoformat(start)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    draft = _draft(catalogue, pack, _facts(regulation, fact), moment)
    rule = draft.policy.clocks.get(clock)
    if rule is None or rule.within is None:
        known = ", ".join(draft.policy.clocks)
        err.print(f"{pack} has no clock {clock!r} with a limit; it has {known}", style="red")
        raise typer.Exit(2)
    draft._env = {**draft.env, **_facts(regulation, fact)}  # noqa: SLF001 (a question, no case)
    _ask_tables(draft)
    terms, _ = possible_terms(rule.within, draft.env)
    deadline = min((deadline_of(draft, rule, moment, t) for t in terms), key=lambda d: d.due)
    words = sentences(deadline.steps, regulation.pack.language)
    if as_json:
        typer.echo(json.dumps({"due": deadline.due.isoformat(), "explanation": words,
                               "provisional": deadline.provisional,
                               "clause": list(rule.clause)}, ensure_ascii=False))  # fmt: skip
        return
    out.print(deadline.due.isoformat(), style="bold")
    for line in words:
        out.print("  " + line, highlight=False)


def _ask_tables(draft: Draft) -> None:
    """Results of tables (such as the grade) that follow from the facts and were not given."""
    env = draft.env
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
    catalogue = _catalogue(packs)
    regulation = _regulation(catalogue, pack)
    now = datetime.combine(
        regulation.pack.in_force, datetime.min.time(), catalogue.calendars(pack).zone
    )
    draft = _draft(catalogue, pack, {}, now)
    env = {**draft.env, **_facts(regulation, fact)}
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


@app.command()
def explain(pack: str, packs: Folder = None) -> None:
    """The regulation in readable form: every rule under its clause."""
    catalogue = _catalogue(packs)
    regulation = _regulation(catalogue, pack)
    language = regulation.pack.language
    out.print(f"{regulation.pack.title.text(language)} · {regulation.pack.version}", style="bold")
    policy = regulation.on(regulation.pack.in_force)
    for section in ("channels", "roles", "remedies", "approvals", "gates", "clocks", "ladders",
                    "tasks", "papers", "notices", "texts"):  # fmt: skip
        for name, rule in getattr(policy, section).items():
            title = getattr(rule, "title", None) or getattr(rule, "says", None)
            words = title.text(language) if title else ""
            out.print(f"  [{', '.join(rule.clause)}] {section}.{name}  {words}", highlight=False,
                      markup=False)  # fmt: skip


__all__ = ["app", "e"]
