"""The list of typical cases, the page of one and what is done there, proposing one, records of training."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from huiyin.casework.precedents import ACTS, TOLD, may
from huiyin.casework.refusal import Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.desk.library import showing
from huiyin.desk.words import say
from huiyin.library.finding import shelf
from huiyin.library.keeping import Found, all_of, do, found, names
from huiyin.library.keeping import propose as keep_proposed
from huiyin.sight.looking import look, may_read
from huiyin.sight.me import House, Me, me_of

PAGE = 30
ON_THEIR_WAY = ("proposed", "to_write", "to_review")


def library(request: HttpRequest) -> HttpResponse:
    """Open ones for everybody with a post; those on their way for whoever has to do with them."""
    me = me_of(request)
    houses, asked = showing.houses_with_library(me), request.GET.get("q", "").strip()
    start = _start(request.GET.get("from", ""))
    here = shelf(list(houses), asked, start, PAGE)
    begun = [] if asked or start else all_of(list(houses), *ON_THEIR_WAY)
    waiting = [one for one in begun if _concerns(me, houses, one)]
    shown = {
        "page": "library", "asked": asked, "books": bool(houses), "count": here.count,
        "lines": [showing.line_of(me, houses[one.pack], one) for one in here.entries],
        "after": here.after,
        "waiting": [showing.line_of(me, houses[one.pack], one) for one in waiting],
    }  # fmt: skip
    return render(request, "desk/library/list.html", shown)


def _start(asked: str) -> int:
    return int(asked) if asked.isdecimal() and len(asked) < 7 else 0


def _concerns(me: Me, houses: dict[str, House], one: Any) -> bool:
    """This person proposed it or may do something with it."""
    house = houses[one.pack]
    rule = house.policy.libraries.get(one.library)
    if rule is None:
        return False
    roles = house.held | house.stood_in
    return one.proposed_by == me.person or bool(may(one, rule, me.person, roles))


def one(request: HttpRequest, pack: str, precedent: str) -> HttpResponse:
    me = me_of(request)
    house, here = _found(me, pack, precedent)
    refused, typed, asked = "", None, None
    if request.method == "POST":
        asked = showing.asked_in(request.POST)
        typed = {name: request.POST.get(name, "") for name in (*TOLD, "why")}
        if "more" in request.POST:
            asked.append(showing.AskedLine())
        else:
            refused = _done(request, me, here)
            if not refused:
                return redirect("precedent", pack=pack, precedent=precedent)
    return render(
        request, "desk/library/one.html", _page(me, house, here, (refused, typed, asked)),
        status=422 if refused else 200,
    )  # fmt: skip


def _page(me: Me, house: House, here: Found, tried: tuple[str, Any, Any]) -> dict[str, Any]:
    refused, typed, asked = tried
    precedent, words = here.precedent, me.words(here.policy)
    roles = house.held | house.stood_in
    acts = may(precedent, here.rule, me.person, roles)
    return {
        "page": "library", "pack": here.policy.name, "rule": here.rule, "one": precedent,
        "title": precedent.telling.title if precedent.telling else say("library.untold", me.language),
        "library": here.rule.title.text(me.language), "acts": acts, "refused": refused,
        "typed": typed or (showing.begun(here, names()) if "write" in acts else {}),
        "asked": asked or showing.asked_before(precedent.telling), "told": TOLD,
        "texts": [(name, getattr(precedent.telling, name)) for name in TOLD if precedent.telling],
        "writer": words.person(precedent.telling.by) if precedent.telling else "",
        "proposer": words.person(precedent.proposed_by),
        "reviewer": words.person(precedent.reviewed_by) if precedent.reviewed_by else "",
        "answers": showing.right_answers(precedent, me.person),
        "studies": [{"who": words.person(s.by), "study": s} for s in reversed(precedent.studies)],
        "case": precedent.case if may_read(me, precedent.case) else "",
    }  # fmt: skip


def _found(me: Me, pack: str, precedent: str) -> tuple[House, Found]:
    house = showing.houses_with_library(me).get(pack)
    if house is None:
        raise Http404
    try:
        here = found(house.policy, precedent)
    except LookupError:
        raise Http404 from None
    roles = house.held | house.stood_in
    opened = here.precedent.state == "open" or here.precedent.proposed_by == me.person
    if not opened and not may(here.precedent, here.rule, me.person, roles):
        raise Http404
    return house, here


def _done(request: HttpRequest, me: Me, here: Found) -> str:
    """Why it was refused; what was typed is shown again."""
    act = request.POST.get("act", "")
    if act not in ACTS:
        raise Http404
    said: dict[str, Any] = {name: request.POST.get(name, "") for name in (*TOLD, "why")}
    said["questions"] = showing.questions_of(showing.asked_in(request.POST))
    said["answers"] = {
        int(name[7:]): int(str(value))
        for name, value in request.POST.items()
        if name.startswith("answer.") and name[7:].isdecimal() and str(value).isdecimal()
    }
    try:
        do(here.policy, here.id, act, me.person, said)
    except Refused as refused:
        return refusal_sentence(refused, here.policy, me.language, me.names)
    messages.success(request, say(f"library.did.{act}", me.language))
    return ""


def propose(request: HttpRequest, case_id: str) -> HttpResponse:
    me = me_of(request)
    seen = look(me, case_id)
    libraries, refused = showing.open_libraries(seen), ""
    if not libraries:
        raise Http404
    wanted, why = request.POST.get("library", libraries[0]), request.POST.get("why", "")
    if request.method == "POST":
        if wanted not in libraries:
            raise Http404
        try:
            made = keep_proposed(seen.draft, wanted, me.person, why)
        except Refused as error:
            refused = refusal_sentence(error, seen.policy, me.language, me.names)
        else:
            messages.success(request, say("library.did.propose", me.language))
            return redirect("precedent", pack=seen.policy.name, precedent=made)
    titles = showing.titles_of_libraries(seen.policy, me.language)
    page = {
        "page": "library", "seen": seen, "case": seen.case, "title": seen.title, "why": why,
        "libraries": [(name, titles[name]) for name in libraries], "wanted": wanted,
        "refused": refused, "pack": seen.policy.name,
        "clauses": seen.policy.libraries[wanted].clause,
    }  # fmt: skip
    return render(request, "desk/library/propose.html", page, status=422 if refused else 200)


def training(request: HttpRequest) -> HttpResponse:
    """Who learnt from which case, when, and how many questions were answered rightly."""
    me = me_of(request)
    houses = showing.houses_with_library(me)
    lines: list[dict[str, Any]] = [
        {"who": me.words(houses[one.pack].policy).person(study.by), "study": study,
         "title": one.telling.title if one.telling else "", "href": showing.href_of(one)}
        for one in all_of(list(houses))
        for study in one.studies
        if _sees_records(houses[one.pack], one.library) or study.by == me.person
    ]  # fmt: skip
    lines.sort(key=lambda line: line["study"].at, reverse=True)
    return render(request, "desk/library/training.html", {"page": "library", "lines": lines[:500]})


def _sees_records(house: House, library: str) -> bool:
    """Whoever selects for a library sees who learnt from it; everybody sees their own."""
    rule = house.policy.libraries.get(library)
    return rule is not None and bool(
        (house.held | house.stood_in) & set(map(str, rule.selected_by))
    )
