"""The outbox: what is on its way out, what did not arrive, and what would go if it could."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from huiyin.casework.wording import LANGUAGES, audience_label
from huiyin.desk.rowing import case_href
from huiyin.desk.views.connections import administrator
from huiyin.desk.words import say
from huiyin.ledger.keys import Erased
from huiyin.ledger.moment import now as present
from huiyin.notices import outbox as box
from huiyin.notices.faults import FAULTS
from huiyin.notices.house import defaults
from huiyin.notices.models import Outgoing
from huiyin.register.knowing import known
from huiyin.sight.me import Me

STATES = ("waiting", "failed", "off", "sent", "discarded")
_TONES = {"waiting": "soon", "failed": "late", "off": "none", "sent": "fine", "discarded": "none"}
PAGE = 25


def outbox(request: HttpRequest) -> HttpResponse:
    """The newest first; failed ones can be sent again or given up."""
    me, asked = administrator(request), request.GET
    state = asked.get("state", "")
    sent = known(Outgoing, me.eyes)
    rows = sent.filter(state=state) if state in STATES else sent
    after = asked.get("after", "")
    if after:
        if not after.isdecimal() or len(after) > 18:
            return HttpResponseBadRequest()
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.order_by("-pk")[: PAGE + 1])
    lines = [_line(me, row) for row in found[:PAGE]]
    shown = {
        "page": "outbox",
        "lines": lines,
        "after": found[PAGE - 1].pk if len(found) > PAGE else "",
        "state": state,
        "states": [(s, say(f"outbox.{s}", me.language)) for s in STATES],
        "failed": sent.filter(state="failed").count(),
    }
    return render(request, "desk/outbox.html", shown)


def _line(me: Me, row: Outgoing) -> dict[str, Any]:
    """What was written is shown only where it says nothing of a person: mails to colleagues, and
    these only while the house keeps the texts of notices out of them.
    """
    fault = FAULTS.get(row.fault)
    plain = (bool(row.person) and not defaults().details) or row.way != box.MAIL
    return {
        "row": row,
        "tone": _TONES[row.state],
        "state": say(f"outbox.{row.state}", me.language),
        "fault": fault[LANGUAGES.index(me.language)] if fault else "",
        "to": me.names.get(row.person, row.person) or _beyond(me, row),
        "href": case_href(row.stream) if row.stream.startswith("case/") else "",
        "letter": _letter(row) if plain else None,
        "can": row.state in ("failed", "off", "waiting"),
    }


def _beyond(me: Me, row: Outgoing) -> str:
    """To whom it goes who is no colleague."""
    if row.purpose.startswith("letter/") or row.purpose == "receipt":
        return audience_label("complainant", me.language)
    return row.way.partition("/")[2]


def _letter(row: Outgoing) -> box.Letter | None:
    try:
        return box.opened(row)
    except Erased:
        return None


@require_POST
def decide(request: HttpRequest, outgoing_id: int) -> HttpResponse:
    me = administrator(request)
    if request.POST.get("ask") == "retry":
        done, key = box.retry(outgoing_id, present()), "outbox.retried"
    else:
        done, key = box.discard(outgoing_id), "outbox.gave_up"
    if done:
        messages.success(request, say(key, me.language))
    else:
        messages.warning(request, say("outbox.too_late", me.language))
    return redirect("outbox")
