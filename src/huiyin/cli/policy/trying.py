"""History tried on all cores: closed cases of a ledger, or deeds told in a file, part by part."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rich.progress import track

from huiyin.casework.context import Context
from huiyin.catalogue import Catalogue
from huiyin.cli.installed import check_current, choose_home, fail, open_home
from huiyin.cli.policy.base import err
from huiyin.cli.policy.cluster import spread_over
from huiyin.policy.regulation import Regulation
from huiyin.simulation.comparing import Findings, joined
from huiyin.simulation.telling import BadHistory, Told, by_case, house_of, lived, read_history
from huiyin.simulation.trying import try_all

AT_A_TIME = 50


@dataclass(frozen=True)
class Sides:
    """The regulation as it stands and the draft: where they lie, and the day whose wordings are tried."""

    pack: str
    folder: str
    folders: tuple[str, ...] = ()
    as_of: date | None = None

    def draft(self) -> Regulation:
        found = Catalogue(Path(self.folder), *map(Path, self.folders)).regulation(self.pack)
        return found.as_of(self.as_of) if self.as_of else found


@dataclass(frozen=True)
class Hands:
    """Who does it: so many processes of this machine (all cores for none), or the workers of a cluster."""

    jobs: int = 0
    cluster: str = ""
    quiet: bool = False


def tried(sides: Sides, source: Path | None, since: datetime | None, hands: Hands) -> Findings:
    """`source` is a file of deeds, the home folder of another installation, or None for this one."""
    if source is not None and source.is_file():
        return _spread(_of_file, _cases_in(source, since), sides, hands)
    if source is not None:
        choose_home(source)
    open_home()
    check_current()
    from huiyin.ledger import ports

    if sides.pack not in ports.rules().names():
        raise fail(f"{sides.pack} is not in force here: name the folder as what it drafts", 2)
    return _spread(_of_ledger, _closed(sides.pack, since), sides, hands)


Part = Callable[[tuple[Sequence[Any], Sides]], Findings]


def _spread(work: Part, things: Sequence[Any], sides: Sides, hands: Hands) -> Findings:
    """In parts, on as many processes as wished; the sum does not depend on how many."""
    parts = [(things[i : i + AT_A_TIME], sides) for i in range(0, len(things), AT_A_TIME)]
    with _doing(work, parts, hands) as found:
        return joined(track(found, "", total=len(parts), disable=hands.quiet, console=err))


@contextmanager
def _doing(work: Part, parts: Sequence[Any], hands: Hands) -> Iterator[Iterator[Findings]]:
    """What comes of the parts, in their order."""
    wanted = hands.jobs or os.cpu_count() or 1
    if hands.cluster:
        yield spread_over(hands.cluster, work, parts)
    elif wanted == 1 or len(parts) < 2:
        yield map(work, parts)
    else:
        if work is _of_ledger:
            from django.db import connections

            connections.close_all()  # no connection is shared between processes
        with ProcessPoolExecutor(wanted, mp_context=get_context("fork")) as pool:
            yield pool.map(work, parts)


# a ledger


def _closed(pack: str, since: datetime | None) -> list[str]:
    from huiyin.register.knowing import THE_HOUSE, known
    from huiyin.register.models import CaseRow

    rows = known(CaseRow, THE_HOUSE).filter(pack=pack, is_open=False)
    if since is not None:
        rows = rows.filter(received_at__gte=since.astimezone())
    return list(rows.order_by("received_at", "stream").values_list("stream", flat=True))


def _of_ledger(given: tuple[Sequence[str], Sides]) -> Findings:
    open_home()  # on another machine nobody has yet
    from huiyin.ledger.histories import histories

    streams, sides = given
    return try_all(histories(streams), *_loaded(sides))


@lru_cache(maxsize=1)
def _loaded(sides: Sides) -> tuple[Regulation, Regulation, Context]:
    from huiyin.ledger import moment, ports
    from huiyin.ledger.door import context_for
    from huiyin.people.everybody import everybody

    base = context_for(sides.pack, "", moment.now())
    base = replace(base, organisation=everybody(sides.pack))
    return ports.rules().regulation(sides.pack), sides.draft(), base


# a file


def _cases_in(source: Path, since: datetime | None) -> list[list[Told]]:
    try:
        told = read_history(source.read_text("utf-8-sig"), is_csv=source.suffix == ".csv")
    except (BadHistory, UnicodeDecodeError) as error:
        raise fail(f"{source}: {error}", 2) from None
    cases = by_case(told)
    first = f"{since:%Y-%m-%d}" if since else ""
    return [deeds for deeds in cases if deeds[0].at >= first]


def _of_file(given: tuple[Sequence[list[Told]], Sides]) -> Findings:
    """What the regulation as it stands makes of the deeds is what the draft is compared with."""
    cases, sides = given
    recorded, draft, base = _from_folders(sides)
    try:
        made = [lived(deeds, recorded, base) for deeds in cases]
    except BadHistory as error:
        raise fail(str(error), 2) from None
    return try_all((batches for batches in made if batches), recorded, draft, base)


@lru_cache(maxsize=1)
def _from_folders(sides: Sides) -> tuple[Regulation, Regulation, Context]:
    from huiyin.casework.organisation import SYSTEM

    catalogue = Catalogue(*map(Path, sides.folders))
    if sides.pack not in catalogue.names():
        raise fail(f"{sides.pack}: no regulation of that name to compare with; say --packs", 2)
    recorded, calendars = catalogue.regulation(sides.pack), catalogue.calendars(sides.pack)
    now = datetime(2000, 1, 1, tzinfo=calendars.zone)  # each deed says its own moment
    base = Context(now=now, actor=SYSTEM, organisation=house_of(recorded), calendars=calendars)
    return recorded, sides.draft(), base
