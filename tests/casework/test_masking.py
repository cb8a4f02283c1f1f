"""What one may not read of an open case is hidden wherever somebody wrote it down, and from nobody else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework import events as e
from huiyin.casework.access import may
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.events import private_fields
from huiyin.casework.masking import HIDDEN, Veil, masked, veil_for
from huiyin.casework.organisation import COMPLAINANT
from huiyin.catalogue import calendars_for
from tests.support.harbour import HOUSE, MORNING, POSTS, case_of, regulation
from tests.support.stories import Story

NUMBER = "13912340001"
CASE = case_of("complaint", owner="cai", topic="goods", caller=NUMBER, what="少装一箱")


def draft_of(person: str, case: Case = CASE) -> Draft:
    return Draft(regulation(), Context(MORNING, person, HOUSE, calendars_for(regulation())), case)


def told(text: str, **facts: Any) -> e.FactsAmended:
    return e.FactsAmended(at=MORNING, by="cai", reason=text, private_facts=facts)


def test_only_those_who_have_to_do_with_the_case_read_it():
    blind = {person for person in POSTS if veil_for(draft_of(person)).text(NUMBER) != NUMBER}

    assert blind == {*POSTS} - {"cai"}
    assert veil_for(draft_of(COMPLAINANT)).text(NUMBER) == NUMBER


def test_nobody_signed_in_reads_nothing_that_is_hidden():
    assert veil_for(draft_of("")).text(NUMBER) == "139****0001"


def test_a_reader_with_a_condition_reads_only_where_it_holds():
    conduct = case_of("complaint", owner="cai", topic="conduct", caller=NUMBER)

    assert veil_for(draft_of("ao", conduct)).text(NUMBER) == NUMBER
    assert veil_for(draft_of("ao")).text(NUMBER) != NUMBER


def test_it_is_hidden_in_every_text_into_which_somebody_wrote_it():
    veil = veil_for(draft_of("feng"))

    said = veil.event(told(f"回电{NUMBER}，或 139 1234 0001、139-1234-0001", what=f"电话{NUMBER}"))

    assert said.reason == "回电139****0001，或 139****0001、139****0001"
    assert said.private_facts == {"what": "电话139****0001"}


def test_what_it_said_before_a_correction_stays_hidden():
    before = told("", caller="13888887777")

    veil = veil_for(draft_of("feng"), [before])

    assert veil.text("原号 13888887777") == "原号 138****7777"
    assert veil.event(before).private_facts == {"caller": "138****7777"}


def test_whoever_may_have_it_shown_reads_it_only_then():
    assert veil_for(draft_of("feng")).lifts == ("H-13",)
    assert veil_for(draft_of("feng"), lifted=True).text(NUMBER) == NUMBER
    assert veil_for(draft_of("ding"), lifted=True).text(NUMBER) == "139****0001"
    assert veil_for(draft_of("ding")).lifts == ()


def test_a_look_at_a_case_with_hidden_facts_cites_the_clause_so_that_it_is_recorded():
    draft = draft_of("feng")

    assert may(regulation(), CASE, draft.context, "read").clauses == ("H-13",)


@pytest.mark.parametrize(
    ("value", "shows", "left"),
    [
        (NUMBER, "ends", "139****0001"),
        ("王小明", "first", "王**"),
        ("王", "first", HIDDEN),
        ("7", "ends", HIDDEN),
        ("17", "ends", "****7"),
        ("任何话", "nothing", HIDDEN),
    ],
)
def test_a_mask_leaves_what_the_regulation_says(value, shows, left):
    assert masked(value, shows) == left


@given(st.text(min_size=2).filter(lambda text: text.strip() == text), st.text(), st.text())
def test_no_text_says_a_hidden_value_after_the_veil(value, before, after):
    case = case_of("complaint", owner="cai", caller=value)
    veil = veil_for(draft_of("ding", case))

    left = veil.text(f"{before}{value}{after}")

    assert len(left) != len(before + value + after) or value not in left or "*" in left


def test_every_private_field_of_every_event_is_veiled():
    veil = veil_for(draft_of("ding"))
    for kind in {type(event) for event in (told("x"),)} | set(e.EVENT_TYPES.values()):
        for name in private_fields(kind):
            made = object.__new__(kind)
            for other in kind.__dataclass_fields__:
                object.__setattr__(made, other, "")
            facts = "facts" in name or name in ("fields", "private_previous")
            object.__setattr__(made, name, {"a": NUMBER} if facts else NUMBER)

            assert NUMBER not in str(getattr(veil.event(made), name)), (kind, name)


PEOPLE = """
roles:
  officer: {title: Officer, may: [register, record_contact, amend_facts], clause: S-1}
  head: {title: Head, clause: S-1}
  other: {title: Other, clause: S-1}
facts:
  speakers:
    title: Speakers
    type: names
    asked_at: [register, amend_facts]
    clause: S-2
masks:
  who: {facts: [speakers], readers: [officer], reveal: [head], shows: first, clause: S-3}
"""


def test_of_several_people_each_is_hidden_by_themselves_wherever_they_are_written_down():
    story = Story(PEOPLE)
    said = ["王晓明 13912340001", "李贵芳"]
    events = story.do("officer", "register", channel="phone", facts={"speakers": said})
    said = ["赵小兰", "李贵芳"]
    events += story.do("officer", "amend_facts", facts={"speakers": said}, reason="王晓明退出")

    def veil(person: str, *, lifted: bool = False) -> Veil:
        context = story.run.context(person, story.now)
        return veil_for(Draft(story.regulation, context, story.case), events, lifted=lifted)

    other = veil("other")
    assert other.text("赵小兰、李贵芳") == "赵**、李**"
    assert other.text("致电王晓明，139 1234 0001；李贵芳不在") == "致电王**，1**；李**不在"
    amended = other.event(events[-1])
    assert amended.private_facts["speakers"] == ("赵**", "李**")
    assert "王晓明" not in amended.reason
    assert veil("officer").text("李贵芳") == veil("head", lifted=True).text("李贵芳") == "李贵芳"
    assert veil("head").lifts == ("S-3",)
