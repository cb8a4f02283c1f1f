"""One submission may be a named complaint and an anonymous report: the two do not show each other."""

import pytest

from tests.support.told import sample, told

RULES = """
    kinds:
      complaint: {title: Complaint, title_from: what, clause: S-0}
      report: {title: Report, title_from: what, clause: S-0}
      revenge: {title: Retaliation, title_from: what, clause: S-0}
    numbers:
      case: {pattern: "C{yyyy}-{serial:2}", clause: S-0}
      report: {pattern: "R{yyyy}-{serial:2}", clause: S-0}
      revenge: {pattern: "V{yyyy}-{serial:2}", clause: S-0}
    roles:
      clerk: {title: Clerk, may: [register, split, do_act], clause: S-0}
      head: {title: Head, may: [close], clause: S-0}
      foreman: {title: Foreman, clause: S-0}
    facts:
      what: {title: What, type: text, asked_at: [register], required_at: [register], clause: S-0}
      name:
        title: Name
        type: text
        private: true
        when: not anonymous
        asked_at: [register]
        required_at: [register]
        clause: S-1
      about: {title: About, type: person, asked_at: register, clause: S-0}
    secrecy:
      reports: {kinds: [report, revenge], readers: [clerk, head], clause: S-9}
    acts: {revenge: {title: Retaliation, clause: S-2}}
    reactions:
      revenge:
        on: act_done(revenge)
        do: {spawn: {kind: revenge, facts: [what, name, about]}}
        clause: S-2
    accounts: {reprimand: {title: Reprimand, decided_by: head, clause: S-3}}
    appeals: {any: {to: head, clause: S-3}}
    outcomes: {done: {title: Done, clause: S-0}}
"""
NAMED = "facts: {what: The scales are wrong, name: Wang, about: foreman}"
COMPLAINED = f"{{at: 2026-03-02T15:00, as: clerk, do: register, with: {{channel: phone, {NAMED}}}}}"
REPORTED = (
    "{at: 2026-03-02T15:00, as: clerk, do: register, with: {kind: report, channel: phone, "
    "anonymous: true, facts: {what: The scales are wrong, about: foreman}}}"
)


@pytest.fixture(scope="module")
def house():
    return sample(RULES)


def failures(house, *steps: str) -> tuple:
    return told(house, "".join(f"\n        - {step}" for step in steps)).failures


def split(extra: str = "") -> str:
    return f"{{as: clerk, do: split, with: {{kind: report, takes: [what, name, about]{extra}}}"


def test_the_anonymous_part_leaves_the_name_behind_and_the_named_one_says_nothing_of_it(house):
    assert failures(
        house,
        COMPLAINED,
        split(", anonymous: true") + ", then: {no_events: spawned, kind: complaint}}",
        "{as: clerk, follow: report, then: {kind: report, stage: received, number: R2026-01,"
        " reads: {name: '', what: The scales are wrong}}}",
    ) == ()  # fmt: skip


def test_a_part_that_may_be_named_keeps_the_name(house):
    assert failures(
        house,
        COMPLAINED,
        split() + "}",
        "{as: clerk, follow: report, then: {reads: {name: Wang}}}",
    ) == ()  # fmt: skip


def test_what_follows_from_an_anonymous_case_is_anonymous(house):
    """Else it could not be registered for want of a name that nobody knows."""
    assert failures(
        house,
        REPORTED,
        "{as: clerk, do: do_act, with: {own_act: revenge}}",
        "{as: clerk, follow: revenge, then: {kind: revenge, reads: {name: ''}}}",
    ) == ()  # fmt: skip


def test_whoever_is_charged_and_may_not_know_appeals_through_the_owner(house):
    assert failures(
        house,
        REPORTED,
        "{as: head, do: charge, with: {account: reprimand, person: foreman, basis: proven}}",
        "{as: foreman, do: appeal, with: {charge: last, text: unjust},"
        " then: {refused: not-registered}}",
        "{as: head, do: appeal, with: {charge: last, text: unjust}, then: {refused: not-charged}}",
        "{as: clerk, do: appeal, with: {charge: last, text: unjust}, then: {cites: S-3}}",
        "{as: head, do: decide_appeal, with: {charge: last, outcome: revoked},"
        " then: {charges: {reprimand: {status: revoked}}}}",
    ) == ()  # fmt: skip


def test_whoever_may_know_brings_their_own_appeal(house):
    assert failures(
        house,
        COMPLAINED,
        "{as: head, do: charge, with: {account: reprimand, person: foreman, basis: proven}}",
        "{as: clerk, do: appeal, with: {charge: last, text: unjust}, then: {refused: not-charged}}",
        "{as: foreman, do: appeal, with: {charge: last, text: unjust}, then: {cites: S-3}}",
    ) == ()  # fmt: skip
