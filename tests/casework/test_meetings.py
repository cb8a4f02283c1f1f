"""A meeting tells those it invites what it is about, and cites the clauses of its own."""

from huiyin.casework.refusal import Reason
from tests.support.stories import Story

PACK = """
roles:
  officer: {title: Officer, may: [register, open_task], clause: S-1}
  chief: {title: Chief, clause: S-1}
facts:
  matter: {title: Matter, type: text, asked_at: register, clause: S-1}
  loud: {title: Volume, type: choice, of: {much: Very loud}, asked_at: register, clause: S-1}
  wish: {title: Wish, type: text, asked_at: register, clause: S-1}
tasks:
  panel:
    title: Panel
    to: chief
    joint: {chair: chief, must: officer, outcomes: {decided: Decided}, final: decided, clause: S-2}
    clause: S-3
notices:
  invitation:
    title: Invitation
    on: meeting_called(panel)
    to: invited
    body: "{matter}, {loud}, {event.place}, {event.meets_at}, {wish}"
    clause: S-4
"""


def called() -> Story:
    story = Story(PACK)
    story.do("officer", "register", channel="phone", facts={"matter": "the meter", "loud": "much"})
    story.do("officer", "open_task", kind="panel")
    return story


def test_the_invited_are_told_matter_place_and_local_time():
    events = called().do(
        "chief",
        "call_meeting",
        task="last panel",
        meets_at="2026-03-04T14:00",
        place="upstairs",
        invited=["chief", "officer", "guest"],
    )

    notice = events[-1]
    assert notice.to == ("chief", "officer", "guest")
    assert notice.text == "the meter, Very loud, upstairs, 2026-03-04 14:00, —"


def test_a_refusal_about_the_meeting_cites_the_clauses_of_meeting_and_task():
    refusal = called().refused(
        "officer", "hold_meeting", task="last panel", outcome="decided", present=["officer"]
    )

    assert (refusal.reason, refusal.clauses) == (Reason.NOT_CHAIR, ("S-3", "S-2"))
