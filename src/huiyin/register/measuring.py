"""Counts the others that a measure speaks of, by what the register keeps of them openly."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from huiyin.casework.case import Case, Stage
from huiyin.casework.facts import defaults
from huiyin.casework.tally.answers import fact_text
from huiyin.ledger.door import stream_of
from huiyin.policy.expressions import UNKNOWN
from huiyin.policy.policy import Policy
from huiyin.policy.schema.counting import Measure
from huiyin.register.knowing import EVERYBODY, known
from huiyin.register.models import CaseRow, FactRow

_NONE = (Stage.MISTAKEN, Stage.MERGED, Stage.MOVED)


def measured(policy: Policy, case: Case, rule: Measure) -> Any:
    """How many; UNKNOWN while this case does not say what they would be compared with."""
    own = {**defaults(policy), **case.facts}
    if any(name not in own for name in (*rule.same, *((rule.above,) if rule.above else ()))):
        return UNKNOWN
    rows = known(CaseRow, EVERYBODY).filter(pack=policy.name, kind__in=map(str, rule.of))
    rows = rows.exclude(stream=stream_of(case.id)).exclude(stage__in=[s.value for s in _NONE])
    asked = {**{name: (fact_text(own[name]),) for name in rule.same}, **rule.said}
    for name, answers in asked.items():
        rows = rows.filter(_answers(policy, str(name), tuple(map(str, answers))))
    if rule.above is None:
        return Decimal(rows.count())
    return Decimal(sum(figure > own[rule.above] for figure in _figures(rows, str(rule.above))))


def _answers(policy: Policy, name: str, answers: tuple[str, ...]) -> Q:
    """Who said nothing gave the answer that holds by default, where there is one."""
    said = known(FactRow, EVERYBODY).filter(stream=OuterRef("stream"), name=name)
    found = Q(Exists(said.filter(text__in=answers)))
    by_default: Mapping[str, Any] = defaults(policy)
    if name in by_default and fact_text(by_default[name]) in answers:
        found |= ~Q(Exists(said))
    return found


def _figures(rows: QuerySet[CaseRow], name: str) -> list[Decimal]:
    streams = rows.values("stream")
    found = known(FactRow, EVERYBODY).filter(name=name, stream__in=streams)
    return [Decimal(text) for text in found.values_list("text", flat=True)]
