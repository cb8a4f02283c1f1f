"""Of a history that was read lately only what happened since is read, and nothing else is believed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from huiyin.casework import commands as c
from huiyin.desk.listing import SIZES
from huiyin.ledger.door import load_case, stream_of
from huiyin.ledger.keys import destroy
from huiyin.ledger.lately import LATELY
from huiyin.ledger.rotation import rotate_master
from huiyin.ledger.standings import A_PAGE, load_many, standing_many
from huiyin.ledger.store import load
from tests.ledger.house import MORNING, do, open_shop, register

pytestmark = pytest.mark.usefixtures("installation")


@pytest.fixture(autouse=True)
def _shop(installation):
    open_shop()
    LATELY.forget()


def _fresh(stream):
    LATELY.forget()
    return load(stream)


def test_a_second_look_reads_the_last_event_alone_and_says_the_same():
    stream = stream_of(register().case.id)
    first = load(stream)
    assert len(first) > 3

    with CaptureQueriesContext(connection) as asked:
        again = load(stream)

    assert again == first
    events = [q["sql"] for q in asked if "ledger_eventrow" in q["sql"]]
    assert len(events) == 1
    assert f">= {len(first)}" in events[0]
    assert not any("ledger_sealedtext" in q["sql"] for q in asked)


def test_an_act_does_not_ask_again_for_what_its_locked_head_proves():
    case = register().case
    load_case(case.id)

    with CaptureQueriesContext(connection) as asked:
        do(case.id, "wang", c.Admit(), at=MORNING + timedelta(hours=1))

    assert not any(
        q["sql"].startswith("SELECT") and '"ledger_eventrow"."seq" >= ' in q["sql"] for q in asked
    )


def test_an_act_after_the_words_were_erased_does_not_see_them():
    case = register(facts={"what": "他的电话是秘密"}).case
    assert "秘密" in str(load_case(case.id))
    destroy(stream_of(case.id))

    done = do(case.id, "wang", c.Admit(), at=MORNING + timedelta(hours=1))

    assert "秘密" not in str(done.case)


def test_what_happened_since_is_there_and_equal_to_reading_all():
    case = register().case
    known = load(stream_of(case.id))
    do(case.id, "wang", c.Admit(), at=MORNING + timedelta(hours=1))

    now = load(stream_of(case.id))

    assert len(now) > len(known)
    assert now == _fresh(stream_of(case.id))
    assert load_case(case.id) == (LATELY.forget(), load_case(case.id))[1]


def test_what_came_to_nothing_is_forgotten():
    case = register().case
    before = load(stream_of(case.id))
    try:
        with transaction.atomic():
            do(case.id, "wang", c.Admit(), at=MORNING + timedelta(hours=1))
            assert len(load(stream_of(case.id))) > len(before)
            raise InterruptedError
    except InterruptedError:
        pass

    assert load(stream_of(case.id)) == before
    do(case.id, "wang", c.Admit(), at=MORNING + timedelta(hours=2))

    assert load(stream_of(case.id)) == _fresh(stream_of(case.id))


def test_erased_words_go_with_the_next_look():
    stream = stream_of(register(facts={"what": "他的电话是秘密"}).case.id)
    assert "秘密" in str(load(stream))

    destroy(stream)

    assert "秘密" not in str(load(stream))
    assert "秘密" not in str(LATELY.of(stream))


def test_words_stay_under_a_new_master_key():
    stream = stream_of(register(facts={"what": "他的电话是秘密"}).case.id)
    before = load(stream)

    rotate_master("root", "seen by a stranger")

    assert load(stream) == before


def test_a_history_that_is_another_one_is_read_whole():
    stream = stream_of(register().case.id)
    true, told = load(stream), LATELY.of(stream)
    *earlier, last = told.recorded

    for other in (last._replace(hash="0" * 64), last._replace(seq=last.seq + 1)):
        LATELY.keep(stream, replace(told, recorded=(*earlier, other)))
        assert load(stream) == true


def test_only_so_much_is_kept(monkeypatch):
    monkeypatch.setattr("huiyin.ledger.lately.MOST", 12)
    streams = [stream_of(register(MORNING + timedelta(minutes=n)).case.id) for n in range(5)]
    for stream in streams:
        load(stream)

    kept = [stream for stream in streams if LATELY.of(stream)]
    assert kept == streams[-len(kept) :]
    assert sum(len(LATELY.of(s).recorded) for s in kept) <= 12


def test_many_are_read_together_once_and_again_when_something_happened_or_a_key_is_gone():
    one, other, gone = (stream_of(register().case.id) for _ in range(3))
    load_many([one, other, gone])
    do(other.partition("/")[2], "wang", c.Admit(), at=MORNING + timedelta(hours=1))
    destroy(gone)

    with CaptureQueriesContext(connection) as asked:
        told = load_many([one, other, gone])

    events = [q["sql"] for q in asked if "ledger_eventrow" in q["sql"]]
    assert len(events) == 1 and one not in events[0]
    assert told == {stream: _fresh(stream) for stream in (one, other, gone)}
    assert not any(getattr(item.event, "private_facts", None) for item in told[gone])


def test_of_as_many_as_a_page_shows_nothing_is_read_and_told_again():
    assert SIZES[-1] == A_PAGE
    streams = [stream_of(register().case.id) for _ in range(3)]
    first = standing_many(streams)

    with CaptureQueriesContext(connection) as asked:
        again = standing_many(streams)

    assert not [q["sql"] for q in asked if "ledger_eventrow" in q["sql"]]
    assert all(again[stream].case is first[stream].case for stream in streams)
    assert {stream: list(again[stream].recorded) for stream in streams} == load_many(streams)
