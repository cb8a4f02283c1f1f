"""`huiyin import`: brings old tables of complaints in, as history at its own moments."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from typer.core import TyperGroup

from huiyin.cli.installed import err, fail, open_home, out
from huiyin.returns.plain import write_rows

SHOWN = 20
"""Refused rows that are listed on the screen; all of them go to the file of `--errors`."""


class _RunsByDefault(TyperGroup):
    """`huiyin import FILE` means `huiyin import run FILE`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] != "--help":
            args = ["run", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    help="Bring complaints of the past in from Excel or CSV: huiyin import FILE --mapping M.yaml",
    cls=_RunsByDefault,
    no_args_is_help=True,
)
File = Annotated[Path, typer.Argument(help="An Excel or CSV file.", exists=True, dir_okay=False)]


@app.command()
def run(
    file: File,
    mapping: Annotated[
        Path, typer.Option(help="Which column feeds what; see: huiyin import guess.", exists=True)
    ],
    person: Annotated[str, typer.Option("--as", help="Who brings it in.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Decide every row, then take it all back.")
    ] = False,
    errors: Annotated[
        Path | None, typer.Option(help="Write every refused row with its reason to this CSV file.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Import a file. Rows that cannot come in are told with their number; the rest comes in.

    Safe to repeat: a row comes in once, and an interrupted import goes on where it stopped.
    Clocks that ran out are recorded as breaches, and nobody is told. Exit 1 when a row was refused.

    Example: huiyin import old.xlsx --mapping old.yaml --as chen --dry-run
    """
    open_home()
    from huiyin.intake.importing import ImportProblem, prepare

    try:
        prepared = prepare(file, mapping, person)
    except ImportProblem as problem:
        for line in problem.lines:
            err.print(line, style="red", highlight=False, markup=False)
        raise typer.Exit(2) from None
    if not as_json:
        out.print(prepared.described(), highlight=False, markup=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=err, transient=True) as bar:
        task = bar.add_task("rows", total=len(prepared.sheet.rows))
        report = prepared.record(dry=dry_run, progress=lambda n: bar.advance(task, n))
    if errors is not None:
        _write_errors(errors, report)
    _print_json(report) if as_json else _print(report)
    raise typer.Exit(1 if report.refused else 0)


def _write_errors(path: Path, report: Any) -> None:
    refused = ([r.row, r.reason, r.column, r.what] for r in report.refused)
    write_rows(path, [["row", "reason", "column", "what"], *refused])


def _print_json(report: Any) -> None:
    answer = {
        "rows": report.rows,
        **{told: report.told[told] for told in ("new", "more", "known")},
        "refused": [asdict(refusal) for refusal in report.refused],
        "dry_run": report.dry,
    }
    typer.echo(json.dumps(answer, ensure_ascii=False))


def _print(report: Any) -> None:
    if report.dry:
        out.print("A dry run: nothing of this stays.", style="yellow")
    table = Table("rows", "new", "more of known", "known already", "refused")
    counts = (report.rows, *(report.told[told] for told in ("new", "more", "known")))
    table.add_row(*map(str, counts), str(len(report.refused)))
    out.print(table)
    if not report.refused:
        return
    refused = Table("row", "reason", "column", "what", title="Refused", title_justify="left")
    for refusal in report.refused[:SHOWN]:
        refused.add_row(str(refusal.row), refusal.reason, refusal.column, refusal.what)
    out.print(refused)
    if len(report.refused) > SHOWN:
        out.print(f"… and {len(report.refused) - SHOWN} more; --errors FILE lists all of them")


@app.command()
def guess(
    file: File,
    pack: Annotated[str, typer.Option(help="The regulation the rows come under.")],
    sheet: Annotated[str, typer.Option(help="The sheet of a workbook, by default the first.")] = "",
) -> None:
    """Write a first mapping to the screen: guessed columns, formats, encoding. Check it, then use it.

    Example: huiyin import guess old.xlsx --pack sample > old.yaml
    """
    from huiyin.catalogue import Catalogue, NoSuchPack
    from huiyin.intake.drafting import draft_mapping
    from huiyin.intake.guessing import guess as guess_columns
    from huiyin.intake.sheets import UnreadableFile, read_sheet

    catalogue = Catalogue()
    try:
        regulation, read = catalogue.regulation(pack), read_sheet(file, sheet=sheet)
    except (NoSuchPack, UnreadableFile) as error:
        raise fail(str(error), 2) from None
    policy = regulation.on(regulation.pack.in_force)
    found = guess_columns(read, policy, catalogue.calendars(pack).zone)
    typer.echo(draft_mapping(file.name, read, found, policy), nl=False)
