"""A regulation to read as a whole, and a page to try it on."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from huiyin.calendars import Calendars
from huiyin.casework.asking import draft_of
from huiyin.casework.forms import read_moment
from huiyin.casework.refusal import Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.desk.words import say
from huiyin.fields.facts import fact_field, known
from huiyin.fields.field import Field
from huiyin.fields.reading import facts_in
from huiyin.ledger import packs, ports
from huiyin.papers.letterhead import letterhead
from huiyin.papers.regulation import print_regulation
from huiyin.policy.policy import Policy
from huiyin.rulebook.book import book_of
from huiyin.rulebook.examples import examples_of
from huiyin.rulebook.pages import fragment
from huiyin.rulebook.trying import facts_read, figures_of, tried
from huiyin.sight.me import Me, me_of, policy_now

START, KIND, FIGURE = "start", "kind", "a."


def book(request: HttpRequest, pack: str) -> HttpResponse:
    """The whole regulation as it is worded today."""
    me, policy = _asked(request, pack)
    shown = {
        "page": "rules",
        "pack": pack,
        "policy": policy,
        "title": policy.head.title.text(me.language),
        "body": _body(me, pack, policy),
        "editions": list(reversed(packs.published(pack))),
    }
    return render(request, "desk/rulebook.html", shown)


@require_GET
def book_pdf(request: HttpRequest, pack: str) -> HttpResponse:
    """The same as PDF, to be printed and handed out; made once for each language and day."""
    me, policy = _asked(request, pack)
    calendars = ports.rules().calendars(pack)
    today = me.now.astimezone(calendars.zone).replace(hour=10, minute=0, second=0, microsecond=0)
    memo, key = policy.memo.setdefault("desk.rulebook_pdf", {}), (me.language, today.date())
    if key not in memo:
        regulation, house = ports.rules().regulation(pack), letterhead().name
        written = book_of(policy, regulation.declined, me.language)
        examples = examples_of(regulation, policy, calendars, today, me.language)
        memo[key] = print_regulation(policy, written, examples, today, house).pdf
    answer = HttpResponse(memo[key], content_type="application/pdf")
    name = quote(f"{policy.head.title.text(me.language)}.pdf", safe="")
    answer["Content-Disposition"] = f"inline; filename*=UTF-8''{name}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def edition(request: HttpRequest, pack: str, place: int) -> HttpResponse:
    """An edition that was published once, as it was worded on its first day."""
    me = me_of(request)
    chosen = next((one for one in packs.published(pack) if one.place == place), None)
    if chosen is None:
        raise Http404
    shown = {
        "page": "rules",
        "pack": pack,
        "edition": chosen,
        **_read(pack, chosen.sha256, tuple(chosen.bases.items()), me.language),
    }
    return render(request, "desk/edition.html", shown)


@lru_cache(maxsize=16)
def _read(
    pack: str, sha256: str, bases: tuple[tuple[str, str], ...], language: str
) -> dict[str, Any]:
    """Its title and body; the texts under a digest never change."""
    regulation = packs.built(pack, sha256, dict(bases))
    policy = regulation.on(regulation.pack.in_force)
    body = fragment(book_of(policy, regulation.declined, language), [], [])
    return {
        "title": policy.head.title.text(language),
        "body": mark_safe(body),  # noqa: S308 - every text in it went through `html.escape`
    }


def _asked(request: HttpRequest, pack: str) -> tuple[Me, Policy]:
    if pack not in ports.rules().names():
        raise Http404
    me = me_of(request)
    return me, policy_now(pack, me.now)


def _body(me: Me, pack: str, policy: Policy) -> SafeString:
    """Made once for each language and day; a policy never changes."""
    regulation, calendars = ports.rules().regulation(pack), ports.rules().calendars(pack)
    today = me.now.astimezone(calendars.zone).replace(hour=10, minute=0, second=0, microsecond=0)
    memo = policy.memo.setdefault("desk.rulebook", {})
    key = (me.language, today.date())
    if key not in memo:
        written = book_of(policy, regulation.declined, me.language)
        examples = examples_of(regulation, policy, calendars, today, me.language)
        memo[key] = fragment(written, examples, [])
    return mark_safe(str(memo[key]))  # noqa: S308 - every text in it went through `html.escape`


def try_out(request: HttpRequest, pack: str) -> HttpResponse:
    """Facts and a start in the address; nothing is registered and nothing kept."""
    me, policy = _asked(request, pack)
    calendars = ports.rules().calendars(pack)
    given = {name: request.GET.getlist(name) for name in request.GET}
    start, wrong = _start(given.get(START, [""])[0], me.now, calendars)
    draft = draft_of(ports.rules().regulation(pack), calendars, {}, start)
    typed = known(draft, {n: v for n, v in facts_in(given).items() if n in policy.facts})
    fields, figures = _fields(me, policy, start), _figures(given)
    words = me.words(policy)
    fields += [fact_field(draft, words, name) for name in facts_read(policy)]
    fields += [Field(FIGURE + n, label, "number") for n, label in figures_of(policy).items()]
    filled = [field.filled(given) for field in fields]
    facts = {**typed, **figures, **_kind(given, policy)}
    answer, trouble = None, say("rules.try_bad_start", me.language) if wrong else ""
    if given and not wrong:
        try:
            answer = tried(ports.rules().regulation(pack), calendars, facts, start, me.language)
        except Refused as refused:  # no calendar knows that year
            trouble = refusal_sentence(refused, policy, me.language)
    if trouble:
        filled[0] = filled[0].wrong(trouble)
    shown = {
        "page": "rules",
        "pack": pack,
        "title": policy.head.title.text(me.language),
        "fields": filled,
        "answer": answer,
    }
    return render(request, "desk/try_rules.html", shown)


def _start(said: str, now: datetime, calendars: Calendars) -> tuple[datetime, bool]:
    if not said.strip():
        return now.astimezone(calendars.zone), False
    try:
        return read_moment(said, calendars.zone), False
    except ValueError:
        return now.astimezone(calendars.zone), True


def _fields(me: Me, policy: Policy, start: datetime) -> list[Field]:
    kinds = [(str(n), k.title.text(me.language)) for n, k in policy.kinds.items() if not k.record]
    first = Field(
        START, say("rules.try_start", me.language), "moment", (f"{start:%Y-%m-%dT%H:%M}",)
    )
    if len(kinds) < 2:
        return [first]
    return [first, Field(KIND, say("section.kinds", me.language), "choice", (kinds[0][0],), kinds)]


def _kind(given: dict[str, list[str]], policy: Policy) -> dict[str, Any]:
    said = given.get(KIND, [""])[0]
    plain = [str(name) for name, kind in policy.kinds.items() if not kind.record]
    kind = said if said in policy.kinds else next(iter(plain), "")
    return {"kind": kind} if kind else {}


def _figures(given: dict[str, list[str]]) -> dict[str, Decimal]:
    """Figures that can be read; one that cannot counts as not given, like a fact."""
    found = {}
    for name, values in given.items():
        if name.startswith(FIGURE) and values[0].strip():
            try:
                figure = Decimal(values[0].replace(",", "").strip())
            except InvalidOperation:
                continue
            if figure.is_finite():
                found[name.removeprefix(FIGURE)] = figure
    return found
