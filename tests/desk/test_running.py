"""The page that says how the installation runs."""

from datetime import timedelta

import pytest

from huiyin.ledger import moment
from huiyin.ledger.models import Timer
from huiyin.ledger.seals import seal
from huiyin.notices.models import Outgoing
from huiyin.people import happenings as h
from huiyin.people.organising import record
from huiyin.upkeep import caring, standing
from huiyin.upkeep.beating import ALIVE, Beating
from huiyin.upkeep.models import Heartbeat
from tests.ledger.house import register

ADDRESS = "/house/running/"


@pytest.fixture
def keeper(shop, sit_down, monkeypatch):
    monkeypatch.setattr(standing, "room", lambda: standing.Room(free=50, total=100))
    record(h.PersonJoined, "", person="gu", shown_name="顾管理", administrator=True)
    return sit_down("gu")


def page(client) -> str:
    return client.get(ADDRESS).content.decode()


def test_a_house_that_was_never_sealed_proven_or_copied_is_told_so(keeper):
    said = page(keeper)

    assert "没有后台进程" in said
    assert said.count("从未") == 3
    assert "4 项需要处理" in said


def test_a_house_that_is_looked_after_is_told_that_all_is_well(keeper, shop):
    Beating().beat()
    seal(moment.now(), shop / "seals")
    caring.note("verify", events=12)
    caring.note("backup")

    said = page(keeper)
    assert "一切正常" in said
    assert "12 条记录，未发现改动" in said


def test_a_silent_worker_an_old_seal_and_a_broken_chain_are_named(keeper, shop):
    Beating().beat()
    Heartbeat.objects.update(seen_at=moment.wall() - ALIVE * 2)
    seal(moment.now() - timedelta(days=3), shop / "seals")
    caring.note("verify", is_sound=False)

    said = page(keeper)
    assert "没有响应" in said and "已超过 2 天" in said and "发现记录被改动" in said


def test_little_room_on_the_disk_needs_somebody(keeper, monkeypatch):
    before = page(keeper)
    monkeypatch.setattr(standing, "room", lambda: standing.Room(free=9, total=100))
    assert "4 项需要处理" in before and "5 项需要处理" in page(keeper)


def test_a_clock_that_could_not_fire_is_shown_without_what_the_error_quotes(keeper):
    register()
    later = moment.now() + timedelta(hours=1)
    Timer.objects.update(attempts=3, not_before=later, trouble="ValueError: 张秘密的杯子")

    said = page(keeper)
    assert "试过 3 次" in said and "ValueError" in said and "张秘密" not in said

    answer = keeper.post(ADDRESS, {"again": "clocks"}, follow=True)
    assert "将立即再试" in answer.content.decode()
    assert not Timer.objects.filter(not_before__gt=moment.now()).exists()


def test_messages_that_failed_are_all_sent_again_at_once(keeper):
    now = moment.now()
    Outgoing.objects.create(key="k", message_id="m", way="mail", purpose="p", content=b"", made_at=now,
                            not_before=now, state="failed", attempts=14, fault="refused")  # fmt: skip
    assert "未送出 1 条" in page(keeper)

    keeper.post(ADDRESS, {"again": "messages"})

    assert Outgoing.objects.values_list("state", "attempts", "fault").get() == ("waiting", 0, "")
