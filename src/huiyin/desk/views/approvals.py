"""What waits for a person's consent, with everything it rests on, decided with one tap."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBadRequest
from django.shortcuts import render

from huiyin.casework.acts.approval import above_of, pending_for
from huiyin.desk.house.naming import Naming
from huiyin.desk.showing.customer import customer_lines
from huiyin.desk.showing.standing import proposal_line
from huiyin.desk.words import say
from huiyin.publishing import deciding
from huiyin.publishing.proposals import drafted
from huiyin.register.queries import BadKey
from huiyin.register.waiting import page_of
from huiyin.sight.looking import Seen, look
from huiyin.sight.me import Me, me_of

SHOWN = 20
OPEN = 3
"""So many stand open; of more only the first does, and each opens with one tap."""


def approvals(request: HttpRequest) -> HttpResponse:
    me, after = me_of(request), request.GET.get("after", "")
    try:
        page = page_of(me.waiting, after, SHOWN, "approval")
    except BadKey:
        return HttpResponseBadRequest()
    risen = [] if after else [wait for wait in me.risen if wait.what == "approval"]
    waits = [*risen, *page.rows]
    streams = dict.fromkeys(wait.stream for wait in waits)
    items = [item for stream in streams for item in _items(me, stream.partition("/")[2])]
    editions = [] if after else _editions(me)
    shown = {"page": "approvals", "items": items, "editions": editions, "after": page.after,
             "open_all": len(items) <= OPEN}  # fmt: skip
    return render(request, "desk/approvals.html", shown)


def _editions(me: Me) -> list[dict[str, Any]]:
    """New editions of regulations that wait for this person, with what is still to be looked at."""
    naming = Naming(me)
    return [
        {
            "found": found,
            "title": drafted(found).pack.title.text(me.language),
            "by": naming.person(found.by),
            "lacks": [say(key, me.language) for key in deciding.missing(found)],
        }
        for found in me.editions
    ]


def _items(me: Me, case_id: str) -> list[dict[str, Any]]:
    """A list row may lag behind a post that was taken away; casework has the last word."""
    try:
        seen = look(me, case_id)
    except Http404:
        return []
    return [_item(seen, proposal) for proposal in pending_for(seen.draft, me.person)]


def _item(seen: Seen, proposal: Any) -> dict[str, Any]:
    return {
        "seen": seen,
        "case": seen.case,
        "title": seen.title,
        "pack": seen.policy.name,
        "customer": customer_lines(seen),
        "zone": seen.zone,
        "line": proposal_line(seen, seen.case.proposals[proposal.id]),
        "above": _above(seen, proposal),
        "pass_key": uuid4().hex,
        "approve_key": uuid4().hex,
        "reject_key": uuid4().hex,
    }


def _above(seen: Seen, proposal: Any) -> str:
    """The post to which it can be sent on, in words; empty where it ends here."""
    above = above_of(seen.draft, proposal)
    return seen.words.title(above, "roles") if above else ""
