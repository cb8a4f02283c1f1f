"""What was released to the person out of cases that they do not see."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.register.extracts import extracts_for
from huiyin.sight.me import Me, me_of
from huiyin.sight.waiting import policies_of

AT_FIRST = 5


def extracts(request: HttpRequest) -> HttpResponse:
    me, after = me_of(request), request.GET.get("after", "")
    found, following = lines(me, int(after) if after.isascii() and after.isdigit() else None)
    shown = {"page": "extracts", "extracts": found, "after": following}
    return render(request, "desk/extracts.html", shown)


def lines(me: Me, before: int | None = None, size: int = 25) -> tuple[list[dict[str, Any]], str]:
    found, following = extracts_for(me.person, before, size)
    policies = policies_of(me, (extract.pack for extract in found))
    shown = [
        {
            "at": extract.at,
            "zone": str(policies[extract.pack].head.zone),
            "pack": policies[extract.pack].head.title.text(me.language),
            "text": extract.text,
        }
        for extract in found
        if extract.pack in policies
    ]
    return shown, following
