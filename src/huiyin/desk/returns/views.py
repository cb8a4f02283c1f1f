"""The list of returns, the page of one, what may be done to it, its files, the cases behind a figure."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from huiyin.casework.refusal import Refused
from huiyin.casework.tally.life import ACTS, may
from huiyin.casework.tally.tables import behind
from huiyin.casework.wording import refusal_sentence
from huiyin.desk.returns.charting import chart_of
from huiyin.desk.returns.overviews import oversees
from huiyin.desk.returns.showing import (
    Shown,
    draft_of,
    history,
    line_of,
    lines_of,
    opens,
    shown,
    signed,
)
from huiyin.desk.rowing import case_lines
from huiyin.desk.words import say
from huiyin.ledger import ports
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.returns.files import FORMS, Content, file_of
from huiyin.returns.keeping import Kept, do, kept
from huiyin.returns.making import NoSuchReturn, unit_of, wanted
from huiyin.returns.rows import Counting
from huiyin.sight.looking import readable, scope_of
from huiyin.sight.me import Me, me_of

MOST_CASES = 200
"""So many cases behind a figure are listed; the page says when there are more."""


def returns(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    books = []
    for house in me.houses.values():
        lines = sorted(lines_of(me, house.name), key=_urgency)
        if lines:
            books.append({"title": house.policy.head.title.text(me.language), "lines": lines})
    above = any(map(oversees, me.houses.values()))
    listed = {"page": "returns", "books": books, "oversees": above}
    return render(request, "desk/returns/list.html", listed)


def _urgency(line: Any) -> tuple[bool, bool, str]:
    done = line.standing == "sent"
    return done, not line.overdue, "" if done else str(line.due or "9999")


def one(request: HttpRequest, pack: str, name: str, key: str) -> HttpResponse:
    me = me_of(request)
    found = _found(me, pack, name, key)
    refused, typed = "", dict[str, str]()
    if request.method == "POST":
        refused, typed = _done(request, me, found)
        if not refused:
            return redirect("return", pack=pack, name=name, key=key)
    seen = _shown(me, found, request.GET.get("made", ""))
    roles = ports.house().organisation(pack).roles_of(me.person, me.now)
    asked = {
        "page": "returns", "line": line_of(me, found), "found": found, "shown": seen, "pack": pack,
        "rule": found.asked.rule, "acts": may(found.life, found.asked.rule, me.person, roles),
        "history": history(me, found), "refused": refused, "typed": typed,
        "sections": _sections(me, found, typed), "forms": FORMS,
        "signed": signed(me, found, seen.draft), "name": name, "key": key,
        "chart": chart_of(seen.sheet, say("returns.chart", me.language)),
        "made": seen.draft.seq if seen.draft else "now",
        "stale": _stale(me, found, seen), "sent": bool(found.life.sent),
        "rows": _cells(seen),
        "receivers": me.words(found.asked.policy).people(tuple(map(str, found.asked.rule.to))),
    }  # fmt: skip
    return render(request, "desk/returns/one.html", asked, status=422 if refused else 200)


def _found(me: Me, pack: str, name: str, key: str) -> Kept:
    try:
        asked = wanted(pack, name, key, me.now)
    except NoSuchReturn:
        raise Http404 from None
    if not opens(me, asked):
        raise Http404
    return kept(asked, me.now)


def _shown(me: Me, found: Kept, made: str) -> Shown:
    try:
        return shown(me, found, made)
    except LookupError:
        raise Http404 from None


def _cells(seen: Shown) -> list[dict[str, Any]]:
    """Rows with the place of each figure that leads to its cases."""
    return [
        {
            "row": row,
            "place": "total" if row.is_total else number,
            "cells": [
                {"text": text, "column": column, "leads": unit == "count" and bool(value)}
                for column, (text, value, unit) in enumerate(
                    zip(row.texts, row.values, seen.sheet.units, strict=True)
                )
            ],
        }
        for number, row in enumerate(seen.sheet.rows)
    ]


def _stale(me: Me, found: Kept, seen: Shown) -> bool:
    """The register says otherwise now than when this was made."""
    return seen.draft is not None and shown(me, found, "now").sheet.rows != seen.sheet.rows


def _sections(me: Me, found: Kept, typed: dict[str, str]) -> list[dict[str, Any]]:
    last = found.life.drafts[-1] if found.life.drafts else None
    before: dict[str, str] = {}
    if last is not None:
        event = next(r.event for r in found.recorded if r.seq == last.seq)
        before = event.texts or {}
    return [
        {"name": name, "title": section.title.text(me.language), "required": section.required,
         "text": typed.get(str(name), str(before.get(name, "")))}
        for name, section in found.asked.rule.sections.items()
    ]  # fmt: skip


def _done(request: HttpRequest, me: Me, found: Kept) -> tuple[str, dict[str, str]]:
    """Why it was refused, and what was typed; nothing is lost."""
    act = request.POST.get("act", "")
    typed = {name: str(request.POST.get(name, "")) for name in (*found.asked.rule.sections, "why")}
    if act not in ACTS:
        raise Http404
    try:
        do(found.asked, act, me.person, typed)
    except Refused as refused:
        return refusal_sentence(refused, found.asked.policy, me.language, me.names), typed
    messages.success(request, say(f"returns.did.{act}", me.language))
    return "", {}


def download(request: HttpRequest, pack: str, name: str, key: str, form: str) -> HttpResponse:
    me = me_of(request)
    found = _found(me, pack, name, key)
    if form not in FORMS:
        raise Http404
    seen = _shown(me, found, request.GET.get("made", ""))
    zone, as_of = found.asked.span.zone, seen.draft.as_of if seen.draft else me.now
    words = say("returns.as_of", me.language, {"at": f"{as_of.astimezone(zone):%Y-%m-%d %H:%M}"})
    who = signed(me, found, seen.draft)
    said = Content(seen.sheet, seen.texts, who, me.language, words)
    made = file_of(form, said, zone, me.now)
    response = HttpResponse(made.content, content_type=made.media)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{made.quoted_name}"
    return response


def cases(request: HttpRequest, pack: str, name: str, key: str) -> HttpResponse:
    """The cases behind a figure, as the register stood when it was made; of those that one may read."""
    me = me_of(request)
    found = _found(me, pack, name, key)
    seen = _shown(me, found, request.GET.get("made", ""))
    row, column = request.GET.get("row", ""), request.GET.get("column", "")
    if not column.isdigit() or int(column) >= len(seen.table.heads):
        raise Http404
    lines = [*seen.table.lines, seen.table.total]
    if row != "total" and not (row.isdigit() and int(row) < len(seen.table.lines)):
        raise Http404
    line = lines[-1 if row == "total" else int(row)]
    if line.hidden[int(column)]:
        raise Http404
    draft = draft_of(found, request.GET.get("made", ""))
    asked = found.asked
    counting = Counting(asked.policy, draft.as_of if draft else None)
    numbers = behind(
        (asked.policy, asked.rule, asked.span), counting, unit_of(asked.policy), line.keys,
        seen.table.heads[int(column)],
    )  # fmt: skip
    rows = list(
        known(CaseRow, me.eyes)
        .filter(pack=pack, number__in=numbers[:MOST_CASES])
        .order_by("number")
    )
    mine = readable(me, rows, scope_of(me))
    shown_row = seen.sheet.rows[-1 if row == "total" else int(row)]
    asked_for = {
        "page": "returns", "line": line_of(me, found), "cases": case_lines(me, mine),
        "more": len(numbers) > MOST_CASES, "unseen": len(numbers[:MOST_CASES]) - len(mine),
        "head": seen.sheet.heads[int(column)], "of": "　".join(n for n in shown_row.names if n),
        "figure": shown_row.texts[int(column)], "as_of": draft.as_of if draft else None,
    }  # fmt: skip
    return render(request, "desk/returns/cases.html", asked_for)
