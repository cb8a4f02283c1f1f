"""The settings of each regulation, made from what it leaves open: who sets it, what it does, its past."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from huiyin.calendars import term_typed
from huiyin.desk.house.gate import Wrong, attempt, refused_in, show
from huiyin.desk.house.history import line
from huiyin.desk.house.naming import Naming
from huiyin.desk.words import say
from huiyin.ledger.models import EventRow
from huiyin.people import figures
from huiyin.people.deeds import Unfit
from huiyin.people.models import SettingValue
from huiyin.people.organising import STREAM
from huiyin.policy.schema.things import Setting
from huiyin.register.knowing import regulations_in_use
from huiyin.sight.figures import effects, open_under, uses
from huiyin.sight.me import me_of

PAST_SHOWN = 5
MOST_READ = 500
Past = dict[tuple[str, str], list[dict[str, Any]]]


def settings(request: HttpRequest) -> HttpResponse:
    """The regulations first, then one at a time; where only one is in use, that one at once.

    A change is looked at before it is saved. Open to administrators, and to posts that set something.
    """
    naming = Naming(me_of(request))
    account = naming.me.account
    if not account.is_administrator and not figures.has_any(account, naming.policies):
        raise PermissionDenied
    wrong: Wrong | None = None
    preview: dict[str, Any] | None = None
    if request.method == "POST":
        wrong, preview = _asked(request, naming)
        if wrong is None and preview is None:
            pack, name = request.POST["pack"], request.POST["setting"]
            return redirect(
                f"{reverse('house-settings')}?{urlencode({'pack': pack})}#{pack}.{name}"
            )
    books = _books(naming)
    used = [book for book in books if book["used"]]
    chosen = _chosen(request, books) or _only(request, used)
    shown: dict[str, Any] = {
        "books": used,
        "idle": [book for book in books if not book["used"]],
        "book": _book(naming, chosen) if chosen else None,
        "wrong": wrong,
        "preview": preview,
        "given": request.POST,
    }
    return show(request, "settings", "settings", status=422 if wrong else 200, **shown)


def _only(request: HttpRequest, used: list[dict[str, Any]]) -> str:
    return used[0]["pack"] if len(used) == 1 and "list" not in request.GET else ""


def _chosen(request: HttpRequest, books: list[dict[str, Any]]) -> str:
    asked = request.POST.get("pack", "") or request.GET.get("pack", "")
    return asked if asked in [book["pack"] for book in books] else ""


def _asked(request: HttpRequest, naming: Naming) -> tuple[Wrong | None, dict[str, Any] | None]:
    """Saved where it was confirmed; else what it would do."""
    pack, name, value, why = (
        request.POST.get(field, "").strip() for field in ("pack", "setting", "value", "why")
    )
    deed, by = f"{pack}/{name}", naming.me.account
    if "confirm" in request.POST:
        done = attempt(request, deed, lambda: figures.set_figure(by, pack, name, value, why))
        return done, None
    return refused_in(request, deed, lambda: _preview(naming, pack, name, value))


def _preview(naming: Naming, pack: str, name: str, value: str) -> dict[str, Any]:
    setting, read = figures.checked(pack, name, value)
    if not figures.may_set(naming.me.account, pack, setting):
        raise Unfit("settings.no.post", "setting")
    return {
        "deed": f"{pack}/{name}",
        "before": _said(naming, pack, setting, figures.in_force(pack, name, setting)),
        "after": _said(naming, pack, setting, value),
        "effects": effects(naming.me, pack, name, read),
    }


def _books(naming: Naming) -> list[dict[str, Any]]:
    """Regulations that leave something open, with how much of it the house has set."""
    values, used = _values(), set(regulations_in_use())
    found = []
    for pack in naming.policies:
        settings = figures.figures(pack)
        own = sum((pack, name) in values for name in settings)
        lacking = [n for n, s in settings.items() if s.must_be_set and (pack, n) not in values]
        if settings:
            found.append({"pack": pack, "title": naming.pack(pack), "used": pack in used,
                          "n": len(settings), "own": own, "lacking": len(lacking)})  # fmt: skip
    return found


def _book(naming: Naming, pack: str) -> dict[str, Any]:
    lines = _lines(naming, pack, _past(naming, pack), _values())
    return {
        "title": naming.pack(pack),
        "pack": pack,
        "open": open_under(naming.me, pack) or "0",
        "lines": lines,
        "unset": [said["title"] for said in lines if said["unset"]],
    }


def _values() -> dict[tuple[str, str], str]:
    rows = SettingValue.objects.values_list("pack", "name", "value")
    return {(pack, name): value for pack, name, value in rows}


def _past(naming: Naming, pack: str) -> Past:
    """Every change that was made under a regulation, by setting, the newest first."""
    rows = EventRow.objects.filter(stream=STREAM, type="setting_set", data__contains=f'"{pack}"')
    found: Past = {}
    for row in rows.order_by("-seq")[:MOST_READ]:
        said = line(naming, row)
        event = said["event"]
        found.setdefault((event.pack, event.setting), []).append({**said, "value": event.value})
    return found


def _lines(
    naming: Naming, pack: str, past: Past, values: dict[tuple[str, str], str]
) -> list[dict[str, Any]]:
    return [
        _line(naming, pack, name, setting) | {
            "value": _said(naming, pack, setting, values.get((pack, name), setting.default)),
            "own": (pack, name) in values,
            "unset": setting.must_be_set and (pack, name) not in values,
            "past": past.get((pack, name), [])[:PAST_SHOWN],
        }
        for name, setting in figures.figures(pack).items()
    ]  # fmt: skip


def _said(naming: Naming, pack: str, setting: Setting, value: str) -> str:
    """A term in the words of its reader, who may type it so too."""
    words = naming.me.words(naming.policies[pack])
    return words.term(term_typed(value)) if setting.type == "term" else value


def _default(naming: Naming, pack: str, setting: Setting) -> str:
    if setting.type == "flag":
        return say(
            "settings.yes" if setting.default == "true" else "settings.no", naming.me.language
        )
    return _said(naming, pack, setting, setting.default)


def _line(naming: Naming, pack: str, name: str, setting: Setting) -> dict[str, Any]:
    me, policy = naming.me, naming.policies[pack]
    posts = [naming.role(pack, str(role)) for role in setting.set_by]
    return {
        "name": name,
        "deed": f"{pack}/{name}",
        "title": setting.title.text(me.language),
        "type": setting.type,
        "default": _default(naming, pack, setting),
        "at_least": setting.at_least,
        "at_most": setting.at_most,
        "clauses": setting.clause,
        "posts": "、".join(posts) or say("house.administrator", me.language),
        "mine": figures.may_set(me.account, pack, setting),
        "uses": [
            {
                "section": say(f"section.{use.section}", me.language),
                "title": use.title,
                "clauses": use.clauses,
            }
            for use in uses(policy, name, me.language)
        ],
    }
