"""How the installation runs: who works, what is late or stuck, what was proven and copied when."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.utils import translation

from huiyin.desk.house.gate import for_administrators, show
from huiyin.desk.house.naming import Naming
from huiyin.desk.words import say
from huiyin.ledger import moment, ports, standby
from huiyin.sight.me import me_of
from huiyin.upkeep import standing
from huiyin.upkeep.beating import product

LATE = timedelta(minutes=5)
"""A clock that has waited longer is late; the worklist says the same."""
DAILY, WEEKLY = timedelta(days=2), timedelta(days=8)
"""What is done every day, or every week, is old after this."""
LITTLE_ROOM = 0.1
STUCK_SHOWN = 20


@for_administrators
def running(request: HttpRequest) -> HttpResponse:
    """Trying again changes nothing that was decided, so it needs no power."""
    me = me_of(request)
    if request.method == "POST":
        count = _again(request.POST.get("again", ""), me.now)
        messages.success(request, say("run.again.done", me.language, {"n": count}))
        return redirect("house-running")
    cards = [_workers(), _clocks(me.now), _messages(me.now), *_proof(me.now), _room(me.language)]
    shown = {
        "cards": {card["name"]: card for card in cards},
        "wrong": sum(card["wrong"] for card in cards),
        "books": _books(Naming(me)),
        "version": product(),
        "database": connection.display_name,
        "standby": standby.standing(),
    }
    return show(request, "running", "running", **shown)


def _again(what: str, now: datetime) -> int:
    if what == "clocks":
        return standing.try_again(now)
    return standing.send_again(now) if what == "messages" else 0


def _workers() -> dict[str, Any]:
    found = standing.workers()
    wrong = any(worker.is_late for worker in found) or not found
    return {"name": "workers", "rows": found, "wrong": wrong}


def _clocks(now: datetime) -> dict[str, Any]:
    clocks = standing.clocks(now)
    stuck = [
        {
            "clock": row.clock,
            "n": row.attempts,
            "at": row.not_before,
            "trouble": kind_of(row.trouble),
        }
        for row in standing.stuck().order_by("not_before", "pk")[:STUCK_SHOWN]
    ]
    wrong = bool(clocks.stuck) or clocks.lag > LATE
    minutes = int(clocks.lag.total_seconds() // 60)
    return {"name": "clocks", "found": clocks, "minutes": minutes, "stuck": stuck, "wrong": wrong}


def kind_of(trouble: str) -> str:
    """The sort of error alone: its message may quote what somebody told us."""
    return trouble.partition(":")[0][:60]


def _messages(now: datetime) -> dict[str, Any]:
    queue = standing.queue(now)
    given_up = standing.jobs()["job"]
    wrong = bool(queue.counts["failed"] or given_up)
    return {"name": "messages", **queue.counts, "jobs": given_up, "wrong": wrong}


def _proof(now: datetime) -> list[dict[str, Any]]:
    wall = moment.wall()
    seal = standing.last_seal()
    made: dict[str, Any] = {
        "name": "seal",
        "row": seal,
        "moved": standing.unsealed(),
        "days": DAILY.days,
    }
    made["old"] = seal is not None and now - seal.at > DAILY
    cares = [made | {"wrong": seal is None or made["old"]}]
    for name, most in (("verify", WEEKLY), ("backup", DAILY)):
        row = standing.last(name)  # type: ignore[arg-type]
        old = row is not None and wall - row.at > most
        wrong = row is None or old or not row.is_sound
        cares.append({"name": name, "row": row, "old": old, "days": most.days, "wrong": wrong})
    return cares


def _room(language: str) -> dict[str, Any]:
    room = standing.room()
    with translation.override("en"):
        free, total = filesizeformat(room.free), filesizeformat(room.total)
    return {"name": "room", "free": free, "total": total, "wrong": room.share < LITTLE_ROOM}


def _books(naming: Naming) -> list[dict[str, Any]]:
    found = []
    for pack in naming.policies:
        edition = ports.rules().base(pack)
        if edition is not None:
            found.append({"title": naming.pack(pack), "edition": edition})
    return found
