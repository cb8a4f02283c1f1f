"""The overview page: for posts to which others report, one regulation at a time."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.casework.tally.rises import Rise
from huiyin.desk.returns.drawing import bars, lines
from huiyin.desk.words import say
from huiyin.returns.overview import AGES, Hot, Month, Overview, overview
from huiyin.returns.rises import overseeing, rises
from huiyin.returns.wording import answer_title, dimension_title
from huiyin.sight.me import House, Me, me_of

MOST_RISES = 20
"""So many of the latest are listed."""


def oversees(house: House) -> bool:
    """Somebody reports to one of the person's posts, or a unit is headed by it."""
    return bool((house.held | house.stood_in) & overseeing(house.policy))


def overviews(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    houses = {house.name: house for house in me.houses.values() if oversees(house)}
    wanted = request.GET.get("pack", "") or next(iter(houses), "")
    shown: dict[str, Any] = {"page": "overview", "house": None}
    if wanted:
        if wanted not in houses:
            raise Http404
        shown |= _shown(me, houses[wanted])
    shown["choices"] = [
        {"name": name, "title": house.policy.head.title.text(me.language), "on": name == wanted}
        for name, house in houses.items()
    ]
    return render(request, "desk/returns/overview.html", shown)


def _shown(me: Me, house: House) -> dict[str, Any]:
    found = overview(house.policy, me.eyes, me.now)
    months = [f"{month.first:%Y-%m}" for month in found.months]
    ages = _ages(me, found)
    return {
        "house": house,
        "found": found,
        "now": found.months[-1],
        "tiles": _tiles(me, found.months[-1]),
        "ages": ages,
        "months": [_month(month) for month in reversed(found.months)],
        "load": [{"who": me.words(house.policy).person(one.person), "one": one} for one in found.load],
        "rises": [rise_line(me, house, one) for one in rises(house.name)[:MOST_RISES]],
        "hot": [_hot(me, house, one) for one in found.hot],
        "trend": lines(say("overview.trend", me.language), months, {
            say("overview.received.n", me.language): [month.received for month in found.months],
            say("overview.ended", me.language): [month.ended for month in found.months],
        }),
        "rates": lines(say("overview.rates", me.language), months, {
            say("overview.timeliness", me.language): [month.timeliness for month in found.months],
            say("overview.satisfaction", me.language): [month.satisfaction for month in found.months],
        }, share=True),
        "backlog": bars(say("overview.ages", me.language), [title for title, _ in ages],
                        {say("overview.open", me.language): [count for _, count in ages]}),
    }  # fmt: skip


def _tiles(me: Me, month: Month) -> list[tuple[str, str]]:
    return [
        (say(f"overview.{name}", me.language), text)
        for name, text in (
            ("received", str(month.received)),
            ("timeliness", _percent(month.timeliness)),
            ("first_answer", _plain(month.first_answer)),
            ("satisfaction", _percent(month.satisfaction)),
            ("repeat_rate", _percent(month.repeat_rate)),
            ("given", f"{month.given:,.2f}"),
        )
    ]


def _ages(me: Me, found: Overview) -> list[tuple[str, int]]:
    titles = [say("overview.age.to", me.language, {"n": days}) for days in AGES]
    titles.append(say("overview.age.over", me.language, {"n": AGES[-1]}))
    return list(zip(titles, found.ages, strict=True))


def _month(month: Month) -> dict[str, Any]:
    return {
        "month": month,
        "timeliness": _percent(month.timeliness),
        "satisfaction": _percent(month.satisfaction),
        "repeat_rate": _percent(month.repeat_rate),
        "first_answer": _plain(month.first_answer),
        "given": f"{month.given:,.2f}",
    }


def _hot(me: Me, house: House, one: Hot) -> dict[str, Any]:
    words = me.words(house.policy)
    return {
        "one": one,
        "title": f"{dimension_title(words, one.fact)}：{answer_title(words, one.fact, one.value)}",
        "mean": f"{one.usual.mean:.1f}" if one.usual else "—",
        "limit": str(one.usual.limit) if one.usual else "—",
    }


def rise_line(me: Me, house: House, one: Rise) -> dict[str, Any]:
    words = me.words(house.policy)
    return {
        "one": one,
        "title": f"{dimension_title(words, one.fact)}：{answer_title(words, one.fact, one.value)}",
        "mean": f"{one.mean:.1f}",
        "state": say(f"rises.state.{one.state}", me.language),
        "waits": not one.is_over and one.state != "acted",
    }


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.0%}"


def _plain(value: float | None) -> str:
    return "—" if value is None else f"{value:.1f}"
