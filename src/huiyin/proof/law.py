"""Limits that are looser than those of a regulation above, which a clock names by `no_longer_than`."""

from collections.abc import Callable, Iterator
from datetime import date

from huiyin.calendars import Calendars
from huiyin.policy.policy import Policy
from huiyin.policy.references import place_of
from huiyin.policy.regulation import Regulation
from huiyin.policy.schema.time import Clock
from huiyin.proof.finding import Finding, clauses_of
from huiyin.proof.spans import Spans

Find = Callable[[str], Regulation]
"""Finds a regulation by its name. Raises LookupError."""

_MOMENTS = {
    "received_at": "registered", "registered_at": "registered", "admitted_at": "admitted",
    "answered_at": "answered", "closed_at": "closed",
}  # fmt: skip
_ORDER = ("received_at", "registered", "acknowledged", "admitted", "assigned", "finding_recorded",
          "answered", "closed", "archived")  # fmt: skip
"""Where a limit may begin, in the order in which a case comes there."""


def about_law(policy: Policy, calendars: Calendars, day: date, find: Find) -> Iterator[Finding]:
    for name, clock in policy.clocks.items():
        if clock.no_longer_than is not None:
            yield from _Comparison(policy, calendars, str(name), clock).findings(day, find)


class _Comparison:
    def __init__(self, policy: Policy, calendars: Calendars, name: str, clock: Clock) -> None:
        self.policy, self.calendars, self.name, self.clock = policy, calendars, name, clock

    def findings(self, day: date, find: Find) -> Iterator[Finding]:
        pack, _, name = str(self.clock.no_longer_than).partition(".")
        try:
            law = find(pack)
        except LookupError:
            yield self._found("unknown", law=str(self.clock.no_longer_than))
            return
        above = law.on(max(day, law.pack.in_force))
        theirs = above.clocks.get(name)
        if theirs is None:
            yield self._found("unknown", law=str(self.clock.no_longer_than))
            return
        yield from self._starts(theirs)
        yield from self._spans(above, theirs)

    def _found(self, says: str, **words: object) -> Finding:
        return Finding(
            "looser_than_law", f"looser_than_law.{says}", ("clocks", self.name),
            clauses_of(self.clock), place_of(self.clock), words, policy=self.policy,
        )  # fmt: skip

    def _title(self, theirs: Clock) -> str:
        return str(theirs.title.text(self.policy.language))

    def _starts(self, theirs: Clock) -> Iterator[Finding]:
        """Whatever the limits are: one that begins later leaves a time in which nothing runs."""
        ours, its = _beginning(self.clock), _beginning(theirs)
        if ours in _ORDER and its in _ORDER and _ORDER.index(ours) > _ORDER.index(its):
            yield self._found("start", event=ours, earlier=its, law=self._title(theirs))

    def _spans(self, above: Policy, theirs: Clock) -> Iterator[Finding]:
        own = Spans(self.policy, self.calendars).of_limit(self.clock.within, self.clock)
        its = Spans(above, self.calendars).of_limit(theirs.within, theirs)
        if not own or not its:
            return
        shortest = min(its, key=lambda span: span.shortest)
        longest = max(own, key=lambda span: span.longest)
        if longest.may_exceed(shortest):
            yield self._found(
                "span", within=longest.term, longest=longest.longest, longer=shortest.term,
                shortest=shortest.shortest, law=self._title(theirs),
            )  # fmt: skip


def _beginning(clock: Clock) -> str:
    """The moment a clock counts from, by the event that brings it."""
    anchor = str(clock.anchor.source) if clock.anchor is not None else ""
    if anchor == "received_at":
        return anchor
    if anchor:
        return _MOMENTS.get(anchor, anchor)
    events = [str(pattern.on) for pattern in clock.from_]
    known = [event for event in events if event in _ORDER]
    return max(known, key=_ORDER.index) if known else events[0]
