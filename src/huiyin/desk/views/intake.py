"""Registering a complaint, most often by telephone."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from huiyin.casework.allowed import Option, allowed
from huiyin.casework.case import Case
from huiyin.casework.commands import Command, Register
from huiyin.casework.draft import Draft
from huiyin.casework.refusal import Refused
from huiyin.casework.showing import shown as texts_shown
from huiyin.casework.wording import refusal_sentence
from huiyin.desk import drafts
from huiyin.desk.fields import Asking, form_for
from huiyin.desk.fields.reading import facts_in
from huiyin.desk.showing.mails import beside, mail_page
from huiyin.desk.submitting import Given, attempt, failed, given_in
from huiyin.desk.views.case import to_case_or_home
from huiyin.desk.words import say
from huiyin.intake.mail import settling
from huiyin.ledger import ports
from huiyin.ledger.door import Ask, context_for, new_id
from huiyin.sight.me import Me, me_of

ACT = "register"
NOTHING_YET = Case()


def which(request: HttpRequest) -> HttpResponse:
    """Which regulation; with only one there is nothing to ask."""
    me = me_of(request)
    packs = [house for house in me.houses.values() if _may(me, house.name)]
    if len(packs) == 1:
        return redirect("register", pack=packs[0].name)
    return render(request, "desk/which.html", {"page": "register", "houses": packs})


def _may(me: Me, pack: str) -> bool:
    return _option(_draft(me, pack)).is_allowed


def _draft(me: Me, pack: str, case: Case = NOTHING_YET) -> Draft:
    """What is to be registered, as far as it is said: what is asked may depend on its kind."""
    if pack not in me.houses:
        raise Http404
    return Draft(ports.rules().regulation(pack), context_for(pack, me.person, me.now), case)


def _as_said(draft: Draft, given: Given) -> Case:
    """The kind is the one chosen, else the one that stands first in the form."""
    kinds = draft.policy.kinds
    chosen, channel, anonymous = (
        "".join(given.get(f"c.{name}", [])[:1]) for name in ("kind", "channel", "anonymous")
    )
    usual = Register.kind if Register.kind in kinds else next(iter(kinds), "")
    kind = str(chosen if chosen in kinds else usual)
    return Case(kind=kind, channel=channel, anonymous=anonymous == "true")


def _option(draft: Draft) -> Option:
    found = allowed(draft.regulation, draft.case, draft.context)
    return next(option for option in found if option.act == ACT)


def _not_yours(request: HttpRequest, me: Me, draft: Draft, refused: Refused) -> HttpResponse:
    why = refusal_sentence(refused, draft.policy, me.language, me.names)
    shown = {"why": why, "clauses": refused.clauses, "pack": draft.policy.name}
    return render(request, "desk/refused.html", shown, status=403)


def register(request: HttpRequest, pack: str) -> HttpResponse:
    me = me_of(request)
    draft = _draft(me, pack)
    option = _option(draft)
    if option.refusal is not None:
        return _not_yours(request, me, draft, option.refusal)
    given, began = _typed(request, me, pack)
    draft = _draft(me, pack, _as_said(draft, given))
    asking = Asking(draft, me.words(draft.policy), ACT)
    form = form_for(asking, facts_in(given))
    mail = beside(me, pack, began["key"])
    page = {**_page(request, me, asking), **began, "clauses": option.clauses}
    page |= mail_page(me, mail) if mail and "preview" not in request.GET else {}
    if request.method != "POST" or "preview" in request.GET:
        return _shown(request, {**page, "form": form.filled(given)})
    given, wrong = given_in(request, form)

    def ask(command: Command) -> Ask:
        key = _receipt(me, page["key"])
        return Ask(case=new_id(me.now), command=command, actor=me.person, pack=pack, key=key)

    try:
        with transaction.atomic():
            outcome = attempt(asking, form, given, wrong, ask)
            if mail is not None and outcome.done is not None:
                settling.registered(mail, outcome.done.case, me.person)
    except settling.AlreadySettled:
        messages.error(request, say("mail.settled", me.language))
        return redirect("mail", began["key"])
    if outcome.done is None:
        drafts.keep(me.person, pack, page["key"], given, me.now)
        return _shown(request, {**page, **failed(outcome)})
    drafts.forget(me.person, pack, page["key"])
    number = outcome.done.case.number
    messages.success(request, say("register.done", me.language, {"number": number}))
    return to_case_or_home(me, outcome.done.case.id)


def _receipt(me: Me, key: str) -> str:
    return f"{me.person}/{key}"[:128]


def _typed(request: HttpRequest, me: Me, pack: str) -> tuple[Given, dict[str, Any]]:
    """What was typed: in this request, else in the form that was begun last and never sent."""
    given: Given = {name: list(values) for name, values in request.POST.lists()}
    if request.method == "POST":
        return given, {"key": request.POST.get("key") or uuid4().hex}
    begun = [] if "new" in request.GET else drafts.begun(me.person, pack)
    wanted = request.GET.get("draft", "")
    chosen = next((one for one in begun if wanted in ("", one.key)), None)
    if chosen is None:
        return given, {"key": uuid4().hex}
    others = [one for one in begun if one is not chosen]
    kept = {name: list(values) for name, values in chosen.given.items()}
    return kept, {"key": chosen.key, "begun": chosen, "others": others}


def _page(request: HttpRequest, me: Me, asking: Asking) -> dict[str, Any]:
    draft = asking.draft
    texts = texts_shown(draft.regulation, draft.case, draft.context, ACT).texts
    return {
        "page": "register",
        "pack": draft.policy.name,
        "policy": draft.policy,
        "zone": str(draft.policy.head.zone),
        "title": draft.policy.head.title.text(me.language),
        "channels": [c for c in draft.policy.channels.values() if c.address],
        "several": len(me.houses) > 1,
        "preview": f"{request.path}?preview=1",
        "texts": [draft.policy.texts[name] for name in texts],
    }


def _shown(request: HttpRequest, page: dict[str, Any]) -> HttpResponse:
    """Never from a browser's store: going back must not offer a form that was registered."""
    answer = render(request, "desk/register.html", page)
    answer["Cache-Control"] = "no-store"
    return answer
