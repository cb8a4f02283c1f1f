"""Due clocks of many cases fire in one transaction, and write what each alone would write."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import DataError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.casework import commands as c
from huiyin.ledger import firing, moment, rebuilding, worker
from huiyin.ledger.door import Ask, handle, new_id
from huiyin.ledger.models import EventRow, Stream, Timer
from huiyin.ledger.standings import load_many
from huiyin.notices import outbox
from huiyin.notices.models import Message, Outgoing
from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.models import Account
from huiyin.people.organising import record
from huiyin.register import projector
from huiyin.register.models import CaseRow
from tests.ledger.house import MORNING, ZONE, do, open_shop, register

pytestmark = pytest.mark.usefixtures("installation")
TWO_HOURS = MORNING + timedelta(hours=2)


CLOCK = [MORNING]


@pytest.fixture(autouse=True)
def _shop(installation, monkeypatch):
    CLOCK[0] = MORNING
    monkeypatch.setattr(moment, "now", lambda: CLOCK[0])
    monkeypatch.setattr(worker, "_pace", firing.Pace(size=firing.MOST))
    open_shop()
    Account.objects.filter(username="zhao").update(email="zhao@shop.test")


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def fired_alone(now) -> int:
    fired = 0
    while worker.fire_one(now):
        fired += 1
    return fired


def everything() -> dict[str, object]:
    """All that a firing leaves behind, but for row numbers and for how a text was sealed."""
    streams = Stream.objects.order_by("id").values_list("id", flat=True)
    events = {
        stream: [(e.seq, e.event, e.recorded_at, e.policy, e.batch) for e in recorded]
        for stream, recorded in load_many(streams).items()
    }
    mails = [
        (row.key, row.purpose, row.person, row.not_before, outbox.opened(row))
        for row in Outgoing.objects.order_by("key")
    ]
    columns = [f.attname for f in Message._meta.concrete_fields if f.attname != "id"]
    inbox = sorted(map(repr, Message.objects.values_list(*columns)))
    timers = list(Timer.objects.order_by("stream", "clock", "key").values_list(
        "stream", "clock", "key", "due", "not_before", "attempts"))  # fmt: skip
    return {"events": events, "rows": rebuilding.digests(), "mails": mails, "inbox": inbox,
            "timers": timers}  # fmt: skip


LIVES = st.lists(
    st.tuples(
        st.sampled_from(["left", "admitted", "assigned", "answered", "proposed"]),
        st.integers(min_value=0, max_value=200),
        st.sampled_from(["goods", "service"]),
    ),
    min_size=2,
    max_size=6,
)
LATE = st.sampled_from(
    [timedelta(hours=2), timedelta(hours=5), timedelta(days=20), timedelta(days=60)]
)


def live(how: str, minutes: int, topic: str) -> None:
    at = MORNING + timedelta(minutes=minutes)
    case = register(at, facts={"topic": topic, "phone_number": "13800000000"}).case.id
    if how == "admitted":
        do(case, "wang", c.Admit(), at)
    if how == "assigned":
        do(case, "li", c.Assign(to="wang"), at)
    if how == "proposed":
        do(case, "wang", c.Admit(), at)
        do(case, "wang", c.Propose(subject="refund", amounts={"payout": 500}), at)
    if how == "answered":
        do(case, "wang", c.Answer(text="好"), at)


@settings(max_examples=25)
@given(LIVES, LATE, st.integers(min_value=2, max_value=7))
def test_a_house_fired_together_and_one_fired_case_by_case_are_the_same(lives, late, most):
    with undone():
        CLOCK[0] = MORNING
        for life in lives:
            live(*life)
        CLOCK[0] = now = MORNING + late
        with undone():
            fired = fired_alone(now)
            alone = everything()
        worker._pace.size = most
        assert worker.fire_due(now) == fired
        together = everything()
        assert verify_holds()
    assert together == alone


def verify_holds() -> bool:
    rows = EventRow.objects.order_by("stream", "seq")
    before: dict[str, str] = {}
    for row in rows:
        if row.previous != before.get(row.stream, ""):
            return False
        before[row.stream] = row.hash
    heads = dict(Stream.objects.filter(pk__in=before).values_list("id", "head"))
    return heads == before


def test_ten_cases_with_their_mails_take_no_more_statements_than_five():
    for account in Account.objects.all():
        Account.objects.filter(pk=account.pk).update(email=f"{account.username}@shop.test")
    for _ in range(17):
        register()
    before = Outgoing.objects.count()
    CLOCK[0] = TWO_HOURS
    firing.fire_together(TWO_HOURS, 2, firing.Pace())  # what the house shares is read once

    counts = []
    for cases in (5, 10):
        with CaptureQueriesContext(connection) as asked:
            assert firing.fire_together(TWO_HOURS, cases, firing.Pace()).fired == cases
        counts.append(len(asked))

    assert counts[0] == counts[1] < 45
    assert Outgoing.objects.count() - before >= 17


def test_a_case_that_cannot_be_written_is_postponed_and_the_others_fire(monkeypatch):
    """As a database says no that takes no such value: nothing that a later try would mend."""
    cases = [register().case.id for _ in range(4)]
    broken, genuine = f"case/{cases[1]}", projector.note

    def trouble(change, present, pending):
        if change.stream == broken:
            raise DataError("value too long")
        genuine(change, present, pending)

    monkeypatch.setattr(projector, "note", trouble)
    CLOCK[0] = TWO_HOURS
    worker.fire_due(TWO_HOURS)

    expired = EventRow.objects.filter(type="clock_expired").values_list("stream", flat=True)
    assert set(expired) == {f"case/{case}" for case in cases} - {broken}
    assert len(expired) == 3
    timer = Timer.objects.get(stream=broken, clock="pace")
    assert (timer.attempts, "too long" in timer.trouble) == (1, True)


def test_where_the_database_is_away_nothing_has_happened_and_the_next_case_is_tried_alone(
    monkeypatch,
):
    for _ in range(3):
        register()
    before = everything()

    def away(*_):
        raise OperationalError("gone")

    CLOCK[0] = TWO_HOURS
    with monkeypatch.context() as patched:
        patched.setattr(projector, "note", away)
        with pytest.raises(OperationalError):
            worker.fire_due(TWO_HOURS)

    assert everything() == before
    assert worker._pace.size == 1
    assert worker.fire_due(TWO_HOURS) == 3


def test_what_makes_other_cases_is_fired_alone_and_their_numbers_have_no_gap():
    pack, friday = "office-hygiene", MORNING.replace(day=6)
    for person, role in {"wen": "admin_clerk", "ling": "leader"}.items():
        record(PersonJoined, "", person=person, shown_name=person.title())
        record(PostGiven, "", person=person, pack=pack, role=role)
    CLOCK[0] = friday
    areas = {new_id(friday) for _ in range(3)}
    for n, area in enumerate(areas):
        facts = {"area_name": f"三樓走道 {n}", "area_kind": "public", "in_charge": "wen"}
        command = c.Register(kind="area", channel="desk", facts=facts)
        handle(Ask(case=area, command=command, actor="wen", pack=pack, at=friday))
    register(friday)
    CLOCK[0] = midnight = friday.astimezone(ZONE).replace(day=7, hour=0, minute=0)

    together = firing.fire_together(midnight, 9, firing.Pace())

    assert together.fired > 0
    assert set(together.alone) == {f"case/{area}" for area in areas}
    assert worker.fire_due(midnight) >= 3
    sheets = CaseRow.objects.filter(kind="day_sheet").order_by("number")
    serials = [int(sheet.number[-4:]) for sheet in sheets]
    assert serials == list(range(serials[0], serials[0] + len(serials)))
    assert len(serials) >= 3


def test_a_decision_that_asks_how_other_cases_stand_is_taken_alone(monkeypatch):
    cases = [register(facts={"phone_number": "13800000000"}).case.id for _ in range(2)]
    genuine = firing.decided

    def asking(regulation, case, command, context):
        if case.id == cases[0]:
            assert "earlier_case" in context.related
            dict(context.related)
        return genuine(regulation, case, command, context)

    monkeypatch.setattr(firing, "decided", asking)
    CLOCK[0] = TWO_HOURS

    together = firing.fire_together(TWO_HOURS, 9, firing.Pace())

    assert (together.fired, together.alone) == (1, [f"case/{cases[0]}"])


def test_the_pace_follows_how_long_a_transaction_took_and_knows_its_bounds():
    pace = firing.Pace(size=8)
    pace.learn(8, firing.HELD / 4)
    assert pace.size == 16
    pace.learn(16, firing.HELD * 2)
    assert pace.size == 8
    pace.learn(3, firing.HELD / 10)  # there were no more
    assert pace.size == 8
    for _ in range(9):
        pace.learn(pace.size, 0)
    assert pace.size == firing.MOST
    pace.learn(1, 9)
    assert pace.size == 1
