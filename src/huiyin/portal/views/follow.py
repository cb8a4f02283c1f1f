"""Following: in by number and code or by a signed link, the case as it stands, and out again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huiyin.ledger.door import load_case
from huiyin.portal import codes, limits, visiting
from huiyin.portal.pages import guarded, language_of, public, show
from huiyin.portal.standing import Mine, mine
from huiyin.portal.views.complain import asked_first, code_question
from huiyin.portal.words import say


@require_http_methods(["GET", "POST"])
@public
def follow(request: HttpRequest) -> HttpResponse:
    language = language_of(request)
    number, code = request.POST.get("number", "").strip(), request.POST.get("code", "")
    if request.method != "POST" or "do" in request.POST:
        return show(request, "follow.html", {"page": "follow", "number": number, "code": code})
    wrong = asked_first(request, language)
    case = "" if wrong else _case_of(number, code)
    if case:
        return guarded(visiting.let_in(redirect("portal-case"), case))
    limits.note(request, "code")
    found = {"number": number, "code": code, "wrong": wrong or say("follow.none", language)}
    return show(request, "follow.html", {**found, **code_question(request), "page": "follow"}, 422)


def _case_of(number: str, code: str) -> str:
    """Both must belong together; an unnamed report is opened by its code alone."""
    found = codes.case_of(code)
    if not found:
        return ""
    case = load_case(found)
    fits = case.anonymous or case.number.casefold() == number.casefold()
    return found if fits else ""


@require_GET
@public
def link(request: HttpRequest, token: str) -> HttpResponse:
    case = visiting.case_of_token(token)
    if not case:
        raise Http404
    written = request.GET.get("letter", "")
    known = written in load_case(case).written
    to = redirect("portal-letter", written=written) if known else redirect("portal-case")
    return guarded(visiting.let_in(to, case))


@require_POST
@public
def leave(request: HttpRequest) -> HttpResponse:
    return visiting.let_out(guarded(redirect("portal-home")))


def visit(request: HttpRequest) -> Mine | None:
    """The case of whoever looks; None where they have to say their code again."""
    found = visiting.visited(request)
    return mine(found, language_of(request)) if found else None


@require_GET
@public
def case(request: HttpRequest) -> HttpResponse:
    seen = visit(request)
    if seen is None:
        return redirect("portal-follow")
    found = {
        "seen": seen,
        "case": seen.case,
        "title": seen.words.title(seen.case.kind, "kinds"),
        "book": seen.draft.policy.head.title.text(seen.language),
        "page": "follow",
        "done": _done(request, seen.language),
        "ended": not seen.case.is_open,
    }
    return visiting.let_in(show(request, "case.html", found), visiting.visited(request))


def _done(request: HttpRequest, language: str) -> str:
    done = request.GET.get("done", "")
    return say(f"done.{done}", language) if done in DONE else ""


DONE = frozenset(
    {"record_contact", "add_evidence", "remind", "respond", "confirm", "withdraw", "data"}
)
