"""My work: what is due, what waits for me, what I handed over, what I was told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse

from huiyin.desk.rowing import ICONS, case_lines, kind_of_wait, wait_lines
from huiyin.desk.showing.messages import message_groups
from huiyin.desk.views.extracts import AT_FIRST, lines
from huiyin.ledger.door import stream_of
from huiyin.notices import inbox
from huiyin.register import queries
from huiyin.register.knowing import known
from huiyin.register.listing import listing
from huiyin.register.models import CaseRow, WaitRow
from huiyin.register.paging import ORDERS, sheet
from huiyin.register.queries import COUNTED, BadKey, Filters, Scope
from huiyin.register.waiting import page_of, soonest
from huiyin.sight.filtering import DUE_WITHIN
from huiyin.sight.me import Me, me_of

SHOWN, NEWS, HANDED = 50, 8, 20
KINDS = ("approval", "signature", "task", "callback", "handover", "appeal")


@dataclass(frozen=True)
class Tile:
    """A figure, and the list that it counts."""

    key: str
    figure: str
    icon: str
    tone: str
    href: str
    is_now: bool = False


def mine(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    scope = Scope(owner=me.person, eyes=me.eyes)
    own = queries.chosen(scope, Filters())
    what = request.GET.get("what", "")
    try:
        waits, after = _waits(me, what if what in KINDS else "", request.GET.get("after", ""))
    except BadKey:
        return HttpResponseBadRequest()
    shown = {
        "page": "mine",
        "cases": case_lines(me, sheet(listing(scope, Filters()), ORDERS["due"], size=SHOWN).rows),
        "handed": _handed(me, own),
        "waits": wait_lines(me, waits),
        "what_words": kind_of_wait(what, me.language),
        "what": what if what in KINDS else "",
        "told": message_groups(me, inbox.page(me.person, unread=True, size=NEWS).messages),
        "extracts": lines(me, size=AT_FIRST)[0],
        "after": after,
        "tiles": _tiles(me, own, what),
        "posts": _posts(me),
    }
    return render(request, "desk/mine.html", shown)


def _waits(me: Me, what: str, after: str) -> tuple[Sequence[WaitRow], str]:
    """One page of what waits, of one kind where one is asked for. Raises BadKey."""
    page = page_of(me.waiting, after, what=what)
    if after:
        return page.rows, page.after
    risen = [row for row in me.risen if what in ("", row.what)]
    return sorted([*risen, *page.rows], key=soonest), page.after


def _handed(me: Me, own: QuerySet[CaseRow]) -> list[dict[str, Any]]:
    """Cases that somebody is to take over and has not: until then they are mine still."""
    offered = {row.stream: row for row in _offers(me, own).order_by("since")[:HANDED]}
    rows = own.filter(stream__in=list(offered)).order_by("comes_at", "stream")
    return [
        {
            "line": line,
            "since": offered[stream_of(line.id)].since,
            "to": me.names.get(offered[stream_of(line.id)].token.removeprefix("person:"), ""),
        }
        for line in case_lines(me, rows)
    ]


def _offers(me: Me, own: QuerySet[CaseRow]) -> QuerySet[WaitRow]:
    """Hand-overs of these cases: asked of what is offered in the whole house where that is little."""
    offers = known(WaitRow, me.eyes).filter(what="handover")
    offered = list(offers.values_list("stream", flat=True)[: COUNTED + 1])
    if len(offered) > COUNTED:
        return offers.filter(stream__in=own.values("stream"))
    mine = own.filter(stream__in=offered).values_list("stream", flat=True)
    return offers.filter(stream__in=list(mine))


def _tiles(me: Me, own: QuerySet[CaseRow], what: str) -> list[Tile]:
    """Of what is due it is asked by when it comes too, since that has an index; it is the same moment."""
    late = own.filter(next_due__lte=me.now, comes_at__lte=me.now)
    day = (me.now, me.now + timedelta(days=1))
    soon = own.filter(
        next_due__gt=day[0], next_due__lte=day[1], comes_at__gt=day[0], comes_at__lte=day[1]
    )
    return [
        _tile("overdue", _figure(*queries.count_up_to(late)), "alarm", "late", _cases(overdue="1")),
        _tile("soon", _figure(*queries.count_up_to(soon)), "clock", "soon",
              _cases(due=next(iter(DUE_WITHIN)))),
        _tile("approvals", _waiting(me, "approval", len(me.editions)), ICONS["approval"], "plain",
              reverse("approvals")),
        *(
            _tile(f"{kind}s", _waiting(me, kind), ICONS[kind], "plain",
                  reverse("mine") + ("#waits" if what == kind else f"?what={kind}#waits"),
                  is_now=what == kind)
            for kind in ("signature", "task", "callback")
        ),
    ]  # fmt: skip


def _tile(key: str, figure: str, icon: str, tone: str, href: str, *, is_now: bool = False) -> Tile:
    return Tile(f"mine.{key}", figure, icon, tone if figure != "0" else "plain", href, is_now)


def _cases(**narrowed: str) -> str:
    return f"{reverse('queue')}?{urlencode({'owner': 'me', **narrowed})}"


def _waiting(me: Me, kind: str, more: int = 0) -> str:
    """How much of a kind waits, with so many more, exact to what is counted."""
    if me.kinds is None:
        direct, beyond = me.waiting.count(kind)
    else:
        direct, beyond = me.kinds[kind], False
    total = direct + more + sum(row.what == kind for row in me.risen)
    return _figure(min(total, COUNTED), beyond or total > COUNTED)


def _figure(count: int, more: bool) -> str:  # noqa: FBT001 (as count_up_to answers)
    return f"{count:,}+" if more else f"{count:,}"


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
