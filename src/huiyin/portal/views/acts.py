"""What complainants do with their case: each act is a command by the one door, as the complainant."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from huiyin.casework import commands as c
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.refusal import Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.ledger.door import Ask, Conflict, KeyReused, NoSuchCase, handle
from huiyin.portal import files
from huiyin.portal.complaining import enclose
from huiyin.portal.pages import guarded, language_of, public, show
from huiyin.portal.standing import ACTS, Mine
from huiyin.portal.views.follow import visit
from huiyin.portal.words import say

MOST_SAID = 4000
_MUST_SAY = frozenset({"record_contact", "ask_review"})


@require_http_methods(["GET", "POST"])
@public
def act(request: HttpRequest, act: str) -> HttpResponse:
    seen = visit(request)
    if seen is None:
        return redirect("portal-follow")
    if act not in ACTS:
        raise Http404
    if act not in seen.acts:
        return guarded(redirect("portal-case"))
    if request.method != "POST" or "lang" in request.POST:
        return _page(request, seen, act)
    wrong = _wrong(request, act)
    kept, refused = files.take_in(request, seen.language, bare=seen.case.anonymous)
    wrong = wrong or "；".join(refused)
    if act == "add_evidence" and not kept and not wrong:
        wrong = say("act.file.missing", seen.language)
    if not wrong:
        wrong = _do(request, seen, act, kept)
    if wrong:
        return _page(request, seen, act, wrong, kept)
    return guarded(redirect(f"{reverse('portal-case')}?done={act}"))


def _wrong(request: HttpRequest, act: str) -> str:
    language, text = language_of(request), request.POST.get("text", "").strip()
    if len(text) > MOST_SAID:
        return say("act.long", language, {"most": MOST_SAID})
    contests = request.POST.get("response") == "contested"
    if (act in _MUST_SAY or contests) and not text:
        return say("act.text.missing", language)
    if act == "respond" and request.POST.get("response") not in ("accepted", "contested"):
        return say("act.choose", language)
    if act == "confirm" and request.POST.get("satisfied") not in ("true", "false"):
        return say("act.choose", language)
    return ""


def _do(request: HttpRequest, seen: Mine, act: str, kept: list[files.Brought]) -> str:
    """Empty when it was done; else why not, in words."""
    try:
        if act == "add_evidence":
            enclose(seen.draft.policy, seen.case, kept)
            return ""
        key = f"portal/{seen.case.id}/{request.POST.get('key', '')}"[:128]
        handle(Ask(case=seen.case.id, command=_command(request, act), actor=COMPLAINANT, key=key))
    except Refused as refused:
        policy = seen.draft.policy
        return refusal_sentence(refused, policy, seen.language, {})
    except (Conflict, KeyReused, NoSuchCase):
        return say("act.again", seen.language)
    return ""


def _command(request: HttpRequest, act: str) -> c.Command:
    text = request.POST.get("text", "").strip()
    match act:
        case "respond":
            return c.Respond(response=request.POST["response"], text=text)  # type: ignore[arg-type]
        case "ask_review":
            return c.Respond(response="contested", text=text)
        case "confirm":
            return c.Confirm(satisfied=request.POST["satisfied"] == "true", text=text)
        case "remind":
            return c.Remind(text=text)
        case "withdraw":
            return c.Withdraw(reason=text)
        case _:
            return c.RecordContact(direction="in", medium="portal", party=COMPLAINANT, told=text)


def _page(
    request: HttpRequest,
    seen: Mine,
    act: str,
    wrong: str = "",
    kept: list[files.Brought] | None = None,
) -> HttpResponse:
    found: dict[str, Any] = {
        "seen": seen,
        "case": seen.case,
        "act": act,
        "title": say(f"act.{act}", seen.language),
        "says": say(f"act.{act}.says", seen.language),
        "wrong": wrong,
        "kept": kept or [],
        "given": request.POST,
        "key": request.POST.get("key") or uuid4().hex,
        "page": "follow",
        "anonymous": seen.case.anonymous,
        "most": files.MOST,
    }
    return show(request, "act.html", found, 422 if wrong else 200)
