"""Finds earlier cases of the same person and the same matter by a blind index, and how they stand."""

import hmac
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from huiyin.casework.case import Case, Stage
from huiyin.casework.identity import NO_EARLIER, groups, has_identity, identifiers, identities
from huiyin.casework.repeats import REPEAT, standing
from huiyin.casework.secrecy import is_sealed
from huiyin.ledger.door import load_case, stream_of
from huiyin.ledger.keys import index_key
from huiyin.policy.policy import Policy
from huiyin.register.grants import other_grants
from huiyin.register.knowing import EVERYBODY, known
from huiyin.register.measuring import measured
from huiyin.register.models import CaseRow, IdentityRow

_NO_CASE = (Stage.MISTAKEN, Stage.MERGED)
_GRANTS = "other_grants"
GROUP = "group"
Pair = tuple[str, str]


def token(pack: str, fact: str, identifier: str) -> str:
    """An identifier as the index knows it: the same for the same one, and readable by nobody."""
    said = f"{pack}\0{fact}\0{identifier}"
    return hmac.new(index_key(), said.encode(), sha256).hexdigest()


def tokens_for(policy: Policy, typed: str) -> set[str]:
    """The tokens that something typed would have as a fact that identifies; none for empty words."""
    names = [str(name) for name, fact in policy.facts.items() if fact.identifies]
    return {token(policy.name, name, one) for name in names for one in identifiers(typed)}


def identity_of(policy: Policy, case: Case) -> list[Pair]:
    """What each identifies, and its token. No sealed case is found by what it is about.

    A `group` is what cases of many people may have in common; it identifies nobody.
    """
    if is_sealed(policy, case):
        return []
    found = identities(policy, case)
    pairs = {(what, token(policy.name, name, one)) for name, what, one in found}
    return sorted(
        pairs | {(GROUP, token(policy.name, name, one)) for name, one in groups(policy, case)}
    )


class RowsPeers:
    """Answers the door from the register's rows."""

    def related(self, policy: Policy, case: Case) -> Mapping[str, Any]:
        return Related(policy, case)


class Related(Mapping[str, Any]):
    """Looked up the first time that a decision asks; most decisions never do.

    What other cases give (`other_grants`) is asked for by its name and not among the names here.
    """

    def __init__(self, policy: Policy, case: Case) -> None:
        self._policy, self._case = policy, case
        self._names = (*(NO_EARLIER if has_identity(policy) else ()), *map(str, policy.measures))
        self._found: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in (*self._names, _GRANTS):
            raise KeyError(name)
        if name in self._policy.measures:
            return self._measured(name)
        if name not in self._found:
            look = _granted if name == _GRANTS else _looked_up
            self._found.update(look(self._policy, self._case))
        return self._found[name]

    def _measured(self, name: str) -> Any:
        if name not in self._found:
            rule = self._policy.measures[name]
            self._found[name] = measured(self._policy, self._case, rule)
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _granted(policy: Policy, case: Case) -> Mapping[str, Any]:
    return other_grants(policy, case, _streams(identity_of(policy, case), "person"))


def _looked_up(policy: Policy, case: Case) -> Mapping[str, Any]:
    found = earlier_of(policy, case)
    cases = [load_case(stream.partition("/")[2]) for stream in found.persons]
    same = found.same_matter
    return {
        "earlier_case": standing(load_case(same[-1].partition("/")[2])) if same else "none",
        "earlier_paid": sum((_given(earlier) for earlier in cases), Decimal(0)),
    }


class Earlier:
    """The streams of the same person's earlier cases, and of those on the same matter; oldest first."""

    def __init__(self, persons: list[str], same_matter: list[str]) -> None:
        self.persons, self.same_matter = persons, same_matter


def earlier_of(policy: Policy, case: Case) -> Earlier:
    """Where the regulation says nothing of the matter, every case of the person is on the same one."""
    pairs = identity_of(policy, case)
    persons = _earlier(policy, case, _streams(pairs, "person"))
    if not any(fact.identifies == "matter" for fact in policy.facts.values()):
        return Earlier(persons, persons)
    matters = _streams(pairs, "matter")
    return Earlier(persons, [stream for stream in persons if stream in matters])


def _streams(pairs: Iterable[Pair], what: str) -> set[str]:
    tokens = [token for kind, token in pairs if kind == what]
    found = IdentityRow.objects.filter(what=what, token__in=tokens)
    return set(found.values_list("stream", flat=True)) if tokens else set()


def _earlier(policy: Policy, case: Case, streams: set[str]) -> list[str]:
    """Oldest first. A case that this one followed from, or was split from, is no earlier one."""
    origins = {stream_of(other) for relation, other in case.links if relation != REPEAT}
    rows = known(CaseRow, EVERYBODY).filter(stream__in=streams - origins - {stream_of(case.id)})
    rows = rows.filter(is_record=False, pack=policy.name)
    rows = rows.exclude(stage__in=[stage.value for stage in _NO_CASE])
    if case.received_at is not None:
        rows = rows.filter(received_at__lte=case.received_at)
    if case.registered_at is not None:
        rows = rows.filter(registered_at__lt=case.registered_at)
    return list(rows.order_by("received_at", "stream").values_list("stream", flat=True))


def _given(case: Case) -> Decimal:
    """What a case really gave: approved remedies that were carried out, at their worth."""
    return sum((p.given for p in case.proposals.values()), Decimal(0))
