"""What people said in a case, text by text: facts they told, and the words of every act."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from huiyin.casework.case import Case
from huiyin.casework.secrecy import is_sealed
from huiyin.ledger.codec import private_part
from huiyin.ledger.ports import Change
from huiyin.policy.policy import Policy

_TEXTS = frozenset({"text", "place"})


class Said(NamedTuple):
    """`fact` is its name; for the words of an act, `event` is what happened and `field` where."""

    text: str
    fact: str = ""
    event: str = ""
    field: str = ""
    seq: int = 0


def facts_said(policy: Policy, facts: Mapping[str, Any]) -> Iterator[Said]:
    """Texts, not what identifies a person: a number is looked up as a whole or not at all."""
    for name, value in facts.items():
        fact = policy.facts.get(name)
        if fact is not None and fact.type in _TEXTS and fact.identifies != "person" and value:
            yield Said(str(value), fact=str(name))


def events_said(events: Iterable[tuple[int, Any]]) -> Iterator[Said]:
    """The words of acts, without the facts that came along."""
    for seq, event in events:
        for name, value in private_part(event).items():
            if isinstance(value, str) and value:
                yield Said(value, event=event.name, field=name, seq=seq)


def all_said(policy: Policy, case: Case, events: Iterable[tuple[int, Any]]) -> list[Said]:
    return [*facts_said(policy, case.facts), *events_said(events)]


def says_facts_anew(policy: Policy, change: Change) -> bool:
    """The facts changed, or whether anything may be found by them."""
    before, after = change.before, change.after
    if after.facts is not before.facts:
        return True
    return bool(policy.secrecy) and is_sealed(policy, before) != is_sealed(policy, after)
