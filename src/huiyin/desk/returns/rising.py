"""The page of one rise: what rose, its cause, what is done against it, and whether it came back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from huiyin.casework.refusal import Refused
from huiyin.casework.tally.rises import ACTS, WATCHED, may
from huiyin.casework.wording import refusal_sentence
from huiyin.desk.returns.drawing import bars
from huiyin.desk.returns.overviews import oversees, rise_line
from huiyin.desk.words import say
from huiyin.returns.rises import do, rise
from huiyin.sight.me import House, Me, me_of

_TYPED = ("cause", "action", "done", "why")


def one(request: HttpRequest, pack: str, name: str) -> HttpResponse:
    me = me_of(request)
    house = me.houses.get(pack)
    if house is None or not oversees(house):
        raise Http404
    refused, typed = "", {field: request.POST.get(field, "") for field in _TYPED}
    if request.method == "POST":
        refused = _done(request, me, house, name)
        if not refused:
            return redirect("rise", pack=pack, name=name)
    shown = {"page": "overview", "refused": refused, **_page(me, house, name, typed)}
    return render(request, "desk/returns/rise.html", shown, status=422 if refused else 200)


def _done(request: HttpRequest, me: Me, house: House, name: str) -> str:
    """Why it was refused; what was typed is shown again."""
    act = request.POST.get("act", "")
    if act not in ACTS:
        raise Http404
    said = {field: str(request.POST.get(field, "")) for field in _TYPED}
    try:
        do(house.policy, name, act, me.person, said)
    except LookupError:
        raise Http404 from None
    except Refused as refused:
        return refusal_sentence(refused, house.policy, me.language, me.names)
    messages.success(request, say(f"rises.did.{act}", me.language))
    return ""


def _page(me: Me, house: House, name: str, typed: dict[str, str]) -> dict[str, Any]:
    try:
        found = rise(house.name, name)
    except LookupError:
        raise Http404 from None
    words = me.words(house.policy)
    weeks = [say("rises.week", me.language, {"n": n}) for n in range(1, len(found.after) + 1)]
    counts = {say("overview.count", me.language): list(found.after),
              say("overview.limit", me.language): [found.limit] * len(found.after)}  # fmt: skip
    return {
        "pack": house.name, "line": rise_line(me, house, found), "one": found, "acts": may(found),
        "typed": {"cause": typed["cause"] or found.cause, "action": typed["action"] or found.action,
                  "done": typed["done"], "why": typed["why"]},
        "analyst": words.person(found.analysed_by) if found.analysed_by else "",
        "actor": words.person(found.acted_by) if found.acted_by else "",
        "weeks": list(zip(weeks, found.after, strict=True)), "watched": WATCHED,
        "chart": bars(say("rises.effect", me.language), weeks, counts) if weeks else "",
    }  # fmt: skip
