"""Escalation in a small house: levels, tracks, their clocks, and who is told."""

import pytest

from tests.support.told import sample, told

RULES = """
    kinds: {complaint: {title: Complaint, clause: S-0}}
    roles:
      clerk: {title: Clerk, reports_to: head, may: [register, amend_facts, confirm, escalate], clause: S-0}
      head: {title: Head, reports_to: director, clause: S-0}
      director: {title: Director, clause: S-0}
      care: {title: Care, clause: S-0}
    facts:
      harm: {title: Harm, type: money, clause: S-1}
      place: {title: Place, type: choice, of: {shop: Shop, road: Road}, default: shop, clause: S-1}
    tables:
      grade:
        title: Grade
        take: highest
        order: [low, high]
        rows:
          - {is: low, when: harm < 100, clause: S-1}
          - {is: high, when: harm >= 100, clause: S-1}
    ladders:
      pace:
        title: Pace
        from: registered
        anchor: received_at
        when: place = shop
        starts_at: grade
        until: {on: confirmed, when: event.satisfied}
        clause: S-2
        levels:
          low: {title: Low, owner: clerk, within: 2 hours, next: high, tell: [head, care], clause: S-2}
          high: {title: High, owner: head, within: 1 hour, next: top, tell: care, clause: S-3}
          top: {title: Top, owner: director, clause: S-4}
      road:
        title: Road
        from: registered
        when: place = road
        starts_at: only
        until: confirmed
        clause: S-5
        levels:
          only:
            title: Only
            owner: care
            within: 30 minutes
            then: [{raise: {ladder: pace, to: top}}]
            clause: S-5
"""
HARMLESS = "{channel: phone, facts: {harm: 10}}"


@pytest.fixture(scope="module")
def house():
    return sample(RULES)


def test_the_first_level_counts_from_its_anchor_and_the_next_from_its_conversion(house):
    verdict = told(house, """
        - {at: 2026-03-02T10:20, as: clerk, do: register, with: {channel: phone,
           received_at: 2026-03-02T10:00, facts: {harm: 10}}, then: {due: {pace: 2026-03-02T12:00}}}
        - {at: 2026-03-02T12:00, then: {levels: {pace: high}, due: {pace: 2026-03-02T13:00}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_a_time_that_is_over_at_registration_is_due_at_once_and_no_earlier(house):
    verdict = told(house, """
        - {at: 2026-03-02T15:00, as: clerk, do: register, with: {channel: phone,
           received_at: 2026-03-02T10:00, facts: {harm: 10}}, then: {due: {pace: 2026-03-02T15:00}}}
        - {at: 2026-03-02T15:01, then: {levels: {pace: high}, due: {pace: 2026-03-02T16:00}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_what_was_missed_on_a_level_stays_missed_when_the_next_is_kept(house):
    verdict = told(house, f"""
        - {{at: 2026-03-02T10:00, as: clerk, do: register, with: {HARMLESS}}}
        - {{at: 2026-03-02T12:30, as: clerk, do: confirm, with: {{satisfied: true}},
           then: {{missed: pace, stopped: pace, levels: {{pace: high}}}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_an_owner_whom_the_report_reached_is_not_told_again(house):
    verdict = told(house, f"""
        - {{at: 2026-03-02T10:00, as: clerk, do: register, with: {HARMLESS}, then: {{tells: clerk}}}}
        - {{at: 2026-03-02T12:00, then: {{tells: [head, care], events: notified(escalation:pace),
           no_events: notified(level:pace)}}}}
        - {{at: 2026-03-02T13:00, then: {{tells: [care, director]}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_lower_facts_lower_what_facts_raised_but_never_what_time_reached(house):
    verdict = told(house, """
        - {at: 2026-03-02T10:00, as: clerk, do: register, with: {channel: phone, facts: {harm: 500}},
           then: {levels: {pace: high}}}
        - {at: 2026-03-02T10:10, as: clerk, do: amend_facts, with: {facts: {harm: 5}},
           then: {levels: {pace: low}, due: {pace: 2026-03-02T12:10}}}
        - {at: 2026-03-02T12:10, then: {levels: {pace: high}}}
        - {at: 2026-03-02T12:20, as: clerk, do: amend_facts, with: {facts: {harm: 1}},
           then: {levels: {pace: high}, due: {pace: 2026-03-02T13:10}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_a_ladder_that_was_never_meant_is_left_and_the_right_one_begins(house):
    verdict = told(house, f"""
        - {{at: 2026-03-02T10:00, as: clerk, do: register, with: {HARMLESS}}}
        - {{at: 2026-03-02T10:10, as: clerk, do: amend_facts, with: {{facts: {{place: road}}}},
           then: {{levels: {{pace: null, road: only}}, events: level_left(low),
                  due: {{road: 2026-03-02T10:40}}}}}}
        - {{at: 2026-03-02T14:00, then: {{no_events: clock_expired(pace), events: clock_expired(road)}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_a_settled_ladder_stays_where_it_was_settled(house):
    verdict = told(house, f"""
        - {{at: 2026-03-02T10:00, as: clerk, do: register, with: {HARMLESS}}}
        - {{at: 2026-03-02T10:30, as: clerk, do: confirm, with: {{satisfied: true}}}}
        - {{at: 2026-03-02T10:40, as: clerk, do: amend_facts, with: {{facts: {{harm: 900}}}},
           then: {{levels: {{pace: low}}}}}}
        - {{at: 2026-03-02T10:50, as: clerk, do: escalate, with: {{ladder: pace, to: top}},
           then: {{refused: level-not-higher}}}}
    """)  # fmt: skip
    assert verdict.failures == ()


def test_a_level_raised_by_hand_has_its_own_time_and_is_not_lowered_by_facts(house):
    verdict = told(house, f"""
        - {{at: 2026-03-02T10:00, as: clerk, do: register, with: {HARMLESS}}}
        - {{at: 2026-03-02T10:30, as: clerk, do: escalate, with: {{ladder: pace, to: high}},
           then: {{due: {{pace: 2026-03-02T11:30}}, tells: head}}}}
        - {{at: 2026-03-02T10:40, as: clerk, do: amend_facts, with: {{facts: {{harm: 1}}}},
           then: {{levels: {{pace: high}}}}}}
    """)  # fmt: skip
    assert verdict.failures == ()
