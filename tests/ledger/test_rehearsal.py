"""A command decided before its turn writes what one decided in its turn would write, or is decided anew."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.casework import commands as c
from huiyin.casework.case import Case
from huiyin.casework.refusal import Refused
from huiyin.ledger import door, keys, moment, rebuilding, rehearsal
from huiyin.ledger.counters import next_number
from huiyin.ledger.door import Ask, Done, handle
from huiyin.ledger.lately import LATELY
from huiyin.ledger.models import Counter, EventRow, Receipt
from huiyin.ledger.sqlite.base import UNWRITTEN, DatabaseWrapper
from huiyin.ledger.store import Conflict, load
from huiyin.notices import outbox
from huiyin.notices.models import Message, Outgoing
from huiyin.people.happenings import PersonJoined, PostGiven, PostTaken
from huiyin.people.models import Account
from huiyin.people.organising import record

pytestmark = pytest.mark.usefixtures("installation")
PACK = "life-insurance"
MORNING = datetime.fromisoformat("2026-03-02T09:30+08:00")
CLOCK = [MORNING]
TAKEN: list[bool] = []
"""Of each command whether what was rehearsed was taken."""


@pytest.fixture(autouse=True)
def _shop(installation, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("nothing is rehearsed where rows are locked")
    CLOCK[0] = MORNING
    LATELY.forget()
    TAKEN.clear()
    monkeypatch.setattr(moment, "now", lambda: CLOCK[0])
    rehearsed = door._rehearsed

    def watched(ask: Ask) -> Done | None:
        done = rehearsed(ask)
        TAKEN.append(done is not None)
        return done

    monkeypatch.setattr(door, "_rehearsed", watched)
    monkeypatch.setattr(rehearsal, "is_possible", lambda: True)
    monkeypatch.setattr(DatabaseWrapper, "at_one_moment", in_the_transaction_of_the_test)
    open_house()


@contextmanager
def in_the_transaction_of_the_test(self: Any) -> Iterator[None]:
    """Where it stands for the moment at which everything is read; tests/faults has real ones."""
    written = self.connection.total_changes
    with transaction.atomic():
        yield
        if self.connection.total_changes != written:
            raise OperationalError(UNWRITTEN)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def before_its_turn(do_it: Callable[[], object], monkeypatch: Any) -> Iterator[None]:
    """Something happens once, after the next command was decided and before it is written."""
    happened: list[object] = []
    of = rehearsal.of

    @contextmanager
    def and_then(stream: str) -> Iterator[rehearsal.Rehearsal]:
        with of(stream) as noted:
            yield noted
        if not happened:
            happened.append(True)
            do_it()

    with monkeypatch.context() as changed:
        changed.setattr(rehearsal, "of", and_then)
        yield
    assert happened


def open_house() -> None:
    for person, role in {"chen": "officer", "lin": "supervisor", "zhao": "general_manager"}.items():
        record(PersonJoined, "", person=person, shown_name=person.title())
        record(PostGiven, "", person=person, pack=PACK, role=role)
    Account.objects.update(email="somebody@house.test")


def register() -> str:
    facts = {"summary": "分红与宣传不符", "complainant_name": "某客户", "complained_of": "company",
             "bodily_harm": "false"}  # fmt: skip
    command = c.Register(kind="complaint", channel="phone", facts=facts)
    handle(Ask(case="c1", command=command, actor="chen", pack=PACK))
    TAKEN.clear()
    return "c1"


def act(case: str, actor: str, command: c.Command, **more: Any) -> Done:
    return handle(Ask(case=case, command=command, actor=actor, **more))


def lived(how: list[str]) -> str:
    """A case to which this happened, one thing every five minutes; what is refused is left out."""
    CLOCK[0] = MORNING
    case = register()
    for step in how:
        CLOCK[0] += timedelta(minutes=5)
        with suppress(Refused):
            act(case, *STEPS[step](door.load_case(case)))
    return case


FOUND = {"established_facts": "查实", "responsible_party": "company_side",
         "responsible_person": "部门", "basis": "合同"}  # fmt: skip
STEPS: dict[str, Callable[[Case], tuple[str, c.Command]]] = {
    "admit": lambda case: ("chen", c.Admit()),
    "acknowledge": lambda case: ("chen", c.Acknowledge(medium="phone")),
    "assign": lambda case: ("lin", c.Assign(to="chen")),
    "contact": lambda case: ("chen", c.RecordContact(purpose="hearing")),
    "complainant": lambda case: ("chen", evidence("statement_complainant")),
    "evidence": lambda case: ("chen", evidence("investigation")),
    "find": lambda case: ("chen", c.RecordFinding(facts=FOUND)),
    "propose": lambda case: ("chen", c.Propose(subject="plan", text="说明并致歉")),
    "approve": lambda case: ("lin", c.Approve(proposal=last_proposal(case))),
    "answer": lambda case: ("chen", c.Answer(text="按方案答复")),
    "respond": lambda case: ("chen", c.Respond(response="accepted")),
    "close": lambda case: ("chen", c.Close()),
}


def evidence(kind: str) -> c.Command:
    return c.AddEvidence(kind=kind, title="通话记录")


def last_proposal(case: Case) -> str:
    return list(case.proposals)[-1] if case.proposals else "1"


TALK = c.RecordContact(purpose="hearing", told="私人的话")
LIVES = st.lists(st.sampled_from(list(STEPS)), min_size=1, max_size=12) | st.just(list(STEPS))


def left_by(case: str) -> dict[str, object]:
    """All that is kept of a case, but for how its texts were sealed."""
    stream = door.stream_of(case)
    models = [
        model
        for model in (*rebuilding.derived_models(), Message)
        if any(f.attname == "stream" for f in model._meta.fields)
    ]
    rows = {
        model._meta.db_table: sorted(
            repr(row)
            for row in model.objects.filter(stream=stream).values_list(
                *(f.attname for f in model._meta.fields if f.attname not in ("id", "message_id"))
            )
        )
        for model in models
    }
    mails = sorted(
        repr((row.key, row.purpose, row.person, row.not_before, outbox.opened(row)))
        for row in Outgoing.objects.filter(stream=stream)
    )
    LATELY.forget()
    events = [repr((e.seq, e.event, e.recorded_at, e.policy, e.batch)) for e in load(stream)]
    return {"events": events, "mails": mails, **rows}


@settings(max_examples=12)
@given(LIVES)
def test_what_was_decided_before_its_turn_leaves_what_is_decided_in_it(how):
    LATELY.forget()
    with undone():
        rehearsed, taken = left_by(lived(how)), list(TAKEN)
    with undone(), pytest.MonkeyPatch.context() as changed:
        changed.setattr(rehearsal, "is_possible", lambda: False)
        LATELY.forget()
        plain = left_by(lived(how))
    assert rehearsed == plain
    assert any(taken) or "admit" not in how


def test_a_history_that_goes_on_is_the_one_that_is_read_anew():
    case = lived(["admit", "acknowledge", "assign", "contact"])
    stream = door.stream_of(case)
    load(stream)
    act(case, "chen", TALK)
    act(case, "chen", evidence("investigation"))
    going_on = LATELY.of(stream)
    assert TAKEN[-2:] == [True, True] and going_on is not None
    LATELY.forget()
    assert going_on.case == door.load_case(case)
    assert list(going_on.recorded) == load(stream)


def test_what_happened_to_the_case_meanwhile_is_known_when_its_turn_comes(monkeypatch):
    case = register()
    with before_its_turn(lambda: act(case, "chen", c.Admit()), monkeypatch), pytest.raises(Refused):
        act(case, "chen", c.Admit())
    assert TAKEN == [True, False]  # the one that was begun later came first
    assert [e.event.name for e in load(door.stream_of(case))].count("admitted") == 1


def test_whoever_said_which_version_they_saw_is_told_that_it_is_another(monkeypatch):
    case = register()
    seen = door.load_case(case).version
    with (
        before_its_turn(lambda: act(case, "chen", TALK), monkeypatch),
        pytest.raises(Conflict),
    ):
        act(case, "chen", TALK, expected=seen)


def test_whoever_lost_their_post_meanwhile_may_not_do_it_any_more(monkeypatch):
    case = register()
    gone = lambda: record(PostTaken, "", person="chen", pack=PACK, role="officer")  # noqa: E731
    with before_its_turn(gone, monkeypatch), pytest.raises((Refused, door.NoSuchCase)):
        act(case, "chen", c.Admit())
    assert TAKEN == [False]


def test_the_same_key_twice_at_once_is_done_once(monkeypatch):
    case = register()
    ask = Ask(case=case, command=c.Admit(), actor="chen", key="k1")
    first: list[Done] = []
    with before_its_turn(lambda: first.append(handle(ask)), monkeypatch):
        second = handle(ask)
    assert second.repeated and not first[0].repeated
    assert [e.seq for e in second.recorded] == [e.seq for e in first[0].recorded]
    assert Receipt.objects.filter(key="k1").count() == 1


def test_what_is_erased_meanwhile_is_not_written_again_under_the_old_key(monkeypatch):
    case = register()
    stream = door.stream_of(case)
    with before_its_turn(lambda: keys.destroy(stream), monkeypatch), pytest.raises(keys.Erased):
        act(case, "chen", TALK)
    assert TAKEN == [False]


def test_what_cannot_be_noted_is_done_in_its_turn_and_once(monkeypatch):
    case = register()
    follow = door.follow

    def and_count(*asked: Any) -> Done:
        next_number("told")
        return follow(*asked)

    monkeypatch.setattr(door, "follow", and_count)
    act(case, "chen", c.Admit())
    assert TAKEN == [False]
    assert Counter.objects.get(name="told").value == 1


def test_a_row_that_is_not_there_any_more_is_found_and_nothing_of_it_stays(monkeypatch):
    """A rebuild makes the rows of the register anew, with other keys."""
    case = register()
    before = EventRow.objects.count()
    with before_its_turn(rebuilding.rebuild, monkeypatch):
        act(case, "chen", c.Admit())
    assert TAKEN == [False]
    assert EventRow.objects.count() > before
    rebuilding.check()
