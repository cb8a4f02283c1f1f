"""What other cases of the same person, and cases linked to one, give: a sum that is split is one sum."""

from collections.abc import Mapping
from typing import Any

from huiyin.casework.case import Case, Stage
from huiyin.casework.remedies import grants_of
from huiyin.ledger.door import load_case, stream_of
from huiyin.policy.policy import Policy
from huiyin.register.knowing import EVERYBODY, known
from huiyin.register.models import CaseRow, LinkRow


def other_grants(policy: Policy, case: Case, persons: set[str]) -> Mapping[str, Any]:
    """`persons` are the streams of the same person. Nothing is looked up where no remedy asks for it.

    What a sealed case gives counts nowhere else: it would show there.
    """
    if not any(
        a.adds_up_within for remedy in policy.remedies.values() for a in remedy.amounts.values()
    ):
        return {}
    linked = {stream_of(other) for _, other in case.links}
    linking = set(known(LinkRow, EVERYBODY).filter(other=case.id).values_list("stream", flat=True))
    streams = (persons | linked | linking) - {stream_of(case.id)}
    rows = known(CaseRow, EVERYBODY).filter(stream__in=streams, is_record=False)
    rows = rows.exclude(stage=Stage.MISTAKEN.value).order_by("stream")
    cases = [load_case(s.partition("/")[2]) for s in rows.values_list("stream", flat=True)]
    return {"other_grants": tuple(grant for other in cases for grant in grants_of(other))}
