"""Whoever touches the ledger is found, and the first thing they touched is named."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from huiyin.casework import commands as c
from huiyin.ledger import keys
from huiyin.ledger.models import EventRow, SealedText, Stream
from huiyin.ledger.seals import seal
from huiyin.ledger.verify import verify
from tests.ledger.house import MORNING, do, open_shop, register


@pytest.fixture
def told(installation):
    """A case with a few events, sealed and exported."""
    open_shop()
    case = register().case
    do(case.id, "wang", c.Admit())
    do(case.id, "wang", c.Answer(text="换新的"))
    seal(MORNING, installation / "seals")
    return f"case/{case.id}"


@pytest.fixture
def look(installation):
    return lambda: verify(installation / "seals", keys.public_key())


def force(statement: str, *values: object) -> None:
    """As somebody with the database's own password would: past the guards."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE ledger_eventrow DISABLE TRIGGER ALL")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS ledger_event_no_update")
            cursor.execute("DROP TRIGGER IF EXISTS ledger_event_no_delete")
        cursor.execute(statement, values)


def test_an_untouched_ledger_is_sound(told, look):
    report = look()

    assert report.is_sound
    assert report.events == EventRow.objects.count()
    assert (report.seals, report.unprotected) == (1, 0)


def test_an_altered_event_is_named(told, look):
    force("UPDATE ledger_eventrow SET actor = 'li' WHERE stream = %s AND seq = 2", told)

    fault = look().fault

    assert (fault.stream, fault.seq, fault.what) == (told, 2, "it was altered")


def test_a_removed_event_is_named(told, look):
    force("DELETE FROM ledger_eventrow WHERE stream = %s AND seq = 3", told)

    assert look().fault.what == "event 3 is missing before it"


def test_two_events_that_changed_places_are_found(told, look):
    force("UPDATE ledger_eventrow SET seq = 999 WHERE stream = %s AND seq = 2", told)
    force("UPDATE ledger_eventrow SET seq = 2 WHERE stream = %s AND seq = 3", told)
    force("UPDATE ledger_eventrow SET seq = 3 WHERE stream = %s AND seq = 999", told)

    fault = look().fault

    assert (fault.seq, fault.what) == (2, "it does not follow the event before it")


def test_an_inserted_event_is_found(told, look):
    row = EventRow.objects.filter(stream=told).last()
    row.pk, row.seq = None, row.seq + 1
    row.save()

    assert look().fault.what == "it does not follow the event before it"


def test_an_altered_text_is_found_without_any_secret_key(told, look, installation):
    text = SealedText.objects.filter(stream=told).first()
    *most, last = bytes(text.ciphertext)
    SealedText.objects.filter(pk=text.pk).update(ciphertext=bytes([*most, last ^ 1]))
    (installation / "keys" / "master.key").unlink()
    (installation / "keys" / "seal.pem").unlink()

    fault = look().fault

    assert (fault.seq, fault.what) == (text.seq, "its text was altered")


def test_a_removed_text_is_found(told, look):
    SealedText.objects.filter(stream=told, seq=1).delete()

    assert look().fault.what == "its text is missing"


def test_a_tail_cut_before_the_last_exported_seal_is_found_also_when_the_head_was_mended(
    told, look
):
    last = EventRow.objects.filter(stream=told).order_by("-seq")[1]
    force("DELETE FROM ledger_eventrow WHERE stream = %s AND seq > %s", told, last.seq)
    Stream.objects.filter(pk=told).update(version=last.seq, head=last.hash)

    fault = look().fault

    assert fault.stream == told
    assert f"its events from {last.seq + 1} on are missing" in fault.what


def test_a_whole_case_that_vanished_is_found(told, look):
    force("DELETE FROM ledger_eventrow WHERE stream = %s", told)
    Stream.objects.filter(pk=told).delete()

    assert look().fault.stream == told


def test_a_history_rewritten_with_correct_hashes_is_found_by_the_seal(told, look):
    from huiyin.ledger.chain import event_hash

    previous = ""
    for row in EventRow.objects.filter(stream=told).order_by("seq"):
        if row.seq == 2:
            row.actor = "li"
        row.previous = previous
        row.hash = previous = event_hash(row)
        force(
            "UPDATE ledger_eventrow SET actor=%s, previous=%s, hash=%s WHERE id=%s",
            row.actor, row.previous, row.hash, row.pk,
        )  # fmt: skip
    Stream.objects.filter(pk=told).update(head=previous)

    assert look().fault.what == "a seal says that another event stood here"


def test_what_came_after_the_last_seal_is_said_to_be_unprotected(told, look):
    register(MORNING + timedelta(hours=1))

    report = look()

    assert report.is_sound
    assert report.unprotected > 0


def test_a_seal_that_was_altered_is_no_seal(told, look, installation):
    file = installation / "seals" / "000001.json"
    file.write_text(file.read_text().replace('"events": ', '"events": 1'))

    assert look().fault.what == "seal 1: the signature is not that of this key"


def test_a_seal_that_is_missing_between_others_is_missed(told, look, installation):
    register(MORNING + timedelta(hours=1))
    seal(MORNING, installation / "seals")
    (installation / "seals" / "000001.json").unlink()

    assert "the one before it is missing" in look().fault.what


def test_nothing_moved_makes_no_seal(told, installation):
    assert seal(MORNING, installation / "seals") is None


def test_after_erasing_a_subject_the_chain_is_sound_and_the_text_is_gone(told, look):
    from huiyin.ledger.store import load

    with transaction.atomic():
        keys.destroy(told)

    assert look().is_sound
    assert load(told)[0].event.private_facts == {}
