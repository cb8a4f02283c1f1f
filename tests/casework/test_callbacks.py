"""Callbacks over what was delivered: at once or by lot, from when, and what they may find."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.drawing import cut_off, draw, sample_size
from huiyin.casework.organisation import Organisation
from huiyin.catalogue import calendars_for
from huiyin.policy.schema.work import Draw
from tests.support.told import sample, told

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 2, 17, tzinfo=ZONE)
RULES = """
    kinds:
      complaint: {title: Complaint, clause: S-0}
      visit: {title: Visit, record: true, clause: S-0}
      call: {title: Call, record: true, clause: S-0}
    settings: {patience: {title: Time to call, type: term, default: 3 days, clause: S-2}}
    roles:
      clerk: {title: Clerk, may: [register, correct_registration, admit, confirm, close], clause: S-0}
      caller: {title: Caller, clause: S-0}
    facts:
      shop: {title: Shop, type: choice, of: {north: North, south: South}, clause: S-1}
      size: {title: Size, type: choice, of: {small: Small, large: Large}, clause: S-1}
      story: {title: Story, type: text, clause: S-1}
      origin: {title: Origin, type: choice, of: {call: Call, desk: Desk}, asked_at: register, clause: S-1}
    callbacks:
      some:
        title: Some
        of: visit
        when: size = small
        from: registered
        draw: {share: 10 %, cut_off: "17:30", strata: shop}
        by: caller
        within: same day
        clause: S-1
      either:
        title: Either
        of: [visit, complaint]
        when: origin = desk
        from: registered
        draw: {share: 100 %}
        by: caller
        within: {setting: patience}
        clause: S-3
      all:
        title: All
        of: visit
        from: registered
        draw: {share: 100 %}
        by: caller
        within: {setting: patience}
        finding: {kind: complaint, channel: phone, facts: story, set: {origin: call}}
        clause: S-2
"""


@pytest.fixture(scope="module")
def house():
    return sample(RULES)


def visits(count: int, *, shop: str = "north", size: str = "small") -> list[Case]:
    facts = {"shop": shop, "size": size}
    return [
        Case(id=f"{shop}-{size}-{n}", kind="visit", facts=facts, received_at=NOW)
        for n in range(count)
    ]


def lots(house, records: list[Case], seed: str = "2026-03-02") -> tuple[str, ...]:
    context = Context(NOW, "", Organisation(), calendars_for(house))
    return draw(house, "some", records, seed, context)


@pytest.mark.parametrize(
    ("population", "drawn"), [(0, 0), (1, 1), (9, 1), (10, 1), (11, 2), (20, 2), (21, 3)]
)
def test_a_share_is_rounded_up_and_at_least_one(population, drawn):
    assert sample_size(Draw(share=Decimal("0.1")), population) == drawn


def test_no_more_are_drawn_than_there_are():
    assert sample_size(Draw(share=Decimal("0.1"), at_least=5), 3) == 3


def test_the_same_seed_draws_the_same_records_in_whatever_order_they_come(house):
    records = visits(50)

    assert set(lots(house, records)) == set(lots(house, records[::-1]))
    assert len(lots(house, records)) == 5


def test_another_seed_draws_others(house):
    draws = {lots(house, visits(50), str(seed)) for seed in range(20)}

    assert len(draws) > 15


def test_each_record_is_drawn_about_as_often_as_its_share_says(house):
    records = visits(20)
    hits = [name for seed in range(500) for name in lots(house, records, str(seed))]

    assert all(20 < hits.count(record.id) < 85 for record in records)  # 50 are expected


def test_each_stratum_is_drawn_for_itself(house):
    drawn = lots(house, [*visits(30), *visits(2, shop="south")])

    assert sum(name.startswith("north") for name in drawn) == 3
    assert sum(name.startswith("south") for name in drawn) == 1


def test_records_outside_the_population_are_never_drawn(house):
    assert lots(house, visits(40, size="large")) == ()


def test_the_cut_off_is_a_local_time_of_the_day(house):
    rule = house.on(date(2026, 3, 2)).callbacks["some"]

    assert cut_off(rule, date(2026, 3, 2), ZONE) == NOW + timedelta(minutes=30)


def test_a_draw_without_cut_off_is_held_at_the_end_of_the_day(house):
    rule = house.on(date(2026, 3, 2)).callbacks["all"]

    assert cut_off(rule, date(2026, 3, 2), ZONE) == datetime(2026, 3, 3, tzinfo=ZONE)


def test_a_drawn_callback_counts_from_the_draw_and_falls_once(house):
    verdict = told(house, """
        - {at: 2026-03-02T18:00, as: clerk, do: register, with: {kind: visit, channel: phone,
           facts: {size: small, shop: north}}, then: {tasks: {some: null, all: open}}}
        - {at: 2026-03-03T17:30, draw: {callback: some, among: 11}, then: {drawn: 2,
           tasks: {some: open}, due: {some: 2026-03-04T00:00}}}
        - {at: 2026-03-03T17:31, do: ask_callback, with: {callback: some}, then: {refused: redundant}}
        - {at: 2026-03-03T17:32, draw: {callback: some, among: 11}, then: {drawn: 0}}
    """)  # fmt: skip
    assert verdict.failures == ()


@pytest.mark.parametrize(
    ("kind", "asked"), [("complaint", "open"), ("visit", "open"), ("call", "null")]
)
def test_one_callback_may_be_over_several_kinds_and_over_no_other(house, kind, asked):
    verdict = told(
        house,
        f"""
        - {{at: 2026-03-02T18:00, as: clerk, do: register, with: {{kind: {kind}, channel: phone,
           facts: {{origin: desk}}}}, then: {{tasks: {{either: {asked}}}}}}}
    """,
    )
    assert verdict.failures == ()


def test_a_full_callback_counts_from_the_encounter_however_late_it_is_written_down(house):
    verdict = told(house, """
        - {at: 2026-03-04T09:00, as: clerk, do: register, with: {kind: visit, channel: phone,
           received_at: 2026-03-02T15:00}, then: {due: {all: 2026-03-06T00:00}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_a_callback_that_is_late_already_is_missed_at_once_and_no_earlier(house):
    verdict = told(house, """
        - {at: 2026-03-09T09:00, as: clerk, do: register, with: {kind: visit, channel: phone,
           received_at: 2026-03-02T15:00}, then: {due: {all: 2026-03-09T09:00}}}
        - {at: 2026-03-09T09:00, then: {missed: all}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_what_a_callback_finds_becomes_a_case_received_at_that_moment(house):
    verdict = told(house, """
        - {at: 2026-03-02T15:00, as: clerk, do: register, with: {kind: visit, channel: phone,
           facts: {story: It rattles}}}
        - {at: 2026-03-03T10:00, as: caller, do: record_callback, with: {callback: all, reached: true,
           satisfied: false}, then: {events: spawned(complaint), tasks: {all: answered}}}
        - {at: 2026-03-03T10:00, follow: complaint, as: clerk, then: {kind: complaint,
           owner: clerk, facts: {story: It rattles, origin: call,
           received_at: "2026-03-03 10:00:00+08:00"}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_a_record_registered_by_mistake_is_neither_called_nor_counted_as_missed(house):
    verdict = told(house, """
        - {at: 2026-03-02T15:00, as: clerk, do: register, with: {kind: visit, channel: phone,
           facts: {size: small, shop: north}}, then: {running: all}}
        - {at: 2026-03-02T16:00, as: clerk, do: correct_registration, with: {reason: Nobody came},
           then: {tasks: {all: dropped}, stopped: all}}
        - {at: 2026-03-02T17:30, draw: {callback: some, among: 11}, then: {drawn: 0}}
        - {at: 2026-03-20T17:30, then: {missed: []}}
    """)  # fmt: skip
    assert verdict.failures == ()


@pytest.mark.parametrize("act", ["admit", "confirm: {satisfied: true}", "close"])
def test_a_record_has_no_life_of_a_complaint(house, act):
    name, _, answers = act.partition(": ")
    verdict = told(house, f"""
        - {{at: 2026-03-02T15:00, as: clerk, do: register, with: {{kind: visit, channel: phone}},
           then: {{cannot: [{name}]}}}}
        - {{at: 2026-03-02T16:00, as: clerk, do: {name}, with: {answers or "{}"},
           then: {{refused: {{reason: not-available, clause: S-0}}}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_nothing_follows_from_a_satisfied_customer(house):
    verdict = told(house, """
        - {at: 2026-03-02T15:00, as: clerk, do: register, with: {kind: visit, channel: phone}}
        - {at: 2026-03-03T10:00, as: caller, do: record_callback, with: {callback: all, reached: true,
           satisfied: true}, then: {no_events: spawned}}
        - {at: 2026-03-03T10:00, follow: complaint, then: {refused: unknown-subject}}
    """)  # fmt: skip
    assert verdict.failures == ()
