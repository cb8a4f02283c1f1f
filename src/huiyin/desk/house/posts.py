"""Posts by regulation and unit with their holders and vacancies; deputies; who needs a second factor."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from huiyin.desk.house.gate import attempt, for_administrators, show
from huiyin.desk.house.naming import Naming
from huiyin.people import deeds
from huiyin.people.models import Holding, SecondFactorRule, Standing
from huiyin.policy.policy import Policy
from huiyin.sight.me import me_of

Held = dict[tuple[str, str], list[Holding]]


@for_administrators
def posts(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    rules = set(SecondFactorRule.objects.values_list("pack", "role"))
    held: Held = defaultdict(list)
    for row in Holding.objects.order_by("pk"):
        held[row.pack, row.role].append(row)
    books = [
        {
            "title": naming.pack(pack),
            "pack": pack,
            "units": list(_tree(naming, (pack, policy), rules, held)),
        }
        for pack, policy in naming.policies.items()
    ]
    shown: dict[str, Any] = {
        "books": [book for book in books if book["pack"] in naming.used],
        "idle": [book for book in books if book["pack"] not in naming.used],
        "administrators_need": ("", "administrator") in rules,
    }
    return show(request, "posts", "posts", **shown)


def _tree(
    naming: Naming, book: tuple[str, Policy], rules: set[tuple[str, str]], held: Held
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Units in the order of the regulation; posts without a unit come last."""
    pack, policy = book
    for unit in (*policy.units, ""):
        lines = [
            {
                "role": role,
                "title": naming.role(pack, role),
                "clauses": rule.clause,
                "above": naming.role(pack, str(rule.reports_to)) if rule.reports_to else "",
                "holders": [
                    (row.person, naming.person(row.person), naming.unit(pack, row.unit))
                    for row in held[pack, str(role)]
                ],
                "factor": (pack, role) in rules,
                "outside": rule.of == "outside",
            }
            for role, rule in policy.roles.items()
            if str(rule.unit or "") == unit
        ]
        if lines:
            yield naming.unit(pack, unit), lines


@for_administrators
def deputies(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    naming = Naming(me)
    lines = [
        {
            "row": row,
            "person": naming.person(row.person),
            "post": naming.post(row),
            "over": row.until is not None and row.until <= me.now,
            "ahead": row.since is not None and row.since > me.now,
        }
        for row in Standing.objects.order_by("until", "pk")
    ]
    lines.sort(key=lambda line: bool(line["over"]))
    return show(request, "deputies", "deputies", lines=lines)


@require_POST
@for_administrators
def second_factor(request: HttpRequest) -> HttpResponse:
    by = me_of(request).account
    pack, _, role = request.POST.get("post", "").partition("/")
    wanted = request.POST.get("wanted") == "1"
    wrong = attempt(request, "factor", lambda: deeds.demand_factor(by, pack, role, wanted=wanted))
    if wrong:
        messages.warning(request, wrong.says)
    return redirect("house-posts")
