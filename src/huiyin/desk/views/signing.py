"""Signing in and out, choosing a password, choosing a language."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash, views
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.casework.wording import LANGUAGES
from huiyin.desk.guard import COOKIE
from huiyin.desk.words import say
from huiyin.people.models import Account
from huiyin.sight.me import me_of

_YEAR = 365 * 86_400


class SignIn(views.LoginView):
    template_name = "desk/sign_in.html"
    authentication_form = AuthenticationForm
    redirect_authenticated_user = True


class SignOut(views.LogoutView):
    """By POST only, so that no link can sign anybody out."""


@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    account = me_of(request).account
    form = PasswordChangeForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        Account.objects.filter(pk=account.pk).update(must_change_password=False)
        update_session_auth_hash(request, account)
        messages.success(request, say("password.saved", me_of(request).language))
        return redirect("mine")
    return render(request, "desk/password.html", {"form": form})


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
