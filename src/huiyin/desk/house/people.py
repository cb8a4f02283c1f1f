"""Everybody who works here, found by name, a page at a time; and the form for somebody new."""

from collections import defaultdict
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from huiyin.desk.house.gate import Wrong, attempt, for_administrators, show
from huiyin.desk.house.handing import hand_over
from huiyin.desk.house.naming import Naming, place_in
from huiyin.people import deeds, links
from huiyin.people.models import Account, Holding
from huiyin.people.second_factor import has_second_factor
from huiyin.sight.me import me_of

PAGE = 30


@for_administrators
def people(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    sought, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    rows = _chosen(sought, state)
    after = request.GET.get("after", "")
    found = list((rows.filter(username__gt=after) if after else rows)[: PAGE + 1])
    shown: dict[str, Any] = {
        "people": _lines(naming, found[:PAGE]),
        "after": found[PAGE - 1].username if len(found) > PAGE else "",
        "q": sought,
        "state": state,
        "count": rows.count(),
    }
    return show(request, "people", "people", **shown)


def _chosen(sought: str, state: str) -> QuerySet[Account]:
    rows = Account.objects.filter(is_active=state != "left").order_by("username")
    if state == "administrators":
        rows = rows.filter(is_administrator=True)
    if sought:
        holders = Holding.objects.filter(role__icontains=sought).values("person")
        named = Q(username__icontains=sought) | Q(shown_name__icontains=sought)
        rows = rows.filter(named | Q(username__in=holders))
    return rows


def _lines(naming: Naming, accounts: list[Account]) -> list[dict[str, Any]]:
    posts: dict[str, list[str]] = defaultdict(list)
    names = [account.username for account in accounts]
    for row in Holding.objects.filter(person__in=names).order_by("pk"):
        posts[row.person].append(naming.post(row))
    return [
        {
            "account": account,
            "posts": posts[account.person],
            "second_factor": has_second_factor(account),
            "came_in": account.has_usable_password() or account.last_login is not None,
        }
        for account in accounts
    ]


@for_administrators
def invite(request: HttpRequest) -> HttpResponse:
    """A new person, perhaps with a post, and a link that lets them choose a password."""
    me = me_of(request)
    naming = Naming(me)
    wrong: Wrong | None = None
    if request.method == "POST":
        name = request.POST.get("person", "").strip().lower()
        wrong = attempt(request, "invite", lambda: _join(request, me.account, name))
        if wrong is None:
            return redirect("house-person", person=name)
    shown = {"wrong": wrong, "given": request.POST, "choices": naming.choices()}
    return show(request, "invite", "people", status=422 if wrong else 200, **shown)


def _join(request: HttpRequest, by: Account, name: str) -> None:
    given = request.POST
    why = given.get("why", "")
    with transaction.atomic():
        deeds.join(by, name, given.get("shown_name", ""), given.get("address", ""), why)
        if given.get("post"):
            deeds.give_post(by, name, place_in(given["post"], given.get("unit", "")), why)
        hand_over(request, name, links.issue(by, name, why))
