"""The choices that cases are sorted by, how often each was taken, and how one is added or named anew.

A choice is a rule of the regulation. So a change becomes the next edition: it is put into the draft of
whoever makes it, tried with the regulation's own scenarios, and proposed like any other.
"""

import json
from collections import Counter, defaultdict
from datetime import date
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from huiyin.catalogue import amending
from huiyin.catalogue.amending import CannotAmend
from huiyin.desk.house import parcels
from huiyin.desk.house.gate import Wrong, attempt, for_administrators, show
from huiyin.desk.house.naming import Naming
from huiyin.ledger import moment, packs, ports
from huiyin.people.deeds import Unfit
from huiyin.policy.policy import Policy
from huiyin.policy.schema.things import Fact
from huiyin.register.knowing import known
from huiyin.register.models import FactRow
from huiyin.sight.clauses import cited
from huiyin.sight.me import me_of

_KINDS = ("choice", "choices")
LONGEST = 60


@for_administrators
def categories(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    wrong: Wrong | None = None
    if request.method == "POST":
        deed = f"{request.POST.get('pack', '')}/{request.POST.get('fact', '')}"
        wrong = attempt(request, deed, lambda: _amend(request, naming))
        if wrong is None:
            return redirect("house-regulation-draft")
    chosen = (
        request.POST.get("pack") or request.GET.get("pack") or next(iter(_with_choices(naming)), "")
    )
    policy = naming.policies.get(chosen)
    shown: dict[str, Any] = {
        "books": [(pack, naming.pack(pack)) for pack in _with_choices(naming)],
        "chosen": chosen,
        "facts": list(_facts(naming, chosen, policy)) if policy else [],
        "version": policy.head.version if policy else "",
        "today": moment.today(),
        "wrong": wrong,
        "given": request.POST,
    }
    return show(request, "categories", "categories", status=422 if wrong else 200, **shown)


def _with_choices(naming: Naming) -> list[str]:
    return [
        pack
        for pack, policy in naming.used_first.items()
        if any(fact.type in _KINDS for fact in policy.facts.values())
    ]


def _facts(naming: Naming, pack: str, policy: Policy) -> list[dict[str, Any]]:
    taken = _taken(naming, pack)
    own = _own_facts(pack)
    return [
        {
            "name": name,
            "deed": f"{pack}/{name}",
            "title": fact.title.text(naming.me.language),
            "clauses": tuple(map(str, cited(fact))),
            "own": name in own,
            "lines": _lines(naming, fact, taken[name]),
        }
        for name, fact in ((str(n), f) for n, f in policy.facts.items())
        if fact.type in _KINDS and fact.of
    ]


def _lines(naming: Naming, fact: Fact, taken: Counter[str]) -> list[dict[str, Any]]:
    return [
        {"name": name, "title": title.text(naming.me.language), "n": taken[name]}
        for name, title in fact.of.items()
    ]


def _taken(naming: Naming, pack: str) -> dict[str, Counter[str]]:
    """How often each choice stands in a case that the administrator may know of; no private fact."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    rows = known(FactRow, naming.me.eyes).filter(pack=pack)
    for name, text, n in rows.values_list("name", "text").annotate(n=Count("pk")):
        for choice in _choices_in(text):
            found[name][choice] += n
    return found


def _choices_in(text: str) -> list[str]:
    if not text.startswith("["):
        return [text]
    try:
        return [str(one) for one in json.loads(text)]
    except ValueError:
        return [text]


def _own_facts(pack: str) -> frozenset[str]:
    """Facts that stand in the regulation's own files, and not in those of the one it builds on."""
    base = ports.rules().base(pack)
    if base is None:
        return frozenset()
    return frozenset(amending.facts_with_choices(packs.parcel_of(base)))


def _amend(request: HttpRequest, naming: Naming) -> None:
    """Raises Unfit; then the draft is as it was. A draft of the same regulation is gone on with."""
    given = request.POST
    pack, fact, title = given.get("pack", ""), given.get("fact", ""), given.get("title", "").strip()
    if not title or len(title) > LONGEST:
        raise Unfit("category.no.title", "title")
    base = ports.rules().base(pack)
    if pack not in naming.policies or base is None:
        raise Unfit("house.no.pack", "pack")
    kept = parcels.draft_of(naming.me.person)
    begun = kept if kept is not None and kept.name == pack else packs.parcel_of(base)
    language = naming.policies[pack].language
    try:
        name = given.get("name", "").strip()
        if "rename" in given:
            made = amending.with_title(begun, fact, name, title, language)
        else:
            made = amending.with_choice(begun, fact, name, title)
        made = amending.as_version(
            made, given.get("version", "").strip(), _day(given.get("from", ""))
        )
    except CannotAmend as error:
        raise Unfit(error.key, "name", **error.values) from None
    parcels.keep(naming.me.person, made.name, dict(made.files), naming.me.now)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unfit("category.no.day", "from") from None
