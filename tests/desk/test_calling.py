"""Who rings people sees whom, in what order and under which number, and records how it went."""

import pytest

from huiyin.casework import commands as c
from huiyin.ledger.door import load_case
from huiyin.ledger.models import EventRow
from huiyin.people import happenings as h
from huiyin.people.models import Account
from huiyin.people.organising import rebuild, record
from tests.ledger.house import do, register

RING = "ring_somebody"


@pytest.fixture
def case(shop):
    for person, phone in (("li", "138 0000 1111"), ("zhao", "+86 139-0000-2222")):
        record(h.PhoneNoted, "", person=person, phone=phone)
    found = register().case.id
    do(found, "wang", c.Admit())
    do(found, "zhao", c.OpenTask(kind=RING))
    return found


def test_the_form_shows_the_list_in_order_with_numbers(case, sit_down):
    page = sit_down("wang").get(f"/cases/{case}/do/record_call/").content.decode()

    assert page.index("138 0000 1111") < page.index("+86 139-0000-2222")


def test_a_call_is_recorded_at_the_desk_and_the_next_has_their_turn(case, sit_down):
    address = f"/cases/{case}/do/record_call/"
    sent = {"c.task": "task-1", "c.reached": "false", "key": "k", "version": ""}

    assert sit_down("wang").post(address, sent).status_code == 302

    assert load_case(case).tasks["task-1"].rung == ("li", "zhao")


def test_nobody_sees_a_number_who_has_nobody_to_ring(case, sit_down):
    do(case, "wang", c.RecordCall(task="task-1", reached=True))

    assert "138 0000 1111" not in sit_down("wang").get(f"/cases/{case}/").content.decode()
    assert sit_down("wang").get(f"/cases/{case}/do/record_call/").status_code == 409


def test_numbers_are_events_kept_apart_and_come_back_with_a_rebuild(case):
    rebuild()

    assert Account.objects.get(username="li").phone == "138 0000 1111"
    assert not EventRow.objects.filter(data__contains="138 0000").exists()
