"""`huiyin calendar`: which days are worked, and what a new notice would change."""

import json
from calendar import Calendar
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.columns import Columns
from rich.console import Group
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from huiyin.calendars import Announcement, CalendarDataError, DayKind, StateCalendar, read_notice
from huiyin.catalogue import data_folder, state_calendar
from huiyin.cli.installed import err, fail, open_home, out

app = typer.Typer(
    help="The days that are worked, as the state announced them.", no_args_is_help=True
)

Name = Annotated[str, typer.Option("--calendar", help="The calendar, as packs name it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
_WEEKDAYS = "一二三四五六日"
_WORKED: tuple[DayKind, ...] = ("workday", "make-up workday")
_MARKS: dict[DayKind, tuple[str, str]] = {
    "workday": ("", ""),
    "rest day": ("", "dim"),
    "holiday": ("休", "red"),
    "make-up workday": ("班", "bold yellow"),
}


@app.command()
def show(
    year: int,
    month: Annotated[int | None, typer.Option(min=1, max=12, help="Only this month.")] = None,
    calendar: Name = "CN",
    as_json: AsJson = False,
) -> None:
    """Show a year month by month: 休 is a public holiday, 班 a weekend day that is worked.

    Example: huiyin calendar show 2026 --month 10
    """
    state = _state(calendar)
    if year not in state.years:
        raise fail(f"{calendar} knows the years {state.first_year} to {state.last_year}", 2)
    months = [month] if month else list(range(1, 13))
    if as_json:
        typer.echo(json.dumps(_answer(state, year, months), ensure_ascii=False, indent=2))
        return
    notice = state.year(year)
    out.print(f"{calendar} {year} · {notice.status} · {'；'.join(notice.sources)}", style="bold")
    out.print(Columns([_grid(state, year, m) for m in months], padding=(1, 4)))
    out.print(f"{_workdays(state, _days(year, months))} workdays", highlight=False)
    if notice.status == "provisional":
        out.print("The notice is not out yet: deadlines that need this year are provisional.")


@app.command()
def check(
    notice: Annotated[Path, typer.Argument(help="A year's file.", exists=True, dir_okay=False)],
    calendar: Name = "CN",
    as_json: AsJson = False,
) -> None:
    """Read the notice of a year and say which days it would change; nothing is published.

    Example: huiyin calendar check 2027.yaml
    """
    announcement = announced(notice, _state(calendar))
    if as_json:
        typer.echo(json.dumps(_changes(announcement), ensure_ascii=False, indent=2))
        return
    show_changes(announcement)


@app.command()
def publish(
    notice: Annotated[Path, typer.Argument(help="A year's file.", exists=True, dir_okay=False)],
    calendar: Name = "CN",
    person: Annotated[str, typer.Option("--as", help="Who publishes it.")] = "",
) -> None:
    """Publish the notice of a year in this installation, and move the open deadlines that it moves.

    Each moved deadline is an event in its case. Example: huiyin calendar publish 2027.yaml --as admin
    """
    open_home()
    from huiyin.register.recomputing import publish_year, recompute_open

    announcement = announced(notice, _state(calendar))
    show_changes(announcement)
    if not announcement.changed and announcement.year == announcement.before.years.get(
        announcement.year.year
    ):
        out.print("it is published already")
        return
    publish_year(announcement, notice.read_text("utf-8"), person)
    with Progress(console=err, transient=True) as bar:
        task = bar.add_task("open cases", total=None)
        moved = recompute_open(
            announcement, lambda done, of: bar.update(task, completed=done, total=of)
        )
    out.print(f"{moved.moved} of {moved.looked_at} open cases had a deadline that moved")


def announced(notice: Path, state: StateCalendar) -> Announcement:
    """A notice as read from its file. Exits 1 with everything that is wrong in it."""
    try:
        return read_notice(notice.read_text("utf-8"), notice.name, state)
    except CalendarDataError as error:
        raise fail(str(error)) from None


def show_changes(announcement: Announcement) -> None:
    year = announcement.year
    out.print(f"{announcement.after.name} {year.year} · {year.status}", style="bold")
    for change in announcement.changed:
        became = f"{change.was or 'unknown'} → {change.becomes}"
        words = [str(change.day), _weekday(change.day), became, change.name]
        if not change.moves_deadlines:
            words.append("(moves no deadline)")
        out.print("  " + "  ".join(filter(None, words)), highlight=False)
    if not announcement.changed:
        out.print("  changes no day")


def _changes(announcement: Announcement) -> dict[str, Any]:
    return {
        "calendar": announcement.after.name,
        "year": announcement.year.year,
        "status": announcement.year.status,
        "changed": [
            {
                "date": change.day.isoformat(),
                "was": change.was,
                "becomes": change.becomes,
                "name": change.name,
                "moves_deadlines": change.moves_deadlines,
            }
            for change in announcement.changed
        ],
    }


def _state(name: str) -> StateCalendar:
    """The calendar of the product, with the years that this installation published, if it is one."""
    folder = data_folder("calendars")
    if not (folder / name).is_dir():
        known = ", ".join(sorted(path.name for path in folder.iterdir() if path.is_dir()))
        raise fail(f"there is no calendar {name!r}; there is {known}", 2)
    state = state_calendar(name)
    from huiyin.catalogue.home import Home

    if not Home.from_environment().settings_file.is_file():
        return state
    open_home()
    from huiyin.ledger import years

    return years.with_published(state)


def _days(year: int, months: Iterable[int]) -> list[date]:
    first = date(year, 1, 1)
    every = (first + timedelta(days=n) for n in range(366))
    wanted = set(months)
    return [day for day in every if day.year == year and day.month in wanted]


def _workdays(state: StateCalendar, days: Iterable[date]) -> int:
    return sum(state.is_workday(day) for day in days)


def _answer(state: StateCalendar, year: int, months: list[int]) -> dict[str, Any]:
    days, notice = _days(year, months), state.year(year)
    return {
        "calendar": state.name,
        "year": year,
        "status": notice.status,
        "sources": list(notice.sources),
        "workdays": _workdays(state, days),
        "days": [
            {"date": day.isoformat(), "kind": state.kind_of(day), "name": state.holiday(day)}
            for day in days
        ],
    }


def _grid(state: StateCalendar, year: int, month: int) -> Group:
    table = Table(title=f"{year}年{month}月", box=None, padding=(0, 1), title_style="bold")
    for weekday in _WEEKDAYS:
        table.add_column(weekday, justify="left", min_width=4)
    for week in Calendar().monthdatescalendar(year, month):
        table.add_row(*(_cell(state, day) if day.month == month else "" for day in week))
    return Group(table, *_legend(state, year, month))


def _cell(state: StateCalendar, day: date) -> Text:
    mark, style = _MARKS[state.kind_of(day)]
    return Text(f"{day.day:>2}{mark}", style=style)


def _legend(state: StateCalendar, year: int, month: int) -> list[Text]:
    """The holidays of a month by name, and its make-up workdays."""
    days = _days(year, [month])
    lines = []
    for name, group in groupby(days, key=state.holiday):
        off = list(group)
        if name:
            span = f"{off[0].day}日" if len(off) == 1 else f"{off[0].day}日至{off[-1].day}日"
            lines.append(Text(f" {name} {span}", style=_MARKS["holiday"][1]))
    worked = [f"{day.day}日" for day in days if state.kind_of(day) == "make-up workday"]
    if worked:
        lines.append(Text(f" 调休上班 {'、'.join(worked)}", style="yellow"))
    return lines


def _weekday(day: date) -> str:
    return f"周{_WEEKDAYS[day.weekday()]}"


__all__ = ["announced", "app", "show_changes"]
