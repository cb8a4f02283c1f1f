"""Mail that came in: what waits for an officer, each mail beside what may be done with it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from huiyin.casework.refusal import Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.desk import drafts
from huiyin.desk.showing.mails import mail_line, mail_page, mails_of, title_of
from huiyin.desk.words import say
from huiyin.intake.mail import passing, settling
from huiyin.intake.mail.models import MailRow
from huiyin.register.queries import stream_of_number
from huiyin.sight.looking import readable_cases
from huiyin.sight.me import Me, me_of
from huiyin.sight.serving import blob_or_404, file_answer
from huiyin.sight.which import may_register

PAGE = 25
STATES = (MailRow.HELD, MailRow.JOINED, MailRow.REGISTERED, MailRow.NOTED, MailRow.DISMISSED)


@require_GET
def mails(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    state = request.GET.get("state", MailRow.HELD)
    if state not in STATES:
        raise Http404
    rows = mails_of(me).filter(state=state)
    found = list(
        _after(rows, request.GET.get("after", "")).order_by("-received_at", "-id")[: PAGE + 1]
    )
    shown = found[:PAGE]
    page = {
        "page": "mails",
        "state": state,
        "states": STATES,
        "mails": [mail_line(me, row) for row in shown],
        "after": f"{shown[-1].received_at.isoformat()}~{shown[-1].id}" if len(found) > PAGE else "",
    }
    return render(request, "desk/mails.html", page)


def _after(rows: Any, key: str) -> Any:
    at, _, last = key.partition("~")
    if not last:
        return rows
    try:
        moment = datetime.fromisoformat(at)
    except ValueError as wrong:
        raise Http404 from wrong
    if moment.tzinfo is None:
        raise Http404
    return rows.filter(Q(received_at__lt=moment) | Q(received_at=moment, id__lt=last))


def _found(me: Me, mail_id: str) -> MailRow:
    row = mails_of(me).filter(pk=mail_id).first()
    if row is None:
        raise Http404
    return row


@require_GET
def mail(request: HttpRequest, mail_id: str) -> HttpResponse:
    me = me_of(request)
    row = _found(me, mail_id)
    page = {
        "page": "mails",
        **mail_page(me, row),
        "reasons": settling.REASONS,
        "may_register": may_register(me, row.pack),
    }
    return render(request, "desk/mail.html", page)


@require_POST
def register(request: HttpRequest, mail_id: str) -> HttpResponse:
    """Begins a form with what the mail says; the mail stands beside it until it is sent."""
    me = me_of(request)
    row = _found(me, mail_id)
    if row.state != MailRow.HELD:
        return _gone(request, me, row)
    given = dict(settling.suggested(row, settling.letter_of(row)))
    zone = ZoneInfo(str(me.houses[row.pack].policy.head.zone))
    given["c.received_at"] = [f"{row.received_at.astimezone(zone):%Y-%m-%dT%H:%M}"]
    given = {name: [value[:20_000] for value in values] for name, values in given.items()}
    if not any(one.key == row.pk for one in drafts.begun(me.person, row.pack)):
        drafts.keep(me.person, row.pack, row.pk, given, me.now)
    return redirect(f"{reverse('register', args=[row.pack])}?draft={row.pk}")


@require_POST
def join(request: HttpRequest, mail_id: str) -> HttpResponse:
    me = me_of(request)
    row = _found(me, mail_id)
    stream = stream_of_number(request.POST.get("number", ""), me.eyes)
    if not readable_cases(me, [stream]):
        messages.error(request, say("form.no_case", me.language))
        return redirect("mail", row.pk)
    case = stream.partition("/")[2]

    def do() -> None:
        settling.joined(row, case, me.person)

    if not _done(request, me, row, do):
        return redirect("mail", row.pk)
    messages.success(request, say("mail.joined.done", me.language))
    return redirect("case", case)


@require_POST
def dismiss(request: HttpRequest, mail_id: str) -> HttpResponse:
    me = me_of(request)
    row = _found(me, mail_id)
    why = request.POST.get("why", "")
    if why not in settling.REASONS:
        messages.error(request, say("mail.dismiss.why", me.language))
        return redirect("mail", row.pk)

    def do() -> None:
        settling.dismissed(row, why, me.person)

    if not _done(request, me, row, do):
        return redirect("mail", row.pk)
    messages.success(request, say("mail.dismissed.done", me.language))
    return redirect("mails")


@require_POST
def pass_on(request: HttpRequest, mail_id: str) -> HttpResponse:
    """To those who keep another regulation; afterwards it is theirs, and gone from here."""
    me = me_of(request)
    row = _found(me, mail_id)
    to, why = request.POST.get("to", ""), request.POST.get("why", "")

    def do() -> None:
        passing.pass_on(row, to, why, me.person)

    if not _done(request, me, row, do):
        return redirect("mail", row.pk)
    messages.success(request, say("mail.pass.done", me.language, {"title": title_of(me, to)}))
    return redirect("mails")


def _done(request: HttpRequest, me: Me, row: MailRow, do: Callable[[], None]) -> bool:
    """Says why not, where it could not be done."""
    try:
        do()
    except settling.AlreadySettled:
        messages.error(request, say("mail.settled", me.language))
    except passing.NotPassed as not_passed:
        messages.error(request, say(not_passed.key, me.language))
    except LookupError:
        messages.error(request, say("mail.no_mailbox", me.language))
    except Refused as refused:
        policy = me.houses[row.pack].policy
        messages.error(request, refusal_sentence(refused, policy, me.language, me.names))
    else:
        return True
    return False


def _gone(request: HttpRequest, me: Me, row: MailRow) -> HttpResponse:
    messages.error(request, say("mail.settled", me.language))
    return redirect("mail", row.pk)


@require_GET
def original(request: HttpRequest, mail_id: str) -> HttpResponseBase:
    """The mail as it came, to the byte."""
    row = _found(me_of(request), mail_id)
    return file_answer(request, blob_or_404(row.sha256), row.pk)


@require_GET
def attached(request: HttpRequest, mail_id: str, number: int) -> HttpResponseBase:
    """One file of it, where it was kept."""
    files = settling.opened(_found(me_of(request), mail_id)).enclosed
    if number >= len(files) or not files[number].sha256:
        raise Http404
    name = files[number].name.rsplit(".", 1)[0] or "file"
    return file_answer(request, blob_or_404(files[number].sha256), name)
