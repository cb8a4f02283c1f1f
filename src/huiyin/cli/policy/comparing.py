"""`policy diff`: what changed between two wordings of a regulation, in sentences."""

from collections import Counter
from dataclasses import asdict
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from huiyin.casework.wording.languages import text_in
from huiyin.cli.installed import fail
from huiyin.cli.policy.base import AsJson, Folder, app, catalogue_of, out, regulation_of, say_json
from huiyin.policy.policy import Policy
from huiyin.rulebook.change_phrases import CHANGES
from huiyin.rulebook.changes import Change, changes
from huiyin.rulebook.sameness import Way
from huiyin.rulebook.sections import SECTIONS

_STYLE: dict[Way, str] = {
    "new": "green",
    "gone": "red",
    "shorter": "yellow",
    "longer": "yellow",
    "more": "cyan",
    "less": "magenta",
    "other": "",
}


@app.command()
def diff(
    old: Annotated[
        str, typer.Argument(help="A name or folder; a day may follow: name@2026-07-01.")
    ],
    new: Annotated[str, typer.Argument(help="The other one, or the same on another day.")],
    packs: Folder = None,
    language: Annotated[str, typer.Option(help="zh-Hans, zh-Hant or en.")] = "",
    as_json: AsJson = False,
) -> None:
    """What changed between two regulations or two days of one, in sentences.

    Exit code 0 whether or not anything did. Example: huiyin policy diff our-rules ./our-rules-2027
    """
    before, after = _policy(old, packs), _policy(new, packs)
    spoken = language or after.language
    found = changes(before, after, spoken)
    if as_json:
        say_json({"old": before.stamp, "new": after.stamp, "changes": list(map(asdict, found))})
        return
    out.print(f"{before.stamp} → {after.stamp}", style="bold", highlight=False)
    for section, ones in groupby(found, lambda change: change.section):
        heading = text_in(CHANGES, section, spoken, text_in(SECTIONS, section, spoken, section))
        out.print(heading, style="bold cyan", highlight=False)
        for change in ones:
            _say(change)
    out.print(_summary(found, spoken), highlight=False)


def _policy(which: str, packs: list[Path] | None) -> Policy:
    """The policy of a name or folder, as worded on a day: the pack's first one when none is said."""
    place, _, day = which.partition("@")
    folder = Path(place)
    own = (folder / "pack.yaml").is_file()
    catalogue = catalogue_of([folder.resolve().parent, *(packs or ())] if own else packs)
    regulation = regulation_of(catalogue, folder.resolve().name if own else place)
    try:
        return regulation.on(date.fromisoformat(day) if day else regulation.pack.in_force)
    except ValueError:
        raise fail(f"{which}: {day} is no day; write name@2026-07-01", 2) from None


def _say(change: Change) -> None:
    clause = f"[{', '.join(change.clause)}]" if change.clause else ""
    title = f"{change.title}：" if change.title else ""
    line = f"  {title}{change.words} {clause}".rstrip()
    out.print(line, style=_STYLE[change.way], highlight=False, markup=False, soft_wrap=True)


def _summary(found: list[Change], language: str) -> str:
    if not found:
        return text_in(CHANGES, "same", language)
    counts = Counter(change.way for change in found)
    places = {way: counts[way] for way in _STYLE}
    return text_in(CHANGES, "summary", language).format(all=len(found), **places)
