"""Typical cases as pages show them, and what of them stands beside a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from huiyin.casework.precedents import (
    TOLD,
    Precedent,
    Telling,
    check_proposal,
    without_personal,
)
from huiyin.casework.refusal import Refused
from huiyin.casework.secrecy import is_sealed
from huiyin.desk.words import say
from huiyin.library.finding import near
from huiyin.library.keeping import Found, case_of
from huiyin.policy.policy import Policy
from huiyin.register.said import facts_said
from huiyin.sight.looking import Seen
from huiyin.sight.me import House, Me

AT_LEAST_ASKED = 2
"""So many questions have a place in an empty form."""


@dataclass(frozen=True)
class PrecedentLine:
    href: str
    title: str
    lesson: str
    state: str
    proposed_by: str
    at: datetime
    studied: int
    mine: bool


@dataclass(frozen=True)
class AskedLine:
    """A question of the form: `answers` one a line, `right` counted from one."""

    ask: str = ""
    answers: str = ""
    right: str = "1"
    why: str = ""


def houses_with_library(me: Me) -> dict[str, House]:
    return {house.name: house for house in me.houses.values() if house.policy.libraries}


def href_of(one: Precedent) -> str:
    return reverse("precedent", args=[one.pack, one.id])


def line_of(me: Me, house: House, one: Precedent) -> PrecedentLine:
    title = one.telling.title if one.telling else say("library.untold", me.language)
    return PrecedentLine(
        href_of(one), title, one.telling.lesson if one.telling else one.why, one.state,
        me.words(house.policy).person(one.proposed_by), one.at, len(one.studies),
        any(study.by == me.person for study in one.studies),
    )  # fmt: skip


def precedents_of(seen: Seen) -> dict[str, Any]:
    """What stands beside a case: the nearest ones, and whether this person may propose it."""
    if not seen.policy.libraries:
        return {"precedents": [], "may_propose": False}
    found = [one.precedent for one in near(seen.policy, seen.draft.case)]
    lines = [
        {"href": href_of(one), "title": one.telling.title, "outcome": one.telling.outcome,
         "lesson": one.telling.lesson}
        for one in found if one.telling is not None
    ]  # fmt: skip
    return {"precedents": lines, "may_propose": bool(open_libraries(seen))}


def open_libraries(seen: Seen) -> list[str]:
    """The libraries for which this person may propose the case now."""
    draft, found = seen.draft, []
    for name, rule in draft.policy.libraries.items():
        fits = rule.when is None or rule.when.holds(draft.env)
        fits = fits and not is_sealed(draft.policy, draft.case)
        try:
            check_proposal(draft.policy, rule, draft.case, draft.context.roles(), fits=fits)
        except Refused:
            continue
        found.append(str(name))
    return found


def begun(one: Found, names: dict[str, str]) -> dict[str, str]:
    """What the form says to begin with: the telling so far, else what the case says, names struck out."""
    telling = one.precedent.telling
    if telling is not None:
        return {name: getattr(telling, name) for name in TOLD}
    case = case_of(one)
    if case is None:
        return dict.fromkeys(TOLD, "")
    told = "\n".join(said.text for said in facts_said(one.policy, case.facts))
    return {**dict.fromkeys(TOLD, ""), "told": without_personal(one.policy, case, told, names)}


def asked_before(telling: Telling | None) -> list[AskedLine]:
    questions = telling.questions if telling else ()
    lines = [AskedLine(q.ask, "\n".join(q.answers), str(q.right + 1), q.why) for q in questions]
    return lines + [AskedLine()] * max(0, AT_LEAST_ASKED - len(lines))


def asked_in(sent: QueryDict) -> list[AskedLine]:
    """The questions of the form as they were typed."""
    parts = (sent.getlist(f"q.{name}") for name in ("ask", "answers", "right", "why"))
    return [AskedLine(*typed) for typed in zip(*parts, strict=False)]


def questions_of(lines: Iterable[AskedLine]) -> list[dict[str, Any]]:
    """Those in which something was written."""
    return [
        {"ask": line.ask, "answers": line.answers.splitlines(), "why": line.why,
         "right": int(line.right) - 1 if line.right.isdecimal() and len(line.right) < 3 else -1}
        for line in lines if line.ask.strip() or line.answers.strip()
    ]  # fmt: skip


def right_answers(one: Precedent, person: str) -> list[tuple[str, str, str]]:
    """Question, right answer, why: for whoever has answered them."""
    if one.telling is None or all(study.by != person for study in one.studies):
        return []
    return [(q.ask, q.answers[q.right], q.why) for q in one.telling.questions]


def titles_of_libraries(policy: Policy, language: str) -> dict[str, str]:
    return {str(n): rule.title.text(language) for n, rule in policy.libraries.items()}
