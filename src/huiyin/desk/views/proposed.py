"""A proposed edition: what it would change, what was found, and the decision on it."""

import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe

from huiyin.casework.wording.languages import listed
from huiyin.desk.house.gate import Wrong, attempt
from huiyin.desk.house.naming import Naming
from huiyin.desk.words import say
from huiyin.ledger import happenings as h
from huiyin.people.deeds import power_until
from huiyin.policy.policy import Policy
from huiyin.publishing import deciding, looking
from huiyin.publishing.models import Trial
from huiyin.publishing.proposals import Proposal, drafted, in_force, proposal
from huiyin.rulebook.changes import Change
from huiyin.rulebook.naming import Naming as RuleNaming
from huiyin.sight.me import Me, me_of
from huiyin.simulation.keeping import read
from huiyin.simulation.pages import fragment

MOST_SHOWN = 200
Deed = Callable[[Any, Proposal, str], None]
_DEEDS: dict[str, Deed] = {
    "approve": deciding.approve,
    "decline": deciding.decline,
    "withdraw": deciding.withdraw,
}


def proposed(request: HttpRequest, pack: str, place: int) -> HttpResponse:
    """For administrators, whoever may decide, and whoever proposed it or decided on it."""
    me, found = me_of(request), proposal(pack, place)
    if found is None or not _may_see(me, found):
        raise Http404
    wrong: Wrong | None = None
    if request.method == "POST":
        name = next((name for name in _DEEDS if name in request.POST), "")
        why = request.POST.get("why", "").strip()
        if name:
            wrong = attempt(request, name, lambda: _DEEDS[name](me.account, found, why))
        if wrong is None:
            return redirect("proposed", pack=pack, place=place)
    shown = {**_shown(me, proposal(pack, place) or found), "wrong": wrong, "given": request.POST}
    return render(request, "desk/proposed.html", shown, status=422 if wrong else 200)


def _may_see(me: Me, found: Proposal) -> bool:
    took_part = me.person in {found.by, *(step.by for step in found.steps)}
    return me.account.is_administrator or took_part or deciding.may_decide(me.account, found)


def _shown(me: Me, found: Proposal) -> dict[str, Any]:
    naming, policy = Naming(me), drafted(found).on(found.in_force)
    trials = {row.part: row for row in Trial.objects.filter(pack=found.pack, proposal=found.place)}
    running = found.is_open and any(row.finished_at is None for row in trials.values())
    return {
        "page": "rules",
        "found": found,
        "title": policy.head.title.text(me.language),
        "by": naming.person(found.by),
        "steps": [_step(naming, step) for step in found.steps],
        **_deciding(naming, found),
        **_changes(me, found),
        "proof": _proof(trials.get("prove")),
        "proof_done": found.step(h.PackProven) is not None,
        "unproven": _is_unproven(found),
        "trial": trials.get("try"),
        "tried": _tried(me, policy, trials.get("try")),
        "running": running,
    }


def _deciding(naming: Naming, found: Proposal) -> dict[str, Any]:
    me, allowed = naming.me, deciding.deciders(found)
    people = [naming.person(person) for person in allowed.people]
    may = deciding.may_decide(me.account, found)
    by_post = bool(allowed.people.get(me.person))
    return {
        "posts": listed([naming.role(found.pack, post) for post in allowed.posts], me.language),
        "clause": allowed.clause,
        "deciders": listed(people, me.language),
        "by_post": any(allowed.people.values()),
        "may_decide": may,
        "needs_power": may and not by_post and power_until(me.account, me.now) is None,
        "may_withdraw": found.is_open and found.by == me.person,
        "lacks": [say(key, me.language) for key in deciding.missing(found)],
    }


def _step(naming: Naming, step: Any) -> dict[str, Any]:
    language = naming.me.language
    values = {name: value for name, value in vars(step).items() if isinstance(value, str | int)}
    key = f"publish.step.{step.name}"
    if isinstance(step, h.PackProven) and not step.proven:
        key = "publish.step.not_proven"
    by = naming.person(step.by) if step.by else ""
    post = naming.role(step.pack, step.role) if getattr(step, "role", "") else ""
    return {"at": step.at, "by": by, "post": post, "words": say(key, language, values),
            "why": getattr(step, "why", "")}  # fmt: skip


def _changes(me: Me, found: Proposal) -> dict[str, Any]:
    """In sentences, against what is in force; of a decided proposal only how many there were."""
    old, new = in_force(found.pack), drafted(found)
    if old is None or not found.is_open:
        return {"is_new": old is None, "changes": [], "n_changes": 0}
    said = looking.said(old, new, me.now, me.language)
    lines = [(say(_section(change), me.language), change) for change in said[:MOST_SHOWN]]
    return {"is_new": False, "changes": lines, "n_changes": len(said)}


def _section(change: Change) -> str:
    return f"section.{change.section}" if change.section != "head" else "install.head"


def _is_unproven(found: Proposal) -> bool:
    step = found.step(h.PackProven)
    return step is not None and not step.proven


def _proof(row: Trial | None) -> list[dict[str, Any]]:
    """What stands open first."""
    lines: list[dict[str, Any]] = json.loads(row.found) if row and row.found else []
    return sorted(lines, key=lambda line: line["standing"] != "open")


def _tried(me: Me, policy: Policy, row: Trial | None) -> SafeString:
    if row is None or not row.found:
        return mark_safe("")
    shown = fragment(read(json.loads(row.found)), RuleNaming(policy, me.language))
    return mark_safe(shown)  # noqa: S308 - every text in it went through `html.escape`
