"""While somebody registers: earlier cases are offered, each with the answers that are possible."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from huiyin.casework.commands import Remind
from huiyin.casework.draft import Draft
from huiyin.casework.refusal import Refused
from huiyin.casework.repeats import Way, last_word_ground
from huiyin.casework.wording import refusal_sentence, stage_label
from huiyin.desk import drafts
from huiyin.desk.views.case import to_case_or_home
from huiyin.desk.words import say
from huiyin.fields.facts import known
from huiyin.fields.reading import facts_in
from huiyin.fields.submitting import Given
from huiyin.ledger.door import Ask, handle
from huiyin.sight.looking import look
from huiyin.sight.me import Me, me_of
from huiyin.sight.repeats import Offer, offers_for


@dataclass(frozen=True)
class WayLine:
    """A button: what it says, where it sends the form, and why it cannot be pressed."""

    answer: str
    label: str
    says: str
    address: str
    value: str
    clauses: tuple[str, ...]
    refused: str


@dataclass(frozen=True)
class OfferLine:
    case: str
    number: str
    title: str
    stage: str
    stage_name: str
    received: Any
    zone: str
    why: str
    share: int
    ways: list[WayLine]


def offer_lines(me: Me, typed: Draft) -> list[OfferLine]:
    return [_line(me, offer, typed) for offer in offers_for(me, typed)]


def _line(me: Me, offer: Offer, typed: Draft) -> OfferLine:
    case = offer.seen.case
    return OfferLine(
        case=case.id,
        number=case.number,
        title=offer.seen.title or say("queue.untitled", me.language),
        stage=case.stage.value,
        stage_name=stage_label(case.stage, me.language),
        received=case.received_at,
        zone=offer.seen.zone,
        why=say(f"repeats.why.{offer.why}", me.language),
        share=round(100 * offer.share),
        ways=[_way(me, offer, way, typed) for way in offer.ways],
    )


def _way(me: Me, offer: Offer, way: Way, typed: Draft) -> WayLine:
    pack, refused = typed.policy.name, way.refusal
    addresses = {
        "join": f"/register/{pack}/join/",
        "new_facts": f"/cases/{offer.case}/do/{way.act}/?preview=1",
    }
    policy = offer.seen.policy if way.act != "register" else typed.policy
    why = refusal_sentence(refused, policy, me.language, me.names) if refused else ""
    return WayLine(
        answer=way.answer,
        label=say(f"repeats.{way.answer}", me.language),
        says=say(f"repeats.{way.answer}.says", me.language),
        address=addresses.get(way.answer, f"/register/{pack}/"),
        value=f"{way.answer}:{offer.case}",
        clauses=way.clauses,
        refused=why,
    )


def chosen_in(given: Given) -> tuple[str, str]:
    """The answer that was chosen and the case it is about; `apart` for a new case unlinked."""
    answer, _, case = "".join(given.get("repeat", [])[:1]).partition(":")
    return answer, case


def overlooked(lines: list[OfferLine], given: Given) -> bool:
    """Whether there are cases that nobody was shown yet, and that ask for an answer first."""
    if chosen_in(given)[0]:
        return False
    shown = {case for value in given.get("shown", []) for case in value.split(",")}
    return any(line.ways and line.case not in shown for line in lines)


def shown(request: HttpRequest, lines: list[OfferLine], pack: str) -> HttpResponse:
    return render(request, "desk/parts/repeats.html", {"offers": lines, "pack": pack})


@require_POST
def join(request: HttpRequest, pack: str) -> HttpResponse:
    """Reminds of the open case, in the words that were typed: they are joined to it."""
    from huiyin.desk.views.intake import typed_draft  # noqa: PLC0415 (the two show one another)

    me = me_of(request)
    given: Given = {name: list(values) for name, values in request.POST.lists()}
    answer, case = chosen_in(given)
    if answer != "join":
        raise Http404
    seen = look(me, case)
    text = _as_text(typed_draft(me, pack, given), given, me)
    ask = Ask(
        case=case,
        command=Remind(text=text),
        actor=me.person,
        key=f"{me.person}/{request.POST.get('key', '')}/join"[:128],
    )
    try:
        handle(ask)
    except Refused as refused:
        why = refusal_sentence(refused, seen.policy, me.language, me.names)
        shown = {"why": why, "clauses": refused.clauses, "pack": pack}
        return render(request, "desk/refused.html", shown, status=409)
    drafts.forget(me.person, pack, request.POST.get("key", ""))
    messages.success(request, say("repeats.joined", me.language, {"number": seen.case.number}))
    return redirect("case", case_id=case)


def _as_text(typed: Draft, given: Given, me: Me) -> str:
    """What was typed, line by line, without what says only who it is."""
    words, facts = me.words(typed.policy), known(typed, facts_in(given))
    return "\n".join(
        f"{words.title(name, 'facts')}：{words.fact(name, value)}"
        for name, value in facts.items()
        if typed.policy.facts[name].identifies is None and value not in ("", ())
    )


def after_registering(case: str, given: Given, typed: Draft, me: Me) -> HttpResponse:
    """To the new case; after the last word, straight to the form that refuses it."""
    answer, earlier = chosen_in(given)
    if answer != "last_word":
        return to_case_or_home(me, case)
    ground = last_word_ground(look(me, earlier).draft, typed)
    address = f"/cases/{case}/do/refuse_admission/"
    return redirect(f"{address}?c.ground={ground}" if ground else address)
