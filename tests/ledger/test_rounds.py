"""What comes round every workday: a window that starts itself anew, and a record for each day."""

from datetime import datetime, timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.ledger import worker
from huiyin.ledger.door import Ask, handle, load_case, new_id
from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.organising import record
from huiyin.register.models import CaseRow
from tests.ledger.house import ZONE

pytestmark = pytest.mark.usefixtures("installation")
PACK = "office-hygiene"
FRIDAY = datetime(2026, 3, 6, 9, 0, tzinfo=ZONE)
POSTS = {"wen": "admin_clerk", "ling": "leader"}


@pytest.fixture(autouse=True)
def _office(installation):
    for person, role in POSTS.items():
        record(PersonJoined, "", person=person, shown_name=person.title())
        record(PostGiven, "", person=person, pack=PACK, role=role)
    facts = {"area_name": "三樓走道", "area_kind": "public", "in_charge": "wen"}
    command = c.Register(kind="area", channel="desk", facts=facts)
    handle(Ask(case=new_id(FRIDAY), command=command, actor="wen", pack=PACK, at=FRIDAY))


def sheets() -> list[CaseRow]:
    return list(CaseRow.objects.filter(kind="day_sheet").order_by("received_at"))


def midnight(day: int) -> datetime:
    return datetime(2026, 3, day, tzinfo=ZONE)


def test_every_workday_has_one_sheet_and_days_of_rest_none():
    for day in range(7, 14):
        worker.fire_due(midnight(day))

    received = [sheet.received_at.astimezone(ZONE).date().day for sheet in sheets()]
    assert received == [6, 7, 10, 11, 12, 13]


def test_a_worker_that_was_down_for_a_week_makes_up_for_every_day():
    worker.fire_due(midnight(13))

    received = [sheet.received_at.astimezone(ZONE).date().day for sheet in sheets()]
    assert received == [6, 7, 10, 11, 12, 13]


def test_what_the_leader_finds_is_fined_once_and_the_sheet_of_the_next_day_begins_clean():
    worker.fire_due(midnight(7))
    first, second = (sheet.stream.removeprefix("case/") for sheet in sheets())
    look = next(t.id for t in load_case(first).tasks.values() if t.kind == "inspection")

    found = c.AnswerTask(task=look, facts={"unmet_public": ["floor", "bins"]})
    handle(Ask(case=first, command=found, actor="ling", at=FRIDAY + timedelta(hours=8)))

    fined = [(charge.person, charge.amount) for charge in load_case(first).charges.values()]
    assert fined == [("wen", "10")]
    assert not load_case(second).charges
    assert "unmet_public" not in load_case(second).facts
