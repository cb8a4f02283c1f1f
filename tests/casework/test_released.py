"""What undoes an accusation is given to the very circle that had heard of it, and to nobody else."""

import pytest

from tests.support.told import sample, told

RULES = """
    kinds: {report: {title: Report, clause: S-0}}
    roles:
      clerk: {title: Clerk, may: [register, release_extract, close], clause: S-0}
      head: {title: Head, may: [close], clause: S-0}
      foreman: {title: Foreman, clause: S-0}
      guard: {title: Guard, clause: S-0}
    facts: {about: {title: About, type: person, asked_at: register, clause: S-0}}
    secrecy: {reports: {kinds: report, readers: [clerk, head], clause: S-9}}
    contact_purposes:
      question: {title: A question, clause: S-1}
      clearing: {title: Clearing, clause: S-2}
    tasks: {chase: {title: See that it is answered, to: clerk, clause: S-1}}
    outcomes: {unfounded: {title: Unfounded, clause: S-3}, founded: {title: Founded, clause: S-3}}
    reactions:
      chase: {on: extract_released(question), do: {open: chase}, clause: S-1}
      clear:
        on: closed(unfounded)
        do: {release: informed, says: "Nothing came of {number}.", purpose: clearing}
        clause: S-3
"""
REGISTERED = (
    "{at: 2026-03-02T15:00, as: clerk, do: register, "
    "with: {kind: report, channel: phone, facts: {about: foreman}}}"
)


def asked(to: str, purpose: str = "question", then: str = "{}") -> str:
    given = f"{{to: {to}, text: Where were you, purpose: {purpose}}}"
    return f"{{as: clerk, do: release_extract, with: {given}, then: {then}}}"


@pytest.fixture(scope="module")
def house():
    return sample(RULES)


def failures(house, *steps: str) -> tuple:
    return told(house, "".join(f"\n        - {step}" for step in steps)).failures


def test_clearing_reaches_everybody_who_had_heard_and_nobody_else(house):
    assert failures(
        house,
        REGISTERED,
        asked("foreman"),
        asked("guard"),
        asked("guard"),
        "{as: head, do: close, with: {outcome: unfounded}, then: {informs: [foreman, guard],"
        " says: Nothing came of, cites: [S-2, S-3], events: extract_released(clearing)}}",
        "{as: foreman, then: {can: []}}",
    ) == ()  # fmt: skip


def test_who_was_told_the_truth_is_not_cleared_of_it(house):
    assert failures(
        house,
        REGISTERED,
        asked("guard"),
        "{as: head, do: close, with: {outcome: founded}, then: {informs: []}}",
    ) == ()  # fmt: skip


def test_a_question_put_is_followed_up_and_a_mere_notice_is_not(house):
    assert failures(
        house,
        REGISTERED,
        asked("guard", "clearing", "{tasks: [], cites: S-2}"),
        asked("guard", "question", "{tasks: [chase], cites: S-1}"),
    ) == ()  # fmt: skip


def test_an_extract_for_no_purpose_of_the_regulation_is_refused(house):
    assert failures(house, REGISTERED, asked("guard", "gossip", "{refused: unknown-subject}")) == ()
