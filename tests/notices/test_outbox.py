"""What is put into the outbox goes out once, or stays where somebody sees it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from huiyin.evidence import keeping as evidence
from huiyin.jobs import running
from huiyin.jobs.asking import MESSAGES
from huiyin.jobs.models import Job
from huiyin.ledger import keys
from huiyin.ledger.moment import told_at
from huiyin.notices import outbox, sending
from huiyin.notices.models import Outgoing
from huiyin.notices.outbox import Cause, Letter
from tests.support.jobs import send_due

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


def put(key: str = "one", **more: object) -> str:
    letter = Letter(to="wang@house.test", subject="请尽快答复", text="正文", **more)
    return outbox.put(letter, Cause(key=key, purpose="test", stream="case/a", not_before=NOW))


def test_a_message_goes_out_once_and_is_noted_as_sent(server):
    message_id = put(html="<p>正文</p>")

    assert (send_due(LATER), send_due(LATER)) == (1, 0)

    [came] = server.taken
    assert came["Message-ID"] == message_id
    assert came["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in came.iter_parts()] == ["text/plain", "text/html"]
    row = Outgoing.objects.get()
    assert (row.state, row.attempts, row.sent_at) == ("sent", 1, LATER)


def test_the_same_thing_put_twice_is_one_message(server):
    assert put() == put()
    assert Outgoing.objects.count() == 1


def test_messages_put_together_are_those_put_one_by_one(server):
    there = put("known")
    keys.subject_key("case/gone", make=True)
    keys.destroy("case/gone")
    wanted = [("known", "case/a"), ("new", "case/a"), ("new", "case/a"), ("lost", "case/gone"),
              ("other", "case/b"), ("ours", "")]  # fmt: skip
    letter = Letter(to="wang@house.test", subject="请尽快答复", text="正文")

    said = outbox.put_all(
        [
            outbox.Packet(letter, Cause(key=key, purpose="test", stream=stream, not_before=NOW))
            for key, stream in wanted
        ]
    )

    assert said[0] == there
    assert said[1] == said[2] == put("new")
    assert said[3] is None
    assert set(Outgoing.objects.values_list("message_id", flat=True)) == {*said} - {None}
    assert send_due(LATER) == len(server.taken) == 4
    assert all(outbox.opened(row) == letter for row in Outgoing.objects.all())


def test_what_was_erased_is_not_put(installation):
    keys.subject_key("case/a", make=True)
    keys.destroy("case/a")

    with pytest.raises(keys.Erased):
        put()


def test_what_was_put_in_a_transaction_that_fails_never_goes_out(server):
    with transaction.atomic():
        put()
        transaction.set_rollback(True)

    assert send_due(LATER) == 0
    assert server.taken == []


def test_the_content_cannot_be_read_in_the_database(installation):
    put()

    row = Outgoing.objects.get()

    assert "正文".encode() not in bytes(row.content)
    assert b"wang@house" not in bytes(row.content)
    assert outbox.opened(row).text == "正文"


def test_a_server_that_is_busy_is_asked_again_later_and_less_and_less_often(server):
    server.answers = ["451 busy"] * 3
    put()
    waits, now = [], NOW
    for _ in range(3):
        send_due(now)
        row = Outgoing.objects.get()
        waits.append((row.not_before - now).total_seconds())
        now = row.not_before

    assert waits == [60, 120, 240]
    assert (row.state, row.fault) == ("waiting", "later")
    assert send_due(now) == 1
    assert Outgoing.objects.get().state == "sent"


def test_a_message_refused_for_good_fails_at_once_and_can_be_tried_again_by_hand(server):
    server.answers = ["550 5.7.1 not from you"]
    put()
    send_due(LATER)

    row = Outgoing.objects.get()
    assert (row.state, row.fault) == ("failed", "refused")
    assert "not from you" in row.detail

    assert outbox.retry(row.pk, LATER)
    send_due(LATER)
    assert Outgoing.objects.get().state == "sent"


def test_nobody_tries_for_ever(server):
    server.answers = ["451 busy"] * 50
    put()
    for day in range(1, 20):
        send_due(NOW + timedelta(days=day))

    row = Outgoing.objects.get()
    assert (row.state, row.attempts) == ("failed", outbox.MOST_ATTEMPTS)
    assert server.offered == outbox.MOST_ATTEMPTS


def test_without_a_mail_server_messages_stay_to_be_looked_at(installation):
    put()
    send_due(LATER)

    row = Outgoing.objects.get()
    assert (row.state, row.fault) == ("off", "off")
    assert outbox.opened(row).subject == "请尽快答复"


def test_a_message_whose_holder_died_is_sent_by_the_next_one_after_the_lease(server):
    message_id = put()
    with told_at(NOW):
        assert running.take(MESSAGES) is not None
    held = outbox.take(Outgoing.objects.get().key, NOW)

    assert send_due(NOW + outbox.LEASE - timedelta(seconds=1)) == 0
    assert send_due(NOW + outbox.LEASE) == 1
    assert [came["Message-ID"] for came in server.taken] == [message_id]

    outbox.not_sent(held, outbox.Failed("slow"), LATER)
    assert Outgoing.objects.get().state == "sent"


def test_a_message_sent_again_is_the_same_to_the_byte_with_its_parts_and_files(server):
    digest = evidence.put([b"%PDF-1.7 answer"], 100).sha256
    put(html="<p>正文</p>", attachments=(("答复.pdf", "application/pdf", digest),))
    server.hangs_up = "after"
    send_due(NOW)
    server.hangs_up = ""

    send_due(LATER)

    first, second = server.taken
    assert first.is_multipart() and bytes(first) == bytes(second)


def test_a_discarded_message_never_goes_out(server):
    put()
    assert outbox.discard(Outgoing.objects.get().pk)

    send_due(LATER)
    assert server.taken == []
    assert not outbox.discard(Outgoing.objects.get().pk)


def test_erasing_the_subject_erases_the_message(server):
    put()
    keys.destroy("case/a")
    send_due(LATER)

    assert server.taken == []
    assert Outgoing.objects.get().state == "discarded"


def test_a_file_of_the_evidence_goes_along(server):
    digest = evidence.put([b"%PDF-1.7 answer"], 100).sha256
    put(attachments=(("答复.pdf", "application/pdf", digest),))
    send_due(LATER)

    [attached] = list(server.taken[0].iter_attachments())
    assert attached.get_filename() == "答复.pdf"
    assert attached.get_content() == b"%PDF-1.7 answer"


def test_a_message_that_cannot_go_does_not_hold_up_the_next_one(server):
    put("one", attachments=(("lost.pdf", "application/pdf", "0" * 64),))
    put("two")
    send_due(LATER)

    assert len(server.taken) == 1
    assert sorted(Outgoing.objects.values_list("state", flat=True)) == ["sent", "waiting"]


def test_old_messages_are_forgotten_and_failed_ones_are_not(server):
    put("one")
    put("two")
    Outgoing.objects.filter(pk=Outgoing.objects.first().pk).update(state="sent")
    Outgoing.objects.exclude(state="sent").update(state="failed")
    made = Outgoing.objects.first().made_at

    assert sending.forget_old(made + sending.KEPT) == 0
    assert sending.forget_old(made + sending.KEPT + timedelta(seconds=1)) == 1
    assert Outgoing.objects.get().state == "failed"


def test_a_message_of_an_older_release_that_has_no_job_is_asked_for_anew(server):
    put()
    Job.objects.all().delete()

    sending.rouse(LATER)

    assert send_due(LATER) == 1
    assert len(server.taken) == 1
