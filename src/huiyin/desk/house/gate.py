"""Who may open the pages of the house, and how a deed that was refused comes back with its form."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.casework.refusal import Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.desk.words import say
from huiyin.ledger import moment
from huiyin.people import deeds
from huiyin.people.deeds import Unfit
from huiyin.policy.phrasebook import shown
from huiyin.sight.me import me_of, policy_now

View = Callable[..., HttpResponse]


def for_administrators(view: View) -> View:
    """Changing needs power besides, which every deed asks for itself."""

    @wraps(view)
    def guarded(request: HttpRequest, **places: Any) -> HttpResponse:
        if not me_of(request).account.is_administrator:
            raise PermissionDenied
        return view(request, **places)

    return guarded


def show(
    request: HttpRequest, page: str, tab: str, status: int = 200, **shown: Any
) -> HttpResponse:
    me = me_of(request)
    common = {"page": "house", "tab": tab, "power_until": deeds.power_until(me.account, me.now)}
    return render(request, f"desk/house/{page}.html", {**common, **shown}, status=status)


@dataclass(frozen=True)
class Wrong:
    """Why a deed was refused: in words, beside the form it came from."""

    deed: str
    says: str
    field: str = ""


def refused_in(
    request: HttpRequest, deed: str, look: Callable[[], dict[str, Any]]
) -> tuple[Wrong | None, dict[str, Any] | None]:
    """What was asked for, or why it was refused; nothing is done."""
    try:
        return None, look()
    except Unfit as unfit:
        says = say(unfit.key, me_of(request).language, _values(request, unfit))
        return Wrong(deed, says, unfit.field), None


def attempt(request: HttpRequest, deed: str, act: Callable[[], Any]) -> Wrong | None:
    """Does it, and says so at the head of the next page; else what to say beside the form."""
    language = me_of(request).language
    try:
        act()
    except Unfit as unfit:
        return Wrong(deed, say(unfit.key, language, _values(request, unfit)), unfit.field)
    messages.success(request, say("house.done", language))
    return None


def _values(request: HttpRequest, unfit: Unfit) -> dict[str, object]:
    """In the reader's language; where a case refused it, its reason in the words of its regulation."""
    refused, me = unfit.values.get("refused"), me_of(request)
    if not isinstance(refused, Refused):
        return {name: shown(value, me.language) for name, value in unfit.values.items()}
    policy = policy_now(str(unfit.values["pack"]), me.now)
    return {**unfit.values, "why": refusal_sentence(refused, policy, me.language, me.names)}


def moment_in(text: str) -> datetime | None:
    """A local moment as a form sends it. Raises Unfit."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=moment.here())
    except ValueError:
        raise Unfit("house.no.moment", "until") from None
