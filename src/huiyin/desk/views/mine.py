"""My work: what is due, what waits for me, what I was told."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBadRequest
from django.shortcuts import render

from huiyin.desk.rowing import ICONS, case_lines, wait_lines
from huiyin.desk.showing.messages import message_groups
from huiyin.desk.views.extracts import AT_FIRST, lines
from huiyin.notices import inbox
from huiyin.register import queries
from huiyin.register.models import CaseRow
from huiyin.register.queries import BadKey, Filters, Scope
from huiyin.register.waiting import page_of, soonest
from huiyin.sight.me import Me, me_of

SHOWN, NEWS = 50, 8


def mine(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    own = queries.chosen(Scope(owner=me.person, eyes=me.eyes), Filters())
    rows = queries.by_due(own, size=SHOWN).rows
    after = request.GET.get("after", "")
    try:
        page = page_of(me.waiting, after)
    except BadKey:
        return HttpResponseBadRequest()
    waits = sorted([*me.risen, *page.rows], key=soonest) if not after else page.rows
    shown = {
        "page": "mine",
        "cases": case_lines(me, rows),
        "waits": wait_lines(me, waits),
        "wait_icons": ICONS,
        "told": message_groups(me, inbox.page(me.person, unread=True, size=NEWS).messages),
        "extracts": lines(me, size=AT_FIRST)[0],
        "after": page.after,
        "tiles": _tiles(me, rows),
        "posts": _posts(me),
    }
    return render(request, "desk/mine.html", shown)


def _tiles(me: Me, rows: Sequence[CaseRow]) -> list[dict[str, Any]]:
    soon = me.now + timedelta(days=1)
    dues = [row.next_due for row in rows if row.next_due]
    _, approvals = me.counts
    count, more = queries.count_up_to(me.waiting.exclude(what="approval"))
    figures = [
        ("mine.overdue", sum(due <= me.now for due in dues), "alarm", "late"),
        ("mine.soon", sum(me.now < due <= soon for due in dues), "clock", "soon"),
        ("mine.approvals", approvals or 0, "rubber-stamp", "plain"),
        ("mine.waiting", f"{count:,}+" if more else count, "checklist", "plain"),
    ]
    return [
        {"key": key, "figure": figure, "icon": icon, "tone": tone if figure else "plain"}
        for key, figure, icon, tone in figures
    ]


def _posts(me: Me) -> list[dict[str, Any]]:
    found = []
    for house in me.houses.values():
        words = me.words(house.policy)
        found += [
            {
                "post": words.title(role, "roles"),
                "pack": house.policy.head.title.text(me.language),
                "as_deputy": role in house.stood_in,
            }
            for role in sorted(house.held | house.stood_in)
        ]
    return found
