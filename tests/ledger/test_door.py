"""The one door: a command is decided, recorded and projected as one, or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.casework.case import Stage
from huiyin.casework.refusal import Reason, Refused
from huiyin.ledger.door import Ask, Conflict, KeyReused, NoSuchCase, handle, load_case
from huiyin.ledger.models import Counter, EventRow, SealedText, Timer
from huiyin.ledger.store import append, load, lock
from huiyin.people import regulations
from huiyin.register.models import CaseRow, ClockRow, FactRow, WaitRow
from tests.ledger.house import MORNING, do, open_shop, register
from tests.support.editions import edition

pytestmark = pytest.mark.usefixtures("installation")


@pytest.fixture(autouse=True)
def _shop(installation):
    open_shop()


def test_a_registered_case_is_in_the_ledger_in_the_register_and_under_the_clock():
    done = register()

    assert load_case(done.case.id) == done.case
    row = CaseRow.objects.get(number="T202603-0001")
    assert (row.stage, row.owner, row.is_open) == ("received", "wang", True)
    assert {r.clock for r in ClockRow.objects.filter(stream=row.stream)} == {"answer", "pace"}
    assert {t.clock for t in Timer.objects.filter(stream=row.stream)} == {"answer", "pace"}


def test_what_people_said_stands_nowhere_in_the_open():
    register(facts={"what": "他的电话是秘密"})

    assert all("秘密" not in row.data for row in EventRow.objects.all())
    assert all("秘密".encode() not in bytes(t.ciphertext) for t in SealedText.objects.all())
    assert not FactRow.objects.filter(name="what").exists()
    assert FactRow.objects.get(name="topic").text == "goods"


def test_a_refused_command_changes_nothing_and_uses_no_number():
    with pytest.raises(Refused) as refused:
        register(facts={"what": ""})

    assert refused.value.reason is Reason.FACT_MISSING
    assert not EventRow.objects.filter(stream__startswith="case/").exists()
    assert not CaseRow.objects.exists()
    assert not Counter.objects.filter(value__gt=0).exists()


def test_numbers_start_anew_each_month_and_leave_no_gap():
    april = MORNING + timedelta(days=31)

    numbers = [register(at).case.number for at in (MORNING, MORNING, april)]

    assert numbers == ["T202603-0001", "T202603-0002", "T202604-0001"]


def test_the_same_key_brings_the_same_case_again_and_registers_once():
    ask = Ask(
        case="a1", command=c.Register(channel="phone", facts={"what": "x"}), actor="wang",
        pack="tiny", key="form-7", at=MORNING,
    )  # fmt: skip
    first = handle(ask)

    again = handle(Ask(**{**vars(ask), "case": "a2"}))

    assert again.repeated
    assert again.case == first.case
    assert [r.hash for r in again.recorded] == [r.hash for r in first.recorded]
    assert CaseRow.objects.count() == 1


def test_the_same_key_with_another_request_is_refused():
    ask = Ask(
        case="a1", command=c.Register(channel="phone", facts={"what": "x"}), actor="wang",
        pack="tiny", key="form-7", at=MORNING,
    )  # fmt: skip
    handle(ask)

    with pytest.raises(KeyReused):
        handle(Ask(**{**vars(ask), "actor": "li"}))


def test_the_same_key_for_the_same_act_on_another_case_is_refused():
    one, other = register().case, register(case="a2").case
    do(one.id, "wang", c.Admit(), key="form-8")

    with pytest.raises(KeyReused):
        do(other.id, "wang", c.Admit(), key="form-8")


def test_a_refused_act_leaves_its_key_free():
    ask = Ask(
        case="a1", command=c.Register(channel="smoke"), actor="wang", pack="tiny", key="form-9"
    )
    with pytest.raises(Refused):
        handle(ask)

    facts = {"what": "x"}
    done = handle(replace(ask, command=c.Register(channel="phone", facts=facts), at=MORNING))

    assert not done.repeated


def test_who_insists_on_what_they_saw_is_told_of_a_change():
    case = register().case
    do(case.id, "wang", c.Admit())

    with pytest.raises(Conflict):
        do(case.id, "li", c.Answer(text="好"), expected=case.version)


def test_the_database_itself_refuses_a_second_event_in_one_place():
    from django.db import IntegrityError, transaction

    done = register()
    head = lock(done.recorded[0].stream)
    head.version = 0

    with pytest.raises(IntegrityError), transaction.atomic():
        append(head, [done.recorded[0].event], MORNING)


def test_the_database_itself_refuses_to_change_or_remove_an_event():
    from django.db import DatabaseError, transaction

    register()

    with pytest.raises(DatabaseError), transaction.atomic():
        EventRow.objects.update(actor="somebody")
    with pytest.raises(DatabaseError), transaction.atomic():
        EventRow.objects.all().delete()


def test_a_case_that_nobody_registered_cannot_be_acted_on():
    with pytest.raises(NoSuchCase):
        do("nowhere", "wang", c.Admit())


def test_a_callback_that_finds_a_complaint_registers_it_in_the_same_transaction():
    delivery = register(kind="delivery", channel="counter", facts={"what": "电饭锅"}).case
    handle(
        Ask(case=delivery.id, command=c.AskCallback(callback="spot_check"), actor="", at=MORNING)
    )

    done = do(
        delivery.id, "li",
        c.RecordCallback(callback="spot_check", reached=True, satisfied=False, text="不热"),
    )  # fmt: skip

    [found] = done.spawned
    child = load_case(found)
    assert (child.kind, child.channel) == ("complaint", "callback")
    assert ("follow_up", delivery.id) in child.links


def test_a_case_replays_to_the_same_rows_after_its_whole_life():
    case = register(facts={"amount": "80"}).case
    do(case.id, "wang", c.Admit())
    do(case.id, "wang", c.Propose(subject="refund", amounts={"payout": 300}))
    waiting = WaitRow.objects.get(what="approval")
    assert (waiting.token, waiting.excluded) == ("role:tiny/chief", "wang")
    do(case.id, "li", c.Approve(proposal="proposal-1"))
    do(case.id, "wang", c.Answer(text="退三百"))
    do(case.id, "wang", c.CarryOut(proposal="proposal-1", proof="转账单"))
    done = do(case.id, "wang", c.Close(outcome="settled"))

    assert done.case.stage is Stage.CLOSED
    assert not Timer.objects.exists()
    assert not WaitRow.objects.exists()
    assert [item.event.name for item in load(f"case/{case.id}")][-1] == "closed"


def test_a_case_is_moved_or_merged_only_to_where_there_is_one(installation):
    """Programs name the other case by its id, and may name anything."""
    open_shop()
    may = ("amend_facts, link, correct_registration]", "amend_facts, move_case, merge]")
    regulations.install(regulations.tried(edition("2", "2004-01-01", may)))
    case, other = register().case.id, register().case.id

    for command in (
        c.MoveCase(to="twin", other="nothing", reason="x"),
        c.MoveCase(to="twin", other=other, reason="x"),  # it lies under `tiny` too
        c.Merge(into="nothing", reason="x"),
    ):
        with pytest.raises(Refused) as refused:
            do(case, "li", command)
        assert refused.value.reason is Reason.UNKNOWN_SUBJECT
    do(case, "li", c.Merge(into=other, reason="x"))
