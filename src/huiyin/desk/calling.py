"""What a call-centre program says in the address of the form: who rings, from which number.

`phone` goes to the fact by which the regulation knows a person again, `name` to the first asked fact
whose own name says that it is one; any other fact or field goes by its own name (`f.product`,
`c.channel`). What a regulation does not ask is left aside.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import QueryDict

from huiyin.casework.draft import Draft
from huiyin.casework.rights import is_asked
from huiyin.fields.facts import PREFIX
from huiyin.policy.schema.things import Fact

PHONE, NAME = "phone", "name"
_OWN = ("c.kind", "c.channel")
MOST = 500
"""Characters of one answer; an address that says more is not a call-centre's."""


def is_call(asked: QueryDict) -> bool:
    """Whether the address says something about a caller, so that a new form is wanted."""
    return any(name in (PHONE, NAME) or name.startswith(PREFIX) for name in asked)


def said(asked: QueryDict) -> dict[str, str]:
    """All of the address that a form may begin with, to be carried from page to page."""
    return {
        name: str(value)[:MOST].strip()
        for name, value in asked.items()
        if name in (PHONE, NAME, *_OWN) or name.startswith(PREFIX)
    }


def carried(asked: QueryDict) -> str:
    return urlencode(said(asked))


def given_by(asked: QueryDict, draft: Draft) -> dict[str, list[str]]:
    """The answers of the form that the address gives, by the names of its fields."""
    told = said(asked)
    found = {n: [v] for n, v in told.items() if n.startswith(("c.", PREFIX)) and v}
    facts = {
        str(name): fact
        for name, fact in draft.policy.facts.items()
        if is_asked(draft, fact, "register")
    }
    if told.get(PHONE) and "c.channel" not in found and (way := _by_phone(draft)):
        found["c.channel"] = [way]
    for wanted, place in ((PHONE, _who(facts)), (NAME, _called(facts))):
        if place and told.get(wanted):
            found.setdefault(PREFIX + place, [told[wanted]])
    return found


def _by_phone(draft: Draft) -> str:
    """The channel of whoever rings, where the regulation has just one."""
    ways = [str(name) for name, one in draft.policy.channels.items() if str(one.class_) == PHONE]
    return ways[0] if len(ways) == 1 else ""


def _who(facts: Mapping[str, Fact]) -> str:
    return next((name for name, fact in facts.items() if fact.identifies == "person"), "")


def _called(facts: Mapping[str, Fact]) -> str:
    return next(
        (name for name, fact in facts.items()
         if fact.type == "text" and fact.identifies is None and NAME in name.split("_")),
        "",
    )  # fmt: skip


__all__ = ["carried", "given_by", "is_call", "said"]
