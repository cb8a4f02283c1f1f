"""The organisation as lines of reporting: post under post for each regulation, person under person."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from huiyin.desk.house.gate import for_administrators, show
from huiyin.desk.house.naming import Naming
from huiyin.people.models import Account, Holding, ReportingLine
from huiyin.policy.policy import Policy
from huiyin.sight.me import me_of

Node = tuple[int, str]
"""How deep it stands, and its name."""


@for_administrators
def tree(request: HttpRequest) -> HttpResponse:
    naming = Naming(me_of(request))
    bosses = dict(ReportingLine.objects.values_list("person", "manager"))
    working = set(Account.objects.filter(is_active=True).values_list("username", flat=True))
    walked = list(_walk({p: b for p, b in bosses.items() if p in working}))
    reached = {person for _, person in walked}
    shown: dict[str, Any] = {
        "books": [
            {"title": naming.pack(pack), "pack": pack, "lines": list(_posts(naming, pack, policy))}
            for pack, policy in naming.policies.items()
            if policy.roles
        ],
        "people": [
            {"indent": indent, "person": person, "name": naming.person(person),
             "left": person not in working}
            for indent, person in walked
        ],
        "circle": [
            (person, naming.person(person)) for person in bosses if person not in reached
        ],
    }  # fmt: skip
    return show(request, "tree", "posts", **shown)


def _posts(naming: Naming, pack: str, policy: Policy) -> Iterator[dict[str, Any]]:
    holders: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in Holding.objects.filter(pack=pack).order_by("pk"):
        holders[row.role].append((row.person, naming.person(row.person)))
    above = {
        str(role): str(rule.reports_to) if rule.reports_to else ""
        for role, rule in policy.roles.items()
    }
    for indent, role in _walk(above):
        if role in policy.roles:
            rule = policy.roles[role]
            yield {
                "indent": indent,
                "title": naming.role(pack, role),
                "unit": naming.unit(pack, str(rule.unit or "")),
                "holders": holders[role],
                "outside": rule.of == "outside",
                "clauses": rule.clause,
            }


def _walk(above: Mapping[str, str]) -> Iterator[Node]:
    """Everybody under whoever is above them, from the top; who stands in a circle is not reached."""
    below: dict[str, list[str]] = defaultdict(list)
    for name, boss in above.items():
        below[boss].append(name)
    tops = [name for name in below if name and name not in above] + below[""]
    rest = [(0, name) for name in reversed(list(dict.fromkeys(tops)))]
    while rest:
        depth, name = rest.pop()
        yield depth, name
        rest += [(depth + 1, one) for one in reversed(below.get(name, []))]
