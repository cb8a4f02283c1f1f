"""The made-up cases of a house that has grown; see `benchmarks.houses`."""

import random  # noqa: TID251 (seeded: the same every time)
from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Any

from benchmarks.made_up import Maker, Telling
from benchmarks.stories import MIX, Story
from benchmarks.texts import Words
from benchmarks.together import Gathering, Matter, joint, suspicion
from huiyin.casework.commands import SuspectMatter

REPEATS, _LEFT = 0.03, 0.02
_LATELY = 400
"""Cases of one regulation among which one is told again."""


class Grown(Maker):
    def __init__(self, seed: int, until: datetime) -> None:
        super().__init__(seed, until, stories=MIX)
        self.words = Words(random.Random(3))
        self.words.chance = self.chance
        self.lately = {story.pack: deque[tuple[str, str]](maxlen=_LATELY) for story in self.stories}
        self.told: list[tuple[str, str, str, str]] = []
        self.next, self.like, self.there = "", "", 0
        self.gathering = Gathering(self.chance)
        self.matter: Matter | None = None

    def make(self, count: int, progress: Callable[[int], None] = lambda done: None) -> int:
        """Goes on where a run before it was stopped."""

        def on(done: int) -> None:
            self._write()
            progress(self.there + done)

        self.there = self._told_already()
        events = super().make(count, on)
        self._write()
        return events

    def arrivals(self, count: int) -> list[datetime]:
        found = super().arrivals(count)
        self.chance.seed(f"{count} from {self.there} on")
        return found[self.there :]

    def _told_already(self) -> int:
        """So many cases are written; what was told of those that are not is forgotten."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TABLE IF NOT EXISTS bench_told"
                " (stream text PRIMARY KEY, pack text, said text, like_one text)"
            )
            cursor.execute(
                "DELETE FROM bench_told WHERE stream NOT IN (SELECT stream FROM register_caserow)"
            )
            cursor.execute("SELECT COUNT(*) FROM bench_told")
            return int(cursor.fetchone()[0])

    def _write(self) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO bench_told VALUES (%s, %s, %s, %s)", self.told)
        self.told.clear()

    def _case(self, story: Story, at: datetime) -> int:
        self.matter = self.gathering.at(at, story, self.words.words)
        story = self.matter.story if self.matter else story
        self.next, self.like = self._text(story)
        before = len(self.told)
        events = super()._case(story, at)
        assert len(self.told) <= before + 1
        return events

    def _text(self, story: Story) -> tuple[str, str]:
        lately = self.lately[story.pack]
        if self.matter:
            return self.matter.name + self.words.text(), ""
        if lately and self.chance.random() < REPEATS:
            stream, said = self.chance.choice(lately)
            return self._again(said), stream
        return self.words.text(), ""

    def _again(self, said: str) -> str:
        """The same in nearly the same words: a tenth of it is left out somewhere, and a word is new."""
        at = self.chance.randrange(len(said))
        return said[:at] + self.words.text()[:3] + said[at + len(said) // 10 :]

    def _stops(self, story: Story) -> int:
        """A case goes its way to the end, as far as time lets it; one in fifty lies where it was left."""
        if self.chance.random() < _LEFT:
            return self.chance.randrange(1, len(story.steps))
        return len(story.steps)

    def besides(self, story: Story) -> dict[str, Any]:
        return self.matter.besides(self.chance) if self.matter else joint(story, self.chance)

    def suspected(self, told: Telling) -> SuspectMatter | None:
        return suspicion(self.matter, told) if self.matter else None

    def summary(self) -> str:
        return self.next

    def added(self, told: Telling) -> None:
        stream = f"case/{told.case.id}"
        if self.matter:
            self.matter.cases.append(told.case.id)
        self.told.append((stream, told.story.pack, self.next, self.like))
        self.lately[told.story.pack].append((stream, self.next))
