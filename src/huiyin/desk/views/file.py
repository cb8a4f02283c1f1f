"""The file of a case: what is in it, what is missing, who saw it; to take as pages or whole."""

from collections.abc import Callable
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from huiyin.casework.refusal import Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.desk.views.case import head_of
from huiyin.desk.words import say
from huiyin.dossier import taking
from huiyin.dossier.bundle import place_of
from huiyin.dossier.words import say as say_of
from huiyin.ledger import access
from huiyin.sight.looking import Seen, look
from huiyin.sight.me import me_of

MOST_TRACES = 50


def file(request: HttpRequest, case_id: str) -> HttpResponse:
    seen = look(me_of(request), case_id)
    return render(request, "desk/file.html", _page(seen))


def _page(seen: Seen) -> dict[str, Any]:
    contents, language = taking.whole(seen), seen.words.language
    return {
        **head_of(seen),
        "contents": contents,
        "index": [(number, item, say_of(f"sort.{item.sort}", language))
                  for number, item in enumerate(contents.items, 1)],
        "trace": [_trace(seen, event) for event in access.trace(seen.case.id)[:MOST_TRACES]],
        "refused": _why_not(seen),
    }  # fmt: skip


def _trace(seen: Seen, event: Any) -> tuple[Any, str, str]:
    form = getattr(event, "form", "")
    key = f"file.trace.{form or event.name}"
    return event.at, seen.words.person(event.by), say(key, seen.words.language)


def _why_not(seen: Seen) -> str:
    try:
        taking.check_takeable(seen)
    except Refused as refused:
        return refusal_sentence(refused, seen.policy, seen.words.language, seen.me.names)
    return ""


@require_POST
def pages(request: HttpRequest, case_id: str) -> HttpResponse:
    """To print, to look at elsewhere, or to send: each time it leaves a trace."""

    def made(seen: Seen, name: str) -> HttpResponse:
        response = HttpResponse(taking.pdf(seen, seen.me.now), content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
        return response

    return _taken(request, case_id, made)


@require_POST
def archive(request: HttpRequest, case_id: str) -> HttpResponse:
    def made(seen: Seen, name: str) -> HttpResponse:
        content = taking.archive(seen, seen.me.now)
        return FileResponse(content, as_attachment=True, filename=f"{name}.zip",
                            content_type="application/zip")  # type: ignore[return-value]  # fmt: skip

    return _taken(request, case_id, made)


def _taken(
    request: HttpRequest, case_id: str, made: Callable[[Seen, str], HttpResponse]
) -> HttpResponse:
    seen = look(me_of(request), case_id)
    try:
        return made(seen, place_of(seen.case.archive_number or seen.case.number))
    except Refused:
        return render(request, "desk/file.html", _page(seen), status=403)
