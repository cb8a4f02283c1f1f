"""What somebody can complain about here: kinds of case of the regulations that have an entrance."""

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from huiyin.casework.applying import Arrival, applying
from huiyin.casework.case import Case
from huiyin.casework.draft import Draft
from huiyin.casework.organisation import COMPLAINANT
from huiyin.ledger import moment, ports
from huiyin.ledger.door import context_for, with_related
from huiyin.people.models import Holding
from huiyin.policy.policy import Policy
from huiyin.policy.schema.things import Channel, Entrance
from huiyin.sight.me import policy_now


@dataclass(frozen=True)
class Matter:
    """One choice of the first page: a kind of case under a regulation, and the channel it comes by."""

    policy: Policy
    kind: str
    channel: str

    @property
    def pack(self) -> str:
        return self.policy.name

    @property
    def rule(self) -> Channel:
        return self.policy.channels[self.channel]

    @property
    def entrance(self) -> Entrance:
        found = self.rule.entrance
        assert found is not None
        return found

    def title(self, language: str) -> str:
        return self.policy.kinds[self.kind].title.text(language)

    def draft(self, case: Case | None = None) -> Draft:
        """What is about to be registered, by the complainant and now."""
        regulation = ports.rules().regulation(self.pack)
        context = context_for(self.pack, COMPLAINANT, moment.now())
        begun = case or Case(kind=self.kind, channel=self.channel)
        return Draft(regulation, with_related(regulation, begun, context), begun)


def matters() -> list[Matter]:
    """Of the regulations in force under which somebody holds a post, as the house's rule applies them."""
    held = set(Holding.objects.values_list("pack", flat=True).distinct())
    now = moment.now()
    lines = ports.house().application()
    found = []
    for name in ports.rules().names():
        if name not in held or not _is_in_force(name):
            continue
        for matter in _of(policy_now(name, now)):
            arrival = Arrival(frozenset(), str(matter.rule.class_), matter.kind, now)
            if applying(lines, arrival).allows(name):
                found.append(matter)
    return found


def _is_in_force(pack: str) -> bool:
    head = ports.rules().regulation(pack).pack
    today = moment.now().astimezone(ZoneInfo(str(head.zone))).date()
    return head.in_force <= today and (head.repealed is None or today < head.repealed)


def _of(policy: Policy) -> Iterator[Matter]:
    """Each kind by the first channel that has an entrance for it."""
    ways = [(str(n), c) for n, c in policy.channels.items() if c.entrance is not None]
    for kind, rule in policy.kinds.items():
        if rule.record:
            continue
        way = next((n for n, c in ways if not c.kinds or kind in c.kinds), "")
        if way:
            yield Matter(policy, str(kind), way)


def find(pack: str, kind: str) -> Matter | None:
    return next((m for m in matters() if (m.pack, m.kind) == (pack, kind)), None)
