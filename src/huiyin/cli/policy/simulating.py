"""`policy simulate`: every closed case decided anew under a draft, and what would have changed."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from huiyin.cli.installed import fail, out
from huiyin.cli.policy.base import AsJson, Folder, app, catalogue_of, regulation_of, say_json
from huiyin.cli.policy.trying import Hands, Sides, tried
from huiyin.policy.policy import Policy
from huiyin.returns.plain import write_rows
from huiyin.rulebook.naming import Naming
from huiyin.simulation.comparing import Difference, Findings
from huiyin.simulation.pages import standing_alone
from huiyin.simulation.wording import difference_words, load_words, summary_words

Cluster = Annotated[
    str, typer.Option(help="Address or file of a Dask scheduler whose workers do it.")
]


@app.command()
def simulate(  # noqa: PLR0913, PLR0917 (each an option of the command)
    draft: Annotated[
        Path | None, typer.Argument(help="The folder of the draft.", exists=True)
    ] = None,
    pack: Annotated[Path | None, typer.Option(help="The same, as an option.", exists=True)] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", help="A home folder, or a JSONL or CSV of deeds.", exists=True),
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only cases received from here.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Try the wordings of this day on all cases."),
    ] = None,
    jobs: Annotated[int, typer.Option(help="Processes; all cores when not said.", min=0)] = 0,
    cluster: Cluster = "",
    packs: Folder = None,
    table: Annotated[Path | None, typer.Option("--csv", help="Also write a CSV here.")] = None,
    page: Annotated[
        Path | None, typer.Option("--html", help="Also write a page with charts here.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Decide every closed case anew under a draft: graded otherwise, late, another approver, refused.

    Reads the ledger of this installation or what --from names, and writes nothing to it.
    Example: huiyin policy simulate ./our-rules --html changes.html
    """
    place = draft or pack
    if place is None or (draft and pack):
        raise fail("say the folder of the draft, once", 2)
    folder, name = place.resolve().parent, place.resolve().name
    regulation = regulation_of(catalogue_of([folder, *(packs or ())]), name)
    others = tuple(str(other.resolve()) for other in packs or ())
    sides = Sides(name, str(folder), others, as_of.date() if as_of else None)
    found = tried(sides, source, since, Hands(jobs, cluster, as_json))
    policy = regulation.on(as_of.date() if as_of else regulation.pack.in_force)
    if table is not None:
        _write(table, found, policy)
    if page is not None:
        _draw(page, found, policy)
    say_json(_plain(found, policy)) if as_json else _say(found, policy)


def _draw(page: Path, found: Findings, policy: Policy) -> None:
    about = f"{policy.head.title.text(policy.language)} {policy.head.version}"
    page.write_text(standing_alone(found, Naming(policy, policy.language), about), "utf-8")


def _say(found: Findings, policy: Policy) -> None:
    naming = Naming(policy, policy.language)
    out.print(summary_words(found, naming), highlight=False, soft_wrap=True)
    for difference, tally in found.by_weight():
        clause, samples = "、".join(dict.fromkeys(difference.clause)), "、".join(tally.samples)
        line = f"{tally.cases:>6}  {difference_words(difference, naming)}  [{clause}]  {samples}"
        out.print(line, highlight=False, markup=False, soft_wrap=True)
    for line in load_words(found, naming):
        out.print(line, highlight=False)


def _row(difference: Difference, policy: Policy) -> str:
    return difference_words(difference, Naming(policy, policy.language))


def _write(place: Path, found: Findings, policy: Policy) -> None:
    rows = (
        [difference.kind, difference.what, difference.old, difference.new,
         " ".join(difference.clause), tally.cases, " ".join(tally.samples), _row(difference, policy)]
        for difference, tally in found.by_weight()
    )  # fmt: skip
    write_rows(
        place, [["kind", "what", "old", "new", "clause", "cases", "samples", "words"], *rows]
    )


def _plain(found: Findings, policy: Policy) -> dict[str, Any]:
    return {
        "draft": policy.stamp,
        "cases": found.cases,
        "changed": found.changed,
        "breached": {"before": found.breached_before, "after": found.breached_after},
        "differences": [
            {**asdict(difference), "cases": tally.cases, "samples": tally.samples,
             "words": _row(difference, policy)}
            for difference, tally in found.by_weight()
        ],
        "load": {"before": found.load_before, "after": found.load_after},
    }  # fmt: skip
