"""A new edition asks for more than the house's words say: they give way, and the administrator hears."""

import re
from datetime import date, timedelta

import pytest

from huiyin.ledger import moment, packs, ports
from huiyin.people import deeds, wordings
from huiyin.people import happenings as h
from huiyin.people.models import Account
from huiyin.people.organising import rebuild, record
from tests.ledger.house import register
from tests.support.editions import edition

pytestmark = pytest.mark.usefixtures("shop")
BODY = '"{number} 请立即处理"'
OWN = "{number} 来了服务投诉，劳驾"
SERVICE = {"facts": {"topic": "service"}}


@pytest.fixture
def boss(shop, sit_down):
    record(h.PersonJoined, "", person="gu", shown_name="顾管理", administrator=True)
    gu = Account.objects.get(username="gu")
    deeds.take_power(gu, timedelta(hours=1), "测试")
    wordings.word(gu, "tiny", "service_first", OWN)
    return sit_down("gu")


def put_in_force(day: str, *changes: tuple[str, str]) -> None:
    parcel = edition("2", day, *changes)
    pack = type("Edition", (), {"version": "2", "in_force": date.fromisoformat(day)})
    packs.publish(parcel, type("R", (), {"pack": pack}), bases={})
    ports.rules().look_again()


def told() -> str:
    done = register(at=moment.now() - timedelta(minutes=1), **SERVICE)
    events = (one.event for one in done.recorded)
    return next(e.text for e in events if getattr(e, "template", "") == "service_first")


def warned(boss) -> str:
    page = boss.get("/house/").content.decode()
    return " ".join(re.findall(r"[^<>]*服务投诉[^<>]*", page))


def test_words_that_fit_are_said_and_nobody_is_warned(boss):
    assert told().endswith("来了服务投诉，劳驾")
    assert warned(boss) == ""


def test_words_that_leave_out_what_a_new_edition_tells_give_way_until_they_are_mended(boss):
    put_in_force("2026-01-01", (BODY, '"{number} 请立即处理，{due:answer}前答复"'))

    assert "请立即处理" in told()
    assert "要写明 {due:answer}" in warned(boss)
    page = boss.get("/house/wordings/?pack=tiny").content.decode()
    assert "改好以前按规定的措辞发出" in page and "{number} 请立即处理<" in page

    given = {"pack": "tiny", "notice": "service_first", "text": OWN + "，{due:answer}前"}
    boss.post("/house/wordings/?pack=tiny", {**given, "confirm": "1"})

    assert warned(boss) == ""
    assert "劳驾" in told()


def test_words_that_tell_what_is_no_longer_filled_in_give_way(boss):
    put_in_force("2026-01-01", (BODY, '"{number} {what}"'))
    gu = Account.objects.get(username="gu")
    wordings.word(gu, "tiny", "service_first", "{number}：{what}，劳驾")
    put_in_force("2026-01-02", (BODY, '"{number} 快办"'))

    assert told().endswith("快办")
    assert "不再填 {what}" in warned(boss)


def test_words_whose_original_changed_still_go_out_until_somebody_says_they_fit(boss):
    put_in_force("2026-01-01", (BODY, '"{number} 请在当天处理"'))
    rebuild()

    assert "劳驾" in told()
    assert "照原来的写的" in warned(boss) or "改了通知" in warned(boss)
    given = {"pack": "tiny", "notice": "service_first", "text": OWN, "confirm": "1"}
    assert "仍然合用" in boss.get("/house/wordings/?pack=tiny").content.decode()
    boss.post("/house/wordings/?pack=tiny", given)

    assert warned(boss) == ""
    assert boss.post("/house/wordings/?pack=tiny", given).status_code == 422


def test_an_edition_to_come_is_spoken_of_before_its_day(boss):
    put_in_force("2004-01-01", ("title: 小店", "title: 小店"))
    day = (moment.now() + timedelta(days=40)).date()
    put_in_force(day.isoformat(), (BODY, '"{number} {what}"'))

    assert told().endswith("劳驾")
    assert f"{day}起，" in warned(boss)
    page = boss.get("/house/wordings/?pack=tiny").content.decode()
    assert "规定到时这样说" in page and "{number} {what}" in page


def test_words_for_a_notice_that_is_gone_can_be_dropped(boss):
    put_in_force("2026-01-01", ("  service_first:", "  other_notice:"))
    page = boss.get("/house/wordings/?pack=tiny").content.decode()
    assert "不再有这种通知" in page
    assert "不再有通知" in boss.get("/house/").content.decode()

    given = {"pack": "tiny", "notice": "service_first", "text": "", "confirm": "1"}
    boss.post("/house/wordings/?pack=tiny", given)

    assert [*wordings.misfits("tiny")] == []
    assert "不再有通知" not in boss.get("/house/").content.decode()
