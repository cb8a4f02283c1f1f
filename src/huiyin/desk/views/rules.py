"""The regulations as they are kept: every clause, and the rules that keep it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.desk.words import say
from huiyin.ledger import ports
from huiyin.policy.policy import SECTIONS, Policy
from huiyin.sight.me import Me, me_of, policy_now


@dataclass(frozen=True)
class Kept:
    """One rule that cites a clause."""

    section: str
    title: str
    says: str


def rules(request: HttpRequest) -> HttpResponse:
    me = me_of(request)
    books = [
        {
            "house": house,
            "title": house.policy.head.title.text(me.language),
            "clauses": sorted(_index(me, house.policy)),
        }
        for house in me.houses.values()
    ]
    return render(request, "desk/rules.html", {"page": "rules", "books": books})


def clause(request: HttpRequest, pack: str, clause: str) -> HttpResponse:
    me = me_of(request)
    if pack not in ports.rules().names():
        raise Http404
    policy = policy_now(pack, me.now)
    kept = _index(me, policy).get(clause, [])
    declined = ports.rules().regulation(pack).declined.get(clause, "")
    if not kept and not declined:
        raise Http404
    shown = {
        "page": "rules",
        "clause": clause,
        "title": policy.head.title.text(me.language),
        "kept": kept,
        "declined": declined,
    }
    return render(request, "desk/clause.html", shown)


def _index(me: Me, policy: Policy) -> dict[str, list[Kept]]:
    """Clause to the rules in force that cite it; kept with the policy, since both never change."""
    memo = policy.memo.setdefault("desk.clauses", {})
    if me.language not in memo:
        memo[me.language] = _made_index(me.language, policy)
    found: dict[str, list[Kept]] = memo[me.language]
    return found


def _made_index(language: str, policy: Policy) -> dict[str, list[Kept]]:
    index: dict[str, list[Kept]] = {}
    for section in (*SECTIONS, "tables"):
        for name, rule in getattr(policy, section).items():
            kept = Kept(say(f"section.{section}", language), _title(rule, name, language),
                        _says(rule, language))  # fmt: skip
            for cited in _cited(rule):
                if kept not in index.setdefault(str(cited), []):
                    index[str(cited)].append(kept)
    return index


def _cited(rule: Any) -> tuple[str, ...]:
    """The clauses of a rule and of the rows within it."""
    own = tuple(getattr(rule, "clause", ()))
    decider = getattr(rule, "approver", None) or getattr(rule, "by", None)
    rows = (*getattr(rule, "rows", ()), *getattr(decider, "rows", ()))
    levels = getattr(rule, "levels", {})
    return (*own, *(c for row in rows for c in row.clause),
            *(c for level in levels.values() for c in level.clause))  # fmt: skip


def _title(rule: Any, name: str, language: str) -> str:
    title = getattr(rule, "title", None)
    return str(title.text(language)) if title is not None else _says(rule, language) or str(name)


def _says(rule: Any, language: str) -> str:
    for part in ("says", "body"):
        wording = getattr(rule, part, None)
        if wording is not None:
            return str(wording.text(language))
    return ""
