"""`huiyin report`: what the register adds up to."""

import json
from datetime import datetime
from typing import Annotated, Any

import typer
from rich.table import Table

from huiyin.cli.installed import fail, open_home, out

app = typer.Typer(help="What the register adds up to.", no_args_is_help=True)
Day = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only complaints received from/to.")
]


@app.callback()
def _group() -> None:
    """Keeps `timeliness` a command of its own while it is the only one."""


@app.command()
def timeliness(
    pack: Annotated[str, typer.Option(help="The regulation whose complaints are counted.")],
    within: Annotated[
        list[str] | None, typer.Option(help="A term to count against; several may be given.")
    ] = None,
    since: Day = None,
    until: Day = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """How many complaints were answered within 7 and 15 workdays of their receipt.

    Workdays are those the state announced. `moved` due dates would lie on another day if every
    Monday to Friday were counted, and `misjudged` answers would be judged otherwise.

    Example: huiyin report timeliness --pack sample --within "7 workdays" --json
    """
    open_home()
    from huiyin.calendars import Term, TermError
    from huiyin.ledger import moment, ports
    from huiyin.returns.reading import answers_of, missed_clocks
    from huiyin.returns.timeliness import timeliness as count

    try:
        calendars = ports.rules().calendars(pack)
        terms = [Term.parse(text) for text in within or ("7 workdays", "15 workdays")]
    except (LookupError, TermError) as error:
        raise fail(str(error), 2) from None
    first, last = (day.date() if day else None for day in (since, until))
    answers = answers_of(pack, calendars.zone, first, last)
    lines = [_line(line) for line in count(answers, terms, calendars, moment.now())]
    missed = missed_clocks(pack)
    if as_json:
        typer.echo(json.dumps({"pack": pack, "terms": lines, "missed": missed}))
    else:
        _print(lines, missed)


def _line(line: Any) -> dict[str, Any]:
    counts = {
        name: getattr(line, name)
        for name in ("received", "in_time", "late", "overdue", "pending", "moved", "misjudged")
    }
    return {"within": str(line.term), **counts, "share": round(line.share, 4)}


def _print(lines: list[dict[str, Any]], missed: dict[str, int]) -> None:
    table = Table(*lines[0], title="Answered in time", title_justify="left")
    for line in lines:
        share = f"{line['share']:.1%}"
        table.add_row(*(str(value) for value in {**line, "share": share}.values()))
    out.print(table)
    for clock, times in missed.items():
        out.print(f"{clock}: missed {times} times, as the cases record it", highlight=False)
