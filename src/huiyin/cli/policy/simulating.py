"""`policy simulate`: every closed case decided anew under a draft, and what would have changed."""

import csv
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import track

from huiyin.cli.installed import fail, open_home, out
from huiyin.cli.policy.base import AsJson, app, catalogue_of, regulation_of, say_json
from huiyin.policy.policy import Policy
from huiyin.policy.regulation import Regulation
from huiyin.rulebook.naming import Naming
from huiyin.simulation.comparing import Difference, Findings, joined
from huiyin.simulation.wording import difference_words, load_words, summary_words

AT_A_TIME = 50


@app.command()
def simulate(
    draft: Annotated[Path, typer.Argument(help="The folder of the draft.", exists=True)],
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only cases received from here.")
    ] = None,
    jobs: Annotated[int, typer.Option(help="Processes; all cores when not said.", min=0)] = 0,
    table: Annotated[Path | None, typer.Option("--csv", help="Also write a CSV here.")] = None,
    as_json: AsJson = False,
) -> None:
    """Decide every closed case anew under a draft: graded otherwise, late, another approver, refused.

    Reads the installation's ledger and writes nothing to it. Example: huiyin policy simulate ./our-rules
    """
    name = draft.resolve().name
    regulation = regulation_of(catalogue_of([draft.resolve().parent]), name)
    open_home()
    from huiyin.ledger import ports

    if name not in ports.rules().names():
        raise fail(f"{name} is not in force here: name the folder as the regulation it drafts", 2)
    streams = _closed(name, since)
    found = _tried(
        streams, name, str(draft.resolve().parent), jobs or os.cpu_count() or 1, quiet=as_json
    )
    policy = regulation.on(regulation.pack.in_force)
    if table is not None:
        _write(table, found, policy)
    if as_json:
        say_json(_plain(found, policy))
    else:
        _say(found, policy)


def _closed(pack: str, since: datetime | None) -> list[str]:
    from huiyin.register.knowing import THE_HOUSE, known
    from huiyin.register.models import CaseRow

    rows = known(CaseRow, THE_HOUSE).filter(pack=pack, is_open=False)
    if since is not None:
        rows = rows.filter(received_at__gte=since.astimezone())
    return list(rows.order_by("received_at", "stream").values_list("stream", flat=True))


def _tried(streams: list[str], pack: str, folder: str, jobs: int, *, quiet: bool) -> Findings:
    """In parts, on as many processes as wished; the sum does not depend on how many."""
    from django.db import connections

    parts = [streams[i : i + AT_A_TIME] for i in range(0, len(streams), AT_A_TIME)]
    if jobs == 1 or len(parts) < 2:
        found: Iterator[Findings] = (_part((part, pack, folder)) for part in parts)
        return joined(track(found, "", total=len(parts), disable=quiet))
    connections.close_all()  # no connection is shared between processes
    given = [(part, pack, folder) for part in parts]
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        return joined(track(pool.map(_part, given), "", total=len(parts), disable=quiet))


_LOADED: dict[tuple[str, str], tuple[Regulation, Regulation, Any]] = {}


def _part(given: tuple[Sequence[str], str, str]) -> Findings:
    from huiyin.ledger.histories import histories
    from huiyin.simulation.trying import try_all

    streams, pack, folder = given
    if (pack, folder) not in _LOADED:
        _LOADED[pack, folder] = _load(pack, folder)
    recorded, draft, base = _LOADED[pack, folder]
    return try_all(histories(streams), recorded, draft, base)


def _load(pack: str, folder: str) -> tuple[Regulation, Regulation, Any]:
    from dataclasses import replace

    from huiyin.ledger import moment, ports
    from huiyin.ledger.door import context_for
    from huiyin.people.everybody import everybody

    base = context_for(pack, "", moment.now())
    base = replace(base, organisation=everybody(pack))
    return ports.rules().regulation(pack), catalogue_of([Path(folder)]).regulation(pack), base


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
    with place.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["kind", "what", "old", "new", "clause", "cases", "samples", "words"])
        for difference, tally in found.by_weight():
            rows.writerow([difference.kind, difference.what, difference.old, difference.new,
                           " ".join(difference.clause), tally.cases, " ".join(tally.samples),
                           _row(difference, policy)])  # fmt: skip


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
