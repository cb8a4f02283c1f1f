"""Finds what rose above the usual, has those told who answer for it, and sees whether it came back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction

from huiyin.casework.organisation import Organisation
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.tally.rises import QUIET, WATCHED, Act, Rise, may, rise_of
from huiyin.ledger import moment, ports
from huiyin.ledger.models import Stream
from huiyin.ledger.standings import load_many
from huiyin.ledger.store import append, load, lock
from huiyin.notices.duties import Duty, tell
from huiyin.policy.policy import Policy
from huiyin.register.knowing import EVERYBODY, regulations_in_use
from huiyin.returns import happenings as h
from huiyin.returns.overview import Hot, hot, of_week

KIND = "rise"
EVERY = timedelta(hours=6)
_WEEK = timedelta(days=7)
_looked: list[datetime] = []


def overseers(policy: Policy, organisation: Organisation, now: datetime) -> set[str]:
    """Who answers for how the work stands: posts to which others report, and heads of units."""
    return {person for role in overseeing(policy) for person in organisation.acting(role, now)}


def overseeing(policy: Policy) -> set[str]:
    above = {str(role.reports_to) for role in policy.roles.values() if role.reports_to}
    return above | {str(unit.head) for unit in policy.units.values() if unit.head}


def stream_of(pack: str, fact: str, value: str, at: datetime) -> str:
    said = f"{pack}/{fact}/{value}/{at.isoformat()}"
    return f"{KIND}/{sha256(said.encode()).hexdigest()[:32]}"


def rises(pack: str) -> list[Rise]:
    """Everything that ever rose under a regulation, the latest first. They are few."""
    streams = Stream.objects.filter(kind=KIND).values_list("id", flat=True)
    found = (
        rise_of(stream, (item.event for item in recorded))
        for stream, recorded in load_many(streams).items()
    )
    mine = [rise for rise in found if rise is not None and rise.pack == pack]
    return sorted(mine, key=lambda rise: rise.at, reverse=True)


def rise(pack: str, name: str) -> Rise:
    """Raises LookupError."""
    stream = f"{KIND}/{name}"
    found = rise_of(stream, (item.event for item in load(stream)))
    if found is None or found.pack != pack:
        raise LookupError(name)
    return found


def find_in_turn() -> int:
    """The chore of the worker: looks a few times a day."""
    now = moment.now()
    if _looked and timedelta(0) <= now - _looked[-1] < EVERY:
        return 0
    _looked[:] = [now]
    return sum(find(pack, now) + judge(pack, now) for pack in regulations_in_use())


def find(pack: str, now: datetime) -> int:
    """Records what rose since and was not found yet; says how much. What is sealed is not counted."""
    policy = _policy(pack, now)
    risen = [one for one in hot(policy, EVERYBODY, now) if one.is_risen]
    if not risen:
        return 0
    known = {
        (old.fact, old.value) for old in rises(pack) if not old.is_over or now - old.at < QUIET
    }
    return sum(_found(policy, one, now) for one in risen if (one.fact, one.value) not in known)


def _found(policy: Policy, one: Hot, now: datetime) -> int:
    assert one.usual is not None
    stream = stream_of(policy.name, one.fact, one.value, now)
    event = h.RiseFound(
        at=now, by="", pack=policy.name, fact=one.fact, value=one.value, count=one.count,
        mean=f"{one.usual.mean:.3f}", limit=one.usual.limit,
    )  # fmt: skip
    with transaction.atomic():
        [kept] = append(lock(stream), [event], now, policy.stamp)
        organisation = ports.house().organisation(policy.name)
        name = stream.partition("/")[2]
        duty = Duty(stream, kept.seq, policy.name, "rise", (name,), now)
        tell(duty, overseers(policy, organisation, now))
    return 1


def judge(pack: str, now: datetime) -> int:
    """Says of each action whose weeks are over whether what it was against came back."""
    due = [
        one
        for one in rises(pack)
        if one.state == "acted" and one.judged_at is not None and one.judged_at <= now
    ]
    for one in due:
        _judge(_policy(pack, now), one, now)
    return len(due)


def _judge(policy: Policy, one: Rise, now: datetime) -> None:
    assert one.acted_at is not None
    ends = [one.acted_at + _WEEK * n for n in range(1, WATCHED + 1)]
    place = (one.fact, one.value)
    after = tuple(of_week(policy, EVERYBODY, end).get(place, 0) for end in ends)
    with transaction.atomic():
        head = lock(f"{KIND}/{one.id}")
        if rise(policy.name, one.id).state == "acted":
            event = h.RiseJudged(at=now, by="", pack=policy.name, after=after)
            append(head, [event], now, policy.stamp)


def do(policy: Policy, name: str, act: Act, person: str, said: Mapping[str, str]) -> None:
    """Raises Refused where it cannot be done now, or something is missing; LookupError for no such rise."""
    with transaction.atomic():
        now = moment.now()
        head = lock(f"{KIND}/{name}")
        found = rise(policy.name, name)
        if person not in overseers(policy, ports.house().organisation(policy.name), now):
            raise Refused(Reason.NO_RIGHT)
        if act not in may(found):
            raise Refused(Reason.WRONG_STAGE)
        kind, fields = _DEEDS[act]
        data: dict[str, Any] = {field: said.get(field, "").strip() for field in fields}
        if not all(data.values()):
            raise Refused(Reason.TEXT_MISSING)
        append(head, [kind(at=now, by=person, pack=policy.name, **data)], now, policy.stamp)


_DEEDS: Mapping[Act, tuple[Any, tuple[str, ...]]] = {
    "analyse": (h.RiseAnalysed, ("cause", "action")),
    "act": (h.RiseActedOn, ("done",)),
    "dismiss": (h.RiseDismissed, ("why",)),
}


def _policy(pack: str, now: datetime) -> Policy:
    day = now.astimezone(ports.rules().calendars(pack).zone).date()
    return ports.rules().regulation(pack).on(day)
