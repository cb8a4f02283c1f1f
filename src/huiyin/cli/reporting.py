"""`huiyin report`: what the register adds up to."""

import json
from datetime import datetime, time, timedelta
from typing import Annotated, Any

import typer
from rich.table import Table

from huiyin.cli.installed import fail, open_home, out

app = typer.Typer(help="What the register adds up to.", no_args_is_help=True)
Day = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only complaints received from/to.")
]


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


@app.command("list")
def returns(
    pack: Annotated[str, typer.Option(help="The regulation.")],
    as_json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """The returns of a regulation, how often each is made, and the latest period that ended.

    Example: huiyin report list --pack sample
    """
    open_home()
    from huiyin.casework.tally.spans import last_ended
    from huiyin.ledger import moment, ports
    from huiyin.sight.me import policy_now

    now = moment.now()
    try:
        policy, zone = policy_now(pack, now), ports.rules().calendars(pack).zone
    except LookupError as error:
        raise fail(str(error), 2) from None
    found = [
        {
            "return": name,
            "title": rule.title.text(policy.language),
            "every": str(rule.period),
            "latest": last_ended(rule, now, zone).key,
        }
        for name, rule in policy.returns.items()
    ]
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    table = Table("return", "title", "every", "latest")
    for line in found:
        table.add_row(*line.values())
    out.print(table)


@app.command()
def make(
    name: Annotated[str, typer.Argument(help="The return, as `huiyin report list` names it.")],
    pack: Annotated[str, typer.Option(help="The regulation.")],
    period: Annotated[
        str, typer.Option(help="Such as 2026-03, 2026-Q1 or 2026; by default the latest.")
    ] = "",
    as_of: Annotated[
        datetime | None, typer.Option(help="Counts what was known at the end of this day.")
    ] = None,
    form: Annotated[str, typer.Option("--as", help="table, json or csv.")] = "table",
) -> None:
    """Counts a return anew from the register; what was sent stays as it was sent.

    With `--as-of` it counts what was known then, so that an old figure can be explained.

    Example: huiyin report make monthly_report --pack sample --period 2026-03 --as csv
    """
    open_home()
    from huiyin.casework.wording import Words
    from huiyin.ledger import moment
    from huiyin.returns.making import NoSuchReturn, computed, wanted
    from huiyin.returns.plain import as_csv, as_data
    from huiyin.returns.wording import sheet_of
    from huiyin.sight.me import names_of_people

    try:
        asked = wanted(pack, name, period, moment.now())
    except NoSuchReturn as error:
        raise fail(str(error), 2) from None
    end = None
    if as_of is not None:
        end = datetime.combine(as_of.date() + timedelta(days=1), time(), asked.span.zone)
    words = Words(asked.policy, asked.policy.language, names_of_people())
    sheet = sheet_of(words, asked.rule, asked.span, computed(asked, end))
    if form == "json":
        typer.echo(json.dumps(as_data(sheet), ensure_ascii=False))
    elif form == "csv":
        typer.echo(as_csv(sheet), nl=False)
    else:
        table = Table(*(sheet.keys or ("",)), *sheet.heads, title=f"{sheet.title} {sheet.period}")
        for row in sheet.rows:
            table.add_row(*row.names, *row.texts)
        out.print(table)


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
