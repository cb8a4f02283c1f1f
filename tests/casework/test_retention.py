"""How long a file is kept, and that nothing of it is erased before."""

from datetime import timedelta

import pytest

from huiyin.casework.access import may
from huiyin.casework.draft import Draft
from huiyin.casework.erasing import check_erasure
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.retention import check_disposable, kept
from tests.support.stories import Story

RULES = """
facts:
  harm: {title: 人身伤害, type: flag, asked_at: register, clause: S-1}
roles:
  clerk: {title: 经办, may: [register, admit, close, reopen, hold_file, release_file], clause: S-2}
outcomes: {settled: {title: 已解决, clause: S-1}}
retention:
  files: {title: 案卷, of: complaint, from: closed, at_least: 3 years, clause: S-3}
  harmed: {title: 伤害案卷, when: harm, from: closed, at_least: 10 years, clause: S-4}
"""


def closed(**facts: object) -> Story:
    told = Story(RULES)
    told.do("clerk", "register", kind="complaint", channel="phone", facts=facts)
    told.do("clerk", "admit")
    told.do("clerk", "close", outcome="settled")
    return told


def draft(told: Story, moment: str = "2026-03-02T09:00", actor: str = "li") -> Draft:
    told.at(moment).outcome(actor)
    now = told.run.now
    assert now is not None
    return Draft(told.regulation, told.run.context(actor, now), told.case)


def until(told: Story) -> str:
    found = kept(draft(told))
    assert found is not None
    return f"{found.until:%Y-%m-%d}" if found.until else ""


@pytest.mark.parametrize(
    ("facts", "end"),
    [({"harm": False}, "2029-03-02"), ({"harm": True}, "2036-03-02"), ({}, "2036-03-02")],
)
def test_the_longest_rule_counts_and_what_nobody_knows_keeps_it_longer(facts, end):
    assert until(closed(**facts)) == end


def test_what_has_not_ended_has_no_end_of_its_keeping():
    told = Story(RULES)
    told.do("clerk", "register", kind="complaint", channel="phone", facts={"harm": False})

    assert until(told) == ""


def test_it_counts_from_the_last_time_it_was_closed():
    told = closed(harm=False)
    told.at("2026-06-01T09:00").do("clerk", "reopen", reason="又来反映")
    told.at("2026-07-01T09:00").do("clerk", "close", outcome="settled")

    found = kept(draft(told, "2026-07-01T09:00"))
    assert found is not None and f"{found.until:%Y-%m-%d}" == "2029-07-01"


@pytest.mark.parametrize(
    ("moment", "reason"),
    [("2029-03-02T08:59", Reason.STILL_KEPT), ("2029-03-02T09:00", None)],
)
def test_nothing_is_erased_before_its_time_and_the_clause_says_so(moment, reason):
    told = closed(harm=False)

    if reason is None:
        assert check_erasure(draft(told, moment), administrator=True) == ()
        return
    with pytest.raises(Refused) as refused:
        check_erasure(draft(told, moment), administrator=True)
    assert (refused.value.reason, refused.value.clauses) == (reason, ("S-3",))
    assert refused.value.needs == "2029-03-02"


def test_what_is_held_is_not_erased_however_old_until_it_is_released():
    told = closed(harm=False)
    told.do("clerk", "hold_file", reason="诉讼")
    assert told.refused("clerk", "hold_file", reason="诉讼").reason is Reason.REDUNDANT

    with pytest.raises(Refused) as refused:
        check_erasure(draft(told, "2040-01-01T09:00"), administrator=True)
    assert refused.value.reason is Reason.HELD

    told.do("clerk", "release_file", reason="判决生效")
    assert check_erasure(draft(told, "2040-01-01T09:00"), administrator=True) == ()


def test_where_the_regulation_says_nothing_nothing_keeps_it():
    told = Story(RULES.partition("retention:")[0])
    told.do("clerk", "register", kind="complaint", channel="phone")
    told.do("clerk", "admit")
    told.do("clerk", "close", outcome="settled")

    assert kept(draft(told)) is None
    assert check_erasure(draft(told), administrator=True) == ()


RESTRICTED = RULES.replace(
    "from: closed, at_least: 3 years,",
    "from: closed, at_least: 3 years, then: restrict, readers: keeper,",
).replace("roles:\n", "roles:\n  keeper: {title: 档案员, clause: S-2}\n")


def test_when_its_time_is_over_a_restricted_file_is_read_by_its_readers_alone_and_never_erased():
    told = Story(RESTRICTED)
    told.do("clerk", "register", kind="complaint", channel="phone", facts={"harm": False})
    told.do("clerk", "admit")
    told.do("clerk", "close", outcome="settled")

    def may_read(who: str, moment: str) -> bool:
        seen = draft(told, moment, who)
        return may(told.regulation, told.case, seen.context, "read").is_allowed

    assert may_read("clerk", "2029-03-01T09:00")
    assert not may_read("clerk", "2029-03-02T09:00")
    assert may_read("keeper", "2029-03-02T09:00")
    with pytest.raises(Refused) as refused:
        check_disposable(draft(told, "2040-03-02T09:00", "keeper"))
    assert refused.value.reason is Reason.RESTRICTED


def test_the_latest_day_of_disposal_counts_from_the_same_event():
    told = Story(RULES.replace("at_least: 3 years", "at_least: 3 years, at_most: 5 years"))
    told.do("clerk", "register", kind="complaint", channel="phone", facts={"harm": False})
    told.do("clerk", "admit")
    told.do("clerk", "close", outcome="settled")

    found = kept(draft(told))

    assert found is not None and found.latest is not None
    assert f"{found.latest:%Y-%m-%d}" == "2031-03-02"
    assert found.until is not None
    assert found.is_over(found.until)
    assert not found.is_over(found.until - timedelta(minutes=1))
