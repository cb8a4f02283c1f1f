"""Registering a complaint, most often by telephone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from huiyin.casework.allowed import Option, allowed
from huiyin.casework.case import Case
from huiyin.casework.commands import Command, Register
from huiyin.casework.draft import Draft
from huiyin.casework.refusal import Refused
from huiyin.casework.repeats import BATCH, REPEAT
from huiyin.casework.showing import shown as texts_shown
from huiyin.casework.wording import refusal_sentence
from huiyin.desk import calling, drafts
from huiyin.desk.showing.mails import beside, mail_page
from huiyin.desk.views.repeats import (
    after_registering,
    chosen_in,
    offer_lines,
    overlooked,
    shown,
)
from huiyin.desk.words import say
from huiyin.fields import Asking, Field, Form, form_for
from huiyin.fields.facts import PREFIX, known
from huiyin.fields.reading import facts_in
from huiyin.fields.submitting import Given, attempt, failed, given_in
from huiyin.fields.ways_in import published
from huiyin.intake.mail import settling
from huiyin.ledger import ports
from huiyin.ledger.door import Ask, context_for, new_id, with_related
from huiyin.policy.policy import Policy
from huiyin.sight import which as choosing
from huiyin.sight.differences import differences
from huiyin.sight.looking import look
from huiyin.sight.me import House, Me, me_of

ACT = "register"
NOTHING_YET = Case()
LINKED = {"again": REPEAT, "last_word": REPEAT, "batch": BATCH}
"""Answers to a repeat that register a case which points at the earlier one, and as what."""


def which(request: HttpRequest) -> HttpResponse:
    """Which regulation; where the rule of the house leaves only one there is nothing to ask."""
    me = me_of(request)
    channel, kind = request.GET.get("channel", ""), request.GET.get("kind", "")
    found = choosing.which(me, channel, kind)
    rings = calling.said(request.GET) if calling.is_call(request.GET) else {}
    if len(found.houses) == 1:
        house = found.houses[0]
        asked = _said(house, channel, kind, rings)
        return redirect(f"{reverse('register', args=[house.name])}{asked}")
    shown = {
        "page": "register",
        "houses": [
            {**told, "said": _said(house, channel, kind, rings)}
            for house, told in zip(found.houses, differences(me, found.houses), strict=True)
        ],
        "which": found,
        "rings": rings,
        "channel": channel,
        "kind": kind,
        "channels": _channels(me) if "channel" in found.asks or channel else (),
        "kinds": _kinds(me) if "kind" in found.asks or kind else (),
    }
    return render(request, "desk/which.html", shown)


def _channels(me: Me) -> list[tuple[str, str]]:
    """Classes of the channels by which somebody registers, as people call them."""
    classes = {str(c.class_) for h in me.houses.values() for c in h.policy.channels.values()}
    return [(name, say(f"channel.{name}", me.language)) for name in sorted(classes)]


def _kinds(me: Me) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for house in me.houses.values():
        for name, kind in house.policy.kinds.items():
            if not kind.record:
                found.setdefault(str(name), kind.title.text(me.language))
    return list(found.items())


def _said(house: House, channel: str, kind: str, rings: Mapping[str, str]) -> str:
    """What was said already stands in the form."""
    ways = [str(n) for n, c in house.policy.channels.items() if str(c.class_) == channel]
    given = {**rings, "c.kind": kind} if kind in house.policy.kinds else {**rings}
    if len(ways) == 1:
        given["c.channel"] = ways[0]
    return f"?{urlencode(given)}" if given else ""


def _draft(me: Me, pack: str, case: Case = NOTHING_YET) -> Draft:
    """What is to be registered, as far as it is said: what is asked may depend on its kind."""
    if pack not in me.houses:
        raise Http404
    regulation = ports.rules().regulation(pack)
    context = with_related(regulation, case, context_for(pack, me.person, me.now))
    return Draft(regulation, context, case)


def typed_draft(me: Me, pack: str, given: Given) -> Draft:
    """What would be registered, with the facts as typed so far: what is known of earlier cases
    follows from them.
    """
    draft = _draft(me, pack)
    case = _as_said(draft, given)
    return _draft(me, pack, replace(case, facts=known(draft, facts_in(given))))


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


def repeats(request: HttpRequest, pack: str) -> HttpResponse:
    """What is offered for what was typed so far; asked again and again while somebody types."""
    me = me_of(request)
    draft = _draft(me, pack)
    if request.method != "POST" or _option(draft).refusal is not None:
        raise Http404
    given: Given = {name: list(values) for name, values in request.POST.lists()}
    return shown(request, offer_lines(me, typed_draft(me, pack, given)), pack)


def register(request: HttpRequest, pack: str) -> HttpResponse:
    me = me_of(request)
    option = _option(draft := _draft(me, pack))
    if option.refusal is not None:
        return _not_yours(request, me, draft, option.refusal)
    given, began = _typed(request, me, pack)
    draft = _draft(me, pack, _as_said(draft, given))
    asking = Asking(draft, me.words(draft.policy), ACT)
    form = form_for(asking, facts_in(given))
    mail = beside(me, pack, began["key"])
    beside_it = mail_page(me, mail) if mail and "preview" not in request.GET else {}
    page = {**_page(request, me, asking), **began, "clauses": option.clauses, **beside_it}
    if request.method != "POST" or "preview" in request.GET:
        return _shown(request, {**page, "form": form.filled(given)})
    repeat = _repeat(me, typed := typed_draft(me, pack, given), given)
    page |= repeat
    if overlooked(repeat["offers"], given):
        drafts.keep(me.person, pack, page["key"], given, me.now)
        return _shown(request, {**page, "form": form.filled(given), "look": True})
    given, wrong = given_in(request, form)

    def ask(command: Command) -> Ask:
        asked, key = _pointing(command, repeat["linked"], given), _receipt(me, page["key"])
        return Ask(case=new_id(me.now), command=asked, actor=me.person, pack=pack, key=key)

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
    said = {"number": outcome.done.case.number}
    messages.success(request, say("register.done", me.language, said))
    return after_registering(outcome.done.case.id, given, typed, me)


def _repeat(me: Me, typed: Draft, given: Given) -> dict[str, Any]:
    """What is offered, and the earlier case that was chosen; Http404 where they may not see it."""
    answer, earlier = chosen_in(given)
    linked = look(me, earlier).case if answer in LINKED else None
    return {"offers": offer_lines(me, typed), "linked": linked, "chosen": f"{answer}:{earlier}",
            "batch": answer == "batch"}  # fmt: skip


def _pointing(command: Command, earlier: Case | None, given: Given) -> Command:
    """The new case points at the earlier one that it repeats, or at the first of its matter."""
    if earlier is None or not isinstance(command, Register):
        return command
    return replace(command, relation=LINKED[chosen_in(given)[0]], related=earlier.id)


def _receipt(me: Me, key: str) -> str:
    return f"{me.person}/{key}"[:128]


def _typed(request: HttpRequest, me: Me, pack: str) -> tuple[Given, dict[str, Any]]:
    """What was typed: in this request, else in the form that was begun last and never sent."""
    given: Given = {name: list(values) for name, values in request.POST.lists()}
    if request.method == "POST":
        return given, {"key": request.POST.get("key") or uuid4().hex}
    begun = [] if "new" in request.GET else drafts.begun(me.person, pack)
    rings = calling.is_call(request.GET)
    wanted = "none" if rings else request.GET.get("draft", "")
    chosen = next((one for one in begun if wanted in ("", one.key)), None)
    if chosen is None:
        asked = calling.given_by(request.GET, _draft(me, pack))
        return asked, {"key": uuid4().hex, "others": begun, "rings": rings}
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
        "channels": published(draft, me.language),
        "several": len(me.houses) > 1,
        "preview": f"{request.path}?preview=1",
        "texts": [draft.policy.texts[name] for name in texts],
    }


def _who_it_is(policy: Policy, form: Form) -> Field | None:
    """The question asked before all others, most often for the number that rings: by its answer
    earlier cases are found.
    """
    known = (
        f for f in form.facts if policy.facts[f.name.removeprefix(PREFIX)].identifies == "person"
    )
    return next((field for field in known if not field.maybe), None)


def _hinted(own: tuple[Field, ...], language: str) -> list[Field]:
    """When it came in is now, unless somebody says otherwise: that stands at its field."""
    hint = say("register.received.hint", language)
    return [replace(one, hint=hint) if one.name == "c.received_at" else one for one in own]


def _shown(request: HttpRequest, page: dict[str, Any]) -> HttpResponse:
    """Never from a browser's store: going back must not offer a form that was registered."""
    first = _who_it_is(page["policy"], page["form"])
    rest = [field for field in page["form"].facts if field is not first]
    own = _hinted(page["form"].own, request.language)  # type: ignore[attr-defined]
    shown = {**page, "first": first, "rest": rest, "own": own}
    answer = render(request, "desk/register.html", shown)
    answer["Cache-Control"] = "no-store"
    return answer
