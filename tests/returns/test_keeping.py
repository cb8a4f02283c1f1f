"""The life of a return: frozen when it is compiled, passed on by posts, kept beside what replaces it."""

from datetime import UTC, datetime, timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.casework.refusal import Reason, Refused
from huiyin.ledger import keys, moment
from huiyin.ledger.models import EventRow
from huiyin.ledger.seals import seal
from huiyin.ledger.verify import verify
from huiyin.returns.keeping import do, kept, made, stream_of
from huiyin.returns.making import NoSuchReturn, computed, wanted
from huiyin.returns.owing import missed_now, owed
from tests.ledger.house import MORNING, ZONE, open_shop, register
from tests.ledger.house import do as act

APRIL = datetime(2026, 4, 2, 9, 0, tzinfo=ZONE)
LATE = datetime(2026, 4, 20, 9, 0, tzinfo=ZONE)


@pytest.fixture
def clock(monkeypatch):
    now = [MORNING]
    monkeypatch.setattr(moment, "now", lambda: now[0])
    return now


@pytest.fixture(autouse=True)
def _shop(installation, clock):
    open_shop()


def monthly(key: str = "2026-03"):
    return wanted("tiny", "monthly", key, moment.now())


def figures(table) -> dict[str, dict[str, object]]:
    names = [head.name for head in table.heads]
    lines = {"/".join(line.keys): line for line in (*table.lines, table.total)}
    return {key: dict(zip(names, line.values, strict=True)) for key, line in lines.items()}


def refused(*what, **more) -> Refused:
    with pytest.raises(Refused) as caught:
        do(*what, **more)
    return caught.value


def two_cases(clock) -> str:
    first = register().case.id
    act(first, "wang", c.Answer(text="好"), at=MORNING + timedelta(hours=1))
    register(MORNING + timedelta(days=1), facts={"topic": "service"})
    clock[0] = APRIL
    return first


def compiled(clock) -> None:
    do(monthly(), "compile", "wang", {"summary": "两件，都是小事"})


def test_a_return_counts_by_its_rows_and_in_all(clock):
    two_cases(clock)

    found = figures(computed(monthly()))

    assert found["goods"] == {
        "received": 1,
        "answered": 1,
        "late": 0,
        "in_hand": 1,
        "paid": 0,
        "rate": 1,
    }
    assert found["service"]["answered"] == 0
    assert found[""]["received"] == 2


def test_it_goes_from_post_to_post_and_nobody_signs_for_themselves(clock):
    two_cases(clock)
    assert refused(monthly(), "compile", "li", {"summary": "x"}).reason is Reason.NO_RIGHT
    assert refused(monthly(), "check", "li").reason is Reason.WRONG_STAGE
    compiled(clock)

    assert refused(monthly(), "send", "wang").reason is Reason.WRONG_STAGE
    do(monthly(), "check", "li")
    do(monthly(), "approve", "zhao")
    do(monthly(), "send", "wang")

    life = kept(monthly(), moment.now()).life
    assert life.standing(monthly().rule) == "sent"
    assert [life.sent[0].checked.by, life.sent[0].approved.by] == ["li", "zhao"]


def test_a_written_part_that_is_wanted_must_be_written(clock):
    two_cases(clock)

    said = refused(monthly(), "compile", "wang", {"summary": "  "})

    assert (said.reason, said.needs) == (Reason.TEXT_MISSING, "小结")
    assert kept(monthly(), moment.now()).life.drafts == ()


def test_a_period_that_is_not_over_cannot_be_compiled(clock):
    register()
    clock[0] = datetime(2026, 3, 31, 23, 59, tzinfo=ZONE)

    assert refused(monthly(), "compile", "wang", {"summary": "早"}).reason is Reason.NOT_DUE


def test_what_was_sent_stays_as_it_was_sent_and_a_restatement_stands_beside_it(clock):
    first = two_cases(clock)
    compiled(clock)
    for who, what in (("li", "check"), ("zhao", "approve"), ("wang", "send")):
        do(monthly(), what, who)
    clock[0] = LATE
    act(first, "wang", c.AmendFacts(facts={"topic": "service"}, reason="其实是服务"), at=LATE)
    assert refused(monthly(), "compile", "wang", {"summary": "更正"}).reason is Reason.GROUND_NEEDED

    do(monthly(), "compile", "wang", {"summary": "更正", "why": "一件改了类别"})

    found = kept(monthly(), moment.now())
    old, new = (figures(made(found, draft)[0]) for draft in found.life.drafts)
    assert (old["goods"]["received"], old["service"]["received"]) == (1, 1)
    assert (new["goods"]["received"], new["service"]["received"]) == (0, 2)
    assert found.life.drafts[1].why == "一件改了类别"
    assert figures(computed(monthly(), found.life.drafts[0].as_of)) == old


def test_sent_back_it_is_compiled_anew_and_checked_anew(clock):
    two_cases(clock)
    compiled(clock)
    do(monthly(), "check", "li")
    assert refused(monthly(), "send_back", "zhao").reason is Reason.GROUND_NEEDED

    do(monthly(), "send_back", "zhao", {"why": "写得太短"})

    assert kept(monthly(), moment.now()).life.standing(monthly().rule) == "to_compile"
    compiled(clock)
    assert kept(monthly(), moment.now()).life.standing(monthly().rule) == "to_check"


def test_five_workdays_after_the_end_it_is_due_and_a_missed_one_is_noted_once(clock):
    two_cases(clock)
    due = kept(monthly(), APRIL).due
    assert due == datetime(2026, 4, 9, 0, 0, tzinfo=ZONE)  # 4 to 6 April is 清明

    assert missed_now(due - timedelta(seconds=1)) == 0
    assert missed_now(due) == 1
    assert missed_now(due + timedelta(days=3)) == 0
    assert EventRow.objects.filter(type="return_missed").count() == 1
    assert kept(monthly(), due).life.is_overdue(due, due)


def test_nothing_is_owed_of_periods_before_the_first_case(clock):
    two_cases(clock)

    assert [asked.span.key for asked in owed("tiny", APRIL)] == ["2026-03"]
    assert [asked.span.key for asked in owed("tiny", APRIL + timedelta(days=60))] == [
        "2026-05", "2026-04", "2026-03"]  # fmt: skip


def test_the_stream_of_a_return_is_chained_and_sealed_like_any_other(clock, installation):
    two_cases(clock)
    compiled(clock)
    stream = stream_of("tiny", "monthly", "2026-03")
    row = EventRow.objects.get(stream=stream)
    assert "小事" not in row.data  # texts may speak of people, and are kept apart

    seal(APRIL, installation / "seals")
    assert verify(installation / "seals", keys.public_key()).is_sound


def test_what_there_is_no_return_or_period_of_is_said_so(clock):
    for name, key in (
        ("weekly", ""),
        ("monthly", "2026-Q1"),
        ("monthly", "2026-13"),
        ("monthly", "x"),
    ):
        with pytest.raises(NoSuchReturn):
            wanted("tiny", name, key, datetime(2026, 4, 1, tzinfo=UTC))
