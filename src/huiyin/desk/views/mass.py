"""Matters of many people: what builds up, with its cases, and the choice to link them as a batch."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from huiyin.casework.commands import Link
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.repeats import BATCH
from huiyin.casework.wording import refusal_sentence
from huiyin.desk.rowing import case_lines
from huiyin.desk.words import say
from huiyin.ledger.door import Ask, handle
from huiyin.sight.looking import look
from huiyin.sight.mass import Suggestion, is_told, suggestions_for
from huiyin.sight.me import Me, me_of


def mass(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    if not is_told(me):
        raise Http404
    if request.method == "POST":
        return _link(request, me)
    items = [_item(me, one) for one in suggestions_for(me)]
    return render(request, "desk/mass.html", {"page": "mass", "items": items})


def _item(me: Me, one: Suggestion) -> dict[str, Any]:
    refused, policy = one.link.refusal, one.house.policy
    return {
        "title": one.rule.title.text(me.language),
        "clauses": (*one.rule.clause, *one.link.clauses),
        "pack": one.house.name,
        "people": one.matter.people,
        "cases": case_lines(me, one.matter.rows),
        "ids": [row.stream.partition("/")[2] for row in one.matter.rows],
        "refused": refusal_sentence(refused, policy, me.language, me.names) if refused else "",
    }


def _link(request: HttpRequest, me: Me) -> HttpResponse:
    """The chosen cases point at the oldest of them. What is linked already stays so."""
    chosen = [look(me, case_id).case for case_id in dict.fromkeys(request.POST.getlist("case"))]
    if len(chosen) < 2:
        messages.error(request, say("mass.two", me.language))
        return redirect("mass")
    chosen.sort(key=lambda case: (case.received_at, case.id))
    first, linked = chosen[0], 0
    for case in chosen[1:]:
        try:
            handle(Ask(case=case.id, command=Link(relation=BATCH, other=first.id), actor=me.person))
        except Refused as refused:
            if refused.reason is Reason.REDUNDANT:
                continue
            policy = look(me, case.id).policy
            why = refusal_sentence(refused, policy, me.language, me.names)
            messages.error(request, f"{case.number}: {why}")
            continue
        linked += 1
    said = {"n": linked, "number": first.number}
    messages.success(request, say("mass.linked", me.language, said))
    return redirect("case", case_id=first.id)
