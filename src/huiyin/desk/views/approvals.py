"""What waits for a person's consent, with everything it rests on, decided with one tap."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.casework.acts.approval import pending_for
from huiyin.desk.showing.standing import proposal_line
from huiyin.sight.looking import Seen, look
from huiyin.sight.me import Me, me_of


def approvals(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    waits = me.waits
    streams = dict.fromkeys(wait.stream for wait in waits if wait.what == "approval")
    items = [item for stream in streams for item in _items(me, stream.partition("/")[2])]
    return render(request, "desk/approvals.html", {"page": "approvals", "items": items})


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
        "line": proposal_line(seen, proposal),
        "approve_key": uuid4().hex,
        "reject_key": uuid4().hex,
    }
