"""The page of settings, made from what each regulation leaves open: type, bounds, clause."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from huiyin.desk.house.gate import Wrong, attempt, for_administrators, show
from huiyin.desk.house.naming import Naming
from huiyin.people.figures import figures, in_force, set_figure
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.sight.me import me_of


@for_administrators
def settings(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    wrong: Wrong | None = None
    pack, name = request.POST.get("pack", ""), request.POST.get("setting", "")
    if request.method == "POST":
        value, why = request.POST.get("value", ""), request.POST.get("why", "").strip()
        by = naming.me.account
        wrong = attempt(request, f"{pack}/{name}", lambda: set_figure(by, pack, name, value, why))
        if wrong is None:
            return redirect("house-settings")
    books = [
        {"title": naming.pack(book), "pack": book, "open": _open(naming, book), "lines": lines}
        for book in naming.policies
        if (lines := _lines(naming, book))
    ]
    shown: dict[str, Any] = {"books": books, "wrong": wrong, "given": request.POST}
    return show(request, "settings", "settings", status=422 if wrong else 200, **shown)


def _open(naming: Naming, pack: str) -> int:
    return known(CaseRow, naming.me.eyes).filter(pack=pack, is_open=True, is_record=False).count()


def _lines(naming: Naming, pack: str) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "deed": f"{pack}/{name}",
            "title": setting.title.text(naming.me.language),
            "type": setting.type,
            "value": (value := in_force(pack, name, setting)),
            "default": setting.default,
            "own": value != setting.default,
            "at_least": setting.at_least,
            "at_most": setting.at_most,
            "clauses": setting.clause,
        }
        for name, setting in figures(pack).items()
    ]
