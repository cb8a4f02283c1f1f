"""Connections are kept with their secrets encrypted, and every change is an event without them."""

import pytest

from huiyin.connections import keeping
from huiyin.connections.kinds import KINDS
from huiyin.connections.models import ConnectionRow
from huiyin.ledger import keys
from huiyin.ledger.models import EventRow
from huiyin.ledger.store import load
from huiyin.ledger.verify import verify

MAIL = {"host": "mail.test", "port": "2525", "security": "none", "username": "desk",
        "password": "s3cret-word", "sender": "desk@house.test"}  # fmt: skip


def test_what_is_put_comes_back_ready_for_use(installation):
    keeping.put("smtp", MAIL, "root")

    smtp = keeping.current("smtp")

    assert (smtp.host, smtp.port, smtp.password.get_secret_value()) == (
        "mail.test", 2525, "s3cret-word",
    )  # fmt: skip


def test_a_secret_stands_neither_in_the_rows_nor_in_the_events(installation):
    keeping.put("smtp", MAIL, "root")

    row, event = ConnectionRow.objects.get(), EventRow.objects.get(type="connection_set")

    for kept in (row.values.encode(), bytes(row.secrets), event.data.encode()):
        assert b"s3cret-word" not in kept
    [recorded] = load(keeping.STREAM)
    assert recorded.event.secrets == ("password",)
    assert recorded.event.by == "root"
    assert verify(installation / "seals", keys.public_key()).fault is None


def test_a_secret_that_is_not_given_again_stays(installation):
    keeping.put("smtp", MAIL, "root")
    keeping.put("smtp", {**MAIL, "host": "other.test", "password": ""}, "root")

    assert keeping.current("smtp").password.get_secret_value() == "s3cret-word"
    assert load(keeping.STREAM)[-1].event.secrets == ()


def test_values_that_do_not_fit_change_nothing_and_say_why_in_three_languages(installation):
    with pytest.raises(keeping.Wrong) as wrong:
        keeping.put("smtp", {**MAIL, "port": "99999", "sender": "nobody", "host": ""}, "root")

    assert set(wrong.value.problems) == {"port", "sender", "host"}
    assert wrong.value.problems["port"][0] == "不能大于 65535。"
    assert not ConnectionRow.objects.exists()
    assert load(keeping.STREAM) == []


def test_a_connection_that_is_switched_off_is_not_in_use(installation):
    keeping.put("smtp", {**MAIL, "on": False}, "root")

    assert keeping.current("smtp") is None
    assert keeping.kept("smtp").host == "mail.test"


def test_a_kind_that_nobody_uses_is_an_error(installation):
    with pytest.raises(LookupError):
        keeping.put("pigeon", {}, "root")


def test_removing_takes_the_secrets_and_leaves_the_trace(installation):
    keeping.put("smtp", MAIL, "root")
    keeping.remove("smtp", "root")

    assert keeping.kept("smtp") is None
    assert [item.event.name for item in load(keeping.STREAM)] == [
        "connection_set", "connection_removed",
    ]  # fmt: skip


def test_what_an_earlier_version_kept_and_this_one_cannot_use_counts_as_not_set(installation):
    keeping.put("smtp", MAIL, "root")
    row = ConnectionRow.objects.get()
    ConnectionRow.objects.update(values=row.values.replace('"on":true', '"on":true,"since":1'))
    assert keeping.current("smtp").host == "mail.test"

    ConnectionRow.objects.update(values=row.values.replace('"none"', '"rot13"'))
    keeping.put("messages", {}, "root")  # what is held is read anew when a connection changes
    assert keeping.current("smtp") is None


def test_the_key_of_no_connection_is_cut_so_that_two_never_share_one():
    longest = "a" * 41

    subjects = {keeping._subject(f"{name}/{longest}" if kind.MANY else name)
                for name, kind in KINDS.items()}  # fmt: skip

    assert len(subjects) == len(KINDS)
    assert max(map(len, subjects)) <= keeping.LONGEST_SUBJECT
