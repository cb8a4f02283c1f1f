"""The demo's own control: puts the time forward and lets the clocks that come due fire."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from huiyin.desk.templatetags.desk import moment as in_words
from huiyin.desk.words import say
from huiyin.ledger import moment, worker
from huiyin.sight.me import me_of

LENGTHS = {
    "hour": timedelta(hours=1),
    "two_hours": timedelta(hours=2),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}


@require_POST
def advance(request: HttpRequest) -> HttpResponse:
    length = LENGTHS.get(request.POST.get("length", ""))
    if not settings.DEMO or length is None:
        raise Http404
    now = moment.advance(length)
    fired = worker.fire_due()
    words = {"now": in_words(now), "fired": fired}
    messages.info(request, say("demo.moved", me_of(request).language, words))
    to = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(to if safe else "/")
