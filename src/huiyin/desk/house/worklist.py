"""The administrator's worklist: each thing to mend leads to where it is mended."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from huiyin.desk.house.gate import attempt, for_administrators, show
from huiyin.desk.house.naming import Naming
from huiyin.desk.templatetags.desk import moment
from huiyin.desk.words import say
from huiyin.people import deeds
from huiyin.policy.policy import Policy
from huiyin.sight import worklist as work
from huiyin.sight.me import me_of
from huiyin.sight.worklist import Lack

_ICONS = {
    "unreadable": "alert-triangle",
    "own_grant": "eye", "owner_left": "user-share", "vacant_post": "users", "setting": "pencil",
    "calendar": "clock", "task": "checklist", "clock": "alarm", "keys_never": "key",
    "keys_old": "key", "newcomer": "user-check", "second_factor": "lock",
    "wording_gone": "bell", "wording_lost": "bell", "wording_strange": "bell",
    "wording_changed": "bell",
    "lettering_gone": "mail", "lettering_lost": "mail", "lettering_strange": "mail",
    "lettering_changed": "mail",
    "no_post": "briefcase", "outbox": "send", "mailbox": "mail",
}  # fmt: skip

_PLACES: dict[str, Callable[[], str]] = {
    "own_grant": lambda: reverse("house-history"),
    "second_factor": lambda: reverse("house-people"),
    "vacant_post": lambda: reverse("house-posts"),
    "outbox": lambda: reverse("outbox") + "?state=failed",
}


@for_administrators
def worklist(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    lacks = work.worklist(naming.me.account, naming.me.now)
    return show(request, "worklist", "worklist", lines=[_line(naming, lack) for lack in lacks])


def _line(naming: Naming, lack: Lack) -> dict[str, Any]:
    language = naming.me.language
    values = _in_words(naming, lack)
    return {
        "kind": lack.kind,
        "says": say(f"lack.{lack.kind}", language, values),
        "mend": say(f"lack.{lack.kind}.mend", language, values),
        "href": _href(lack),
        "icon": _ICONS.get(lack.kind, "alert-circle"),
        "urgent": lack.urgent,
        **lack.values,
    }


def _in_words(naming: Naming, lack: Lack) -> dict[str, object]:
    values = dict(lack.values)
    pack = str(values.get("pack", ""))
    if "person" in values:
        values["person"] = naming.person(str(values["person"]))
    if "role" in values:
        values["role"] = naming.role(pack, str(values["role"]))
    if policy := naming.policies.get(pack):
        values |= _of_the_regulation(naming, policy, values) | {"pack": naming.pack(pack)}
    if "language" in values:
        values["language"] = say(f"language.{values['language']}", naming.me.language)
    if "day" in values:
        day = values.pop("day")
        values["from"] = say("lack.wording.from", naming.me.language, {"day": day}) if day else ""
    return {name: moment(v) if isinstance(v, datetime) else v for name, v in values.items()}


def _of_the_regulation(
    naming: Naming, policy: Policy, values: dict[str, object]
) -> dict[str, object]:
    """What it calls the things that are spoken of."""
    words = naming.me.words(policy)
    titled = {
        name: words.title(str(values[name]), f"{name}s")
        for name in ("setting", "notice", "letter")
        if name in values
    }
    return titled | ({"task": words.task(str(values["task"]))} if "task" in values else {})


def _href(lack: Lack) -> str:
    person = str(lack.values.get("person", ""))
    if lack.kind.startswith("wording_"):
        pack, notice = lack.values["pack"], lack.values["notice"]
        return f"{reverse('house-wordings')}?pack={pack}#{notice}"
    if lack.kind.startswith("lettering_"):
        pack, letter, language = (lack.values[name] for name in ("pack", "letter", "language"))
        return f"{reverse('house-lettering')}?pack={pack}#{letter}-{language}"
    return _PLACES[lack.kind]() if lack.kind in _PLACES else _of_one_thing(lack, person)


def _of_one_thing(lack: Lack, person: str) -> str:
    match lack.kind:
        case "owner_left" | "newcomer" | "no_post":
            return reverse("house-person", args=[person])
        case "setting":
            pack, setting = lack.values["pack"], lack.values["setting"]
            return f"{reverse('house-settings')}?pack={pack}#{pack}.{setting}"
        case "mailbox":
            return reverse("connection", args=[f"imap/{lack.values['mailbox']}"])
        case _:
            return ""


@require_POST
@for_administrators
def reviewed(request: HttpRequest) -> HttpResponse:
    """The administrator has looked at what another one gave to themselves."""
    place = request.POST.get("place", "")
    if not place.isdecimal() or len(place) > 9:
        return HttpResponseBadRequest()
    by = me_of(request).account
    wrong = attempt(request, "reviewed", lambda: deeds.review_own_grant(by, int(place)))
    return (
        show(request, "sorry", "worklist", status=422, wrong=wrong) if wrong else redirect("house")
    )
