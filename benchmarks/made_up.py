"""Made-up cases in realistic shape: seeded, by pure decide and bulk append, never by hand-made rows.

Arrivals follow the hours and weekdays of a complaint desk; some cases stay open at each step of
their way. The same seed gives the same cases.
"""

import random  # noqa: TID251 (seeded: the same every time)
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.stories import DEALER, INSURER, Story
from huiyin.casework import commands as c
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.decide import decided
from huiyin.casework.forms import command_from
from huiyin.casework.identity import unrelated
from huiyin.casework.organisation import SYSTEM, Organisation, Post
from huiyin.casework.refusal import Refused
from huiyin.casework.timers import timers
from huiyin.ledger import ports
from huiyin.ledger.bulk import Batch, Bulk
from huiyin.ledger.door import new_id
from huiyin.ledger.held import one_look
from huiyin.register.telling import RegisterTeller

ZONE = ZoneInfo("Asia/Shanghai")
HOURS = (0, 0, 0, 0, 0, 0, 0, 1, 6, 14, 15, 10, 5, 8, 13, 13, 10, 6, 3, 2, 2, 1, 1, 0)
WEEKDAYS = (19, 17, 16, 16, 15, 9, 8)
_WHAT = (
    "理赔",
    "分红",
    "退保",
    "续费",
    "回访",
    "保单",
    "利率",
    "服务",
    "短信",
    "柜台",
    "电话",
    "合同",
)
_HOW = (
    "太慢",
    "与说明不符",
    "没人答复",
    "金额不对",
    "态度不好",
    "一直打不通",
    "被拒绝",
    "重复收取",
)


class Maker:
    """Tells stories with chances of their own, and hands them to the bulk writer."""

    def __init__(
        self,
        seed: int,
        until: datetime,
        days: int = 730,
        stories: Mapping[Story, int] = MappingProxyType({INSURER: 4, DEALER: 1}),
    ) -> None:
        self.chance = random.Random(seed)
        self.stories = dict(stories)
        self.until, self.days = until, days
        self.bulk = Bulk([RegisterTeller()])

    def make(self, count: int, progress: Callable[[int], None] = lambda done: None) -> int:
        """`count` cases in the order of their arrival; how many events they have."""
        events = 0
        with one_look():  # nobody changes posts or calendars meanwhile
            for done, at in enumerate(self.arrivals(count), 1):
                events += self._case(self._story(), at)
                if done % 500 == 0:
                    progress(done)
            self.bulk.flush()
        return events

    def arrivals(self, count: int) -> list[datetime]:
        return sorted(self._arrival() for _ in range(count))

    def _story(self) -> Story:
        return self.chance.choices(list(self.stories), list(self.stories.values()))[0]

    def _arrival(self) -> datetime:
        hour = self.chance.choices(range(24), HOURS)[0]
        while True:
            day = self.until - timedelta(days=self.chance.uniform(0, self.days))
            if self.chance.random() * max(WEEKDAYS) < WEEKDAYS[day.weekday()]:
                break
        return day.replace(hour=hour, minute=self.chance.randrange(60), second=0, microsecond=0)

    def _case(self, story: Story, at: datetime) -> int:
        people = {role: self.chance.choice(names) for role, names in story.people.items()}
        told = Telling(story, people, self, Case(id=new_id(at)))
        batches = list(told.batches(at, self._stops(story)))
        if batches:
            self.bulk.add(told.case.id, batches, told.case.policy)
            self.added(told)
        return sum(len(batch.events) for batch in batches)

    def added(self, told: "Telling") -> None:
        """For those who keep an account of their own."""

    def _stops(self, story: Story) -> int:
        return self.chance.randrange(1, len(story.steps) + 12)

    def besides(self, story: Story) -> dict[str, Any]:  # noqa: ARG002 (for those who know)
        """What is answered while registering, besides what the story says: who complains with whom."""
        return {}

    def suspected(self, told: "Telling") -> c.SuspectMatter | None:  # noqa: ARG002
        """What the worker would say now that this case is registered."""
        return None

    def summary(self) -> str:
        words = [self.chance.choice(_WHAT), self.chance.choice(_HOW)]
        more = self.chance.randrange(2, 20)
        return "".join(words + [self.chance.choice(_WHAT + _HOW) for _ in range(more)])


class Whole(Maker):
    """Tells every story to its end."""

    def _stops(self, story: Story) -> int:
        return len(story.steps)


class Telling:
    """One case on its way through its story."""

    def __init__(self, story: Story, people: dict[str, str], maker: Maker, case: Case) -> None:
        self.story, self.people, self.maker, self.case = story, people, maker, case
        self.regulation = ports.rules().regulation(story.pack)
        posts = tuple(Post(role, "", (name,)) for role, name in people.items())
        self.context = Context(
            now=maker.until,
            actor="",
            organisation=Organisation(posts),
            calendars=ports.rules().calendars(story.pack),
            next_number=maker.bulk.next_number,
            related=unrelated(self.regulation.at(maker.until)),
        )

    def batches(self, at: datetime, stops: int) -> Iterator[Batch]:
        for gap, role, act, answers in self.story.steps[:stops]:
            at += timedelta(hours=gap * self.maker.chance.uniform(0.5, 1.8))
            if at > self.maker.until:
                break
            yield from self._pass_time(at)
            command = command_from(act, self._filled(act, answers), self.case, ZONE)
            try:
                yield self._decide(command, self.people[role], at)
            except Refused:
                return
            if act == "register" and (suspected := self.maker.suspected(self)):
                yield self._decide(suspected, SYSTEM, at)
        yield from self._pass_time(self.maker.until)

    def _filled(self, act: str, answers: dict[str, Any]) -> dict[str, Any]:
        if act == "register":
            more, said = self.maker.besides(self.story), self.maker.summary()
            facts = {**answers["facts"], self.story.told_in: said, **more.pop("facts", {})}
            return {**answers, **more, "facts": facts}
        if act == "assign":
            return {"to": self.people[answers["to"]]}
        return answers

    def _decide(self, command: c.Command, actor: str, at: datetime) -> Batch:
        context = replace(self.context, now=at, actor=actor)
        draft = decided(self.regulation, self.case, command, context)
        self.case = draft.case
        return Batch(draft.events, at)

    def _pass_time(self, until: datetime) -> Iterator[Batch]:
        while True:
            due = {place: at for place, at in timers(self.case).items() if at <= until}
            if not due:
                return
            (clock, key), at = min(due.items(), key=lambda item: (item[1], item[0]))
            yield self._decide(c.FireClock(clock=clock, key=key), SYSTEM, at)
