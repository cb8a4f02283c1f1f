"""What is counted in the database is what the cases themselves come to, now and as of any moment."""

import random  # noqa: TID251 (seeded: the same every time)
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from benchmarks.made_up import Maker
from huiyin.casework.draft import governing_days
from huiyin.casework.evolve import replay
from huiyin.casework.tally.asking import OPEN, Group, Question
from huiyin.casework.tally.spans import Span
from huiyin.casework.tally.stories import Known, groups
from huiyin.ledger import ports
from huiyin.ledger.models import Stream
from huiyin.ledger.store import Recorded, load
from huiyin.policy.schema.returns import COUNTED
from huiyin.register.knowing import THE_HOUSE
from huiyin.returns.rows import Counting

ZONE = ZoneInfo("Asia/Shanghai")
UNTIL = datetime(2026, 11, 20, 18, 0, tzinfo=ZONE)
PACK = "life-insurance"
WHATS = [word for word in COUNTED if not word.startswith("open_at")]
BY = ["kind", "channel", "owner", "unit", "stage", "number", "received_at", "closed_at", "grade",
      "track", "queue", "complained_of", "bodily_harm", "responsible_party", "media"]  # fmt: skip
FIGURES = ["", "amount", "cash_value", "complainants"]


@pytest.fixture
def made(installation):
    Maker(seed=11, until=UNTIL, days=120).make(60)


def histories() -> list[tuple[str, list[Recorded]]]:
    streams = Stream.objects.filter(kind="case").order_by("id").values_list("id", flat=True)
    return [(stream.partition("/")[2], load(stream)) for stream in streams]


def known_at(told: list[tuple[str, list[Recorded]]], moment: datetime | None) -> Iterator[Known]:
    regulation = ports.rules().regulation(PACK)
    for name, recorded in told:
        events = [r.event for r in recorded if moment is None or r.recorded_at <= moment]
        case = replay(events, name)
        if events and case.policy.startswith(f"{PACK}@"):
            yield regulation.governed(governing_days(case, UNTIL, ZONE)), case


def in_order(found: list[Group]) -> list[str]:
    return sorted(repr(_in_zone(group)) for group in found)


def _in_zone(group: Group) -> tuple[object, ...]:
    keys = [key.astimezone(ZONE) if isinstance(key, datetime) else key for key in group.keys]
    return (keys, group.what, group.topic, group.count, group.amount, group.measured)


def asked(chance: random.Random) -> tuple[Question, Span, datetime | None]:
    first = date(2026, 8, 1) + timedelta(days=chance.randrange(100))
    span = Span("", first, first + timedelta(days=chance.randrange(1, 60)), ZONE)
    question = Question(
        frozenset([*chance.sample(WHATS, chance.randrange(1, 5)), OPEN]),
        chance.choice(["within", "within", "before", "by the end"]),
        ("complaint",),
        tuple(chance.sample(BY, chance.randrange(4))),
        chance.choice(FIGURES),
    )
    at = chance.choice([None, UNTIL - timedelta(days=chance.uniform(0, 100))])
    return question, span, at


def test_the_rows_come_to_what_the_cases_come_to_whatever_is_asked_as_of_whenever(made):
    chance, counted, told = random.Random(5), 0, histories()
    policy = ports.rules().regulation(PACK).on(UNTIL.date())
    for _ in range(80):
        question, span, at = asked(chance)

        rows = list(Counting(policy, at)(question, span))

        cases = groups(known_at(told, at), question, span)
        assert in_order(rows) == in_order(cases), (question, span, at)
        counted += sum(group.count for group in rows)
    assert counted > 500


def test_as_of_a_moment_long_past_nothing_had_been_counted(made):
    policy = ports.rules().regulation(PACK).on(UNTIL.date())
    span = Span("", date(2026, 1, 1), date(2026, 12, 1), ZONE)
    question = Question(frozenset({"received"}), "within", ("complaint",), ())

    assert not any(Counting(policy, UNTIL - timedelta(days=400), THE_HOUSE)(question, span))
    assert sum(g.count for g in Counting(policy)(question, span)) > 40
