"""Disposal in batches: what is over is asked for together, and a second person goes through it."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.http import QueryDict

from huiyin.desk.house.naming import Naming
from huiyin.desk.words import say
from huiyin.people import erasing
from huiyin.people.deeds import Unfit
from huiyin.people.models import Erasure
from huiyin.sight.disposing import SHOWN, Over, all_over
from huiyin.sight.me import Me


def over_lines(me: Me, files: Iterable[Over]) -> list[dict[str, Any]]:
    """Files whose time is over; what is to be appraised is not ticked to begin with."""
    return [
        {"id": one.id, "number": one.row.number, "title": one.seen.title, "until": one.kept.until,
         "latest": one.kept.latest, "overdue": one.overdue, "clauses": one.kept.clauses,
         "pack": one.row.pack, "appraise": one.kept.then == "appraise",
         "rule": one.seen.policy.retention[one.kept.rule].title.text(me.language)}
        for one in files
    ]  # fmt: skip


def batch_lines(naming: Naming, rows: list[Erasure]) -> list[dict[str, Any]]:
    """Each batch with its cases, as the second person sees them."""
    ordered = sorted(rows, key=lambda row: (row.batch, row.number))
    return [
        {"batch": batch, "who": naming.person(own[0].asked_by), "at": own[0].asked_at,
         "why": own[0].why, "mine": own[0].asked_by == naming.me.person, "count": len(own),
         "cases": [{"id": row.case, "extent": erasing.extent(row.case)} for row in own],
         "deed": f"review/{batch}"}
        for batch, own in ((b, list(group)) for b, group in groupby(ordered, lambda r: r.batch))
    ]  # fmt: skip


def asked_many(me: Me, cases: list[str], why: str) -> dict[str, Any]:
    """Only what is over: whatever else is wanted erased is asked for by its number."""
    known = set(all_over(me, cases[:SHOWN]))
    chosen = [case for case in dict.fromkeys(cases) if case in known]
    erasing.ask_many(me.account, chosen, why)
    return {"said": say("erase.asked_many", me.language, {"n": len(chosen)})}


def reviewed(me: Me, sent: QueryDict) -> dict[str, Any]:
    """Confirmed by typing how many go: a click is too little for what nothing brings back."""
    gone = set(sent.getlist("case"))
    if sent.get("sure", "").strip() != str(len(gone)):
        raise Unfit("erase.no.count")
    done = erasing.review(me.account, sent.get("batch", ""), gone, sent.get("why", ""))
    return {"said": say("erase.reviewed", me.language, {"n": len(done)})}
