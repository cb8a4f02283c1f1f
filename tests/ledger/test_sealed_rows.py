"""The register says of a sealed case what casework decides, whoever looks and however things change."""

import pytest
from hypothesis import given, settings

from huiyin.casework import commands as c
from huiyin.casework.secrecy import is_sealed, may_know
from huiyin.ledger import moment, rebuilding
from huiyin.ledger.door import Ask, Conflict, NoSuchCase, handle, stream_of
from huiyin.ledger.reading import look_at
from huiyin.people.happenings import ManagerNamed, PostGiven, PostTaken
from huiyin.people.organising import record
from huiyin.register.knowing import (
    EVERYBODY,
    THE_HOUSE,
    eyes_in,
    eyes_of,
    known,
    secrecy_values,
    sync_secrecy,
)
from huiyin.register.models import (
    CaseRow,
    ClockRow,
    FactRow,
    IdentityRow,
    NoticeRow,
    PastFactRow,
    SecrecyRow,
    WaitRow,
)
from huiyin.register.syncing import Pending
from huiyin.returns.reading import answers_of, missed_clocks
from tests.casework.test_secrecy import CASES, PEOPLE, houses
from tests.ledger.harbour import do, open_port, take_in
from tests.support.harbour import MORNING, POSTS, ZONE, policy

SEEN = (CaseRow, ClockRow, WaitRow, NoticeRow)


@pytest.fixture
def port(installation, monkeypatch):
    monkeypatch.setattr(moment, "now", lambda: MORNING)
    open_port()
    return installation


def finders(case: str) -> set[str]:
    """Whose lists hold the case."""
    stream = stream_of(case)
    return {p for p in POSTS if known(CaseRow, eyes_of(p)).filter(stream=stream).exists()}


@pytest.mark.usefixtures("db")
@settings(max_examples=60)
@given(houses(), CASES)
def test_rows_and_decision_agree_for_any_house_and_any_case(house, case):
    pending, rows = Pending(), SecrecyRow.objects.filter(stream="case/any")
    sync_secrecy(pending, "case/any", rows, secrecy_values(policy(), case))
    pending.write()
    times = {"since": MORNING, "received_at": MORNING, "registered_at": MORNING}
    sealed = {"is_sealed": is_sealed(policy(), case)}
    CaseRow.objects.update_or_create(stream="case/any", defaults={**times, **sealed})

    for person in PEOPLE:
        eyes = eyes_in(person, MORNING, [(policy(), house)])
        found = known(CaseRow, eyes).filter(stream="case/any").exists()
        assert found is may_know(policy(), case, house, person, MORNING), person


def test_lists_of_every_kind_hold_a_sealed_case_for_its_readers_only(port):
    case = take_in(actor="ao", about_whom="feng")
    do(case, "ao", c.OpenTask(kind="look_into"))

    assert finders(case) == {"chen", "ao", "yin"}
    for model in SEEN:
        assert known(model, eyes_of("ao")).filter(stream=stream_of(case)).exists(), model
        assert not known(model, eyes_of("feng")).filter(stream=stream_of(case)).exists(), model
        assert not known(model, EVERYBODY).filter(stream=stream_of(case)).exists(), model
        assert known(model, THE_HOUSE).filter(stream=stream_of(case)).exists(), model


def test_an_open_case_is_found_by_everybody_beside_a_sealed_one(port):
    take_in(about_whom="feng")
    ordinary = take_in("complaint", topic="goods")

    assert finders(ordinary) == set(POSTS)


def test_a_promotion_above_a_reader_takes_the_case_from_their_list_at_once(port):
    case = take_in(actor="cai", about_whom="cao")
    do(case, "cai", c.Assign(to="ao"))
    do(case, "ao", c.Accept())
    assert "ao" in finders(case)

    record(ManagerNamed, "", person="ao", manager="cao")
    assert finders(case) == {"chen"}

    record(ManagerNamed, "", person="ao", manager="ding")
    assert finders(case) == {"chen", "ao"}


def test_a_post_given_or_taken_counts_at_once(port):
    case = take_in(about_whom="feng")

    record(PostGiven, "", person="zhu", pack="harbour", role="auditor")
    assert known(CaseRow, eyes_of("zhu")).filter(stream=stream_of(case)).exists()

    record(PostTaken, "", person="zhu", pack="harbour", role="auditor")
    assert not known(CaseRow, eyes_of("zhu")).filter(stream=stream_of(case)).exists()


def test_a_case_that_comes_to_name_somebody_vanishes_from_their_lists(port):
    case = take_in("complaint", topic="conduct")
    assert finders(case) == set(POSTS)
    assert FactRow.objects.filter(stream=stream_of(case)).exists()

    do(case, "cai", c.AmendFacts(facts={"about_whom": "feng"}))

    assert finders(case) == {"chen", "ao"}
    assert CaseRow.objects.get().is_sealed


def test_what_a_sealed_case_says_is_indexed_nowhere_not_even_what_it_said_before(port):
    case = take_in("complaint", topic="goods", caller="139")
    do(case, "cai", c.AmendFacts(facts={"topic": "conduct", "about_whom": "feng"}), at=MORNING)

    for model in (FactRow, PastFactRow, IdentityRow):
        assert not model.objects.filter(stream=stream_of(case)).exists(), model

    do(case, "ao", c.AmendFacts(facts={"topic": "goods"}))
    assert FactRow.objects.filter(stream=stream_of(case)).exists()
    assert IdentityRow.objects.filter(stream=stream_of(case)).exists()


def test_a_sealed_case_is_nobodys_earlier_case(port):
    take_in(about_whom="feng", caller="139")

    later = take_in("complaint", topic="goods", caller="139")
    assert not known(IdentityRow, THE_HOUSE).exclude(stream=stream_of(later)).exists()


def test_statistics_count_a_sealed_case_only_for_those_who_may_know_of_it(port):
    take_in(about_whom="feng")
    take_in("complaint", topic="goods")

    assert len(answers_of("harbour", ZONE)) == 1
    assert len(answers_of("harbour", ZONE, eyes=eyes_of("ao"))) == 2
    assert len(answers_of("harbour", ZONE, eyes=eyes_of("feng"))) == 1
    assert missed_clocks("harbour") == {}


def test_a_rebuild_arrives_at_the_same_secrecy(port):
    case = take_in("complaint", topic="goods")
    do(case, "cai", c.AmendFacts(facts={"topic": "conduct", "about_whom": "feng"}))
    take_in(about_whom="ding", senior="true")
    before = set(SecrecyRow.objects.values_list("stream", "rule", "what", "token", "also"))

    rebuilding.check()
    rebuilding.rebuild()

    assert before == set(SecrecyRow.objects.values_list("stream", "rule", "what", "token", "also"))


NOWHERE = "0" * 28


def answer(case: str, actor: str, command: c.Command, **more: object) -> str:
    with pytest.raises((NoSuchCase, Conflict)) as caught:
        handle(Ask(case=case, command=command, actor=actor, **more))  # type: ignore[arg-type]
    return f"{type(caught.value).__name__}: {caught.value}".replace(case, "CASE")


def test_the_door_answers_the_accused_as_where_there_is_no_case(port):
    case = take_in(about_whom="feng")
    commands = [
        c.Admit(), c.Close(outcome="settled"), c.Approve(proposal="proposal-1"), c.Accept(),
        c.Assign(to="ding"), c.AmendFacts(facts={"nothing": "x"}), c.Withdraw(reason=""),
    ]  # fmt: skip

    for actor in ("feng", "ding", "cao", "stranger"):
        for command in commands:
            for more in ({}, {"expected": 1}, {"expected": 7}, {"key": f"{actor}/{command.act}"}):
                assert answer(case, actor, command, **more) == answer(
                    NOWHERE, actor, command, **more
                )


def test_whoever_took_it_in_and_handed_it_over_does_not_get_it_again_by_the_same_key(port):
    case = take_in(about_whom="cao")
    ask = Ask(case=case, command=c.Assign(to="ao"), actor="cai", key="cai/1")
    handle(ask)
    assert handle(ask).repeated
    do(case, "ao", c.Accept())

    with pytest.raises(NoSuchCase):
        handle(ask)


def test_whoever_takes_in_a_report_that_is_not_for_them_gets_the_same_answer_twice_and_no_more(
    port,
):
    command = c.Register(kind="report", channel="letter", facts={"what": "x", "about_whom": "feng"})
    ask = Ask(case="0" * 27 + "1", command=command, actor="cai", pack="harbour", key="cai/2")
    first = handle(ask)
    do(first.case.id, "ao", c.Admit())

    again = handle(ask)

    assert (again.repeated, again.case) == (True, first.case)
    assert cannot_see(first.case.id, "cai")


def cannot_see(case: str, person: str) -> bool:
    return person not in finders(case)


def test_looking_at_a_case_as_somebody_who_may_not_know_finds_none(port):
    case = take_in(about_whom="feng")

    assert look_at(case, "ao").case.id == case
    assert look_at(case).case.id == case
    with pytest.raises(NoSuchCase):
        look_at(case, "feng")
