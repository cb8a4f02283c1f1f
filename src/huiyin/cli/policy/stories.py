"""`policy test` and `policy coverage`: the regulation's own tests, and what they prove."""

from pathlib import Path
from typing import Annotated

import typer
import yaml
from rich.table import Table

from huiyin.casework.coverage import Coverage, cover
from huiyin.casework.scenarios import Scenario, ScenarioError, run_scenario
from huiyin.catalogue import Catalogue, NoSuchPack, scenarios_in
from huiyin.cli.policy.base import (
    AsJson,
    Folder,
    app,
    catalogue_of,
    err,
    out,
    regulation_of,
    say_json,
)


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
    catalogue = catalogue_of(packs)
    passed = failed = 0
    try:
        stories = _stories(catalogue, pack or catalogue.names())
    except (NoSuchPack, ScenarioError, yaml.YAMLError) as error:
        err.print(str(error), style="red", markup=False)
        raise typer.Exit(2) from None
    for name, story in stories:
        if only and only not in story.name:
            continue
        verdict = run_scenario(regulation_of(catalogue, name), story, catalogue.calendars(name))
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
    catalogue = catalogue_of(packs)
    wanted: dict[str, list[str]] = {}
    for entry in yaml.safe_load(ledger.read_text("utf-8")):
        wanted.setdefault(entry["pack"], []).append(entry["id"])
    chosen = pack or sorted(wanted)
    results: dict[str, Coverage] = {}
    for name in chosen:
        if name not in catalogue.names():
            results[name] = Coverage(missing=tuple(wanted.get(name, ())))
            continue
        regulation = regulation_of(catalogue, name)
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
    say_json({"packs": packs})


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
