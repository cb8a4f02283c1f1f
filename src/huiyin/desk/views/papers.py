"""Papers handed out: of a case to its readers, blank ones to everybody who works here."""

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from huiyin.casework.wording.words import Words
from huiyin.desk.words import say
from huiyin.ledger import ports
from huiyin.notices.house import defaults
from huiyin.papers.handing import MIME, WAYS, Handed, Reader, Way, hand_blank, hand_out
from huiyin.papers.lettering import name_of
from huiyin.policy.policy import Policy
from huiyin.sight.looking import look
from huiyin.sight.me import Me, me_of, policy_now


@require_GET
def printed(request: HttpRequest, case_id: str, copy: str, way: str) -> HttpResponse:
    """A paper as this person may read it; the print is recorded."""
    seen = look(me_of(request), case_id)
    paper = seen.case.papers.get(copy)
    if paper is None or paper.paper not in seen.policy.papers:
        raise Http404
    words = Words(seen.policy, seen.policy.language, seen.me.names)
    masked = paper != seen.draft.case.papers[copy]
    reader = Reader(
        seen.me.person, seen.me.now, words, lambda code: _address(request, code), masked
    )
    handed = hand_out(seen.case.id, list(seen.recorded), paper, reader, _way(way))
    if handed.lacking:
        characters = "、".join(f"{c}（{name_of(c)}）" for c in handed.lacking)
        text = say("papers.lacking", seen.words.language, {"characters": characters})
        messages.warning(request, text)
    return _file(handed)


@require_GET
def blanks(request: HttpRequest, pack: str) -> HttpResponse:
    """Every form of a regulation, to be printed and filled by hand."""
    me, policy = _asked(request, pack)
    forms = [
        (name, rule.title.text(me.language), " ".join(filter(None, (rule.code, rule.version))),
         rule.clause)
        for name, rule in policy.papers.items()
    ]  # fmt: skip
    shown = {
        "page": "rules",
        "pack": pack,
        "title": policy.head.title.text(me.language),
        "forms": forms,
    }
    return render(request, "desk/blanks.html", shown)


@require_GET
def blank(request: HttpRequest, pack: str, paper: str, way: str) -> HttpResponse:
    me, policy = _asked(request, pack)
    if paper not in policy.papers:
        raise Http404
    return _file(hand_blank(policy, paper, me.now, _way(way)))


def _asked(request: HttpRequest, pack: str) -> tuple[Me, Policy]:
    if pack not in ports.rules().names():
        raise Http404
    me = me_of(request)
    return me, policy_now(pack, me.now)


def _way(way: str) -> Way:
    if way not in WAYS:
        raise Http404
    return way


def _address(request: HttpRequest, code: str) -> str:
    """Where a code is confirmed: at the address that the house gave its desk, else at this one."""
    path = reverse("confirmed", args=[code])
    house = defaults().desk
    return f"{house}{path}" if house else request.build_absolute_uri(path)


def _file(handed: Handed) -> HttpResponse:
    """A PDF opens where it is, to be printed; a Word file is kept."""
    answer = HttpResponse(handed.file, content_type=MIME[handed.way])
    how = "inline" if handed.way == "pdf" else "attachment"
    answer["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(handed.name, safe='')}"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
