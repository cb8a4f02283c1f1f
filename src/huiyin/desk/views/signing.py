"""Signing in and out, choosing a password, choosing a language: allauth's views in the desk's look."""

from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView, LogoutView, PasswordChangeView, PasswordResetView
from allauth.usersessions.models import UserSession
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from huiyin.casework.wording import LANGUAGES
from huiyin.desk.guard import COOKIE
from huiyin.desk.signing.elsewhere import ways
from huiyin.people.models import Account

_YEAR = 365 * 86_400


class SignIn(LoginView):  # type: ignore[misc]
    template_name = "desk/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "elsewhere": ways(self.request)}


class SignOut(LogoutView):  # type: ignore[misc]
    """By POST only, so that no link can sign anybody out."""

    http_method_names = ["post"]


class Password(PasswordChangeView):  # type: ignore[misc]
    """Ends every other session of the person, as a changed password does."""

    template_name = "desk/password.html"


class Forgotten(PasswordResetView):  # type: ignore[misc]
    """By mail where the house has connected its mail; else the administrator hands a link over."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.sends_mail():
            return cast(HttpResponse, self.get(request))
        return cast(HttpResponse, super().post(request, *args, **kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "mail_is_connected": self.sends_mail()}

    def sends_mail(self) -> bool:
        return bool(get_adapter(self.request).sends_mail())


@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """One of the person's own sessions."""
    mine = UserSession.objects.filter(user=request.user, pk=request.POST.get("session") or 0)
    session = mine.first()
    if session is None:
        raise Http404
    session.end()
    return redirect("usersessions_list")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    wished = request.POST.get("language", "")
    answer = HttpResponseRedirect(_back(request))
    if wished in LANGUAGES:
        if isinstance(request.user, Account):
            Account.objects.filter(pk=request.user.pk).update(language=wished)
        answer.set_cookie(COOKIE, wished, max_age=_YEAR, samesite="Lax", httponly=True,
                          secure=request.is_secure())  # fmt: skip
    return answer


def _back(request: HttpRequest) -> str:
    to = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, request.is_secure())
    return to if safe else "/"
