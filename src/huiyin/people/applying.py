"""The house's own rule which regulation applies to what comes in: checked, and kept as an event."""

from collections.abc import Sequence

from huiyin.casework.applying import Line
from huiyin.ledger import moment, ports
from huiyin.people.deeds import Administrator, Unfit, allow
from huiyin.people.happenings import ApplicationRuled
from huiyin.people.models import ApplicationLine
from huiyin.people.organising import record
from huiyin.policy.policy import Policy

MOST = 50


def rule_application(by: Administrator, lines: Sequence[Line], why: str = "") -> None:
    """The whole list takes the place of the one before. Raises Unfit naming the line."""
    who = allow(by)
    if len(lines) > MOST:
        raise Unfit("applies.no.many", most=MOST)
    for place, line in enumerate(lines, 1):
        _check(line, place)
    wanted = tuple((line.pack, line.unit, line.channel, line.kind) for line in lines)
    if wanted == tuple(ApplicationLine.objects.order_by("place").values_list(*_FIELDS)):
        raise Unfit("house.no.change")
    record(ApplicationRuled, who, lines=wanted, why=why)


_FIELDS = ("pack", "unit", "channel", "kind")


def _check(line: Line, place: int) -> None:
    """A line that can never lead to a registration would send everybody to a closed door."""
    if line.pack not in ports.rules().names():
        raise Unfit("applies.no.pack", place=place)
    policy = _policy(line.pack)
    if line.unit and line.unit not in units():
        raise Unfit("applies.no.unit", place=place)
    if line.channel and line.channel not in {str(c.class_) for c in policy.channels.values()}:
        raise Unfit("applies.no.channel", place=place)
    if line.kind and line.kind not in policy.kinds:
        raise Unfit("applies.no.kind", place=place)


def units() -> frozenset[str]:
    """Every unit that some regulation knows."""
    packs = ports.rules().names()
    return frozenset(str(unit) for pack in packs for unit in _policy(pack).units)


def _policy(pack: str) -> Policy:
    day = moment.now().astimezone(ports.rules().calendars(pack).zone).date()
    return ports.rules().regulation(pack).on(day)
