"""A sealed case is known to its readers, and never to whom it is about nor to anybody under them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework import commands as c
from huiyin.casework.access import may
from huiyin.casework.allowed import allowed
from huiyin.casework.case import Case, Stage
from huiyin.casework.context import Context
from huiyin.casework.decide import decide
from huiyin.casework.organisation import COMPLAINANT, SYSTEM, Deputy, Organisation, Post
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.reporting import above, below
from huiyin.casework.secrecy import is_sealed, may_know
from huiyin.catalogue import calendars_for
from tests.support.harbour import HOUSE, MORNING, POSTS, case_of, policy, regulation

REPORT = case_of(what="收受回扣", about_whom="feng")


def knowers(case: Case, house: Organisation = HOUSE) -> set[str]:
    people = {*POSTS, *house.people}
    return {p for p in people if may_know(policy(), case, house, p, MORNING)}


def context(actor: str) -> Context:
    return Context(MORNING, actor, HOUSE, calendars_for(regulation()))


def test_an_open_complaint_is_known_to_everybody():
    assert knowers(case_of("complaint", topic="goods", about_whom="feng")) == set(POSTS)


def test_a_sealed_report_is_known_to_the_closed_list_of_its_readers():
    assert knowers(case_of(what="x")) == {"chen", "ao"}


def test_neither_the_accused_nor_anybody_under_them_knows_even_as_a_reader():
    house = replace(HOUSE, managers={"ao": "feng"})

    assert knowers(REPORT) == {"chen", "ao"}
    assert knowers(REPORT, house) == {"chen"}
    assert knowers(case_of(what="x", about_whom="ao")) == {"chen"}
    assert knowers(case_of(what="x", about_whom="chen")) == set()


def test_whoever_stands_above_the_accused_knows_unless_the_rule_keeps_it_from_them_too():
    about_the_director = {"what": "x", "about_whom": "ding"}

    assert "chen" in knowers(case_of(**about_the_director))
    assert "chen" not in knowers(case_of(senior=True, **about_the_director))


def test_where_two_rules_seal_a_case_both_must_let_somebody_know():
    assert knowers(case_of(what="x", senior=True)) == {"chen"}


def test_a_reader_on_condition_knows_while_they_have_to_do_with_the_case():
    assert "yin" not in knowers(case_of(what="x"))
    assert "yin" in knowers(replace(case_of(what="x"), handlers=("ao", "yin")))


def test_whoever_took_it_in_knows_until_somebody_else_owns_it():
    taken_in = case_of(owner="cai", what="x")

    assert "cai" in knowers(taken_in)
    assert "cao" not in knowers(taken_in)
    assert "cai" not in knowers(replace(taken_in, owner="ao"))


def test_a_recused_reader_knows_no_more_and_those_under_them_still_do():
    recused = replace(case_of(what="x"), recused=frozenset({"ao"}), handlers=("yin",))

    assert knowers(recused) == {"chen", "yin"}


def test_while_it_is_unknown_whether_a_case_is_sealed_it_is():
    assert is_sealed(policy(), case_of("complaint", about_whom="feng"))
    assert not is_sealed(policy(), case_of("complaint", topic="goods", about_whom="feng"))
    assert not is_sealed(policy(), case_of("complaint", topic="conduct"))


def test_a_fact_that_names_somebody_seals_the_case_to_them():
    before = case_of("complaint", topic="conduct")

    assert "feng" in knowers(before)
    assert knowers(replace(before, facts={**before.facts, "about_whom": "feng"})) == {"chen", "ao"}


def test_a_deputy_who_is_the_accused_does_not_know():
    house = replace(HOUSE, posts=(*HOUSE.posts, Post("auditor", "", (), (Deputy("cao"),))))

    assert "cao" in knowers(case_of(what="x"), house)
    assert "cao" not in knowers(case_of(what="x", about_whom="cao"), house)


def test_a_deputy_of_the_accused_is_under_them_and_their_own_superior_is_not():
    lent = Post("foreman", "", ("feng",), (Deputy("zhu"), Deputy("ding")))
    reader = Post("auditor", "", ("zhu", "ding"))
    house = replace(HOUSE, posts=(*HOUSE.posts[:2], *HOUSE.posts[3:], lent, reader))

    assert "zhu" not in knowers(REPORT, house)
    assert "ding" in knowers(REPORT, house)


def test_time_and_the_complainant_always_know():
    assert may_know(policy(), REPORT, HOUSE, SYSTEM, MORNING)
    assert may_know(policy(), REPORT, HOUSE, COMPLAINANT, MORNING)


def test_a_case_that_does_not_exist_keeps_nothing_from_anybody():
    assert may_know(policy(), Case(), HOUSE, "feng", MORNING)


def test_every_command_of_the_accused_is_refused_as_if_there_were_no_case():
    for kind in c.ACTS.values():
        if kind.SYSTEM or kind is c.Register:
            continue
        command = object.__new__(kind)  # whatever it holds, nobody looks at it
        answers = [refusal(case, command) for case in (REPORT, Case(id="a"))]
        assert answers == [Refused(Reason.NOT_REGISTERED)] * 2, kind.act


def refusal(case: Case, command: c.Command) -> Refused:
    with pytest.raises(Refused) as caught:
        decide(regulation(), case, command, context("feng"))
    return caught.value


def test_what_the_accused_may_do_is_what_they_may_do_where_there_is_no_case():
    def verdicts(case: Case) -> list[tuple[object, ...]]:
        options = allowed(regulation(), case, context("feng"))
        return [(o.act, o.clauses, o.things, str(o.refusal)) for o in options]

    assert verdicts(REPORT) == verdicts(Case())


def test_a_reader_reads_under_the_clause_that_seals_the_case_so_that_the_look_is_recorded():
    assert may(regulation(), REPORT, context("ao"), "read").clauses == ("H-9",)
    assert not may(regulation(), REPORT, context("feng"), "read").is_allowed
    assert not may(regulation(), REPORT, context("cai"), "read").is_allowed


PEOPLE = [f"p{n}" for n in range(8)]
ROLES = sorted({*POSTS.values()})


@st.composite
def houses(draw: st.DrawFn) -> Organisation:
    """Posts with and without unit, held by several or nobody, with deputies; a line that may go round."""
    some = st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True)
    post = st.builds(
        Post,
        role=st.sampled_from(ROLES),
        unit=st.sampled_from(["", "quay"]),
        holders=some.map(tuple),
        deputies=some.map(lambda people: tuple(map(Deputy, people))),
    )
    posts = draw(st.lists(post, max_size=8))
    lines = draw(st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), max_size=6))
    return Organisation(tuple(posts), lines)


CASES = st.builds(
    lambda kind, about, owner, topic, senior, recused: replace(
        case_of(
            kind, owner, topic=topic, senior=senior, **({"about_whom": about} if about else {})
        ),
        recused=frozenset(recused),
    ),
    st.sampled_from(["report", "complaint"]),
    st.sampled_from(["", *PEOPLE]),
    st.sampled_from(PEOPLE),
    st.sampled_from(["goods", "conduct"]),
    st.booleans(),
    st.sets(st.sampled_from(PEOPLE), max_size=2),
)


@given(houses(), CASES)
def test_nobody_under_the_accused_and_nobody_accused_ever_knows(house, case):
    about = case.facts.get("about_whom")
    if about is None or not is_sealed(policy(), case):
        return
    reached = {about} | below(policy(), house, about)
    line = {about}  # by the reporting line alone, walked the other way round
    while more := {p for p, boss in house.managers.items() if boss in line} - line:
        line |= more

    assert line <= reached
    assert not knowers(case, house) & reached


@given(houses(), CASES)
def test_whoever_knows_of_a_sealed_case_holds_a_post_that_its_rules_name(house, case):
    if not is_sealed(policy(), case):
        return
    named = {"chair", "auditor", "inspector", "clerk"}
    for person in knowers(case, house):
        assert house.roles_of(person, MORNING) & named
        assert person not in case.recused


@given(houses(), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE))
def test_above_and_below_are_the_same_line_seen_from_its_two_ends(house, one, other):
    assert (one in above(policy(), house, other)) is (other in below(policy(), house, one))


def test_a_case_that_was_registered_in_error_stays_sealed():
    assert is_sealed(policy(), replace(REPORT, stage=Stage.MISTAKEN))
