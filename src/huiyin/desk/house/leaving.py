"""Somebody leaves: what would pass to whom is shown, changed where wished, and then done as a whole."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from huiyin.desk.house.gate import Wrong, attempt, for_administrators, show
from huiyin.desk.house.naming import Naming
from huiyin.desk.words import say
from huiyin.people.models import Account
from huiyin.register import leaving
from huiyin.register.leaving import Plan
from huiyin.sight.me import me_of


@for_administrators
def leave(request: HttpRequest, person: str) -> HttpResponse:
    me = me_of(request)
    account = Account.objects.filter(username=person, is_active=True).first()
    if account is None:
        raise Http404
    chosen = _chosen(request)
    wrong: Wrong | None = None
    if "go" in request.POST:
        made: list[Plan] = []
        why = request.POST.get("why", "")
        wrong = attempt(
            request, "leave", lambda: made.append(leaving.leave(me.account, person, chosen, why))
        )
        if wrong is None:
            values = {"name": account.words(), "n": len(made[0].passings)}
            messages.success(request, say("leave.done", me.language, values))
            return redirect("house-person", person=person)
    plan = leaving.plan(person, chosen)
    naming = Naming(me)
    others = Account.objects.filter(is_active=True).exclude(pk=account.pk).order_by("username")
    shown: dict[str, Any] = {
        "account": account,
        "plan": plan,
        "lines": _lines(naming, plan, chosen),
        "vacant": [naming.post(post) for post in plan.vacant],
        "colleagues": [(other.person, other.words()) for other in others],
        "given": request.POST,
        "wrong": wrong,
    }
    return show(request, "leave", "people", status=422 if wrong else 200, **shown)


def _chosen(request: HttpRequest) -> dict[str, str]:
    picked = {
        name.removeprefix("to:"): str(value)
        for name, value in request.POST.items()
        if name.startswith("to:") and value
    }
    every = request.POST.get("all", "")
    return {**picked, "": every} if every else picked


def _lines(naming: Naming, plan: Plan, chosen: dict[str, str]) -> list[dict[str, Any]]:
    """Numbers and regulations only: an administrator reads no case by being one."""
    language = naming.me.language
    return [
        {
            "case": passing.case,
            "number": passing.number,
            "pack": naming.pack(passing.pack),
            "owns": passing.owns,
            "waiting": passing.waiting,
            "to": passing.to,
            "name": naming.person(passing.to) if passing.to else "—",
            "rule": say(f"leave.rule.{passing.rule}", language),
            "chosen": chosen.get(passing.case, ""),
        }
        for passing in plan.passings
    ]
