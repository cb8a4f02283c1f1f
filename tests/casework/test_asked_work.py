"""Work that is asked of people: what completes it, which form goes with it, who hears of its clock."""

from tests.support.stories import Story, named

PACK = """
roles:
  officer: {title: Officer, may: [register, acknowledge, record_contact, open_task, propose], clause: S-1}
  expert: {title: Expert, clause: S-1}
  chief: {title: Chief, clause: S-1}
tasks:
  greet: {title: Greet, to: owner, done_on: acknowledged, clause: S-2}
  help:
    title: Help
    to: expert
    paper: request
    clause: S-3
reactions:
  greet_first: {on: registered, do: {open: greet}, clause: S-2}
clocks:
  help_in_time:
    title: Help in time
    from: task_sent(help)
    until: task_answered(help)
    per: task
    within: 2 workdays
    then: [{tell: [asked_by, addressee], says: "{number} waits"}]
    clause: S-3
remedies:
  voucher: {title: Voucher, approver: chief, paper: request, clause: S-4}
papers:
  request: {title: Request, clause: S-3}
"""


def test_an_event_that_the_task_waits_for_completes_it():
    story = Story(PACK)
    story.do("officer", "register", channel="phone")

    events = story.do("officer", "acknowledge", medium="phone", text="已收到")

    assert named(events) == ["acknowledged", "task_answered(greet)"]
    assert events[1].clauses == ("S-2",)


def test_a_task_that_is_done_is_not_completed_again():
    story = Story(PACK)
    story.do("officer", "register", channel="phone")
    story.do("officer", "acknowledge", medium="phone", text="已收到")

    assert named(story.do("officer", "acknowledge", medium="letter", text="已收到")) == [
        "acknowledged"
    ]


def test_the_form_of_a_task_is_asked_for_when_the_task_is_opened():
    story = Story(PACK)
    story.do("officer", "register", channel="phone")

    events = story.do("officer", "open_task", kind="help")

    assert "paper_asked(request)" in named(events)


def test_the_form_of_a_remedy_is_asked_for_when_it_is_proposed():
    story = Story(PACK)
    story.do("officer", "register", channel="phone")

    events = story.do("officer", "propose", subject="voucher")

    assert named(events) == ["proposed(voucher)", "notified(approval)", "paper_asked(request)"]


def test_when_the_clock_of_a_task_ends_those_of_the_task_are_told():
    story = Story(PACK)
    story.do("officer", "register", channel="phone")
    story.do("officer", "open_task", kind="help")

    told = [e for e in story.at("2026-03-05T00:00").outcome("").events if e.name == "notified"]

    assert [(event.audience, event.to) for event in told] == [
        ("asked_by", ("officer",)),
        ("addressee", ("expert",)),
    ]
