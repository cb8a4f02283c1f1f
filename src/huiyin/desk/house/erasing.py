"""Erasing a case for good: asked by one person, confirmed by another, with what goes and what stays."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from huiyin.casework.erasing import ERASE
from huiyin.desk.house.disposing import asked_many, batch_lines, over_lines, reviewed
from huiyin.desk.house.gate import Wrong, refused_in, show
from huiyin.desk.house.naming import Naming
from huiyin.desk.words import say
from huiyin.ledger.door import NoSuchCase, stream_of
from huiyin.people import erasing
from huiyin.people.deeds import Unfit
from huiyin.people.erasing import Extent
from huiyin.people.models import Erasure
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.register.queries import stream_of_number
from huiyin.sight.disposing import Page, over
from huiyin.sight.me import Me, me_of


def erasures(request: HttpRequest) -> HttpResponse:
    """Administrators, and whoever holds a post to which some regulation gives it."""
    me = me_of(request)
    if not may_erase(me):
        raise PermissionDenied
    wrong: Wrong | None = None
    looked: dict[str, Any] | None = None
    if request.method == "POST":
        deed = request.POST.get("deed", "")
        wrong, looked = refused_in(request, deed, lambda: _done(request, me))
        if wrong is None and looked is not None and "said" in looked:
            messages.success(request, looked["said"])
            return redirect("house-erasing")
    naming, files = Naming(me), _page(me, request.GET.get("after", ""))
    shown: dict[str, Any] = {
        "requests": [_line(naming, row) for row in _waiting(me) if not row.batch],
        "batches": batch_lines(naming, [row for row in _waiting(me) if row.batch]),
        "over": over_lines(me, files.files),
        "after": files.after,
        "begun": "after" in request.GET,
        "looked": looked,
        "wrong": wrong,
        "given": request.POST,
    }
    return show(request, "erasing", "erasing", status=422 if wrong else 200, **shown)


def _page(me: Me, after: str) -> Page:
    try:
        return over(me, after)
    except ValueError:
        raise Http404 from None


def may_erase(me: Me) -> bool:
    if me.account.is_administrator:
        return True
    houses = me.houses.values()
    return any(
        (h.held | h.stood_in)
        & {str(role) for grant in h.policy.rights.get(ERASE, ()) for role in grant.role}
        for h in houses
    )


def _waiting(me: Me) -> list[Erasure]:
    """Of sealed cases only what this person may know."""
    rows = list(Erasure.objects.order_by("asked_at"))
    streams = known(CaseRow, me.eyes).filter(stream__in=[stream_of(row.case) for row in rows])
    may = set(streams.values_list("stream", flat=True))
    return [row for row in rows if stream_of(row.case) in may]


def _line(naming: Naming, row: Erasure) -> dict[str, Any]:
    return {
        "row": row,
        "who": naming.person(row.asked_by),
        "mine": row.asked_by == naming.me.person,
        "extent": erasing.extent(row.case),
        "deed": f"confirm/{row.case}",
    }


def _done(request: HttpRequest, me: Me) -> dict[str, Any]:
    """What was asked for; first of all a look at what would go."""
    case, why = request.POST.get("case", ""), request.POST.get("why", "")
    number = request.POST.get("number", "").strip()
    do: dict[str, Callable[[], dict[str, Any]]] = {
        "look": lambda: _look(me, number),
        "ask": lambda: _asked(me, case, why),
        "decline": lambda: _declined(me, case, why),
        "confirm": lambda: _confirmed(me, case, request.POST.get("sure", "")),
        "ask_many": lambda: asked_many(me, request.POST.getlist("case"), why),
        "review": lambda: reviewed(me, request.POST),
    }
    act = do.get(request.POST.get("act", ""), do["look"])
    try:
        return act()
    except NoSuchCase:
        raise Unfit("erase.no.case") from None


def _look(me: Me, number: str) -> dict[str, Any]:
    stream = stream_of_number(number, me.eyes)
    if not stream:
        raise Unfit("erase.no.case", "number")
    case = stream.partition("/")[2]
    if Erasure.objects.filter(pk=case).exists():
        raise Unfit("erase.no.asked", "number")
    erasing.check(me.account, case)
    return {"case": case, "extent": erasing.extent(case)}


def _asked(me: Me, case: str, why: str) -> dict[str, Any]:
    erasing.ask(me.account, case, why)
    return {"said": say("erase.asked", me.language)}


def _declined(me: Me, case: str, why: str) -> dict[str, Any]:
    erasing.decline(me.account, case, why)
    return {"said": say("erase.declined", me.language)}


def _confirmed(me: Me, case: str, sure: str) -> dict[str, Any]:
    """Confirmed by typing the number: a click is too little for what nothing brings back."""
    row = Erasure.objects.filter(pk=case).first()
    if row is None:
        raise Unfit("erase.no.not_asked")
    if sure.strip() != row.number:
        raise Unfit("erase.no.sure")
    gone: Extent = erasing.confirm(me.account, case)
    values = {
        "number": gone.number,
        "texts": gone.texts,
        "files": gone.files,
        "events": gone.events,
    }
    return {"said": say("erase.done", me.language, values)}
