"""Administrators set connections at the desk; nobody else does, and no secret is ever shown."""

from datetime import timedelta

import pytest

from huiyin.connections import keeping
from huiyin.ledger.store import load
from huiyin.people import deeds
from huiyin.people.models import Account, Power
from tests.support.mail import mail_server

TYPED = {"c.on": "1", "c.host": "127.0.0.1", "c.port": "25", "c.security": "none",
         "c.password": "s3cret-word", "c.sender": "desk@house.test", "c.seconds": "5"}  # fmt: skip


@pytest.fixture
def root(sit_down):
    Account.objects.filter(username="zhao").update(is_administrator=True)
    deeds.take_power(Account.objects.get(username="zhao"), timedelta(hours=1), "测试")
    return sit_down("zhao")


def test_only_administrators_reach_the_connections(root, sit_down):
    assert root.get("/connections/").status_code == 200
    for method in ("get", "post"):
        assert getattr(sit_down("wang"), method)("/connections/smtp/").status_code == 403


def test_a_connection_is_set_and_its_secret_is_not_shown_again(root):
    answer = root.post("/connections/smtp/", TYPED)
    page = root.get("/connections/smtp/").content.decode()

    assert answer.headers["Location"] == "/connections/smtp/"
    assert keeping.current("smtp").password.get_secret_value() == "s3cret-word"
    assert "s3cret-word" not in page
    assert "已保存。留空则不变。" in page
    assert "desk@house.test" in page
    assert "已启用" in root.get("/connections/").content.decode()


def test_a_mailbox_offers_the_regulations_and_then_what_the_chosen_one_knows(root):
    fresh = root.get("/connections/imap/new/").content.decode()
    typed = {"c.name": "front", "c.host": "x.test", "c.username": "x", "c.password": "x",
             "c.address": "no address", "c.pack": "tiny", "c.channel": "counter",
             "c.person": "wang"}  # fmt: skip
    chosen = root.post("/connections/imap/new/", typed).content.decode()

    assert '<option value="tiny">小店投诉办法</option>' in fresh
    assert '<option value="wang">Wang</option>' in fresh
    assert 'list="c.channel.offers"' not in fresh
    assert '<option value="counter">' in chosen and '<option value="what">' in chosen


def test_what_does_not_fit_is_marked_and_what_was_typed_stays(root):
    answer = root.post("/connections/smtp/", {**TYPED, "c.port": "many", "c.sender_name": "售后部"})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "请填整数" in page
    assert 'value="售后部"' in page
    assert keeping.kept("smtp") is None


def test_a_test_message_goes_out_and_its_result_is_read(root):
    with mail_server() as (letters, port):
        root.post("/connections/smtp/", {**TYPED, "c.port": str(port)})
        answer = root.post("/connections/smtp/", {"ask": "try", "to": "me@house.test"}, follow=True)

    assert len(letters.taken) == 1
    assert "邮件服务器已收下" in answer.content.decode()


def test_removing_is_possible_and_recorded(root):
    root.post("/connections/smtp/", TYPED)
    root.post("/connections/smtp/", {"ask": "remove"})

    assert keeping.kept("smtp") is None


def test_a_connection_that_nobody_uses_is_not_found(root):
    assert root.get("/connections/pigeon/").status_code == 404
    assert root.get("/connections/smtp/two/").status_code == 404


def test_without_power_nothing_is_set_or_removed_and_what_was_typed_stays(root):
    root.post("/connections/smtp/", TYPED)
    Power.objects.all().delete()
    before = len(load(keeping.STREAM))

    changed = root.post("/connections/smtp/", {**TYPED, "c.host": "other.test"})
    removed = root.post("/connections/smtp/", {"ask": "remove"})

    assert (changed.status_code, removed.status_code) == (422, 422)
    assert "管理权限未开启" in changed.content.decode()
    assert 'value="other.test"' in changed.content.decode()
    assert keeping.kept("smtp").host == "127.0.0.1"
    assert len(load(keeping.STREAM)) == before


def test_the_event_names_who_set_it(root):
    root.post("/connections/smtp/", TYPED)

    assert load(keeping.STREAM)[-1].event.by == "zhao"
