"""The house says which regulation applies to what comes in; a line can be tried before it counts."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from huiyin.casework.applying import Arrival, Line, applying
from huiyin.desk.house.gate import Wrong, attempt, for_administrators, show
from huiyin.desk.house.naming import Naming
from huiyin.desk.words import say
from huiyin.ledger import ports
from huiyin.people.applying import rule_application
from huiyin.sight.me import me_of

NEW_LINES = 2
_PARTS = ("place", "unit", "channel", "kind", "pack")
Option = tuple[str, str]


@for_administrators
def rule(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    wrong: Wrong | None = None
    lines = list(ports.house().application())
    if request.method == "POST":
        lines = _typed(request)
        by, why = naming.me.account, request.POST.get("why", "").strip()
        wrong = attempt(request, "applies", lambda: rule_application(by, lines, why))
        if wrong is None:
            return redirect("house-applying")
    blank = [Line("") for _ in range(NEW_LINES)]
    shown: dict[str, Any] = {
        "lines": list(enumerate([*lines, *blank], 1)),
        "channels": _channels(naming),
        "kinds": _kinds(naming),
        "units": _units(naming),
        "packs": [(pack, naming.pack(pack)) for pack in naming.policies],
        "wrong": wrong,
        "given": request.POST,
        "tried": _tried(naming, request),
        "asked": {name: request.GET.get(name, "") for name in ("unit", "channel", "kind")},
    }
    return show(request, "applying", "regulations", status=422 if wrong else 200, **shown)


def _typed(request: HttpRequest) -> list[Line]:
    """Lines by the order that was typed beside them; one without a regulation is no line."""
    rows = [request.POST.getlist(name) for name in _PARTS]
    found = [
        ((int(place) if place.isdecimal() else len(rows[0]), at), Line(pack, unit, channel, kind))
        for at, (place, unit, channel, kind, pack) in enumerate(zip(*rows, strict=False))
        if pack
    ]
    return [line for _, line in sorted(found, key=lambda one: one[0])]


def _tried(naming: Naming, request: HttpRequest) -> str:
    """What the rule that counts now says of an arrival."""
    if "try" not in request.GET:
        return ""
    unit = request.GET.get("unit", "")
    arrival = Arrival(frozenset({unit} if unit else ()), request.GET.get("channel", ""),
                      request.GET.get("kind", ""), naming.me.now)  # fmt: skip
    found = applying(ports.house().application(), arrival)
    language = naming.me.language
    if found.only:
        return say("applies.try.only", language, {"title": naming.pack(found.only)})
    if not found.packs:
        return say("applies.try.open", language)
    titles = [naming.pack(pack) for pack in found.packs]
    titles += [say("applies.try.also", language)] if found.open else []
    return say("applies.try.several", language, {"titles": "、".join(titles)})


def _channels(naming: Naming) -> list[Option]:
    classes = {str(c.class_) for p in naming.policies.values() for c in p.channels.values()}
    return [(name, say(f"channel.{name}", naming.me.language)) for name in sorted(classes)]


def _kinds(naming: Naming) -> list[Option]:
    return list(dict(_kinds_of(naming)).items())


def _kinds_of(naming: Naming) -> Iterator[Option]:
    for policy in naming.policies.values():
        for name, kind in policy.kinds.items():
            if not kind.record:
                yield str(name), kind.title.text(naming.me.language)


def _units(naming: Naming) -> list[Option]:
    found = {
        str(unit): naming.unit(pack, str(unit))
        for pack, policy in naming.policies.items()
        for unit in policy.units
    }
    return list(found.items())
