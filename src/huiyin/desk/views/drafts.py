"""Keeps what is being typed while it is typed, and throws it away when told to."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from huiyin.desk import drafts
from huiyin.desk.templatetags.desk import moment as in_words
from huiyin.desk.words import say
from huiyin.ledger.receipts import is_spent
from huiyin.sight.me import Me, me_of


@require_POST
def keep(request: HttpRequest, pack: str) -> HttpResponse:
    """Answers what to say beneath the form."""
    me = me_of(request)
    if pack not in me.houses:
        return JsonResponse({}, status=404)
    return kept(request, me, pack)


def kept(request: HttpRequest, me: Me, place: str) -> HttpResponse:
    """`place` says which form it is: the regulation under which somebody registers, or a move."""
    key = request.POST.get("key", "")
    if is_spent(f"{me.person}/{key}"[:128]):
        return JsonResponse({"says": say("draft.sent", me.language), "sent": True})
    given = {name: list(values) for name, values in request.POST.lists()}
    try:
        drafts.keep(me.person, place, key, given, me.now)
    except drafts.TooLong:
        return JsonResponse({"says": say("draft.too_long", me.language)}, status=413)
    kept = say("draft.kept", me.language, {"at": in_words(me.now)[-5:]})
    return JsonResponse({"says": kept})


@require_POST
def discard(request: HttpRequest, pack: str) -> HttpResponse:
    drafts.forget(me_of(request).person, pack, request.POST.get("key", ""))
    return redirect("register", pack=pack)
