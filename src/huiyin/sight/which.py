"""Which regulation somebody registers a complaint under: what the house's rule and their posts leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from huiyin.casework.allowed import allowed
from huiyin.casework.applying import Applying, Arrival, Line, applying, asked_for
from huiyin.casework.case import Case
from huiyin.ledger import ports
from huiyin.ledger.door import context_for
from huiyin.policy.policy import Policy
from huiyin.sight.me import House, Me


@dataclass(frozen=True)
class Which:
    """`houses` are the regulations to choose from; `asks` names what would narrow them further."""

    houses: tuple[House, ...]
    asks: frozenset[str] = frozenset()
    elsewhere: str = ""
    """The regulation that applies and under which this person may not register; empty as a rule."""


def may_register(me: Me, pack: str) -> bool:
    """Also false for a regulation whose day is still to come."""
    regulation = ports.rules().regulation(pack)
    if regulation.pack.in_force > me.now.astimezone(ZoneInfo(str(regulation.pack.zone))).date():
        return False
    found = allowed(regulation, Case(), context_for(pack, me.person, me.now))
    return next(option.is_allowed for option in found if option.act == "register")


def which(me: Me, channel: str = "", kind: str = "") -> Which:
    """`channel` is a class such as `phone`; empty, neither is known yet."""
    lines = ports.house().application()
    may = [house for house in me.houses.values() if may_register(me, house.name)]
    fitting = [house for house in may if _takes(house.policy, channel, kind)]
    arrival = Arrival(ports.house().units_of(me.person), channel, kind, me.now)
    rule = applying(lines, arrival)
    chosen = tuple(house for house in fitting if rule.allows(house.name))
    elsewhere = _titled(lines, rule.only) if rule.only and not chosen else ""
    asks = frozenset(_asks(lines, arrival, rule)) if len(chosen) > 1 else frozenset[str]()
    return Which(chosen, asks, elsewhere)


def _asks(lines: tuple[Line, ...], arrival: Arrival, rule: Applying) -> Iterator[str]:
    """Only what is not said yet, and only while the rule is uncertain."""
    if rule.only:
        return
    for name in asked_for(lines):
        if not getattr(arrival, name):
            yield name


def _takes(policy: Policy, channel: str, kind: str) -> bool:
    by = not channel or any(str(c.class_) == channel for c in policy.channels.values())
    return by and (not kind or kind in policy.kinds)


def _titled(lines: tuple[Line, ...], pack: str) -> str:
    return next((line.title for line in lines if line.pack == pack), pack)


def by_named_channel(me: Me, channel: str, kind: str) -> tuple[str, ...]:
    """The regulations under which a program may register by a channel that it names as they do."""
    lines, units = ports.house().application(), ports.house().units_of(me.person)
    found = []
    for name, house in me.houses.items():
        rule = house.policy.channels.get(channel)
        if rule is None or kind not in house.policy.kinds or not may_register(me, name):
            continue
        if applying(lines, Arrival(units, str(rule.class_), kind, me.now)).allows(name):
            found.append(name)
    return tuple(found)
