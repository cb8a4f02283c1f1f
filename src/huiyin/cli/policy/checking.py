"""`policy check` and `policy schema`: what is wrong with a pack, and how one is written."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from huiyin.casework.scenarios import run_scenario
from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import Catalogue, NoSuchPack
from huiyin.cli.policy.base import (
    AsJson,
    Folder,
    app,
    catalogue_of,
    err,
    out,
    say_json,
    say_problems,
)
from huiyin.policy.advice import advise
from huiyin.policy.json_schema import pack_schema
from huiyin.policy.problems import PackError, Problem
from huiyin.policy.regulation import Regulation
from huiyin.policy.release import unreleased


@app.command()
def check(
    pack: Annotated[list[str] | None, typer.Argument(help="Packs; all when none is named.")] = None,
    packs: Folder = None,
    as_json: AsJson = False,
) -> None:
    """Read packs and say everything that is wrong or doubtful, with file, line and column.

    Mistakes give exit code 1; warnings do not. Example: huiyin policy check my-pack
    """
    catalogue = catalogue_of(packs)
    found = {name: _checked(catalogue, name) for name in pack or catalogue.names()}
    if as_json:
        say_json({"packs": {name: _plain(*answer) for name, answer in found.items()}})
    else:
        for name, (problems, warnings) in found.items():
            _say(catalogue, name, problems, warnings)
    raise typer.Exit(1 if any(problems for problems, _ in found.values()) else 0)


def _checked(catalogue: Catalogue, name: str) -> tuple[list[Problem], list[Problem]]:
    """Mistakes and, where there are none, warnings."""
    try:
        regulation = catalogue.regulation(name)
    except PackError as error:
        return error.problems, []
    except NoSuchPack as error:
        err.print(str(error), style="red")
        raise typer.Exit(2) from None
    doubts = advise(regulation, vocabulary(), _touched(catalogue, regulation, name))
    return [], [*unreleased(regulation), *doubts]


def _touched(catalogue: Catalogue, regulation: Regulation, name: str) -> dict[str, set[Any]]:
    """Every value that the pack's scenarios give to a fact or figure."""
    touched: dict[str, set[Any]] = {}
    for story in catalogue.scenarios(name):
        verdict = run_scenario(regulation, story, catalogue.calendars(name))
        for fact, values in verdict.touched.items():
            touched.setdefault(fact, set()).update(values)
    return touched


def _say(catalogue: Catalogue, name: str, problems: list[Problem], warnings: list[Problem]) -> None:
    say_problems(problems)
    for warning in warnings:
        out.print(str(warning), style="yellow", highlight=False, markup=False, soft_wrap=True)
    if problems:
        out.print(f"{name}: {len(problems)} mistakes", highlight=False)
    else:
        cited = len(catalogue.regulation(name).cited)
        out.print(f"{name}: {cited} clauses cited, {len(warnings)} warnings", highlight=False)


def _plain(problems: list[Problem], warnings: list[Problem]) -> dict[str, Any]:
    return {"mistakes": list(map(_row, problems)), "warnings": list(map(_row, warnings))}


def _row(problem: Problem) -> dict[str, Any]:
    return {**asdict(problem.at), "what": problem.what, "expected": problem.expected,
            "hint": problem.hint}  # fmt: skip


@app.command()
def schema() -> None:
    """The JSON Schema of pack files, for the completion and checks of an editor.

    Example: huiyin policy schema > pack.schema.json
    """
    say_json(pack_schema())
