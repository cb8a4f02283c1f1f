"""The page of settings, made from what each regulation leaves open: who sets it, what it does, its past."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

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
from huiyin.sight.figures import effects, open_by_pack, uses
from huiyin.sight.me import me_of

PAST_SHOWN = 5
MOST_READ = 500
Past = dict[tuple[str, str], list[dict[str, Any]]]


def settings(request: HttpRequest) -> HttpResponse:
    """A change is looked at before it is saved. Open to administrators, and to posts that set something."""
    naming = Naming(me_of(request))
    account = naming.me.account
    if not account.is_administrator and not figures.has_any(account, naming.policies):
        raise PermissionDenied
    wrong: Wrong | None = None
    preview: dict[str, Any] | None = None
    if request.method == "POST":
        wrong, preview = _asked(request, naming)
        if wrong is None and preview is None:
            return redirect("house-settings")
    books, used = _books(naming), set(regulations_in_use())
    idle = [book for book in books if book["pack"] not in used]
    shown: dict[str, Any] = {
        "books": [book for book in books if book["pack"] in used],
        "idle": idle,
        "idle_asked": request.POST.get("pack", "") in [book["pack"] for book in idle],
        "wrong": wrong,
        "preview": preview,
        "given": request.POST,
    }
    return show(request, "settings", "settings", status=422 if wrong else 200, **shown)


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
    past, values, open_now = _past(naming), _values(), open_by_pack(naming.me)
    return [
        {
            "title": naming.pack(book),
            "pack": book,
            "open": open_now.get(book) or "0",
            "lines": lines,
            "unset": [said["title"] for said in lines if said["unset"]],
        }
        for book in naming.policies
        if (lines := _lines(naming, book, past, values))
    ]


def _values() -> dict[tuple[str, str], str]:
    rows = SettingValue.objects.values_list("pack", "name", "value")
    return {(pack, name): value for pack, name, value in rows}


def _past(naming: Naming) -> Past:
    """Every change that was made, by setting, the newest first."""
    rows = EventRow.objects.filter(stream=STREAM, type="setting_set").order_by("-seq")
    found: Past = {}
    for row in rows[:MOST_READ]:
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
