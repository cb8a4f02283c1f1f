"""One's own access tokens: issued for programs, shown once, revoked at any time."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from huiyin.desk.words import say
from huiyin.people import access_tokens
from huiyin.people.access_tokens import SCOPES, NotIssued, Wish
from huiyin.people.models import AccessToken
from huiyin.sight.me import Me, me_of

DAYS = (30, 90, 180, 365)
USUAL = 90


@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    shown: dict[str, Any] = {"issued": "", "wrong": "", "typed": request.POST}
    status = 200
    if request.method == "POST":
        try:
            shown["issued"] = access_tokens.issue(_wish(request, me), me.person)
            shown["typed"] = {}
        except NotIssued as no:
            shown["wrong"], status = no.why, 422
    page = {**shown, **_page(request, me)}
    answer = render(request, "desk/tokens.html", page, status=status)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _wish(request: HttpRequest, me: Me) -> Wish:
    days = request.POST.get("days", "")
    known = days in map(str, DAYS)
    return Wish(
        person=me.person,
        title=request.POST.get("title", ""),
        scopes=tuple(request.POST.getlist("scopes")),
        expires_at=me.now + timedelta(days=int(days)) if known else None,
    )


def _page(request: HttpRequest, me: Me) -> dict[str, Any]:
    chosen = request.POST.getlist("scopes") if request.method == "POST" else ["read"]
    return {
        "page": "account",
        "tokens": [_line(me, token) for token in access_tokens.of(me.person)],
        "scopes": [(s, say(f"tokens.scope.{s}", me.language), s in chosen) for s in SCOPES],
        "days": DAYS,
        "chosen_days": request.POST.get("days") or str(USUAL),
    }


def _line(me: Me, token: AccessToken) -> dict[str, Any]:
    good = access_tokens.is_good(token, me.now)
    state = "good" if good else "revoked" if token.revoked_at else "expired"
    words = [say(f"tokens.scope.{scope}", me.language) for scope in token.scopes.split(",")]
    return {"token": token, "state": state, "good": good, "scopes": words}


@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, token: str) -> HttpResponse:
    """Asks first. Somebody else's token is one that does not exist."""
    me = me_of(request)
    found = AccessToken.objects.filter(pk=token, person=me.person).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return render(request, "desk/revoke_token.html", {"page": "account", "token": found})
    access_tokens.revoke(found, me.person)
    messages.success(request, say("tokens.revoke.done", me.language))
    return redirect("tokens")
