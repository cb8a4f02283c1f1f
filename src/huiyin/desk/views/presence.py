"""What an open page of a case asks every twenty seconds: who else is there, what happened meanwhile."""

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.casework.access import may
from huiyin.casework.commands import ACTS
from huiyin.casework.wording import act_label, sentence
from huiyin.desk import presence
from huiyin.sight.looking import Seen, open_case
from huiyin.sight.me import me_of

SAID = 3


def here(request: HttpRequest, case_id: str) -> HttpResponse:
    """No look into the case that would be recorded: the page that asks was one already."""
    seen = open_case(me_of(request), case_id)
    if not may(seen.regulation, seen.draft.case, seen.draft.context, "read").is_allowed:
        raise Http404
    doing = request.GET.get("doing", "")
    doing = doing if doing in ACTS else ""
    presence.note(seen.me.person, case_id, doing)
    version = request.GET.get("version", "")
    known = int(version) if version.isdigit() else seen.case.version
    others, news = _others(seen), _news(seen, known)
    said = sha256(repr((others, news)).encode()).hexdigest()[:12]
    if request.GET.get("said") == said:  # nothing new: a screen reader need not say it again
        return HttpResponse(status=204)
    shown = {"case": seen.case, "doing": doing, "version": known, "others": others, "news": news,
             "said": said}  # fmt: skip
    answer = render(request, "desk/parts/here.html", shown)
    answer["Cache-Control"] = "no-store"
    return answer


def _others(seen: Seen) -> list[tuple[str, str]]:
    """A name, and the act whose form that person has open."""
    language = seen.words.language
    return [
        (seen.words.person(one.person), act_label(one.doing, language) if one.doing else "")
        for one in presence.others(seen.me.person, seen.case.id)
    ]


def _news(seen: Seen, known: int) -> list[str]:
    later = [item for item in seen.recorded if item.seq > known]
    return [
        sentence(item.event, seen.policy, seen.words.language, seen.me.names)
        for item in later[:SAID]
    ]
