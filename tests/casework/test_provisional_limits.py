"""While a result is provisional it settles no limit: the shortest one possible runs."""

from datetime import datetime

from tests.support.stories import Story, named

PACK = """
roles:
  officer: {title: Officer, may: [register, amend_facts], clause: S-1}
facts:
  harm: {title: Harm, type: flag, asked_at: register, clause: S-2}
tables:
  grade:
    title: Grade
    take: highest
    order: [minor, major]
    rows:
      - {is: major, when: harm, clause: S-2}
      - {is: minor, otherwise: true, clause: S-2}
  helper:
    title: Helper
    take: highest
    order: [officer]
    rows: [{is: officer, when: grade = major, clause: S-4}]
  watch:
    title: Watch
    take: first
    when: grade = major
    rows: [{is: officer, otherwise: true, clause: S-5}]
clocks:
  answer:
    title: Answer
    from: registered
    until: answered
    within: {cases: [{when: grade = major, within: 30 days}], otherwise: 5 workdays}
    clause: S-3
"""


def due(story: Story) -> str:
    moment: datetime = story.case.clocks["answer", ""].due
    return f"{moment.astimezone(story.calendars.zone):%Y-%m-%d}"


def test_an_unknown_fact_leaves_the_strictest_grade_and_the_shortest_limit():
    story = Story(PACK)
    story.do("officer", "register", channel="phone")

    assert story.case.grade == "major"
    assert due(story) == "2026-03-10"


def test_once_the_grade_is_certain_its_own_limit_runs_from_the_old_start():
    story = Story(PACK)
    story.do("officer", "register", channel="phone")

    story.at("2026-03-04T09:00").do("officer", "amend_facts", facts={"harm": True})

    assert due(story) == "2026-04-02"


def test_a_result_that_no_row_gives_or_no_table_asks_for_any_more_is_taken_back():
    story = Story(PACK)
    story.do("officer", "register", channel="phone", facts={"harm": True})
    assert {story.case.assessments[name].result for name in ("helper", "watch")} == {"officer"}

    events = story.do("officer", "amend_facts", facts={"harm": False})

    assert named(events)[:4] == [
        "facts_amended", "assessed(grade)", "assessed(helper)", "assessed(watch)"
    ]  # fmt: skip
    assert {story.case.assessments[name].result for name in ("helper", "watch")} == {""}
