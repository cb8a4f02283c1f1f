"""Moving a case to another regulation: choosing it, answering what it asks, and both acts in one."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from huiyin.casework.allowed import Option
from huiyin.casework.commands import Command, MoveCase, Register
from huiyin.casework.draft import Draft
from huiyin.casework.wording import act_label, field_label
from huiyin.casework.wording.languages import listed
from huiyin.desk import drafts
from huiyin.desk.views import drafts as keeping
from huiyin.desk.views.case import head_of, to_case_or_home
from huiyin.desk.words import say
from huiyin.fields import Asking, Field, Form, form_for
from huiyin.fields.facts import PREFIX, known
from huiyin.fields.reading import facts_in
from huiyin.fields.submitting import Given, attempt, failed, given_in
from huiyin.ledger.door import Ask
from huiyin.ledger.moving import moved_to
from huiyin.sight.differences import differences
from huiyin.sight.looking import Seen, look
from huiyin.sight.me import me_of
from huiyin.sight.moving import Moving, destinations, moving

ACT, REASON = MoveCase.act, "m.reason"
_FIXED = frozenset({"c.received_at", "c.anonymous"})
"""What the other regulation takes over as it is."""


def place_of(case: str) -> str:
    """Where what is typed of a move is kept."""
    return f"move/{case}"


def move(request: HttpRequest, seen: Seen, option: Option) -> HttpResponse:
    """First the regulation; then its form of registration, filled with what both know."""
    found = destinations(seen.me, seen.policy.name)
    to = request.GET.get("to", "")
    if to and to not in [house.name for house in found.houses]:
        raise Http404
    page = {**head_of(seen), "act": ACT, "label": act_label(ACT, seen.words.language),
            "clauses": option.clauses}  # fmt: skip
    if not to:
        told = differences(seen.me, found.houses) if found.houses else ()
        barred = listed(list(found.barred), seen.words.language)
        return render(request, "desk/move.html", {**page, "houses": told, "barred": barred})
    return _answer(request, seen, to, page)


def _answer(request: HttpRequest, seen: Seen, to: str, page: dict[str, Any]) -> HttpResponse:
    given, began = _typed(request, seen, to)
    chosen = {name: "".join(given.get(f"c.{name}", [])[:1]) for name in ("kind", "channel")}
    going = moving(seen, to, **chosen)
    asking = Asking(going.draft, seen.me.words(going.draft.policy), Register.act)
    form = _form(asking, given, seen)
    asking = replace(asking, draft=_nothing_known(going.draft))
    page |= {**_of_move(going, to), **began}
    if request.method != "POST" or "preview" in request.GET:
        shown = form.filled({**_unticked(form), **given}) if given else form
        return render(request, "desk/move.html", {**page, "form": shown})
    given, wrong = given_in(request, form)
    given = {**_unticked(form), **given}
    reason = "".join(given.get(REASON, [])).strip()
    if not reason:
        wrong[REASON] = say("form.missing", seen.words.language)

    def ask(command: Command) -> Ask:
        key = f"{seen.me.person}/{began['key']}"[:128]
        moved = _move(command, to, reason, form)
        return Ask(case=seen.case.id, command=moved, actor=seen.me.person, key=key)

    outcome = attempt(asking, form, given, wrong, ask)
    if outcome.done is None:
        drafts.keep(seen.me.person, place_of(seen.case.id), began["key"], given, seen.me.now)
        return render(request, "desk/move.html", {**page, **failed(outcome)})
    drafts.forget(seen.me.person, place_of(seen.case.id), began["key"])
    title = going.draft.policy.head.title.text(seen.words.language)
    messages.success(request, say("move.done", seen.words.language, {"title": title}))
    return to_case_or_home(seen.me, moved_to(outcome.done.case))


def _typed(request: HttpRequest, seen: Seen, to: str) -> tuple[Given, dict[str, Any]]:
    """What was typed: in this request, else in the form that was begun and never sent."""
    if request.method == "POST":
        given = {name: list(values) for name, values in request.POST.lists()}
        return given, {"key": request.POST.get("key") or uuid4().hex}
    for begun in drafts.begun(seen.me.person, place_of(seen.case.id)):
        if list(begun.given.get("to", ())) == [to] and "new" not in request.GET:
            kept = {name: list(values) for name, values in begun.given.items()}
            return kept, {"key": begun.key, "begun": begun}
    return {}, {"key": uuid4().hex}


def _nothing_known(draft: Draft) -> Draft:
    """What the form says counts, and not what stood in it at first."""
    return Draft(draft.regulation, draft.context, replace(draft.case, facts={}))


def _unticked(form: Form) -> Given:
    """Boxes that a browser says nothing of when none is ticked."""
    return {field.name: [] for field in form.facts if field.kind in ("many", "flag")}


def _form(asking: Asking, given: Given, seen: Seen) -> Form:
    """The form of registration there, without what is known, and with the reason of the move."""
    case, typed = asking.draft.case, facts_in(given)
    if given:
        case = replace(case, facts={**case.facts, **known(asking.draft, typed)})
    draft = Draft(asking.draft.regulation, asking.draft.context, case)
    form = form_for(replace(asking, draft=draft), typed)
    chosen = {"c.kind": case.kind, "c.channel": case.channel}
    own = [
        replace(field, values=(chosen[field.name],)) if chosen.get(field.name) else field
        for field in form.own
        if field.name not in _FIXED
    ]
    why = Field(REASON, field_label(ACT, "reason", seen.words.language), "area", required=True)
    return Form((*own, why), form.facts)


def _move(command: Command, to: str, reason: str, form: Form) -> MoveCase:
    """What stands empty in the form was taken out by whoever moves it."""
    assert isinstance(command, Register)
    emptied = {
        field.name.removeprefix(PREFIX): ""
        for field in form.facts
        if field.name.removeprefix(PREFIX) not in command.facts
    }
    return MoveCase(to=to, reason=reason, kind=command.kind, channel=command.channel,
                    there={**emptied, **command.facts})  # fmt: skip


def _of_move(going: Moving, to: str) -> dict[str, Any]:
    case, policy = going.draft.case, going.draft.policy
    return {
        "to": to,
        "title_there": policy.head.title.text(going.seen.words.language),
        "received": case.received_at,
        "counts": case.received_at == going.seen.case.received_at,
        "anonymous": case.anonymous,
        "evidence": len(going.seen.case.evidence),
        "stays": list(going.stays.items()),
        "hidden": listed(list(going.hidden), going.seen.words.language),
        "may_reveal": bool(going.hidden and going.seen.veil.lifts),
        "preview": f"?{urlencode({'to': to, 'preview': 1})}",
    }


@require_POST
def keep(request: HttpRequest, case_id: str) -> HttpResponse:
    """Keeps what is typed of a move while it is typed."""
    seen = look(me_of(request), case_id)
    return keeping.kept(request, seen.me, place_of(seen.case.id))
