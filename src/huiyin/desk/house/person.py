"""One person: name and address, posts, deputies, ways of signing in, sessions, what happened."""

from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from huiyin.desk.house.gate import Wrong, attempt, for_administrators, moment_in, show
from huiyin.desk.house.handing import hand_over
from huiyin.desk.house.history import about
from huiyin.desk.house.naming import Naming, place_in
from huiyin.desk.signing.elsewhere import ways
from huiyin.people import deeds, links
from huiyin.people.deeds import Place, Unfit
from huiyin.people.models import Account, Holding, Identity, ReportingLine, Standing
from huiyin.people.phones import note_phone
from huiyin.people.second_factor import demanded_by, has_second_factor
from huiyin.sight.me import Me, me_of

HAPPENED = 20


@for_administrators
def person(request: HttpRequest, person: str) -> HttpResponse:
    return _show(request, person)


def _show(request: HttpRequest, person: str, wrong: Wrong | None = None) -> HttpResponse:
    account = Account.objects.filter(username=person).first()
    if account is None:
        raise Http404
    me = me_of(request)
    naming = Naming(me)
    link = request.session.pop(f"link:{person}", "")
    shown = {
        "account": account,
        "posts": _posts(naming, Holding.objects.filter(person=person)),
        "stands_in": _posts(naming, Standing.objects.filter(person=person)),
        "manager": naming.person(manager) if (manager := _manager(person)) else "",
        "colleagues": _colleagues(account),
        "choices": naming.choices(),
        "has_factor": has_second_factor(account),
        "factor_demanded": [naming.role(*post) for post in demanded_by(account)],
        "sessions": UserSession.objects.filter(user=account).order_by("-last_seen_at"),
        "identities": Identity.objects.filter(person=person),
        "ways": ways(request),
        "link": request.build_absolute_uri(link) if link else "",
        "happened": about(naming, person, HAPPENED),
        "wrong": wrong,
        "given": request.POST,
    }
    return show(request, "person", "people", status=422 if wrong else 200, **shown)


def _posts(naming: Naming, rows: Any) -> list[dict[str, Any]]:
    return [{"row": row, "title": naming.post(row)} for row in rows.order_by("pk")]


def _manager(person: str) -> str:
    row = ReportingLine.objects.filter(person=person).first()
    return row.manager if row else ""


def _colleagues(account: Account) -> list[tuple[str, str]]:
    others = Account.objects.filter(is_active=True).exclude(pk=account.pk).order_by("username")
    return [(other.person, other.words()) for other in others]


@require_POST
@for_administrators
def do(request: HttpRequest, person: str, act: str) -> HttpResponse:
    """One deed about the person; refused, the page comes back with what was typed."""
    if act not in _ACTS:
        raise Http404
    me = me_of(request)
    wrong = attempt(request, act, lambda: _ACTS[act](me, person, request.POST, request))
    return _show(request, person, wrong) if wrong else redirect("house-person", person=person)


def _why(given: QueryDict) -> str:
    return given.get("why", "").strip()


def _place(given: QueryDict) -> Place:
    return place_in(given.get("post", ""), given.get("unit", ""))


def _describe(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    deeds.describe(me.account, person, given.get("shown_name", ""), given.get("address", ""))


def _phone(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    note_phone(me.account, person, given.get("phone", ""))


def _give(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    deeds.give_post(me.account, person, _place(given), _why(given))


def _take(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    deeds.take_post(me.account, person, _place(given), _why(given))


def _deputy(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    since, until = moment_in(given.get("since", "")), moment_in(given.get("until", ""))
    deeds.name_deputy(me.account, person, _place(given), since, until, _why(given))


def _end_deputy(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    deeds.end_deputy(me.account, person, _place(given), _why(given))


def _reports_to(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    deeds.name_manager(me.account, person, given.get("manager", ""))


def _administrator(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    deeds.make_administrator(me.account, person, _why(given))


def _no_administrator(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    deeds.end_administrator(me.account, person, _why(given))


def _link(me: Me, person: str, given: QueryDict, request: HttpRequest) -> None:
    hand_over(request, person, links.issue(me.account, person, _why(given)))


def _reset(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    deeds.reset_factors(me.account, person, _why(given))


def _end_sessions(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    deeds.end_sessions(me.account, person, _why(given))


def _approve(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    subject, address = given.get("subject", "").strip(), given.get("address", "").strip()
    deeds.approve_identity(me.account, person, given.get("provider", ""), subject, address)


def _withdraw(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    identity = Identity.objects.filter(person=person, pk=given.get("identity") or 0).first()
    if identity is None:
        raise Unfit("house.no.identity", "subject")
    deeds.withdraw_identity(me.account, identity)


def _come_back(me: Me, person: str, given: QueryDict, _: HttpRequest) -> None:
    deeds.come_back(me.account, person, _why(given))


_ACTS: dict[str, Callable[[Me, str, QueryDict, HttpRequest], None]] = {
    "describe": _describe,
    "phone": _phone,
    "give-post": _give,
    "take-post": _take,
    "deputy": _deputy,
    "end-deputy": _end_deputy,
    "reports-to": _reports_to,
    "administrator": _administrator,
    "no-administrator": _no_administrator,
    "link": _link,
    "reset-factors": _reset,
    "end-sessions": _end_sessions,
    "approve-identity": _approve,
    "withdraw-identity": _withdraw,
    "come-back": _come_back,
}
