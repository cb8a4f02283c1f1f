"""The inbox of everybody, the bell that counts it, and how a person wants to be told."""

from typing import Any

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huiyin.casework.wording import LANGUAGES
from huiyin.connections.keeping import Wrong
from huiyin.desk.rowing import case_href
from huiyin.desk.showing.duties import duty_href
from huiyin.desk.showing.messages import message_groups
from huiyin.desk.words import say
from huiyin.ledger.moment import now as present
from huiyin.notices import house, inbox
from huiyin.notices.duties import DUTY
from huiyin.notices.models import Message, Preference
from huiyin.notices.words import EDITION, SORTS, sort_words
from huiyin.register.queries import BadKey
from huiyin.sight.me import Me, me_of


def messages(request: HttpRequest) -> HttpResponse:
    me, asked = me_of(request), request.GET
    sort = asked.get("sort", "") if asked.get("sort", "") in SORTS else ""
    only_unread = asked.get("show") == "unread"
    try:
        page = inbox.page(me.person, asked.get("after", ""), unread=only_unread, sort=sort)
    except BadKey:
        return HttpResponseBadRequest()
    shown = {
        "page": "messages",
        "groups": message_groups(me, page.messages),
        "after": page.after,
        "newest": page.newest,
        "sort": sort,
        "unread": only_unread,
        "sorts": [(key, sort_words(key, me.language)) for key in SORTS],
        "narrowed": bool(sort or only_unread),
    }
    return render(request, "desk/messages.html", shown)


@require_GET
def message(request: HttpRequest, message_id: int) -> HttpResponse:
    """Opens what a message is about, and with it counts as read all that came before on the same."""
    me = me_of(request)
    found = Message.objects.filter(pk=message_id, person=me.person).first()
    if found is None:
        raise Http404
    inbox.mark_read(me.person, present(), up_to=found.pk, stream=found.stream)
    if found.template.startswith(EDITION):
        waits = found.sort == "waiting"
        if waits:
            return redirect("proposed", pack=found.pack, place=found.seq)
        return redirect("rulebook", pack=found.pack)
    if found.template.startswith(DUTY):
        return redirect(duty_href(found.pack, found.template))
    if found.stream.startswith("case/"):
        return redirect(case_href(found.stream))
    return redirect("outbox" if me.account.is_administrator else "messages")


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Marks as read what stood on the page, and nothing that came since."""
    me = me_of(request)
    up_to = request.POST.get("up_to", "")
    if not up_to.isdecimal() or len(up_to) > 18:
        return HttpResponseBadRequest()
    inbox.mark_read(me.person, present(), up_to=int(up_to), stream=request.POST.get("stream", ""))
    to = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, request.is_secure())
    return redirect(to if safe else reverse("messages"))


@require_GET
def bell(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/parts/bell.html")


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    own = Preference.objects.filter(pk=me.person).first() or Preference(person=me.person)
    typed = {
        "mail": own.mail, "digest": own.digest, "quiet_since": own.quiet_since,
        "quiet_until": own.quiet_until,
    }  # fmt: skip
    problems: dict[str, str] = {}
    if request.method == "POST":
        typed = {name: request.POST.get(name, "").strip() for name in typed}
        problems = _choose(me, typed)
        if not problems:
            flash.success(request, say("connection.saved", me.language))
            return redirect("message-settings")
    shown = {
        "page": "messages",
        "typed": typed,
        "problems": problems,
        "digests": [(d, say(f"messages.digest.{d}", me.language)) for d in house.DIGESTS],
        "defaults": house.defaults(),
    }
    return render(request, "desk/message_settings.html", shown, status=422 if problems else 200)


def _choose(me: Me, typed: dict[str, Any]) -> dict[str, str]:
    quiet = (str(typed["quiet_since"]), str(typed["quiet_until"]))
    digest = str(typed["digest"])
    try:
        house.choose(me.person, mail=bool(typed["mail"]), digest=digest, quiet=quiet)
    except Wrong as wrong:
        position = LANGUAGES.index(me.language)
        return {field: texts[position] for field, texts in wrong.problems.items()}
    return {}
