"""`policy prove`: what a regulation leaves open, shown by examples before it is in force."""

from typing import Annotated, Any

import typer

from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import Catalogue
from huiyin.cli.installed import fail
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

Language = Annotated[
    str,
    typer.Option("--language", help="zh-Hans, zh-Hant or en; the regulation's own when not said."),
]


@app.command()
def prove(
    pack: Annotated[list[str] | None, typer.Argument(help="Packs; all when none is named.")] = None,
    packs: Folder = None,
    language: Language = "",
    as_json: AsJson = False,
) -> None:
    """Find gaps, overlaps, dead rules and limits that clash, each with an example and its clauses.

    What a declaration or a reading of the pack settles is listed as such. Exit code 1 when anything
    stands open. Example: huiyin policy prove my-pack
    """
    catalogue = catalogue_of(packs)
    reports = {name: _proved(catalogue, name, language) for name in pack or catalogue.names()}
    if as_json:
        say_json({"packs": {name: _plain(*report) for name, report in reports.items()}})
    else:
        for report, lines in reports.values():
            _say(report, lines)
    raise typer.Exit(0 if all(report.is_sound for report, _ in reports.values()) else 1)


def _proved(catalogue: Catalogue, name: str, language: str) -> tuple[Any, Any]:
    """The report and what it says in words."""
    regulation = regulation_of(catalogue, name)
    try:
        from huiyin.proof.account import account
        from huiyin.proof.proving import prove as proved
    except ImportError:
        raise fail("the solver is not installed: pip install 'huiyin[prove]'", 2) from None
    with err.status(f"{name} …") as status:
        report = proved(
            regulation,
            vocabulary(),
            catalogue.calendars(name),
            catalogue.regulation,
            lambda what: status.update(f"{name}: {what}"),
        )
    return report, account(report, language)


def _plain(report: Any, lines: Any) -> dict[str, Any]:
    return {"version": report.version, "sound": report.is_sound, "asked": report.asked,
            "findings": [line.plain() for line in lines], "stale_readings": list(report.stale)}  # fmt: skip


_STYLES = {"open": "yellow", "declared": "dim", "read": "dim"}


def _say(report: Any, lines: Any) -> None:
    for line in lines:
        out.print(line.text, style=_STYLES[line.standing], highlight=False, markup=False,
                  soft_wrap=True)  # fmt: skip
    for name in report.stale:
        err.print(f"{report.pack}: the reading {name} settles nothing; take it out", style="red",
                  markup=False)  # fmt: skip
    counts = {what: len(report.standing(what)) for what in ("open", "declared", "read")}
    out.print(f"{report.pack}: {counts['open']} open, {counts['declared']} settled by declaration, "
              f"{counts['read']} by a reading", highlight=False)  # fmt: skip
