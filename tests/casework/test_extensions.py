"""More time: for one of several clocks of a rule, and by less than the regulation allows."""

from datetime import datetime
from zoneinfo import ZoneInfo

from huiyin.casework.allowed import allowed
from huiyin.casework.case import ClockStatus
from huiyin.casework.context import Context
from huiyin.casework.refusal import Reason
from tests.support.stories import Story

PACK = """
units: {workshop: {title: Workshop, clause: S-1}}
roles:
  officer:
    title: Officer
    may: [register, open_task, propose, suspend, continue, record_contact, acknowledge, admit, answer,
          close, reopen]
    clause: S-1
  head: {title: Head, may: [approve], clause: S-1}
  clerk: {title: Clerk, unit: workshop, clause: S-1}
tasks:
  visit: {title: Visit, to: workshop, asked_by: officer, clause: S-2}
approvals:
  extension: {title: More time, by: head, clause: S-3}
clocks:
  work:
    title: Work
    from: task_sent
    until: task_answered
    within: 5 workdays
    per: task
    extension: {by: 10 workdays, total: 20 days, times: 2, approver: head, clause: S-3}
    clause: S-2
  answer:
    title: Answer
    from: registered
    until: answered
    within: 10 days
    extension: {by: 10 days, approver: head, clause: S-3}
    pauses_on: [suspended, contact_recorded]
    runs_on: [continued, acknowledged]
    clause: S-2
"""
SHANGHAI = ZoneInfo("Asia/Shanghai")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def two_visits() -> Story:
    story = Story(PACK)
    story.do("officer", "register", channel="phone")
    story.do("officer", "open_task", kind="visit")
    story.do("officer", "open_task", kind="visit")
    return story


def things(story: Story, actor: str, act: str) -> tuple[str, ...]:
    now = local(story._moment)
    context = Context(now, actor, story.run.organisation, story.calendars)
    options = {option.act: option for option in allowed(story.regulation, story.case, context)}
    return options[act].things


def test_one_task_is_given_more_time_and_the_other_keeps_its_own():
    story = two_visits()

    story.do("head", "extend", clock="work", key="task-2", reason="the part is ordered")

    assert story.case.clocks["work", "task-2"].due == local("2026-03-23T00:00")
    assert story.case.clocks["work", "task-1"].due == local("2026-03-10T00:00")


def test_a_clock_kept_for_each_task_is_not_there_without_its_task():
    refusal = two_visits().refused("head", "extend", clock="work", reason="a part is missing")

    assert refusal.reason is Reason.NO_SUCH_CLOCK


def test_each_clock_that_can_be_made_longer_is_offered_by_its_task():
    assert things(two_visits(), "head", "extend") == ("answer", "work task-1", "work task-2")


def test_consent_for_one_task_gives_the_handler_no_time_for_the_other():
    story = two_visits()
    story.do("officer", "propose", subject="extension", about="work task-1")
    story.do("head", "approve", proposal="last")

    other = story.refused("officer", "extend", clock="work", key="task-2", reason="wait")
    story.do("officer", "extend", clock="work", key="task-1", reason="wait")
    again = story.refused("officer", "extend", clock="work", key="task-1", reason="wait")

    assert other.reason is again.reason is Reason.NOT_APPROVER


def test_less_than_the_regulation_allows_can_be_granted_and_is_recorded():
    story = two_visits()

    [moved] = story.do("head", "extend", clock="answer", reason="little is missing", term="3 days")

    assert (moved.term, story.case.clocks["answer", ""].due) == (
        "3 days",
        local("2026-03-16T00:00"),
    )


def test_a_shorter_extension_stays_as_short_when_the_clock_is_counted_anew():
    story = two_visits()
    story.do("head", "extend", clock="answer", reason="little is missing", term="3 days")
    story.at("2026-03-04T09:00").do("officer", "suspend", reason="waits")
    story.at("2026-03-09T09:00").do("officer", "continue")

    assert story.case.clocks["answer", ""].due == local("2026-03-21T00:00")


def test_more_than_the_regulation_allows_cannot_be_granted():
    story = two_visits()

    above = story.refused("head", "extend", clock="answer", reason="long", term="11 days")
    nonsense = story.refused("head", "extend", clock="answer", reason="long", term="11")

    assert (above.reason, above.clauses) == (Reason.OVER_CAP, ("S-3",))
    assert nonsense.reason is Reason.BAD_VALUE


def test_exactly_what_the_regulation_allows_can_be_granted_in_words_too():
    story = two_visits()

    [moved] = story.do("head", "extend", clock="answer", reason="long", term="10 days")

    assert moved.due == local("2026-03-23T00:00")


def test_the_total_caps_a_second_extension_as_it_does_the_first():
    story = two_visits()
    story.do("head", "extend", clock="work", key="task-1", reason="first", term="2 workdays")
    story.do("head", "extend", clock="work", key="task-1", reason="second")

    assert story.case.clocks["work", "task-1"].due == local("2026-03-23T00:00")


def test_a_clock_that_stands_still_can_be_made_longer_and_shows_it_when_it_runs_again():
    story = two_visits()
    story.at("2026-03-04T09:00")
    story.do("officer", "record_contact", direction="out", medium="phone", reached=False)
    assert story.case.clocks["answer", ""].status is ClockStatus.PAUSED

    story.at("2026-03-20T09:00").do("head", "extend", clock="answer", reason="long", term="2 days")
    story.at("2026-03-24T09:00").do("officer", "acknowledge", medium="phone", text="已收到")

    assert story.case.clocks["answer", ""].due == local("2026-04-04T00:00")


def test_consent_that_was_used_gives_no_time_to_a_later_run_of_the_clock():
    story = Story(PACK.replace("from: registered", "from: [registered, reopened]"))
    story.do("officer", "register", channel="phone")
    story.do("officer", "admit")
    story.do("officer", "propose", subject="extension", about="answer")
    story.do("head", "approve", proposal="last")
    story.do("officer", "extend", clock="answer", reason="an expert is asked")
    story.do("officer", "answer", form="final", medium="letter", text="so it is")
    story.do("officer", "close")
    story.at("2026-03-04T09:00").do("officer", "reopen", reason="new facts")
    assert story.case.clocks["answer", ""].due == local("2026-03-15T00:00")

    refusal = story.refused("officer", "extend", clock="answer", reason="once more")

    assert refusal.reason is Reason.NOT_APPROVER


SET_BY_THE_HOUSE = """
settings:
  more_time: {title: More time, type: term, default: 7 days, clause: S-3}
roles:
  officer: {title: Officer, may: [register, answer], clause: S-1}
  head: {title: Head, clause: S-1}
clocks:
  answer:
    title: Answer
    from: registered
    until: answered
    within: 7 days
    extension: {setting: more_time, approver: head, times: 2, clause: S-3}
    clause: S-2
"""


def waiting(**settings: str) -> Story:
    story = Story(SET_BY_THE_HOUSE, settings=settings)
    story.do("officer", "register", channel="phone")
    return story


def test_an_extension_is_as_long_as_the_house_has_set_and_says_so():
    story = waiting(more_time="10 days")

    [moved] = story.do("head", "extend", clock="answer", reason="a witness is away")

    assert (moved.term, moved.due) == ("10 days", local("2026-03-20T00:00"))


def test_nobody_grants_more_than_the_house_has_set():
    refusal = waiting().refused("head", "extend", clock="answer", reason="long", term="8 days")

    assert (refusal.reason, refusal.needs) == (Reason.OVER_CAP, "7 days")


def test_two_extensions_of_the_length_set_follow_each_other():
    story = waiting()
    story.do("head", "extend", clock="answer", reason="a witness is away", term="2 days")

    [moved] = story.do("head", "extend", clock="answer", reason="still away")

    assert moved.due == local("2026-03-19T00:00")


BY_TABLE = (
    PACK.replace(
        "extension: {by: 10 days, approver: head, clause: S-3}",
        """extension:
      by: 10 days
      clause: S-3
      approver:
        take: first
        rows:
          - {is: director, when: sum >= 1000, clause: S-4}
          - {is: head, otherwise: true, clause: S-4}""",
    ).replace(
        "  clerk: {title",
        "  director: {title: Director, may: [approve], clause: S-1}\n  clerk: {title",
    )
    + """
facts:
  sum: {title: Sum, type: money, unit: yuan, asked_at: [register], clause: S-5}
"""
)


def of_worth(amount: int) -> Story:
    story = Story(BY_TABLE)
    story.do("officer", "register", channel="phone", facts={"sum": amount})
    return story


def test_where_a_table_chooses_who_grants_it_nobody_else_whom_it_names_does():
    dear, cheap = of_worth(5000), of_worth(10)

    for story, wrong, right in ((dear, "head", "director"), (cheap, "director", "head")):
        refusal = story.refused(wrong, "extend", clock="answer", reason="a witness is away")
        assert (refusal.reason, refusal.needs) == (Reason.NOT_APPROVER, right)
        assert things(story, wrong, "extend") == ()
        story.do(right, "extend", clock="answer", reason="a witness is away")


def test_what_a_table_cannot_know_yet_goes_to_the_strictest_who_may_be_right():
    story = Story(BY_TABLE)
    story.do("officer", "register", channel="phone")

    refusal = story.refused("head", "extend", clock="answer", reason="a witness is away")

    assert refusal.needs == "director"


def test_the_term_may_be_said_in_chinese():
    story = two_visits()

    [moved] = story.do("head", "extend", clock="answer", reason="little is missing", term="3 天")

    assert moved.term == "3 days"
