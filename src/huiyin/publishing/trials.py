"""Long looks at a proposed edition, in slices beside the clocks: proof, and the trial on closed cases."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import islice
from typing import Any

import structlog
from django.db import DatabaseError, transaction

from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import calendars_for
from huiyin.jobs.asking import WORK, Later, task
from huiyin.ledger import happenings as h
from huiyin.ledger import moment, ports
from huiyin.ledger.canonical import canonical
from huiyin.ledger.door import context_for
from huiyin.ledger.histories import histories
from huiyin.ledger.store import append, lock
from huiyin.people.everybody import everybody
from huiyin.publishing.models import Trial
from huiyin.publishing.proposals import Proposal, drafted, in_force, proposal, stream_of
from huiyin.register.knowing import THE_HOUSE, known
from huiyin.register.models import CaseRow
from huiyin.simulation.comparing import Findings
from huiyin.simulation.keeping import kept, read
from huiyin.simulation.trying import try_all

log = structlog.get_logger()
SLICE = 1.0
"""Seconds, after which other work has its turn."""
AT_A_TIME = 50


def begin(found: Proposal) -> None:
    cases = known(CaseRow, THE_HOUSE).filter(pack=found.pack, is_open=False)
    last = cases.order_by("-stream").values_list("stream", flat=True).first() or ""
    common = {"pack": found.pack, "proposal": found.place, "begun_at": moment.now()}
    for row in (
        Trial(part="prove", total=1, **common),
        Trial(part="try", last=last, total=cases.count(), **common),
    ):
        row.save()
        look.keyed(f"trial/{row.pk}").enqueue(row.pk)


@task(queue_name=WORK, lease=timedelta(minutes=30), inside=False)
def look(trial: int) -> Later | None:
    """One slice of a trial, which says by itself how far it is. What goes wrong in it is said in it."""
    row = Trial.objects.filter(pk=trial, finished_at=None).first()
    if row is None:
        return None
    found = proposal(row.pack, row.proposal)
    if found is None or not found.is_open:
        _finish(row, None)
        return None
    try:
        _PARTS[row.part](row, found)
    except DatabaseError:
        raise
    except Exception as error:
        log.exception("trial failed", pack=row.pack, part=row.part)
        row.fault = f"{type(error).__name__}: {error}"[:500]
        _finish(row, _FAULTS[row.part](found))
    return (
        Later(moment.now()) if Trial.objects.filter(pk=trial, finished_at=None).exists() else None
    )


def _finish(row: Trial, event: h.OfProposal | None) -> None:
    """Once, whoever else looked at the same: the row that is finished is not finished again."""
    with transaction.atomic():
        now = moment.now()
        values = {"finished_at": now, "found": row.found, "done": row.done, "fault": row.fault}
        fresh = Trial.objects.filter(pk=row.pk, finished_at=None).update(**values)
        if fresh and event is not None:
            append(lock(stream_of(row.pack)), [event], now)


def _about(found: Proposal) -> dict[str, Any]:
    return {"at": moment.now(), "by": "", "pack": found.pack, "proposal": found.place}


# proof


def _prove(row: Trial, found: Proposal) -> None:
    """A house without the solver is told so; the proof is an extra."""
    try:
        from huiyin.proof.account import account  # noqa: PLC0415 (an optional extra)
        from huiyin.proof.proving import prove  # noqa: PLC0415
    except ImportError:
        _finish(row, h.PackProven(**_about(found), proven=False))
        return
    regulation = drafted(found)
    report = prove(regulation, vocabulary(), calendars_for(regulation), ports.rules().regulation)
    row.found = json.dumps([line.plain() for line in account(report, "")], ensure_ascii=False)
    row.done = 1
    settled = len(report.standing("declared")) + len(report.standing("read"))
    _finish(row, h.PackProven(**_about(found), proven=True, settled=settled,
                              left_open=len(report.standing("open"))))  # fmt: skip


# trial on closed cases


def _try(row: Trial, found: Proposal) -> None:
    """Goes on after the last stream that was tried, for as long as a slice lasts."""
    recorded = in_force(found.pack)
    if recorded is None:
        _finish(row, _tried(found, Findings()))
        return
    new = drafted(found).as_of(date.fromisoformat(found.step(h.PackCompared).from_day))
    base = context_for(found.pack, "", moment.now())
    base = replace(base, organisation=everybody(found.pack))
    until, whole = time.monotonic() + SLICE, read(json.loads(row.found or "{}"))
    streams = _left(row)
    while part := list(islice(streams, AT_A_TIME)):
        whole.join(try_all(histories(part), recorded, new, base))
        row.cursor, row.done = part[-1], row.done + len(part)
        if time.monotonic() > until:
            break
    else:
        row.found = canonical(kept(whole))
        _finish(row, _tried(found, whole))
        return
    before = Trial.objects.filter(pk=row.pk, finished_at=None, done__lt=row.done)
    before.update(cursor=row.cursor, done=row.done, found=canonical(kept(whole)))


def _left(row: Trial) -> Any:
    cases = known(CaseRow, THE_HOUSE).filter(pack=row.pack, is_open=False, stream__lte=row.last)
    rows = cases.filter(stream__gt=row.cursor).order_by("stream")
    return rows.values_list("stream", flat=True).iterator(1000)


def _tried(found: Proposal, whole: Findings) -> h.PackTried:
    said = canonical(kept(whole))
    return h.PackTried(
        **_about(found), cases=whole.cases, changed=whole.changed,
        breached_before=whole.breached_before, breached_after=whole.breached_after,
        sha256=sha256(said.encode()).hexdigest(),
    )  # fmt: skip


_PARTS: dict[str, Callable[[Trial, Proposal], None]] = {"prove": _prove, "try": _try}
_FAULTS: dict[str, Callable[[Proposal], h.OfProposal | None]] = {
    "prove": lambda found: h.PackProven(**_about(found), proven=False),
    "try": lambda found: None,
}
"""What is said of a look that failed. Where the trial failed nobody can consent."""
