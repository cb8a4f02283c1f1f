"""The names of a case in a world: what cannot come about is never so."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import z3

from huiyin.policy.expressions import RecordList
from huiyin.proof.logic import Bool, either, follows, formula, negated
from huiyin.proof.names import OTHER, Names
from huiyin.proof.symbols import Records, Several, Slot, Truth, Value
from huiyin.proof.world import World

_AFTER = {
    "admitted_at": "admitted",
    "answered_at": "answered",
    "closed_at": "closed",
}
_BROUGHT_BY = {
    "evidence": ("kind", ("evidence_added",)),
    "contacts": ("purpose", ("contact_recorded",)),
    "proposals": ("subject", ("proposed",)),
    "tasks": ("kind", ("task_opened",)),
    "papers": ("paper", ("paper_asked", "paper_issued")),
}
"""A list to the field that says of what sort a record is, and the events that bring one."""
_TURNED_BY = {
    ("proposals", "approved"): ("proposal_approved",),
    ("proposals", "carried_out"): ("remedy_carried_out",),
    ("tasks", "done"): ("task_answered",),
    ("papers", "complete"): ("paper_signed",),
}
"""What makes a field of a record true."""


@dataclass
class WorldNames(Names):
    """Laws of the world besides those of every case."""

    world: World = field(default_factory=World)
    asked: frozenset[str] = frozenset()
    """Facts that the form of the very act asks for."""

    def times(self, event: str, topic: str | None) -> z3.ArithRef:
        new = (event, topic) not in self.counts
        number = super().times(event, topic)
        if new and not self.world.happens(event, topic):
            self.laws.append(number == 0)
        return number

    def _standing(self, name: str) -> Iterator[z3.BoolRef]:
        yield from super()._standing(name)
        symbol = self.symbols[name]
        if isinstance(symbol, Several) and name == "marks":
            for mark, member in symbol.members.items():
                if mark not in self.world.marks:
                    yield formula(negated(member))
        if isinstance(symbol, Value):
            yield from self._value(name, symbol)
        fact = self.policy.facts.get(name)
        known = name in self.world.facts or name in self.asked
        if fact is not None and fact.default is None and not known:
            yield formula(negated(symbol.known))

    def _value(self, name: str, symbol: Value) -> Iterator[z3.BoolRef]:
        if name == "stage":
            here = (self.lexicon.equal(symbol.term, s) for s in sorted(self.world.stages()))
            yield formula(either(*here))
        if name in _AFTER and not self.world.happens(_AFTER[name]):
            yield formula(negated(symbol.known))
        if name == "findings" and not self.world.happens("finding_recorded"):
            yield symbol.term == 0

    def _list(self, name: str, kind: RecordList) -> Records:
        records = super()._list(name, kind)
        if name in _BROUGHT_BY:
            key, events = _BROUGHT_BY[name]
            options = getattr(kind.fields[key], "options", ())
            for slot in records.slots:
                self.laws += self._slot(name, slot, key, options, events)
        return records

    def _slot(
        self, name: str, slot: Slot, key: str, options: tuple[str, ...], events: tuple[str, ...]
    ) -> list[z3.BoolRef]:
        sort = slot.fields[key]
        assert isinstance(sort, Value)
        can_be = [o for o in options if any(self.world.happens(e, str(o) or None) for e in events)]
        laws = [follows(slot.present, either(*(self._is(sort, o) for o in can_be)))]
        for part, symbol in slot.fields.items():
            if isinstance(symbol, Truth) and (name, part) in _TURNED_BY:
                turned = [o for o in can_be if self._turns(name, part, str(o))]
                laws.append(follows(symbol.yes, either(*(self._is(sort, o) for o in turned))))
        return [formula(law) for law in laws]

    def _is(self, sort: Value, option: str) -> Bool:
        return self.lexicon.equal(sort.term, str(option))

    def _turns(self, name: str, part: str, sort: str) -> bool:
        """Whether the field of a record of this sort can become true."""
        if sort == OTHER:
            return True
        if name == "papers":
            rule = self.policy.papers.get(sort)
            if rule is not None and not rule.signed_by:
                return self.world.happens("paper_issued", sort)
        if name == "tasks" and self._is_done_by_itself(sort):
            return True
        return any(self.world.happens(event, sort) for event in _TURNED_BY[name, part])

    def _is_done_by_itself(self, sort: str) -> bool:
        """A meeting may end a joint task, and an event that the task names."""
        task = self.policy.tasks.get(sort)
        if task is None:
            return False
        held = task.joint is not None and self.world.happens("meeting_held")
        return (held and self.world.happens("task_sent", sort)) or any(
            self.world.happens(str(pattern.on), topic)
            for pattern in task.done_on
            for topic in (pattern.topic or (None,))
        )
