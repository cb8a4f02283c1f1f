"""A case is taken through time: clocks fire on the way, and of old history nobody is told."""

from datetime import datetime, timedelta
from textwrap import dedent
from zoneinfo import ZoneInfo

import pytest

from huiyin.calendars import calendar_from_files
from huiyin.casework import commands as c
from huiyin.casework.case import Case, ClockStatus
from huiyin.casework.context import Context
from huiyin.casework.organisation import Organisation, Post
from huiyin.casework.passage import Deed, pass_time, relive
from huiyin.casework.refusal import Refused
from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import calendars_for
from huiyin.policy.loading import build_regulation

PACK = """
    pack: sample
    title: Sample
    version: "1"
    in_force: 2010-01-01
    kinds: {complaint: {title: Complaint, clause: S-1}}
    channels: {phone: {title: Phone, class: phone, clause: S-1}}
    roles:
      clerk: {title: Clerk, may: [register, answer], clause: S-2}
      chief: {title: Chief, clause: S-2}
    clocks:
      first: {title: First, from: registered, until: answered, within: 2 days, clause: S-3,
              then: [{tell: [chief]}]}
      second: {title: Second, from: registered, until: answered, within: 5 days, clause: S-4}
    notices:
      told: {title: Answered, on: answered, to: complainant, body: Done., clause: S-5}
    accounts:
      late: {title: Late, amount: "50", charged_on: clock_expired(first), charged_to: owner,
             clause: S-6}
"""
YEAR = "{year: 2012, status: official, holidays: {}, make_up_workdays: [], source: test}"
REGULATION = build_regulation("sample", lambda name: {"p.yaml": dedent(PACK)}, vocabulary())
ZONE = ZoneInfo("Asia/Shanghai")
CALENDARS = calendars_for(REGULATION, calendar_from_files("CN", {"2012.yaml": YEAR}))
MONDAY = datetime(2012, 3, 5, 9, tzinfo=ZONE)
HOUSE = Organisation((Post("clerk", holders=("li",)), Post("chief", holders=("wang",))))
TAKEN = Deed(at=MONDAY, actor="li", command=c.Register(channel="phone"))


def answered(days: int) -> Deed:
    return Deed(at=MONDAY + timedelta(days=days), actor="li", command=c.Answer(text="done"))


def context_at(actor: str, now: datetime, *, historic: bool = True) -> Context:
    return Context(now, actor, HOUSE, CALENDARS, next_number=lambda _: 1, historic=historic)


def names(stretches) -> list[str]:
    return [event.name for stretch in stretches for event in stretch.events]


def test_a_clock_that_ran_out_before_the_answer_is_a_breach_at_its_own_moment():
    [_, answer] = relive(REGULATION, Case(), [TAKEN, answered(3)], context_at)

    expired = answer.events[0]
    assert expired.name == "clock_expired" and expired.breach
    assert expired.at == expired.due == datetime(2012, 3, 8, tzinfo=ZONE)
    assert answer.case.clocks["first", ""].missed
    assert answer.case.clocks["second", ""].status is ClockStatus.STOPPED
    assert answer.case.answered_at == MONDAY + timedelta(days=3)


def test_of_what_happened_long_ago_nobody_is_told_and_nobody_is_charged():
    happened = names(relive(REGULATION, Case(), [TAKEN, answered(3)], context_at))

    assert not {"notified", "charged", "task_opened"} & set(happened)


def test_of_what_happens_now_people_are_told_and_charged():
    def now_at(actor: str, now: datetime) -> Context:
        return context_at(actor, now, historic=False)

    happened = names(relive(REGULATION, Case(), [TAKEN, answered(3)], now_at))

    assert happened.count("notified") == 2  # the chief of the breach, the complainant of the answer
    assert "charged" in happened


def test_clocks_fire_in_the_order_of_their_moments():
    [taken] = relive(REGULATION, Case(), [TAKEN], context_at)

    passed = pass_time(REGULATION, taken.case, MONDAY, MONDAY + timedelta(days=30), context_at)

    assert [(e.clock, e.at.day) for e in passed.events] == [("first", 8), ("second", 11)]


def test_a_deed_told_late_counts_from_the_last_that_happened_and_undoes_no_breach():
    [taken] = relive(REGULATION, Case(), [TAKEN], context_at)
    week = MONDAY + timedelta(days=7)
    passed = pass_time(REGULATION, taken.case, MONDAY, week, context_at)

    [late] = relive(REGULATION, passed.case, [answered(1)], context_at, since=week)

    assert late.case.answered_at == week
    assert late.case.clocks["first", ""].missed


def test_a_deed_that_was_not_possible_is_refused():
    with pytest.raises(Refused):
        relive(REGULATION, Case(), [answered(1)], context_at)
