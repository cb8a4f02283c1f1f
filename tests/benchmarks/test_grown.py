"""A house that has grown has many regulations, matters of many people, and a whole ledger."""

import json
import random  # noqa: TID251 (seeded: the same every time)
from collections import Counter
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path

from benchmarks.grown import Grown
from benchmarks.installed import UNTIL
from benchmarks.stories import MIX, PLAIN, employ
from benchmarks.together import SHARE, Gathering, Matter
from huiyin.ledger import keys, rebuilding
from huiyin.ledger.models import EventRow
from huiyin.ledger.seals import seal
from huiyin.ledger.verify import verify
from huiyin.register.models import CaseRow, LinkRow

UNTIL_THEN = datetime.fromisoformat(UNTIL)


def is_whole(home: Path) -> bool:
    seal(UNTIL_THEN, home / "seals")
    return verify(home / "seals", keys.public_key()).is_sound and rebuilding.check() > 0


def test_every_story_goes_to_its_end_and_the_ledger_verifies(installation):
    class Each(Grown):
        def _stops(self, story):
            return len(story.steps)

        def _story(self):
            return next(turns)

    turns = cycle(MIX)
    employ(MIX)
    Each(2, UNTIL_THEN - timedelta(days=200)).make(3 * len(MIX))

    ended = CaseRow.objects.filter(stage__in=("closed", "archived"))
    assert set(ended.values_list("pack", flat=True)) == {story.pack for story in MIX}
    assert is_whole(installation)


def test_a_matter_of_many_is_linked_as_a_batch_and_told_to_whom_the_regulation_names(
    installation, monkeypatch
):
    matter = Matter(PLAIN, "井盖松动")
    monkeypatch.setattr(Gathering, "at", lambda self, now, story, words: matter)
    Grown(5, UNTIL_THEN).make(9)

    suspected = EventRow.objects.filter(type="matter_suspected")
    assert [json.loads(one.data)["people"] for one in suspected] == [5]
    assert 2 < LinkRow.objects.filter(relation="batch", other=matter.cases[0]).count() < 9
    assert is_whole(installation)


def test_the_share_of_cases_that_belong_to_a_matter_is_what_it_is_meant_to_be():
    chance = random.Random(7)
    gathering = Gathering(chance)
    arrivals = [UNTIL_THEN + timedelta(minutes=2 * number) for number in range(60_000)]

    found = Counter(gathering.at(at, PLAIN, ["井盖"]) for at in arrivals)
    none = found.pop(None)

    assert abs(1 - none / len(arrivals) - SHARE) < 0.02
    assert max(found.values()) > 20
