"""The queue: all cases a person may see, narrowed and ordered by what stands in the address."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBadRequest
from django.shortcuts import redirect, render

from huiyin.casework.case import Stage
from huiyin.casework.wording import stage_label
from huiyin.desk.rowing import case_href, case_lines, hit_line
from huiyin.desk.words import say
from huiyin.register import queries
from huiyin.register.finding import TooShort
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.register.queries import BadKey, Filters
from huiyin.sight.filtering import OPEN, PLAIN, filters_of
from huiyin.sight.looking import readable, scope_of
from huiyin.sight.me import Me, me_of
from huiyin.sight.searching import search


def queue(request: HttpRequest) -> HttpResponse:
    me, asked = me_of(request), request.GET
    filters = filters_of(me, asked, records=request.path.endswith("/records/"))
    number = filters.number or filters.words
    if number and (found := _only(me, request, number)):
        return redirect(found)
    try:
        listed = (_found if filters.words else _listed)(me, filters, asked)
    except BadKey:
        return HttpResponseBadRequest()
    choices = _choices(me, filters)
    shown = {
        "page": "records" if filters.records else "queue",
        "filters": filters,
        "open": asked.get("open") or ("all" if filters.open is None else ""),
        "narrowed": any(asked.get(name) for name in _NARROWING),
        "choices": choices,
        "unknown": _unknown(me, asked, choices),
        **listed,
    }
    return render(request, "desk/queue.html", shown)


_NARROWING = (*PLAIN, "owner", "number", "q", "overdue", "open")


def _listed(me: Me, filters: Filters, asked: Mapping[str, str]) -> dict[str, Any]:
    scope = scope_of(me)
    rows = queries.chosen(scope, filters)
    by_receipt = asked.get("sort") == "received"
    order = queries.by_receipt if by_receipt else queries.by_due
    page = order(rows, asked.get("after", ""))
    count, more = queries.count_up_to(rows)
    return {
        "cases": case_lines(me, readable(me, page.rows, scope)),
        "after": page.after,
        "count": f"{count:,}+" if more else f"{count:,}",
        "sort": "received" if by_receipt else "due",
    }


def _found(me: Me, filters: Filters, asked: Mapping[str, str]) -> dict[str, Any]:
    """Cases in whose texts the words stand, each with the place where; the newest first."""
    try:
        hits = search(me, filters, asked.get("after", ""))
    except TooShort:
        return {"cases": [], "too_short": True}
    lines = {line.number: line for line in case_lines(me, [hit.row for hit in hits.found])}
    cases = [
        replace(lines[hit.row.number], hit=hit_line(me, hit))
        for hit in hits.found
        if hit.row.number in lines
    ]
    return {"cases": cases, "after": hits.after, "sort": "received"}


def _unknown(
    me: Me, asked: Mapping[str, str], choices: Mapping[str, Mapping[str, str]]
) -> list[tuple[str, str]]:
    """Filters set to what is none of their choices, by name and value: nothing can be found by them."""
    known = {**choices, "open": OPEN, "sort": dict.fromkeys(("", "due", "received"))}
    return [
        (say(f"queue.{_CALLED.get(name, name)}", me.language), value)
        for name, value in asked.items()
        if value and name in known and value not in known[name]
    ]


_CALLED = {"open": "state"}


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
    for house in houses:
        words, policy = me.words(house.policy), house.policy
        for name, kind in policy.kinds.items():
            if kind.record == filters.records:
                kinds[str(name)] = kind.title.text(me.language)
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
        "owner": {"me": say("queue.me", me.language), **dict(sorted(owners.items()))},
    }
