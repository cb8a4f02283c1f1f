"""`policy read`: a regulation as a page that stands alone, to read, to print, to hand out."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from huiyin.cli.installed import fail
from huiyin.cli.policy.base import Folder, app, catalogue_of, out, regulation_of
from huiyin.papers.regulation import print_regulation
from huiyin.rulebook.book import book_of
from huiyin.rulebook.examples import examples_of, stories_of
from huiyin.rulebook.pages import standing_alone


@app.command()
def read(
    pack: Annotated[list[str] | None, typer.Argument(help="Packs; all when none is named.")] = None,
    to: Annotated[Path, typer.Option(help="The folder for the pages.")] = Path("regulations"),
    on: Annotated[str, typer.Option(help="As worded on a day; else on the pack's first.")] = "",
    language: Annotated[str, typer.Option(help="zh-Hans, zh-Hant or en.")] = "",
    pdf: Annotated[bool, typer.Option("--pdf", help="As PDF/A to print, instead of HTML.")] = False,
    packs: Folder = None,
) -> None:
    """Write each regulation as one HTML page or PDF: duties, grades, flow chart, limits, authority,
    examples.

    Every rule stands with its clause. Example: huiyin policy read my-pack --to ./pages --pdf
    """
    catalogue = catalogue_of(packs)
    to.mkdir(parents=True, exist_ok=True)
    for name in pack or catalogue.names():
        regulation, calendars = regulation_of(catalogue, name), catalogue.calendars(name)
        day = _day(on) or regulation.pack.in_force
        policy = regulation.on(day)
        book = book_of(policy, regulation.declined, language)
        start = datetime(day.year, day.month, day.day, 10, tzinfo=calendars.zone)
        examples = examples_of(regulation, policy, calendars, start, book.language)
        if pdf:
            place = to / f"{name}.pdf"
            place.write_bytes(print_regulation(policy, book, examples, start).pdf)
        else:
            page = standing_alone(
                book,
                examples,
                stories_of(regulation, catalogue.scenarios(name), calendars, book.language),
            )
            place = to / f"{name}.html"
            place.write_text(page, "utf-8")
        out.print(f"{book.title}: {place}", highlight=False, soft_wrap=True)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise fail(f"{said} is no day; write 2026-07-01", 2) from None
