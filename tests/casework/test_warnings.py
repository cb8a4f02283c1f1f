"""Each warning before the end tells those it names, at its own moment."""

from tests.support.stories import Story

TWO_WARNINGS = """
roles:
  clerk: {title: Clerk, may: [register, answer], clause: S-1}
  chief: {title: Chief, may: [answer], clause: S-1}
clocks:
  answer:
    title: Answer
    from: registered
    until: answered
    within: 10 days
    warn:
      - {before: 5 days, tell: clerk}
      - {before: 1 day, tell: chief}
    clause: S-2
"""


def told(events) -> set[str]:
    return {e.audience for e in events if e.name == "notified"}


def test_an_early_warning_does_not_yet_tell_those_who_are_told_later():
    story = Story(TWO_WARNINGS)
    story.do("clerk", "register", channel="phone")

    early = story.at("2026-03-08T12:00").outcome("clerk").events
    late = story.at("2026-03-12T12:00").outcome("clerk").events

    assert told(early) == {"clerk"}
    assert told(late) == {"chief"}
