"""Switching an administrator's power on for a time and for a reason, and laying it down."""

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from huiyin.desk.house.gate import Wrong, attempt, for_administrators, show
from huiyin.people import deeds
from huiyin.sight.me import me_of


@for_administrators
@reauthentication_required  # type: ignore[untyped-decorator]
def power(request: HttpRequest) -> HttpResponse:
    """Asks for password or second factor first, unless that was given in the last minutes."""
    wrong: Wrong | None = None
    onward = _onward(request)
    if request.method == "POST":
        account = me_of(request).account
        if "down" in request.POST:
            wrong = attempt(request, "power", lambda: deeds.lay_down_power(account))
        else:
            length = deeds.LENGTHS.get(request.POST.get("length", ""), deeds.LENGTHS["60"])
            why = request.POST.get("why", "")
            wrong = attempt(request, "power", lambda: deeds.take_power(account, length, why))
        if wrong is None:
            return redirect(onward)
    shown = {"wrong": wrong, "given": request.POST, "next": onward, "lengths": deeds.LENGTHS}
    return show(request, "power", "power", status=422 if wrong else 200, **shown)


def _onward(request: HttpRequest) -> str:
    to = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, request.is_secure())
    return to if safe else "house"
