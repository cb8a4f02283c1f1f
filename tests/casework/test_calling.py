"""A call list goes on to the next until somebody is reached, and ends with the first who is."""

import pytest

from tests.support.told import sample, told

RULES = """
    kinds: {complaint: {title: Complaint, clause: S-0}}
    roles:
      clerk: {title: Clerk, may: [register, close], clause: S-0}
      supervisor: {title: Supervisor, clause: S-0}
      duty: {title: Duty, clause: S-0}
      head: {title: Head, clause: S-0}
    facts: {about: {title: About, type: person, asked_at: register, clause: S-0}}
    tasks:
      ring:
        title: Ring somebody
        to: clerk
        calls: {order: [supervisor, duty, head], within: 10 minutes, clause: S-1}
        clause: S-1
    reactions:
      ring: {on: registered, do: {open: ring}, clause: S-1}
      nobody: {on: nobody_reached(ring), do: {mark: unreached}, clause: S-2}
    outcomes: {done: {title: Done, clause: S-0}}
"""
TAKEN_IN = "{at: 2026-03-02T15:00, as: clerk, do: register, with: {channel: phone}"


@pytest.fixture(scope="module")
def house():
    return sample(RULES)


def failures(house, *steps: str) -> tuple:
    return told(house, "".join(f"\n        - {step}" for step in steps)).failures


def test_the_first_on_the_list_is_rung_first_and_told(house):
    first = (
        f"{TAKEN_IN}, then: {{events: call_offered, tells: supervisor, running: ring, "
        "due: {ring: 2026-03-02T15:10}, cites: S-1}}"
    )

    assert failures(house, first) == ()


def test_the_chain_ends_with_the_first_who_is_reached(house):
    assert failures(
        house,
        TAKEN_IN + "}",
        "{at: 2026-03-02T15:05, as: clerk, do: record_call, with: {task: task-1, reached: true},"
        " then: {tasks: {ring: answered}, stopped: ring, missed: [], no_events: call_offered}}",
        "{at: 2026-03-02T16:00, then: {missed: []}}",
        "{as: clerk, do: record_call, with: {task: task-1, reached: false},"
        " then: {refused: task-not-open}}",
    ) == ()  # fmt: skip


def test_whoever_was_not_reached_is_followed_by_the_next_with_a_time_of_their_own(house):
    assert failures(
        house,
        TAKEN_IN + "}",
        "{at: 2026-03-02T15:05, as: clerk, do: record_call, with: {task: task-1, reached: false},"
        " then: {tells: duty, due: {ring: 2026-03-02T15:15}, missed: []}}",
    ) == ()  # fmt: skip


def test_time_passes_over_whoever_nobody_said_was_reached_and_that_is_no_breach(house):
    assert failures(
        house,
        TAKEN_IN + "}",
        "{at: 2026-03-02T15:09, then: {tells_not: duty, due: {ring: 2026-03-02T15:10}}}",
        "{at: 2026-03-02T15:10,"
        " then: {tells: duty, running: ring, due: {ring: 2026-03-02T15:20}, missed: []}}",
        "{at: 2026-03-02T15:20, then: {tells: head, due: {ring: 2026-03-02T15:30}, missed: []}}",
        "{at: 2026-03-02T15:29, as: clerk, do: record_call, with: {task: task-1, reached: true},"
        " then: {stopped: ring, missed: [], tasks: {ring: answered}}}",
    ) == ()  # fmt: skip


def test_when_time_passes_over_the_last_nobody_was_reached_and_it_is_a_breach(house):
    assert failures(
        house,
        TAKEN_IN + "}",
        "{at: 2026-03-02T15:10, then: {tells: duty}}",
        "{at: 2026-03-02T15:20, then: {tells: head}}",
        "{at: 2026-03-02T15:30, then: {missed: ring, events: nobody_reached(ring), marks: [unreached],"
        " tasks: {ring: open}}}",
        "{at: 2026-03-02T18:00, as: clerk, do: record_call, with: {task: task-1, reached: true,"
        " person: duty},"
        " then: {tasks: {ring: answered}, missed: ring}}",
    ) == ()  # fmt: skip


def test_nobody_is_reached_as_soon_as_the_last_was_rung_in_vain(house):
    in_vain = "as: clerk, do: record_call, with: {task: task-1, reached: false}"

    assert failures(
        house,
        TAKEN_IN + "}",
        f"{{at: 2026-03-02T15:01, {in_vain}}}",
        f"{{at: 2026-03-02T15:02, {in_vain}}}",
        f"{{at: 2026-03-02T15:03, {in_vain},"
        f" then: {{missed: ring, events: nobody_reached, cites: S-2}}}}",
        f"{{at: 2026-03-02T15:04, {in_vain}, then: {{no_events: nobody_reached}}}}",
    ) == ()  # fmt: skip


def test_whoever_was_to_be_rung_may_say_so_themselves_and_nobody_else(house):
    said = "do: record_call, with: {task: task-1, reached: true, person: supervisor}"

    assert failures(
        house,
        TAKEN_IN + "}",
        f"{{at: 2026-03-02T15:01, as: head, {said},"
        f" then: {{refused: {{reason: not-addressee, clause: S-1}}}}}}",
        "{as: head, then: {cannot: [record_call]}}",
        f"{{at: 2026-03-02T15:02, as: supervisor, {said}, then: {{tasks: {{ring: answered}}}}}}",
    ) == ()  # fmt: skip


def test_only_somebody_on_the_list_can_be_reached_and_a_call_list_has_no_other_answer(house):
    assert failures(
        house,
        TAKEN_IN + "}",
        "{at: 2026-03-02T15:01, as: clerk, do: record_call, with: {task: task-1, reached: true,"
        " person: clerk},"
        " then: {refused: {reason: unknown-subject, clause: S-1}}}",
        "{as: clerk, do: answer_task, with: {task: task-1},"
        " then: {refused: {reason: not-available, needs: record_call}}}",
        "{as: clerk, then: {can: [record_call], cannot: [answer_task]}}",
    ) == ()  # fmt: skip


def test_whom_the_case_is_about_is_not_rung_and_ends_no_chain(house):
    about = TAKEN_IN.replace("phone}", "phone, facts: {about: supervisor}}")

    assert failures(
        house,
        about + ", then: {tells: duty, tells_not: supervisor}}",
        "{at: 2026-03-02T15:01, as: supervisor, then: {cannot: [record_call]}}",
    ) == ()  # fmt: skip
