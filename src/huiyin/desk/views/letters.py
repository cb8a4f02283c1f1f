"""One letter of a case: to read, and to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.casework.letter_state import LetterState
from huiyin.desk.showing.written import letter_lines, shown_html
from huiyin.desk.views.case import head_of
from huiyin.papers.letters import letter_pdf
from huiyin.sight.looking import Seen, look
from huiyin.sight.me import me_of


def letter(request: HttpRequest, case_id: str, letter_id: str) -> HttpResponse:
    seen = look(me_of(request), case_id)
    state = _state(seen, letter_id)
    line = next(line for line in letter_lines(seen) if line.id == letter_id)
    shown = {**head_of(seen), "line": line, "html": shown_html(seen, state)}
    return render(request, "desk/letter.html", shown)


def pdf(request: HttpRequest, case_id: str, letter_id: str) -> HttpResponse:
    """The page as it leaves the house; who may not read every fact in it may not print it."""
    seen = look(me_of(request), case_id)
    state = _state(seen, letter_id)
    if seen.veil.text(state.text) != state.text:
        raise Http404
    printed = letter_pdf(seen.policy, seen.case.number, state, state.written_at)
    response = HttpResponse(printed.pdf, content_type="application/pdf")
    name = f"{seen.case.number}-{letter_id}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _state(seen: Seen, letter_id: str) -> LetterState:
    state = seen.case.written.get(letter_id)
    if state is None:
        raise Http404
    return state
