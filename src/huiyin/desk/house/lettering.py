"""The letters of each regulation, as it words them and as the house does; seen before it counts."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe

from huiyin.casework.specimen import marks_of, specimen
from huiyin.casework.wording import Words, value_label
from huiyin.desk.house.gate import Wrong, attempt, for_administrators, refused_in, show
from huiyin.desk.house.naming import Naming
from huiyin.desk.words import say
from huiyin.ledger import ports
from huiyin.notices.markup import html_of
from huiyin.people import letter_wordings as wordings
from huiyin.people.letter_wordings import Misfit, Place
from huiyin.people.models import OwnLetter
from huiyin.policy.policy import Policy
from huiyin.policy.schema.letters import LISTS
from huiyin.policy.templates import names_in
from huiyin.sight.me import me_of


@for_administrators
def words(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    given = request.POST
    wrong: Wrong | None = None
    preview: dict[str, Any] | None = None
    if request.method == "POST":
        place, text = _place(given), given.get("text", "").replace("\r\n", "\n")
        if "confirm" in given:
            by, why = naming.me.account, given.get("why", "").strip()
            wrong = attempt(request, _deed(place), lambda: wordings.word(by, place, text, why))
            if wrong is None:
                return redirect(f"{request.get_full_path()}#{place.letter}-{place.language}")
        else:
            wrong, preview = refused_in(request, _deed(place), lambda: _look(naming, place, text))
    books = [pack for pack, policy in naming.used_first.items() if policy.letters]
    chosen = given.get("pack") or request.GET.get("pack") or next(iter(books), "")
    policy = naming.policies.get(chosen)
    shown: dict[str, Any] = {
        "books": [(pack, naming.pack(pack)) for pack in books],
        "chosen": chosen,
        "lines": _lines(naming, chosen, policy) if policy else [],
        "gone": _gone(naming, chosen, policy) if policy else [],
        "wrong": wrong,
        "preview": preview,
        "given": given,
    }
    return show(request, "lettering", "wordings", status=422 if wrong else 200, **shown)


def _place(given: Mapping[str, str]) -> Place:
    return Place(given.get("pack", ""), given.get("letter", ""), given.get("language", ""))


def _deed(place: Place) -> str:
    return f"{place.pack}/{place.letter}/{place.language}"


def _look(naming: Naming, place: Place, text: str) -> dict[str, Any]:
    """What a letter would look like from now on. Raises Unfit."""
    said = wordings.checked(place, text)
    html = _html(naming.policies[place.pack], place, said) if said else ""
    return {"deed": _deed(place), "html": html}


def _html(policy: Policy, place: Place, source: str) -> SafeString:
    text = specimen(policy, place.letter, source, place.language)
    return mark_safe(html_of(text))  # noqa: S308 (cleaned by nh3)


def _lines(naming: Naming, pack: str, policy: Policy) -> list[dict[str, Any]]:
    own = {(row.letter, row.language): row for row in OwnLetter.objects.filter(pack=pack)}
    unfit = {found.place: found for found in wordings.misfits(pack)}
    return [
        _line(naming, policy, place, body)
        | _own(policy, place, own.get((place.letter, place.language)), body)
        | {"unfit": _unfit(naming, unfit.get(place))}
        for letter in map(str, policy.letters)
        for language, body in wordings.bodies_of(policy, letter).items()
        for place in [Place(pack, letter, language)]
    ]


def _line(naming: Naming, policy: Policy, place: Place, body: str) -> dict[str, Any]:
    rule, language = policy.letters[place.letter], naming.me.language
    marks = marks_of(policy, place.letter, sorted(names_in(body) - LISTS.keys()), language)
    return {
        "id": f"{place.letter}-{place.language}",
        "place": place,
        "deed": _deed(place),
        "title": Words(policy, language).title(place.letter, "letters"),
        "kind": value_label("letter_kind", str(rule.kind), language),
        "language": say(f"language.{place.language}", language),
        "clauses": rule.clause,
        "body": body.strip(),
        "html": _html(policy, place, body),
        "marks": marks.items(),
    }


def _own(policy: Policy, place: Place, row: OwnLetter | None, body: str) -> dict[str, Any]:
    if row is None:
        return {"own": "", "own_html": "", "then": ""}
    then = row.of_book.strip() if row.of_book != body else ""
    return {"own": row.text, "own_html": _html(policy, place, row.text), "then": then}


def _unfit(naming: Naming, found: Misfit | None) -> dict[str, Any] | None:
    """How the house's words do not fit, with what the regulation will say if that is not said yet."""
    if found is None:
        return None
    language = naming.me.language
    zone = ports.rules().calendars(found.place.pack).zone
    ahead = found.day > naming.me.now.astimezone(zone).date()
    since = say("lack.wording.from", language, {"day": found.day}) if ahead else ""
    says = say(f"lettering.unfit.{found.how}", language, {"places": found.told, "from": since})
    return {"how": found.how, "says": says, "coming": found.body.strip() if ahead else ""}


def _gone(naming: Naming, pack: str, policy: Policy) -> list[dict[str, Any]]:
    """Words for letters which the regulation no longer has: nothing but to drop them."""
    return [
        {
            "row": row,
            "deed": f"{pack}/{row.letter}/{row.language}",
            "language": say(f"language.{row.language}", naming.me.language),
        }
        for row in OwnLetter.objects.filter(pack=pack).order_by("letter", "language")
        if row.language not in wordings.bodies_of(policy, row.letter)
    ]
