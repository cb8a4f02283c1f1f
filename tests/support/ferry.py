"""Tells short stories over the invented ferry regulation: who does what when, and how the case stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from huiyin.calendars import Calendars
from huiyin.casework import commands as c
from huiyin.casework.allowed import Option, allowed
from huiyin.casework.case import Case, ClockState, Proposal, Task
from huiyin.casework.context import Context
from huiyin.casework.decide import decide
from huiyin.casework.draft import Draft
from huiyin.casework.events import Event
from huiyin.casework.evolve import evolve
from huiyin.casework.organisation import Deputy, Organisation, Post
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.timers import timers
from huiyin.catalogue import Catalogue
from huiyin.policy.regulation import Regulation

ORDINARY = {"subject": "晚点", "hurt": "no", "passengers": "1", "fare": "800"}
PACKS = Path(__file__).parent / "packs"
MONDAY = "2026-03-02T10:00"
"""A Monday morning without holiday for weeks around it."""


@cache
def catalogue() -> Catalogue:
    return Catalogue(PACKS)


def ferry() -> Regulation:
    return catalogue().regulation("ferry")


def calendars() -> Calendars:
    return catalogue().calendars("ferry")


def moment(text: str) -> datetime:
    """A time in the zone of the ferry."""
    return datetime.fromisoformat(text).replace(tzinfo=calendars().zone)


def crew(**holders: Any) -> Organisation:
    """Every post of the ferry with somebody in it; name a post to fill it otherwise or to empty it.

    `deputies={"captain": "dora"}` lets somebody stand in.
    """
    deputies = holders.pop("deputies", {})
    people = {"clerk": ("amy", "ann"), "bosun": ("bob",), "captain": ("cai",), "manager": ("ma",),
              "director": ("du",)} | holders  # fmt: skip
    units = {"clerk": "office", "bosun": "deck"}
    return Organisation(
        tuple(
            Post(role, units.get(role, ""), tuple(who), tuple(map(Deputy, deputies.get(role, ()))))
            for role, who in people.items()
        )
    )


@dataclass
class Story:
    """One case on its way. `do` acts, `wait` lets time pass and fires what falls due."""

    regulation: Regulation = field(default_factory=ferry)
    calendars: Calendars = field(default_factory=calendars)
    organisation: Organisation = field(default_factory=crew)
    case: Case = field(default_factory=lambda: Case(id="case-1"))
    now: datetime = field(default_factory=lambda: moment(MONDAY))
    related: dict[str, Any] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    history: list[Event] = field(default_factory=list)
    last: list[Event] = field(default_factory=list)

    def context(self, actor: str) -> Context:
        return Context(self.now, actor, self.organisation, self.calendars, {}, self.related,
                       self._number)  # fmt: skip

    def _number(self, counter: str) -> int:
        self.numbers[counter] = self.numbers.get(counter, 0) + 1
        return self.numbers[counter]

    def do(self, actor: str, act: str, at: str = "", **fields: Any) -> list[Event]:
        """The events; raises Refused. `at` lets time pass first."""
        if at:
            self.wait(at)
        return self.give(actor, c.ACTS[act](**fields))

    def give(self, actor: str, command: c.Command) -> list[Event]:
        self.last = decide(self.regulation, self.case, command, self.context(actor))
        for event in self.last:
            self.case = evolve(self.case, event)
        self.history += self.last
        return self.last

    def refusal(self, actor: str, act: str, at: str = "", **fields: Any) -> Refused:
        """What is refused; fails when it is done. Nothing changes."""
        if at:
            self.wait(at)
        before = dict(self.numbers)
        try:
            decide(self.regulation, self.case, c.ACTS[act](**fields), self.context(actor))
        except Refused as refused:
            assert self.numbers == before, "a refused command used a number"
            return refused
        message = f"{act} by {actor} was done"
        raise AssertionError(message)

    def wait(self, until: str | timedelta) -> list[Event]:
        end = self.now + until if isinstance(until, timedelta) else moment(until)
        events = [event for batch in self._due(end) for event in batch]
        self.now = end
        return events

    def _due(self, end: datetime) -> Iterator[list[Event]]:
        while due := {k: at for k, at in timers(self.case).items() if at <= end}:
            (clock, key), at = min(due.items(), key=lambda item: (item[1], item[0]))
            self.now = max(at, self.now)
            yield self.give("", c.FireClock(clock=clock, key=key))

    # how it stands

    def register(self, **fields: Any) -> "Story":
        """An ordinary complaint of one passenger; `facts` say otherwise, an empty one is unknown."""
        facts = {**ORDINARY, **fields.pop("facts", {})}
        self.do(fields.pop("by", "amy"), "register", channel=fields.pop("channel", "phone"),
                facts=facts, **fields)  # fmt: skip
        return self

    def found(self) -> "Story":
        """Registered, admitted, and a finding recorded with the cause known."""
        if not self.case.registered_at:
            self.register()
        self.do("amy", "admit")
        self.do("amy", "record_finding", text="船慢", facts={"cause": "潮水"})
        return self

    def answered(self) -> "Story":
        self.found()
        self.do("amy", "answer", text="抱歉")
        return self

    def clock(self, name: str, key: str = "") -> ClockState:
        return self.case.clocks[name, key]

    @property
    def proposal(self) -> Proposal:
        return list(self.case.proposals.values())[-1]

    @property
    def task(self) -> Task:
        return list(self.case.tasks.values())[-1]

    def tasks(self, kind: str) -> list[Task]:
        return [task for task in self.case.tasks.values() if task.kind == kind]

    def names(self) -> list[str]:
        """Names of the last events."""
        return [event.name for event in self.last]

    def of(self, name: str) -> list[Any]:
        """Events of one name in the whole story."""
        return [event for event in self.history if event.name == name]

    def allowed(self, actor: str) -> dict[str, Option]:
        return {o.act: o for o in allowed(self.regulation, self.case, self.context(actor))}

    def draft(self, actor: str = "amy") -> Draft:
        return Draft(self.regulation, self.context(actor), self.case)

    def copy(self) -> "Story":
        return replace(self, numbers=dict(self.numbers), history=list(self.history))


__all__ = ["MONDAY", "Reason", "Refused", "Story", "catalogue", "crew", "ferry", "moment"]
