"""All samples of the house that the person may know of: where they are, and which are due."""

from typing import Any

from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from huiyin.casework.wording import value_label
from huiyin.evidence.models import SampleRow
from huiyin.register.knowing import known
from huiyin.sight.looking import readable_cases
from huiyin.sight.me import me_of

PAGE = 50
KEPT, GONE = "kept", "gone"


@require_GET
def samples(request: HttpRequest) -> HttpResponse:
    """Those that must be kept until a day first, the earliest day on top."""
    me = me_of(request)
    state = request.GET.get("state", KEPT)
    if state not in (KEPT, GONE):
        raise Http404
    rows = known(SampleRow, me.eyes).filter(pack__in=me.houses)
    rows = rows.filter(fate="kept") if state == KEPT else rows.exclude(fate="kept")
    ordered = _after(rows, request.GET.get("after", "")).order_by(
        F("kept_until").asc(nulls_last=True), "id"
    )
    found = list(ordered[: PAGE + 1])
    cases = {row.stream: row for row in readable_cases(me, [row.stream for row in found])}
    lines = [
        {
            "row": row,
            "case": row.stream.partition("/")[2],
            "sample": me.words(me.houses[row.pack].policy).thing(row.sample),
            "number": cases[row.stream].number,
            "zone": str(me.houses[row.pack].policy.head.zone),
            "who": me.names.get(row.kept_by, row.kept_by),
            "fate": value_label("fate", row.fate, me.language),
            "due": row.kept_until is not None and row.kept_until <= me.now and state == KEPT,
        }
        for row in found[:PAGE]
        if row.stream in cases
    ]
    page: dict[str, Any] = {
        "page": "samples",
        "state": state,
        "states": (KEPT, GONE),
        "lines": lines,
        "after": _key(found[PAGE - 1]) if len(found) > PAGE else "",
    }
    return render(request, "desk/samples.html", page)


def _key(row: SampleRow) -> str:
    return f"{row.kept_until.isoformat() if row.kept_until else ''}~{row.pk}"


def _after(rows: Any, key: str) -> Any:
    if not key:
        return rows
    until, _, last = key.partition("~")
    if not last.isdigit() or len(last) > 18:
        raise Http404
    if not until:
        return rows.filter(kept_until=None, id__gt=int(last))
    try:
        moment = parse_datetime(until)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Http404
    later = Q(kept_until__gt=moment) | Q(kept_until=None)
    return rows.filter(later | Q(kept_until=moment, id__gt=int(last)))
