"""What the policy commands share: where packs are found, how facts are given, how trouble is shown."""

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from huiyin.casework.facts import read_facts
from huiyin.casework.refusal import Refused
from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import Catalogue, NoSuchPack
from huiyin.cli.installed import fail
from huiyin.policy.expressions import MONEY, NUMBER
from huiyin.policy.policy import Policy
from huiyin.policy.problems import PackError, Problem, did_you_mean
from huiyin.policy.regulation import Regulation
from huiyin.policy.scopes import case_scope

app = typer.Typer(help="Check, test and ask a regulation.", no_args_is_help=True)
out = Console()
err = Console(stderr=True)

Folder = Annotated[
    list[Path] | None, typer.Option("--packs", help="Further folders with packs; the first wins.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
FactOption = Annotated[list[str] | None, typer.Option("--fact", help="A fact as name=value.")]


def catalogue_of(folders: list[Path] | None) -> Catalogue:
    return Catalogue(*(folders or ()))


def regulation_of(catalogue: Catalogue, name: str) -> Regulation:
    try:
        return catalogue.regulation(name)
    except PackError as error:
        say_problems(error.problems)
        raise typer.Exit(1) from None
    except NoSuchPack as error:
        err.print(str(error), style="red")
        raise typer.Exit(2) from None


def say_problems(problems: list[Problem]) -> None:
    for problem in problems:
        err.print(str(problem), style="red", highlight=False, markup=False, soft_wrap=True)


def say_json(answer: Any) -> None:
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def facts_of(regulation: Regulation, pairs: list[str] | None) -> dict[str, Any]:
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
    others = {name: _other(policy, name, value) for name, value in raw.items() if name not in known}
    return {**facts, **others}


def _other(policy: Policy, name: str, value: str) -> Any:
    """A figure of a remedy, or what every case has. Exits 2 for a name that nothing reads."""
    figures = {
        str(figure) for rule in policy.remedies.values() for figure in (*rule.amounts, *rule.where)
    }
    standing = case_scope(policy.head, vocabulary()).names
    if name not in figures and name not in standing:
        known = [*policy.facts, *figures, *standing]
        raise fail(f'nothing is called "{name}"; {did_you_mean(name, known)}'.rstrip("; "), 2)
    read = _plain(value)
    numeric = name in figures or standing[name] in (NUMBER, MONEY)
    if numeric and not isinstance(read, Decimal):
        raise fail(f'{name}: "{value}" is no figure', 2)
    return read


def _plain(value: str) -> Any:
    if value in ("true", "false"):
        return value == "true"
    try:
        return Decimal(value.rstrip("%")) / (100 if value.endswith("%") else 1)
    except InvalidOperation:
        return value
