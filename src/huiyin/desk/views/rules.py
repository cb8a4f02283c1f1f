"""The regulations as they are kept: every clause, and the rules that keep it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.desk.words import say
from huiyin.ledger import ports
from huiyin.people import figures
from huiyin.policy.policy import SECTIONS, Policy
from huiyin.sight.clauses import cited, says, title_of
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
    sets = me.account.is_administrator or figures.has_any(me.account, me.houses)
    return render(request, "desk/rules.html", {"page": "rules", "books": books, "sets": sets})


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
            kept = Kept(say(f"section.{section}", language), title_of(rule, name, language),
                        says(rule, language))  # fmt: skip
            for clause in cited(rule):
                if kept not in index.setdefault(str(clause), []):
                    index[str(clause)].append(kept)
    return index
