"""The queue: all cases a person may see, narrowed and ordered by what stands in the address."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse

from huiyin.casework.case import Stage
from huiyin.casework.wording import stage_label
from huiyin.desk.listing import (
    COLUMNS,
    SIZES,
    asked_of,
    columns_in,
    found,
    listed,
    size_in,
    sort_in,
)
from huiyin.desk.rowing import case_href
from huiyin.desk.views.saved import views_for
from huiyin.desk.words import say
from huiyin.register.finding import TooShort
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.register.paging import ORDERS
from huiyin.register.queries import BadKey, Filters
from huiyin.sight.filtering import DUE_WITHIN, OPEN, PLAIN, filters_of
from huiyin.sight.looking import readable, scope_of
from huiyin.sight.me import Me, me_of


def queue(request: HttpRequest) -> HttpResponse:
    me, asked = me_of(request), request.GET
    records = request.path.endswith("/records/")
    filters = filters_of(me, asked, records=records)
    number = filters.number or filters.words
    if number and (only := _only(me, request, number)):
        return redirect(only)
    try:
        shown = _listed(me, filters, asked)
    except BadKey:
        return HttpResponseBadRequest()
    choices = _choices(me, filters)
    shown |= {
        "page": "records" if records else "queue",
        "filters": filters,
        "asked": asked_of(asked),
        "open": asked.get("open") or ("all" if filters.open is None else ""),
        "narrowed": any(asked.get(name) for name in _NARROWING),
        "folded": sum(bool(asked.get(name)) for name in _FOLDED),
        "choices": choices,
        "unknown": _unknown(me, asked, choices),
        "views": views_for(me, asked, records=records),
        "export": f"{reverse('export-records' if records else 'export')}?{asked_of(asked)}",
        **_look(me, asked),
    }
    return render(request, "desk/queue.html", shown)


_FOLDED = ("kind", "channel", "number", "from", "to")
"""Narrowed more seldom: these stand folded until one is set."""
_NARROWING = (*PLAIN, *_FOLDED, "owner", "q", "overdue", "open", "due")


def _listed(me: Me, filters: Filters, asked: QueryDict) -> dict[str, Any]:
    """Raises BadKey."""
    try:
        page = (found if filters.words else listed)(me, filters, asked)
    except TooShort:
        return {"cases": [], "too_short": True}
    return {"cases": page.lines, "after": page.after, "before": page.before, "count": page.count}


def _look(me: Me, asked: QueryDict) -> dict[str, Any]:
    """Which columns, in which order, how many on a page."""
    chosen = columns_in(asked)
    return {
        "shown_columns": chosen,
        "all_columns": [(n, say(f"queue.{n}", me.language), n in chosen) for n in COLUMNS],
        "sort": sort_in(asked),
        "sorts": [(n, say(f"queue.sort.{n}", me.language)) for n in ORDERS],
        "size": size_in(asked),
        "sizes": SIZES,
    }


def _unknown(
    me: Me, asked: Mapping[str, str], choices: Mapping[str, Mapping[str, str]]
) -> list[tuple[str, str]]:
    """Filters set to what is none of their choices, by name and value: nothing can be found by them."""
    known = {**choices, "open": OPEN, "sort": dict.fromkeys(("", *ORDERS))}
    return [
        (say(f"queue.{_CALLED.get(name, name)}", me.language), value)
        for name, value in asked.items()
        if value and name in known and value not in known[name]
    ]


_CALLED = {"open": "state", "due": "within"}


def _only(me: Me, request: HttpRequest, number: str) -> str:
    """The address of the one case of exactly this number, when it is looked for by number alone."""
    if set(request.GET) not in ({"number"}, {"q"}):
        return ""
    row = known(CaseRow, me.eyes).filter(number=number).first()
    if row is None or not readable(me, [row], scope_of(me)):
        return ""
    return case_href(row.stream)


def _choices(me: Me, filters: Filters) -> dict[str, Any]:
    """What each filter may be set to, in words."""
    houses = [h for h in me.houses.values() if filters.pack in ("", h.name)]
    kinds, grades, owners = dict[str, str](), dict[str, str](), dict[str, str]()
    channels = dict[str, str]()
    for house in houses:
        words, policy = me.words(house.policy), house.policy
        for name, kind in policy.kinds.items():
            if kind.record == filters.records:
                kinds[str(name)] = kind.title.text(me.language)
        for name, channel in policy.channels.items():
            channels[str(name)] = channel.title.text(me.language)
        if "grade" in policy.tables:
            names = policy.tables["grade"].names.items()
            grades |= {str(name): title.text(me.language) for name, title in names}
        for post in house.organisation.posts:
            owners |= {person: words.person(person) for person in post.holders}
    packs = {h.name: h.policy.head.title.text(me.language) for h in me.houses.values()}
    stages = {s.value: stage_label(s, me.language) for s in Stage if s is not Stage.NEW}
    return {
        "pack": packs,
        "stage": stages,
        "kind": kinds,
        "grade": grades,
        "channel": channels,
        "due": {name: say(f"queue.within.{name}", me.language) for name in DUE_WITHIN},
        "owner": {"me": say("queue.me", me.language), **dict(sorted(owners.items()))},
    }
