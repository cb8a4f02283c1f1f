"""The form of one act on one case, and the doing of it."""

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from huiyin.casework.allowed import Option
from huiyin.casework.clock_rules import thing_of
from huiyin.casework.commands import ACTS, Command
from huiyin.casework.forms import THING
from huiyin.casework.showing import shown as what_is_shown
from huiyin.casework.wording import act_label, refusal_sentence, sentence
from huiyin.desk import signatures
from huiyin.desk.showing.authority import authority_of
from huiyin.desk.showing.clocks import clock_lines
from huiyin.desk.showing.doing import address_of, open_ways
from huiyin.desk.showing.letters import may_write, preview_of
from huiyin.desk.showing.options import options_of
from huiyin.desk.showing.panels import panel_of
from huiyin.desk.showing.standing import fact_lines, proposal_line
from huiyin.desk.showing.things import thing_words
from huiyin.desk.showing.written import LETTER_ACTS, look_at
from huiyin.desk.views import moving
from huiyin.desk.views.case import head_of, text_shown, to_case_or_home
from huiyin.desk.words import say
from huiyin.fields import Asking, form_for
from huiyin.fields.reading import facts_in
from huiyin.fields.submitting import Outcome, attempt, failed, given_in
from huiyin.ledger.door import Ask
from huiyin.sight.looking import Seen, look
from huiyin.sight.me import me_of


def act(request: HttpRequest, case_id: str, act: str) -> HttpResponse:
    if act not in ACTS or ACTS[act].SYSTEM or act == "register":
        raise Http404
    seen = look(me_of(request), case_id)
    options = options_of(seen)
    option = next(o for o in options if o.act == act)
    thing = _thing(request, option)
    page = {**_page(seen, option, thing), "instead": _instead(seen, options, option, thing)}
    refusal = option.refusal or option.shut.get(_asked(request, option))
    if refusal is not None:
        page["clauses"] = refusal.clauses
        why = refusal_sentence(refusal, seen.policy, seen.words.language, seen.me.names)
        return render(request, "desk/act.html", {**page, "not_now": why}, status=409)
    if act == moving.ACT and "joined" not in request.GET:
        return moving.move(request, seen, option)
    if act in THING and not thing:
        return render(request, "desk/choose.html", {**page, "things": _things(seen, option)})
    asking = Asking(seen.draft, seen.words, act, thing, option.shut, seen.veil)
    return _answer(request, seen, asking, page)


def _thing(request: HttpRequest, option: Option) -> str:
    """Chosen in the address or the form; the only one there is needs no choosing."""
    asked = _asked(request, option)
    if asked in option.things:
        return asked
    return option.things[0] if len(option.things) == 1 and not asked else ""


def _asked(request: HttpRequest, option: Option) -> str:
    field = THING.get(option.act, "")
    posted = request.POST.get(f"c.{field}", "")
    if field == "clock":  # one of several clocks of a rule is named by two fields
        posted = thing_of(posted, request.POST.get("c.key", ""))
    return request.GET.get("thing") or posted


def _things(seen: Seen, option: Option) -> list[tuple[str, str]]:
    return [(thing, thing_words(seen, option.act, thing)) for thing in option.things]


def _page(seen: Seen, option: Option, thing: str) -> dict[str, Any]:
    texts = what_is_shown(seen.regulation, seen.draft.case, seen.draft.context, option.act).texts
    running, _ = clock_lines(seen)
    proposal = seen.case.proposals.get(thing)
    language = seen.words.language
    return {
        **head_of(seen),
        "act": option.act,
        "label": act_label(option.act, language),
        "about": thing_words(seen, option.act, thing) if thing and option.act in THING else "",
        "clauses": option.clauses,
        "clocks": running,
        "facts": fact_lines(seen),
        "proposal": proposal_line(seen, proposal) if proposal else None,
        "panel": panel_of(seen, task) if (task := seen.case.tasks.get(thing)) else None,
        "texts": [text_shown(seen, name) for name in texts],
    }


def _instead(
    seen: Seen, options: list[Option], option: Option, thing: str
) -> list[tuple[str, str]]:
    """The acts that complete this task by themselves, each with its form."""
    task = seen.case.tasks.get(thing) if option.act == "answer_task" else None
    ways = open_ways(seen, task, options) if task is not None else []
    return [(act_label(way[0], seen.words.language), address_of(seen, way)) for way in ways]


def _answer(request: HttpRequest, seen: Seen, asking: Asking, page: dict[str, Any]) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    given = {name: list(values) for name, values in sent.lists()}
    form = form_for(asking, facts_in(given))
    preview = f"{request.path}?{urlencode({'thing': asking.thing, 'preview': 1})}"
    if asking.act in LETTER_ACTS:
        page["look"] = look_at(asking, given)
    page |= {"key": request.POST.get("key") or uuid4().hex, "version": seen.case.version,
             "preview": preview, "writes": may_write(asking), "thing": asking.thing}  # fmt: skip
    page |= signatures.beside(request, seen, asking)
    if request.method != "POST" or "preview" in request.GET:
        kept: dict[str, Any] = {"version": request.POST.get("version") or page["version"]}
        if asking.act == "propose":
            kept |= {"live": True, "authority": authority_of(asking, form, given)}
        if request.GET.get("preview") == "letter":
            kept["letter"] = preview_of(asking, form, given)
        shown = form.filled(given).reshaped(request.GET.get("rows", ""))
        return render(request, "desk/act.html", {**page, **kept, "form": shown})
    given, wrong = given_in(request, form)
    wrong = {**wrong, **signatures.found_wrong(request, asking)}
    expected = request.POST.get("version", "")

    def ask(command: Command) -> Ask:
        return Ask(
            case=seen.case.id,
            command=signatures.signed(request, command),
            actor=seen.me.person,
            key=f"{seen.me.person}/{page['key']}"[:128],
            expected=int(expected) if expected.isdigit() else None,
        )

    outcome = attempt(asking, form, given, wrong, ask)
    if outcome.done is None:
        live = asking.act == "propose"
        return render(request, "desk/act.html", {**page, "live": live, **_failed(seen, outcome)})
    done = act_label(asking.act, seen.words.language)
    messages.success(request, say("form.done", seen.words.language, {"act": done}))
    if request.POST.get("back") == "approvals":
        return redirect("approvals")
    return to_case_or_home(seen.me, seen.case.id)


def _failed(seen: Seen, outcome: Outcome) -> dict[str, Any]:
    shown = failed(outcome)
    if outcome.conflict is not None:
        news = [item for item in seen.recorded if item.seq > outcome.conflict.expected]
        shown["refusal"] = say("form.conflict", seen.words.language)
        shown["news"] = [
            sentence(item.event, seen.policy, seen.words.language, seen.me.names) for item in news
        ]
        shown["key"] = uuid4().hex
    return shown
