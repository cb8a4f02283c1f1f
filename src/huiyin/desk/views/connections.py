"""Administrators set the ways to the outside; the fields come from the models of the connections."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from huiyin.casework.wording import LANGUAGES
from huiyin.casework.wording.languages import text_in
from huiyin.connections import keeping
from huiyin.connections.kinds import KINDS, Connection, choices_of, secrets_of, split
from huiyin.connections.pictures import NoPicture, drawn
from huiyin.connections.words import problem
from huiyin.desk.showing.offering import offers
from huiyin.desk.words import say
from huiyin.ledger.keys import KeyMissing
from huiyin.people.connecting import remove_connection, set_connection
from huiyin.people.deeds import Unfit, power_until
from huiyin.sight.me import Me, me_of

NEW = "new"


def administrator(request: HttpRequest) -> Me:
    """Who asks; raises PermissionDenied for everybody else than administrators."""
    me = me_of(request)
    if not me.account.is_administrator:
        raise PermissionDenied
    return me


def connections(request: HttpRequest) -> HttpResponse:
    me = administrator(request)
    kinds = [_listed(me, kind) for _, kind in sorted(KINDS.items())]
    return render(request, "desk/connections.html", {"page": "connections", "kinds": kinds})


def _listed(me: Me, kind: type[Connection]) -> dict[str, Any]:
    rows = {
        place: row
        for place, row in keeping.places().items()
        if place.partition("/")[0] == kind.KIND and row is not None
    }
    return {
        "title": _text(kind.TITLE, me.language),
        "says": _text(kind.SAYS, me.language),
        "many": kind.MANY,
        "place": f"{kind.KIND}/{NEW}" if kind.MANY else kind.KIND,
        "set": [
            {
                "place": place,
                "name": place.partition("/")[2],
                "on": '"on":true' in row.values,
                "at": row.changed_at,
                "who": me.names.get(row.changed_by, row.changed_by),
            }
            for place, row in rows.items()
        ],
    }


@require_http_methods(["GET", "POST"])
def connection(request: HttpRequest, place: str) -> HttpResponse:
    me = administrator(request)
    try:
        kind, _ = split(place)
    except LookupError:
        raise Http404 from None
    asked = request.POST.get("ask", "")
    if asked == "try":
        return _try(request, me, place)
    if asked == "remove":
        return _remove(request, me, place)
    if request.method == "POST":
        return _save(request, me, place)
    return _page(request, me, place, Typed(_kept(kind, place)))


def _remove(request: HttpRequest, me: Me, place: str) -> HttpResponse:
    try:
        remove_connection(me.account, place)
    except Unfit as unfit:
        kind, _ = split(place)
        return _page(request, me, place, Typed(_kept(kind, place)), unfit)
    messages.success(request, say("connection.removed", me.language))
    return redirect("connections")


@dataclass(frozen=True)
class Typed:
    """What stands in the fields, and what is wrong with it."""

    values: dict[str, Any]
    problems: dict[str, tuple[str, str, str]] | None = None
    name: str = ""


def _kept(kind: type[Connection], place: str) -> dict[str, Any]:
    try:
        found = keeping.kept(place)
    except KeyMissing:
        found = None
    return found.model_dump() if found else {}


def _save(request: HttpRequest, me: Me, place: str) -> HttpResponse:
    kind, name = split(place)
    is_new = kind.MANY and name == NEW
    name = request.POST.get("c.name", "").strip() if is_new else name
    to = f"{kind.KIND}/{name}" if kind.MANY else place
    kept = _kept(kind, to)
    typed = _plain(request, kind)
    try:
        typed |= {name: _picture(request, name, str(kept.get(name, ""))) for name in kind.PICTURES}
        if kind.MANY and name in ("", NEW):
            raise keeping.Wrong({"name": problem("name")})
        set_connection(me.account, to, typed)
    except keeping.Wrong as wrong:
        answer = _page(request, me, place, Typed(typed, dict(wrong.problems), name))
        answer.status_code = 422
        return answer
    except Unfit as unfit:
        return _page(request, me, place, Typed(typed, name=name), unfit)
    messages.success(request, say("connection.saved", me.language))
    return redirect("connection", place=to)


def _picture(request: HttpRequest, name: str, kept: str) -> str:
    """The one that was sent, else the one that is there, unless it is to go. Raises Wrong."""
    sent = request.FILES.get(f"c.{name}")
    if sent is None or sent.file is None:
        return "" if request.POST.get(f"c.{name}.drop") else kept
    try:
        return drawn(sent.file)
    except NoPicture as no:
        raise keeping.Wrong({name: problem(no.key)}) from None


def _plain(request: HttpRequest, kind: type[Connection]) -> dict[str, Any]:
    """Empty fields fall back to their defaults; a box that is not ticked says no. Pictures come apart."""
    typed: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        if name in kind.PICTURES:
            continue
        value = request.POST.get(f"c.{name}", "").replace("\r\n", "\n").strip()
        if field.annotation is bool:
            typed[name] = bool(value)
        elif value or field.annotation is str:
            typed[name] = value
    return typed


def _try(request: HttpRequest, me: Me, place: str) -> HttpResponse:
    held = keeping.kept(place)
    if held is None:
        raise Http404
    tried = held.try_out(request.POST.get("to", "").strip())
    (messages.success if tried.works else messages.warning)(request, tried.text(me.language))
    return redirect("connection", place=place)


def _page(
    request: HttpRequest, me: Me, place: str, typed: Typed, unfit: Unfit | None = None
) -> HttpResponse:
    kind, name = split(place)
    row = keeping.places().get(place)
    kept = frozenset(n for n, value in _kept(kind, place).items() if value)
    shown = {
        "page": "connections",
        "title": _text(kind.TITLE, me.language),
        "says": _text(kind.SAYS, me.language),
        "name": typed.name or name,
        "is_new": kind.MANY and name == NEW,
        "is_set": row is not None,
        "fields": [_field(me, kind, field, typed, kept) for field in kind.model_fields],
        "problems": typed.problems,
        "name_problem": _text((typed.problems or {}).get("name", ("", "", "")), me.language),
        "try_to": _text(kind.TRY_TO, me.language),
        "try_default": me.account.email,
        "refused": say(unfit.key, me.language, unfit.values) if unfit else "",
        "has_power": power_until(me.account, me.now) is not None,
    }
    return render(request, "desk/connection.html", shown, status=422 if unfit else 200)


def _field(
    me: Me, kind: type[Connection], name: str, typed: Typed, kept: frozenset[str]
) -> dict[str, Any]:
    field = kind.model_fields[name]
    secret = name in secrets_of(kind)
    default = "" if field.is_required() or field.default is None else field.default
    value = "" if secret else typed.values.get(name, default)
    says = (typed.problems or {}).get(name)
    label = say("connection.on", me.language) if name == "on" else ""
    return {
        "name": name,
        "label": label or text_in(kind.LABELS, name, me.language, name),
        "hint": text_in(kind.HINTS, name, me.language),
        "value": value,
        "secret": secret,
        "is_kept": secret and name in kept,
        "flag": field.annotation is bool,
        "long": name in kind.LONG,
        "picture": name in kind.PICTURES,
        "choices": [
            (choice, text_in(kind.LABELS, f"{name}.{choice}", me.language, choice))
            for choice in choices_of(kind, name)
        ],
        "offers": offers(me, name, str(typed.values.get("pack", ""))),
        "required": field.is_required(),
        "problem": _text(says, me.language) if says else "",
    }


def _text(texts: tuple[str, str, str], language: str) -> str:
    return texts[LANGUAGES.index(language)]
