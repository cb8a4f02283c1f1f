"""The version under which a case runs, and what would differ under the wordings of today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from huiyin.desk.views.case import head_of
from huiyin.sight import today
from huiyin.sight.looking import look
from huiyin.sight.me import me_of, policy_now


@require_GET
def otherwise(request: HttpRequest, case_id: str) -> HttpResponse:
    seen = look(me_of(request), case_id)
    same = today.is_under_today(seen)
    shown = {
        **head_of(seen),
        "same": same,
        "version": seen.policy.head.version,
        "current": policy_now(seen.policy.name, seen.me.now).head.version,
        "lines": [] if same else today.would_differ(seen),
    }
    return render(request, "desk/today.html", shown)
