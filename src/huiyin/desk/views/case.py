"""One page per case: how it stands, what is next, what may be done, what happened."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from huiyin.casework.allowed import Option
from huiyin.casework.showing import shown as what_is_shown
from huiyin.casework.wording import value_label
from huiyin.casework.wording.languages import listed
from huiyin.desk.library.showing import precedents_of
from huiyin.desk.showing import sifting
from huiyin.desk.showing.clocks import clock_lines
from huiyin.desk.showing.customer import customer_lines
from huiyin.desk.showing.next_steps import Next, badges, next_steps
from huiyin.desk.showing.options import denied, groups, options_of
from huiyin.desk.showing.standing import (
    charge_lines,
    evidence_lines,
    fact_lines,
    paper_lines,
    proposal_lines,
    task_lines,
    way,
)
from huiyin.desk.showing.timeline import timeline
from huiyin.desk.showing.written import letter_lines
from huiyin.fields import Field
from huiyin.fields.facts import PREFIX
from huiyin.ledger import access
from huiyin.sight.linking import links_of
from huiyin.sight.looking import Seen, look, may_read
from huiyin.sight.me import Me, me_of

ARROW, FLOW = "→", 3


def case(request: HttpRequest, case_id: str) -> HttpResponse:
    seen = look(me_of(request), case_id)
    options = options_of(seen)
    shown = what_is_shown(seen.regulation, seen.draft.case, seen.draft.context)
    running, ended = clock_lines(seen)
    page = {
        **head_of(seen),
        "next": [(item, _href(seen, item, options)) for item in next_steps(seen, shown)],
        "follow_ups": [seen.words.task(task.kind) for task in shown.follow_ups],
        "groups": groups(seen, options),
        "denied": denied(seen, options),
        "clocks": running,
        "ended_clocks": ended,
        "facts": fact_lines(seen),
        "hidden": _hidden(seen),
        "may_amend": any(o.act == "amend_facts" and o.is_allowed for o in options),
        "proposals": proposal_lines(seen),
        "tasks": task_lines(seen),
        "papers": paper_lines(seen),
        "letters": letter_lines(seen),
        "may_write": any(o.act == "write_letter" and o.is_allowed for o in options),
        "evidence": evidence_lines(seen),
        "charges": charge_lines(seen),
        "links": _links(seen),
        "customer": customer_lines(seen),
        **precedents_of(seen),
        "texts": [text_shown(seen, name) for name in shown.texts],
        **_told(request, seen),
    }
    return render(request, "desk/case.html", page)


def _told(request: HttpRequest, seen: Seen) -> dict[str, Any]:
    """What happened, as far as the address asks for it."""
    asked, newest_first = request.GET, request.GET.get("order") != "oldest"
    recorded = sifting.batches_asked(seen.recorded, asked)
    return {
        "timeline": timeline(seen, newest_first=newest_first, recorded=recorded),
        "newest_first": newest_first,
        "about": asked.get("about", ""),
        "who": asked.get("who", ""),
        "topics": sifting.topics(seen.words.language),
        "people": sifting.people(seen.recorded, seen.me.names),
    }


@require_POST
def reveal(request: HttpRequest, case_id: str) -> HttpResponse:
    """Shows this person for a while what is hidden from them until they ask, and records that."""
    seen = look(me_of(request), case_id)
    if not access.reveal(seen.draft):
        raise Http404
    return redirect("case", case_id=case_id)


def to_case_or_home(me: Me, case_id: str) -> HttpResponse:
    """The case, or home for somebody who may not see it now: it was handed over, or turned out sealed."""
    return redirect("case", case_id=case_id) if may_read(me, case_id) else redirect("mine")


def head_of(seen: Seen) -> dict[str, Any]:
    """What stands above every page of a case."""
    case, words = seen.case, seen.words
    return {
        "page": "case",
        "seen": seen,
        "case": case,
        "pack": seen.policy.name,
        "zone": seen.zone,
        "title": seen.title,
        "pack_title": seen.policy.head.title.text(words.language),
        "kind": words.title(case.kind, "kinds"),
        "channel": words.title(case.channel, "channels"),
        "owner": words.person(case.owner) if case.owner else "",
        "offered": words.person(case.offered_to) if case.offered_to else "",
        "step": words.title(case.step, "steps") if case.step else "",
        "badges": badges(seen),
        "way": way(seen),
        "breached": any(clock.breach for clock in case.clocks.values()),
    }


def _hidden(seen: Seen) -> dict[str, Any]:
    """Which facts of this case this person cannot read, by what clauses, and whether they may ask."""
    words, told = seen.words, [name for name in seen.veil.facts if name in seen.case.facts]
    clauses = dict.fromkeys(c for name in told for c in seen.veil.facts[name].clause)
    return {
        "facts": listed([words.title(name, "facts") for name in told], words.language),
        "clauses": tuple(clauses),
        "may_ask": bool(told and seen.veil.lifts),
    }


def _href(seen: Seen, item: Next, options: list[Option]) -> str:
    """Where it is done, for somebody who may do it now."""
    things = {option.act: option.things for option in options if option.is_allowed}
    for act, thing in item.forms:
        if act in things and (not thing or thing in things[act]):
            address = reverse("act", args=[seen.case.id, act])
            there = f"#{Field(PREFIX + item.fact, '').id}" if item.fact else ""
            return f"{address}?thing={thing}{there}" if thing else f"{address}{there}"
    return ""


def steps_of(body: str) -> list[str]:
    """The steps of a chart that goes from arrow to arrow; none of any other text."""
    steps = [step.strip(" 。.\n") for step in body.split(ARROW)]
    return steps if len(steps) > FLOW else []


def text_shown(seen: Seen, name: str) -> dict[str, Any]:
    """A guide of the regulation; one that goes from arrow to arrow is a list of steps."""
    text, language = seen.policy.texts[name], seen.words.language
    body = text.body.text(language)
    return {"title": text.title.text(language), "body": body, "clauses": text.clause,
            "flow": steps_of(body), "avoid": text.avoid}  # fmt: skip


def _links(seen: Seen) -> list[tuple[str, str, str]]:
    """Relation, number, address."""
    return [
        (value_label("relation", link.relation, seen.words.language), link.number,
         reverse("case", args=[link.case]))
        for link in links_of(seen)
    ]  # fmt: skip
