"""Letters that were put on these pages: opened by whoever they are for, read, taken along as PDF."""

from contextlib import suppress
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods

from huiyin.casework import commands as c
from huiyin.casework.letter_state import LetterState
from huiyin.casework.organisation import SYSTEM
from huiyin.casework.refusal import Refused
from huiyin.ledger.door import Ask, handle
from huiyin.notices.markup import html_of
from huiyin.papers.letters import letter_pdf
from huiyin.portal.pages import guarded, public, show
from huiyin.portal.standing import Mine
from huiyin.portal.views.follow import visit


@require_http_methods(["GET", "POST"])
@public
def letter(request: HttpRequest, written: str) -> HttpResponse:
    """Opening it is a button: a program that follows the links of a mail has read nothing."""
    seen = visit(request)
    if seen is None:
        return redirect("portal-follow")
    state = _state(seen, written)
    if request.method == "POST" and "lang" not in request.POST:
        if state.opened_at is None:
            with suppress(Refused):  # opened in another window meanwhile
                opened = c.OpenLetter(written=written)
                handle(Ask(case=seen.case.id, command=opened, actor=SYSTEM))
        return guarded(redirect("portal-letter", written=written))
    is_open = state.opened_at is not None
    found = {
        "seen": seen, "case": seen.case, "page": "follow", "letter": state, "is_open": is_open,
        "title": seen.words.title(state.letter, "letters"), "counts": seen.counts_when_opened(state),
        "html": mark_safe(html_of(state.text)) if is_open else "",  # noqa: S308 (cleaned by nh3)
    }  # fmt: skip
    return show(request, "letter.html", found)


@require_GET
@public
def pdf(request: HttpRequest, written: str) -> HttpResponse:
    seen = visit(request)
    if seen is None:
        return redirect("portal-follow")
    state = _state(seen, written)
    if state.opened_at is None:
        return guarded(redirect("portal-letter", written=written))
    printed = letter_pdf(seen.draft.policy, seen.case.number, state, state.written_at)
    answer = HttpResponse(printed.pdf, content_type="application/pdf")
    title = seen.words.title(state.letter, "letters")
    name = quote(f"{title} {seen.case.number}.pdf", safe="")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    answer["X-Content-Type-Options"] = "nosniff"
    return guarded(answer)


def _state(seen: Mine, written: str) -> LetterState:
    found = next((state for state in seen.letters if state.id == written), None)
    if found is None:
        raise Http404
    return found
