"""`huiyin search`: cases by words, numbers, telephone or contract numbers."""

import json
from typing import Annotated, Any

import typer

from huiyin.cli.installed import fail, open_home, out

Words = Annotated[list[str], typer.Argument(help="Words of two characters and more, or a number.")]
Pack = Annotated[str, typer.Option(help="Only cases under this regulation.")]
Open = Annotated[bool, typer.Option("--open", help="Only cases that have not ended.")]
After = Annotated[str, typer.Option(help="The key that the page before ended with.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def add_to(app: typer.Typer) -> None:
    app.command()(search)


def search(
    words: Words, pack: Pack = "", is_open: Open = False, after: After = "", as_json: AsJson = False
) -> None:
    """Find cases by what was said in them, by their number, or by a telephone or contract number.

    Sealed cases are not found, nor what the regulation hides. Example: huiyin search 漏水 三号楼
    """
    open_home()
    from huiyin.register import queries
    from huiyin.register.finding import TooShort

    try:
        hits = _hits(" ".join(words), pack, is_open, after)
    except TooShort:
        raise fail("a word has two characters and more", 2) from None
    except queries.BadKey:
        raise fail(f"no page ended with {after!r}", 2) from None
    lines = [_line(found) for found in hits.found]
    if as_json:
        typer.echo(json.dumps({"found": lines, "after": hits.after}, ensure_ascii=False))
        return
    for line in lines:
        said = f"{line['where']}: {line['text']}" if line["text"] else f"by its {line['why']}"
        out.print(f"{line['number']:20} {line['stage']:10} {said}", highlight=False, markup=False)
    out.print(f"next page: --after {hits.after}" if hits.after else f"{len(lines)} found")


def _hits(asked: str, pack: str, is_open: bool, after: str) -> Any:
    from huiyin.ledger import moment, ports
    from huiyin.register import finding, queries

    rules, now = ports.rules(), moment.now()
    names = [name for name in rules.names() if pack in ("", name)]
    policies = [rules.regulation(name).at(now) for name in names]
    filters = queries.Filters(pack=pack, open=True if is_open else None)
    rows = queries.chosen(queries.Scope(packs=frozenset(names)), filters)
    return finding.find(rows, finding.looking_for(asked, policies, "", now), list, after)


def _line(found: Any) -> dict[str, Any]:
    said = found.said
    return {
        "id": found.row.stream.partition("/")[2],
        "number": found.row.number,
        "stage": found.row.stage,
        "why": found.why,
        "where": (said.fact or said.event) if said else "",
        "text": "".join(found.snippet),
    }
