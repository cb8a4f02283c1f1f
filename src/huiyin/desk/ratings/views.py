"""The list of rounds, the page of one with what is decided there, its files."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from huiyin.desk.ratings import showing
from huiyin.desk.views.bulk import done_with
from huiyin.desk.words import say
from huiyin.ledger import ports
from huiyin.policy.policy import Policy
from huiyin.returns.files import FORMS, Content, file_of
from huiyin.returns.round_sheet import round_title, sheet_of_round
from huiyin.returns.rounds import Standing, keys_of, round_of
from huiyin.returns.wording import dimension_title
from huiyin.sight.looking import scope_of
from huiyin.sight.me import House, Me, me_of

PAGE = 50


def rates(me: Me) -> list[House]:
    """The regulations that rate, of which the person reads every record."""
    whole = scope_of(me).packs
    return [house for house in me.houses.values() if house.policy.rounds and house.name in whole]


def ratings(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    books = [
        {"title": rule.title.text(me.language), "pack": house.name, "name": name, "clauses": rule.clause,
         "rounds": [
             {"key": key, "title": round_title(me.words(house.policy), rule, key)}
             for key in keys_of(house.policy, rule, me.eyes)
         ]}
        for house in rates(me)
        for name, rule in house.policy.rounds.items()
    ]  # fmt: skip
    return render(request, "desk/ratings/list.html", {"page": "ratings", "books": books})


def one(request: HttpRequest, pack: str, name: str, key: str) -> HttpResponse:
    me = me_of(request)
    policy, found = _found(me, pack, name, key)
    if request.method == "POST":
        return _decided(request, me, policy, found)
    start = _start(request.GET.get("from", ""), len(found.rated))
    words, rule = me.words(policy), found.rule
    shown = {
        "page": "ratings", "pack": pack, "name": name, "key": key, "rule": rule, "forms": FORMS,
        "title": rule.title.text(me.language), "round": round_title(words, rule, key),
        "count": len(found.rated), "charged": any(one.charged is not None for one in found.rated),
        "lines": showing.lines(me, policy, found, slice(start, start + PAGE)),
        "before": max(0, start - PAGE) + 1 if start else 0,
        "after": start + PAGE + 1 if start + PAGE < len(found.rated) else 0,
        "criteria": [dimension_title(words, str(fact)) for fact in rule.criteria],
        "score": dimension_title(words, str(rule.score)),
        "decided": [dimension_title(words, f) for f in showing.decided_facts(policy, found)],
        "steps": [
            {"title": words.title(str(step), "acts"), "clauses": policy.acts[step].clause,
             "who": words.people(tuple(map(str, policy.acts[step].role)))}
            for step in rule.steps if step in policy.acts
        ],
        "places": showing.places(me, policy, found),
        "rules": showing.rules(policy, found, me.language),
        "decisions": showing.decisions(me, policy, found),
        "act_key": uuid4().hex,
    }  # fmt: skip
    return render(request, "desk/ratings/one.html", shown)


def _found(me: Me, pack: str, name: str, key: str) -> tuple[Policy, Standing]:
    house = next((house for house in rates(me) if house.name == pack), None)
    rule = house.policy.rounds.get(name) if house is not None else None
    if house is None or rule is None:
        raise Http404
    found = round_of(house.policy, rule, key, me.eyes)
    if not found.rated:
        raise Http404
    return house.policy, found


def _start(asked: str, count: int) -> int:
    """The first line shown, counted from nought."""
    wanted = int(asked) - 1 if asked.isdecimal() and len(asked) < 8 else 0
    return max(0, min(wanted, count - 1))


def _decided(request: HttpRequest, me: Me, policy: Policy, found: Standing) -> HttpResponse:
    """Each through the one door, the best first, as places are given."""
    sent: Any = request.POST
    command = showing.command_of(policy, found, sent.get("decision", ""))
    chosen = [one for one in found.rated if one.id in set(sent.getlist("case"))]
    here = redirect(request.get_full_path())
    if command is None or not chosen:
        messages.error(request, say("ratings.choose", me.language))
        return here
    lines = [done_with(me, one.id, command, sent) for one in chosen]
    refused = [line for line in lines if line.why]
    if len(lines) > len(refused):
        messages.success(
            request, say("ratings.done", me.language, {"n": len(lines) - len(refused)})
        )
    for line in refused:
        messages.error(request, f"{line.title}（{line.number}）：{line.why}")
    return here


def download(request: HttpRequest, pack: str, name: str, key: str, form: str) -> HttpResponse:
    me = me_of(request)
    policy, found = _found(me, pack, name, key)
    if form not in FORMS:
        raise Http404
    zone = ports.rules().calendars(pack).zone
    sheet = sheet_of_round(me.words(policy), found, showing.titles(me, policy, found))
    as_of = say("returns.as_of", me.language, {"at": f"{me.now.astimezone(zone):%Y-%m-%d %H:%M}"})
    made = file_of(form, Content(sheet, {}, {}, me.language, as_of), zone, me.now)
    response = HttpResponse(made.content, content_type=made.media)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{made.quoted_name}"
    return response
