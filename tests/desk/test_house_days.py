"""Administrators at the desk: years and closing days, duty, categories, wordings, reporting lines."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from huiyin.casework.organisation import Deputy, Organisation, Post
from huiyin.catalogue import data_folder
from huiyin.catalogue.parcels import parcel_in
from huiyin.desk.house import parcels
from huiyin.ledger import moment, packs, ports, years
from huiyin.ledger.door import context_for, load_case
from huiyin.ledger.store import load
from huiyin.people import deeds, rostering
from huiyin.people import happenings as h
from huiyin.people.models import Account, ClosingDay, OwnGrant, OwnWording, Power, Standing
from huiyin.people.organising import STREAM, rebuild, record
from huiyin.register.models import Recount
from tests.ledger.house import MORNING, ZONE, register
from tests.support.jobs import do_due

pytestmark = pytest.mark.usefixtures("shop")
PAGES = ["house-calendars", "house-duty", "house-categories", "house-wordings", "house-tree"]
NOTICE = """元旦：1月1日至3日放假调休，共3天。
春节：2月5日至11日放假，共7天。2月14日上班。"""


@pytest.fixture
def boss(shop, sit_down):
    record(h.PersonJoined, "", person="gu", shown_name="顾管理", administrator=True)
    deeds.take_power(Account.objects.get(username="gu"), timedelta(hours=1), "测试")
    return sit_down("gu")


def happened(kind: str) -> list:
    return [item.event for item in load(STREAM) if item.event.name == kind]


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_open_to_administrators_alone_in_three_languages(boss, sit_down, page):
    for language in ("zh-Hans", "zh-Hant", "en"):
        Account.objects.filter(username="gu").update(language=language)
        answer = boss.get(reverse(page))
        assert answer.status_code == 200
        assert " style=" not in answer.content.decode()
    assert sit_down("wang").get(reverse(page)).status_code == 403


def test_without_power_nothing_of_them_changes(boss):
    Power.objects.all().delete()
    before = len(load(STREAM))
    day = (moment.now() + timedelta(days=9)).date().isoformat()
    asked = [
        ("house-calendars", {"deed": "close", "day": day, "title": "盘点"}),
        ("house-calendars", {"deed": "notice", "year": "2027", "source": "国办通知", "text": NOTICE}),
        ("house-duty", a_week()),
        ("house-wordings", {"pack": "tiny", "notice": "hello", "text": "您好 {number}"}),
    ]  # fmt: skip

    for page, given in asked:
        answer = boss.post(reverse(page), {**given, "confirm": "1"})
        assert answer.status_code == 422, page

    assert len(load(STREAM)) == before
    assert not years.published("CN")


def test_a_notice_is_pasted_looked_at_published_and_moves_what_it_moves(boss):
    case = register(at=datetime(2026, 12, 30, 9, 0, tzinfo=ZONE)).case
    before = load_case(case.id).clocks
    given = {"deed": "notice", "year": "2027", "source": "国务院办公厅关于2027年部分节假日安排的通知",
             "text": NOTICE}  # fmt: skip

    looked = boss.post("/house/calendars/", given).content.decode()
    assert "会改变" in looked and "2027-01-03" in looked and not years.published("CN")
    boss.post("/house/calendars/", {**given, "confirm": "1", "why": "收到通知"})

    [event] = [item.event for item in load(years.stream_of("CN"))]
    assert (event.year, event.status, event.by, event.why) == (2027, "official", "gu", "收到通知")
    assert Recount.objects.get().finished_at is None
    do_due()
    row = Recount.objects.get()
    assert row.finished_at is not None and row.done == row.total
    after = load_case(case.id).clocks
    assert row.moved == 1
    assert any(clock.provisional for clock in before.values())
    assert not any(clock.provisional for clock in after.values())
    page = boss.get("/house/calendars/?year=2027").content.decode()
    assert "已公布" in page and "收到通知" in page and f"看了 {row.done} 件" in page
    again = boss.post("/house/calendars/", given)
    assert again.status_code == 422 and not Recount.objects.filter(finished_at=None).exists()


def test_a_notice_that_does_not_read_well_keeps_what_was_pasted(boss):
    given = {
        "deed": "notice",
        "year": "2027",
        "source": "国办通知",
        "text": "元旦：1月1日（周一）放假",
    }

    answer = boss.post("/house/calendars/", given)

    assert answer.status_code == 422
    assert "读不通" in answer.content.decode() and "1月1日（周一）放假" in answer.content.decode()


def test_a_closing_day_counts_for_the_house_and_never_for_the_state(boss):
    calendars = ports.rules().calendars("tiny")
    day = next(
        d for n in range(3, 20)
        if calendars.state.is_workday(d := (moment.now() + timedelta(days=n)).date())
    )  # fmt: skip
    given = {"deed": "close", "day": day.isoformat(), "title": "盘点"}
    assert "不营业" in boss.post("/house/calendars/", given).content.decode()
    assert not ClosingDay.objects.exists()

    boss.post("/house/calendars/", {**given, "confirm": "1", "why": "年中盘点"})

    [event] = happened("house_closed")
    assert (event.day, event.title, event.why) == (day.isoformat(), "盘点", "年中盘点")
    after = ports.rules().calendars("tiny")
    assert not after.house.is_workday(day) and after.state.is_workday(day)
    assert boss.post("/house/calendars/", {**given, "confirm": "1"}).status_code == 422
    rebuild()
    assert ClosingDay.objects.filter(pk=day).exists()
    boss.post("/house/calendars/", {"deed": "open", "day": day.isoformat(), "confirm": "1"})
    assert ports.rules().calendars("tiny").house.is_workday(day)


def a_week(**more: str) -> dict[str, str]:
    first = (moment.now() + timedelta(days=1)).date()
    return {"person": "wang", "post": "tiny/owner", "first": first.isoformat(),
            "last": (first + timedelta(days=6)).isoformat(), "begins": "18:00", "ends": "08:30",
            **more}  # fmt: skip


def test_turns_are_shown_first_then_stand_on_the_roster_each_an_event(boss):
    looked = boss.post("/house/duty/", a_week()).content.decode()
    assert "将排 7 个班次" in looked and not Standing.objects.filter(on_duty=True).exists()

    boss.post("/house/duty/", {**a_week(), "confirm": "1", "why": "夜班"})

    turns = happened("duty_rostered")
    assert len(turns) == 7
    assert all(t.until - t.since == timedelta(hours=14, minutes=30) for t in turns)
    inside = turns[0].since + timedelta(hours=5)
    assert "owner" in context_for("tiny", "wang", inside).roles()
    assert "owner" not in context_for("tiny", "wang", turns[0].since - timedelta(hours=1)).roles()
    again = boss.post("/house/duty/", a_week())
    assert again.status_code == 422 and "已经有班次" in again.content.decode()
    row = Standing.objects.filter(on_duty=True).order_by("since").first()
    boss.post("/house/duty/", {"drop": row.pk})
    assert Standing.objects.filter(on_duty=True).count() == 6
    rebuild()
    assert Standing.objects.filter(on_duty=True).count() == 6


def test_duty_that_somebody_gives_to_themselves_is_shown_to_others(boss):
    answer = boss.post("/house/duty/", {**a_week(person="gu"), "confirm": "1"})

    assert answer.status_code == 302

    assert OwnGrant.objects.filter(person="gu").count() == 7


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"first": ""}, "填好日期"),
        ({"last": "2020-01-01"}, "早于开始"),
        ({"first": "2020-01-01", "last": "2020-01-02"}, "已经过去"),
        ({"last": "2036-01-01"}, "最多排"),
        ({"post": "tiny/king"}, "没有"),
    ],
)
def test_turns_that_cannot_be_are_refused(boss, wrong, says):
    answer = boss.post("/house/duty/", {**a_week(**wrong), "confirm": "1"})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Standing.objects.filter(on_duty=True).exists()


def test_whoever_is_on_duty_is_asked_before_the_holders():
    night = Deputy("qi", MORNING, MORNING + timedelta(hours=8), on_duty=True)
    stand_in = Deputy("lu", MORNING, MORNING + timedelta(hours=8))
    house = Organisation((Post("chief", "", ("li",), (stand_in, night)),))

    assert house.acting("chief", MORNING) == ("qi", "li", "lu")
    assert house.acting("chief", MORNING + timedelta(hours=8)) == ("li",)


def test_only_chosen_weekdays_and_no_others():
    monday = date(2026, 3, 2)
    wish = rostering.Wish("wang", deeds.Place("tiny", "owner"), monday, monday + timedelta(days=13),
                          datetime(2026, 1, 1, 9).time(), datetime(2026, 1, 1, 12).time(),
                          frozenset({5, 6}))  # fmt: skip

    found = [turn.since.date() for turn in wish.turns(ZONE)]

    assert found == [date(2026, 3, 7), date(2026, 3, 8), date(2026, 3, 14), date(2026, 3, 15)]


def test_a_notice_is_said_in_the_houses_words_with_everything_it_must_fill_in(boss):
    policy = ports.rules().regulation("tiny").on(moment.now().date())
    name, body = next((str(n), r.body.text(policy.language)) for n, r in policy.notices.items())
    own = f"店里的说法。{body}"
    given = {"pack": "tiny", "notice": name, "text": own}
    assert "今后这样说" in boss.post("/house/wordings/?pack=tiny", given).content.decode()
    assert not OwnWording.objects.exists()

    boss.post("/house/wordings/?pack=tiny", {**given, "confirm": "1", "why": "更客气"})

    assert context_for("tiny", "", moment.now()).wordings == {name: own}
    assert own in boss.get("/house/wordings/?pack=tiny").content.decode()
    strange = boss.post("/house/wordings/", {**given, "text": f"{body} {{secret}}", "confirm": "1"})
    assert strange.status_code == 422 and "不能写" in strange.content.decode()
    boss.post("/house/wordings/", {**given, "text": "", "confirm": "1"})
    assert not OwnWording.objects.exists()
    assert [event.text for event in happened("notice_worded")] == [own, ""]


def test_a_new_category_becomes_a_draft_of_the_next_edition(boss):
    pack = "general"
    parcel = parcel_in(data_folder("packs") / pack)
    packs.publish(parcel, ports.rules().regulation(pack), bases={})
    ports.rules().look_again()
    page = boss.get(f"/house/categories/?pack={pack}").content.decode()
    fact = page.split('name="fact" value="', 1)[1].split('"', 1)[0]
    given = {"pack": pack, "fact": fact, "name": "something_new", "title": "新的一项",
             "version": "2099.1", "from": "2099-01-01", "add": "1"}  # fmt: skip

    answer = boss.post(f"/house/categories/?pack={pack}", given)

    assert answer.headers["Location"] == "/house/regulations/new/"
    kept = parcels.draft_of("gu")
    assert kept is not None and kept.name == pack
    assert any('something_new: "新的一项"' in text for text in kept.files.values())
    assert "2099.1" in kept.files["pack.yaml"]
    again = boss.post(f"/house/categories/?pack={pack}", given)
    assert again.status_code == 422 and "已经有 something_new" in again.content.decode()


def test_people_who_report_to_each_other_in_a_circle_are_named(boss):
    record(h.ManagerNamed, "gu", person="wang", manager="li")
    assert "互为上级" not in boss.get("/house/posts/lines/").content.decode()
    record(h.ManagerNamed, "gu", person="li", manager="wang")

    page = boss.get("/house/posts/lines/").content.decode()

    assert "互为上级" in page
