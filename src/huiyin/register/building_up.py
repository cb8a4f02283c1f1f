"""Looks whether a matter of many people builds up, and has those told whom its regulation names."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta

from huiyin.calendars.terms import Unit
from huiyin.casework.commands import SuspectMatter
from huiyin.casework.organisation import SYSTEM
from huiyin.casework.refusal import Refused
from huiyin.ledger import moment, ports
from huiyin.ledger.door import Ask, NoSuchCase, handle
from huiyin.ledger.models import EventRow
from huiyin.policy.policy import Policy
from huiyin.policy.schema.things import MassMatter
from huiyin.register.alike import Matter, matters
from huiyin.register.knowing import THE_HOUSE, known, regulations_in_use
from huiyin.register.models import CaseRow

EVERY = timedelta(minutes=10)
"""Between two looks: each reads the titles of all cases of the while."""
_SUSPECTED = "matter_suspected"
_looked: dict[str, tuple[datetime, str]] = {}


def length_of(rule: MassMatter) -> timedelta:
    days = 7 if rule.within.unit is Unit.WEEKS else 1
    return timedelta(days=days * rule.within.amount)


def tell_in_turn() -> int:
    """The chore of the worker: looks where something new was registered, and not too often."""
    now, told = moment.now(), 0
    for pack in regulations_in_use():
        newest = (
            known(CaseRow, THE_HOUSE)
            .filter(pack=pack)
            .order_by("-registered_at")
            .values_list("stream")
        )
        latest = str(newest.first() or "")
        looked_at, seen = _looked.get(pack, (None, ""))
        if latest == seen or (looked_at is not None and now - looked_at < EVERY):
            continue
        _looked[pack] = (now, latest)
        told += tell_of(pack, now)
    return told


def tell_of(pack: str, now: datetime) -> int:
    """Has everybody told of what builds up under this regulation and was not told; says how much."""
    policy = ports.rules().regulation(pack).at(now)
    return sum(
        _tell(name, matter)
        for name, rule in policy.mass_matters.items()
        for matter in _untold(policy, str(name), rule, now)
    )


def _untold(policy: Policy, name: str, rule: MassMatter, now: datetime) -> Iterator[Matter]:
    """Those of which no case of the while says yet that it was told."""
    rows = known(CaseRow, THE_HOUSE).filter(is_sealed=False)
    for matter in matters(policy, rows, now - length_of(rule), rule.people):
        streams = [row.stream for row in matter.rows]
        events = EventRow.objects.filter(stream__in=streams, type=_SUSPECTED)
        told = {json.loads(data)["matter"] for data in events.values_list("data", flat=True)}
        if name not in told:
            yield matter


def _tell(name: str, matter: Matter) -> int:
    """By its latest case, which is the one that made it many."""
    latest, *others = (row.stream.partition("/")[2] for row in matter.rows)
    command = SuspectMatter(matter=name, people=matter.people, cases=tuple(others))
    with suppress(Refused, NoSuchCase):  # another worker was faster
        handle(Ask(case=latest, command=command, actor=SYSTEM))
        return 1
    return 0
