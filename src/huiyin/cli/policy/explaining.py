"""`policy explain`: a regulation to read, every rule under its clause."""

from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from typing import Annotated

import typer

from huiyin.cli.policy.base import AsJson, Folder, app, catalogue_of, out, regulation_of, say_json
from huiyin.policy.explanation import Entry
from huiyin.policy.explanation import explain as explained
from huiyin.policy.schema.pack import Pack


@app.command()
def explain(
    pack: str,
    packs: Folder = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day; the pack's first one when not said."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The regulation to read: every rule under its clause, those of its base marked.

    Example: huiyin policy explain my-pack --on 2026-07-01
    """
    regulation = regulation_of(catalogue_of(packs), pack)
    day = on.date() if on else regulation.pack.in_force
    entries = explained(regulation.on(day))
    if as_json:
        say_json({"pack": pack, "on": day.isoformat(), "rules": [asdict(e) for e in entries],
                  "declined": regulation.declined})  # fmt: skip
        return
    title = regulation.pack.title.text(str(regulation.pack.language))
    out.print(f"{title} · {regulation.pack.version} · {day}", style="bold", highlight=False)
    _say_place(regulation.pack)
    for clause, rules in groupby(entries, lambda entry: entry.clause):
        out.print(clause, style="bold cyan", highlight=False)
        for entry in rules:
            _say(entry)
    for clause, why in regulation.declined.items():
        out.print(clause, style="bold cyan", highlight=False)
        out.print(f"  – {why}", style="dim", highlight=False, markup=False, soft_wrap=True)


def _say_place(pack: Pack) -> None:
    """What it stands in place of, and what stands in its place."""
    language = str(pack.language)
    for old in pack.supersedes:
        said = f"  in place of {old.title.text(language)} since {old.from_}"
        out.print(said, highlight=False, markup=False, soft_wrap=True)
    if pack.repealed:
        by = f", {pack.superseded_by.text(language)} in its place" if pack.superseded_by else ""
        out.print(
            f"  repealed on {pack.repealed}{by}", highlight=False, markup=False, soft_wrap=True
        )


def _say(entry: Entry) -> None:
    base = f"  ({entry.base})" if entry.base else ""
    line = f"  {entry.words or entry.name}  [{entry.section}.{entry.name}]{base}"
    out.print(line, highlight=False, markup=False, soft_wrap=True)
