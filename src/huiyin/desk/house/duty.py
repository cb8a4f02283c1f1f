"""The duty roster: who acts in a post at which hours, where nobody does, and new turns."""

from collections import defaultdict
from datetime import date, time, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from huiyin.desk.house.gate import Wrong, attempt, for_administrators, refused_in, show
from huiyin.desk.house.naming import Naming, place_in
from huiyin.desk.words import say
from huiyin.ledger import moment, ports
from huiyin.people import rostering
from huiyin.people.deeds import Unfit
from huiyin.people.models import Account, Standing
from huiyin.sight.me import me_of

AHEAD = timedelta(days=14)
WEEK = timedelta(days=7)


@for_administrators
def duty(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    wrong: Wrong | None = None
    preview: dict[str, Any] | None = None
    if request.method == "POST":
        wrong, preview = _asked(request, naming)
        if wrong is None and preview is None:
            return redirect("house-duty")
    shown: dict[str, Any] = {
        "rosters": _rosters(naming),
        "people": [
            (one.person, one.words())
            for one in Account.objects.filter(is_active=True).order_by("username")
        ],
        "choices": naming.choices(),
        "wrong": wrong,
        "preview": preview,
        "given": request.POST,
        "picked": request.POST.getlist("weekday"),
        "weekdays": [(str(n), name) for n, name in enumerate(_weekdays(naming))],
        "today": moment.today(),
    }
    return show(request, "duty", "duty", status=422 if wrong else 200, **shown)


def _weekdays(naming: Naming) -> list[str]:
    return say("calendar.weekdays", naming.me.language).split()


def _asked(request: HttpRequest, naming: Naming) -> tuple[Wrong | None, dict[str, Any] | None]:
    by, why = naming.me.account, request.POST.get("why", "").strip()
    if "drop" in request.POST:
        turn = request.POST["drop"]
        row = Standing.objects.filter(pk=turn if turn.isdecimal() else 0, on_duty=True).first()
        if row is None:
            raise Http404
        return attempt(request, "drop", lambda: rostering.drop(by, row, why)), None
    if "confirm" in request.POST:
        return attempt(request, "duty", lambda: rostering.roster(by, _wish(request), why)), None
    return refused_in(request, "duty", lambda: _preview(request, naming))


def _wish(request: HttpRequest) -> rostering.Wish:
    given = request.POST
    try:
        return rostering.Wish(
            person=given.get("person", ""),
            place=place_in(given.get("post", ""), given.get("unit", "")),
            first=date.fromisoformat(given.get("first", "")),
            last=date.fromisoformat(given.get("last", "")),
            begins=time.fromisoformat(given.get("begins", "")),
            ends=time.fromisoformat(given.get("ends", "")),
            weekdays=frozenset(int(n) for n in given.getlist("weekday") if n.isdecimal()),
        )
    except ValueError:
        raise Unfit("duty.no.when", "first") from None


def _preview(request: HttpRequest, naming: Naming) -> dict[str, Any]:
    wish = _wish(request)
    turns = rostering.planned(wish)
    zone = str(ports.rules().calendars(wish.place.pack).zone)
    return {"turns": turns, "who": naming.person(wish.person), "post": naming.post(wish.place),
            "zone": zone}  # fmt: skip


def _rosters(naming: Naming) -> list[dict[str, Any]]:
    """Each post that has a roster: its turns of the next days, and until when there are any."""
    now = naming.me.now
    found: dict[tuple[str, str, str], list[Standing]] = defaultdict(list)
    for row in Standing.objects.filter(on_duty=True, until__gt=now).order_by("since", "pk"):
        found[row.pack, row.role, row.unit].append(row)
    return [
        _roster(naming, turns) for (pack, _, _), turns in found.items() if pack in naming.policies
    ]


def _roster(naming: Naming, turns: list[Standing]) -> dict[str, Any]:
    now = naming.me.now
    last = max(row.until for row in turns if row.until)
    near = [row for row in turns if row.since is None or row.since < now + AHEAD]
    return {
        "post": naming.post(turns[0]),
        "zone": str(ports.rules().calendars(turns[0].pack).zone),
        "last": last,
        "ends_soon": last < now + WEEK,
        "turns": [
            {
                "row": row,
                "person": naming.person(row.person),
                "now": row.since is not None and row.since <= now,
            }
            for row in near or turns[:1]
        ],
    }
