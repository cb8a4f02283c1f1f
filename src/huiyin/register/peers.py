"""Finds earlier cases of the same person and the same matter by a blind index, and how they stand."""

import hmac
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from huiyin.casework.case import Case, Stage
from huiyin.casework.secrecy import is_sealed
from huiyin.ledger.door import load_case, stream_of
from huiyin.ledger.keys import index_key
from huiyin.policy.policy import Policy
from huiyin.register.grants import other_grants
from huiyin.register.knowing import EVERYBODY, known
from huiyin.register.models import CaseRow, IdentityRow

_GIVEN = frozenset({"wholly", "partly", "partly_failed"})
_ANSWERED = frozenset({Stage.ANSWERED, Stage.CARRIED_OUT})
_FINAL = frozenset(
    {Stage.CLOSED, Stage.ARCHIVED, Stage.REJECTED, Stage.TRANSFERRED, Stage.WITHDRAWN}
)
_NO_CASE = (Stage.MISTAKEN, Stage.MERGED)


def token(pack: str, fact: str, value: str) -> str:
    """A value as the index knows it: the same for the same value, and readable by nobody.

    Spacing, punctuation, width and case do not tell values apart.
    """
    folded = unicodedata.normalize("NFKC", value).casefold()
    bare = "".join(sign for sign in folded if sign.isalnum())
    said = f"{pack}\0{fact}\0{bare}"
    return hmac.new(index_key(), said.encode(), sha256).hexdigest() if bare else ""


def identity_of(policy: Policy, case: Case) -> dict[str, tuple[str, str]]:
    """Fact to what it identifies and its token.

    Who stays anonymous is not looked for, and no sealed case is found by what it is about.
    """
    if case.anonymous or is_sealed(policy, case):
        return {}
    found = {
        name: (str(fact.identifies), token(policy.name, name, str(case.facts[name])))
        for name, fact in policy.facts.items()
        if fact.identifies and case.facts.get(name)
    }
    return {name: pair for name, pair in found.items() if pair[1]}


class RowsPeers:
    """Answers the door from the register's rows."""

    def related(self, policy: Policy, case: Case) -> Mapping[str, Any]:
        identity = identity_of(policy, case)
        persons = _streams(identity, "person")
        return {**self._earlier(policy, case, identity), **other_grants(policy, case, persons)}

    def _earlier(
        self, policy: Policy, case: Case, identity: Mapping[str, tuple[str, str]]
    ) -> Mapping[str, Any]:
        kinds = {str(fact.identifies) for fact in policy.facts.values() if fact.identifies}
        if not kinds:
            return {}
        persons = _earlier(case, _streams(identity, "person"))
        matters = _streams(identity, "matter") if "matter" in kinds else set(persons)
        same = [stream for stream in persons if stream in matters]
        cases = [load_case(stream.partition("/")[2]) for stream in persons]
        return {
            "earlier_case": _standing(load_case(same[-1].partition("/")[2])) if same else "none",
            "earlier_paid": sum((_given(earlier) for earlier in cases), Decimal(0)),
        }


def _streams(identity: Mapping[str, tuple[str, str]], what: str) -> set[str]:
    tokens = [token for kind, token in identity.values() if kind == what]
    found = IdentityRow.objects.filter(what=what, token__in=tokens)
    return set(found.values_list("stream", flat=True)) if tokens else set()


def _earlier(case: Case, streams: set[str]) -> list[str]:
    """Oldest first. A case that this one followed from, or was split from, is no earlier one."""
    origins = {stream_of(other) for relation, other in case.links if relation != "repeat_of"}
    rows = known(CaseRow, EVERYBODY).filter(stream__in=streams - origins - {stream_of(case.id)})
    rows = rows.filter(received_at__lte=case.received_at, is_record=False)
    rows = rows.exclude(stage__in=[stage.value for stage in _NO_CASE])
    if case.registered_at is not None:
        rows = rows.filter(registered_at__lt=case.registered_at)
    return list(rows.order_by("received_at", "stream").values_list("stream", flat=True))


def _standing(case: Case) -> str:
    if case.stage in _ANSWERED:
        return "answered"
    return "final" if case.stage in _FINAL else "open"


def _given(case: Case) -> Decimal:
    """What a case really gave: approved remedies that were carried out, at their worth."""
    given = (p.worth for p in case.proposals.values() if p.carried_out in _GIVEN)
    return sum(given, Decimal(0))
