"""What can come about at all under a regulation: which events, with which topics, which marks."""

from collections.abc import Iterable
from dataclasses import dataclass, field

ANY = "*"
"""An event of which nobody says with what topics it comes."""

STAGE_AFTER = {
    "received": ("registered",),
    "assessed": ("admitted",),
    "handling": ("admitted",),
    "answered": ("answered",),
    "carried_out": ("answered",),
    "closed": ("closed",),
    "archived": ("archived",),
    "rejected": ("admission_refused",),
    "transferred": ("transferred",),
    "withdrawn": ("withdrawn",),
    "suspended": ("suspended",),
    "provisionally_closed": ("provisionally_closed",),
    "merged": ("merged",),
    "mistaken": ("registration_corrected",),
    "moved": ("case_moved",),
}
"""A stage to the events of which one brings a case there."""


@dataclass
class World:
    """Grows while it is explored: nothing that once can be is ever taken back.

    So it holds more than any one case can come to, and what is not in it no sequence of acts reaches.
    """

    events: dict[str, set[str]] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)
    grown: bool = False
    size: int = 0
    """Grows with every addition, so that an answer can be kept until there is more to it."""

    def happens(self, event: str, topic: str | None = None) -> bool:
        topics = self.events.get(event)
        if topics is None:
            return False
        return topic is None or topic in topics or ANY in topics

    def topics(self, event: str) -> set[str]:
        return self.events.get(event, set())

    def add(self, event: str, topic: str = ANY) -> None:
        if topic not in self.events.setdefault(event, set()):
            self.events[event].add(topic)
            self._grow()

    def add_mark(self, mark: str) -> None:
        self.add("marked", mark)
        self.marks.add(mark)

    def add_facts(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.facts:
                self.facts.add(name)
                self._grow()

    def _grow(self) -> None:
        self.grown = True
        self.size += 1

    def stages(self) -> set[str]:
        """The stages that a case can be at."""
        return {s for s, events in STAGE_AFTER.items() if any(map(self.happens, events))}


class Everything(frozenset[str]):
    """Whatever is asked, it is in there."""

    __slots__ = ()

    def __contains__(self, _: object) -> bool:
        return True


class Lacking(World):
    """A world in which everything can be except one piece of work, from its asking to its end."""

    def __init__(self, work: str) -> None:
        super().__init__(marks=Everything(), facts=Everything())  # type: ignore[arg-type]
        self.work = work

    def happens(self, event: str, topic: str | None = None) -> bool:
        return bool(event) and (topic is None or topic != self.work)
