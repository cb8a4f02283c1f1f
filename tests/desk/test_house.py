"""Administrators at the desk: people, posts, deputies, power, leaving, the worklist."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from huiyin.casework.case import Case
from huiyin.ledger import moment
from huiyin.ledger.door import load_case
from huiyin.ledger.store import load
from huiyin.people import deeds
from huiyin.people import happenings as h
from huiyin.people.models import Account, Holding, OwnGrant, Power, Standing
from huiyin.people.organising import STREAM, record
from huiyin.register import leaving
from tests.desk.conftest import PASSWORD
from tests.ledger.house import register

PAGES = ["house", "house-people", "house-invite", "house-posts", "house-deputies", "house-history",
         "house-settings", "house-regulations", "house-erasing", "house-running"]  # fmt: skip


@pytest.fixture
def boss(shop, sit_down):
    """An administrator with power, at the desk."""
    record(h.PersonJoined, "", person="gu", shown_name="顾管理", administrator=True)
    deeds.take_power(Account.objects.get(username="gu"), timedelta(hours=1), "测试")
    return sit_down("gu")


def deed(client: Client, person: str, act: str, **given: str):
    return client.post(f"/house/people/{person}/do/{act}/", given)


def happened(kind: str) -> list:
    return [item.event for item in load(STREAM) if item.event.name == kind]


def owner_of(case: Case) -> str:
    return load_case(case.id).owner


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_the_house_open_to_administrators_in_three_languages(boss, page):
    for language in ("zh-Hans", "zh-Hant", "en"):
        Account.objects.filter(username="gu").update(language=language)
        answer = boss.get(reverse(page))
        assert answer.status_code == 200
        assert " style=" not in answer.content.decode()


def test_nobody_else_opens_or_changes_anything_of_the_house(boss, sit_down):
    clerk = sit_down("wang")
    for page in PAGES:
        assert clerk.get(reverse(page)).status_code == 403
    assert deed(clerk, "wang", "give-post", post="tiny/owner").status_code == 403
    assert clerk.post("/house/power/", {"why": "要", "length": "60"}).status_code == 403


def test_without_power_an_administrator_looks_and_changes_nothing(boss):
    Power.objects.all().delete()
    before = len(load(STREAM))

    answer = deed(boss, "wang", "give-post", post="tiny/chief")

    assert answer.status_code == 422
    assert "管理权限未开启" in answer.content.decode()
    assert len(load(STREAM)) == before


def test_power_asks_for_the_password_again_and_ends_by_itself(boss):
    Power.objects.all().delete()
    account = Account.objects.get(username="gu")
    account.set_password(PASSWORD)
    account.save()
    client = Client()
    client.post("/sign-in/", {"login": "gu", "password": PASSWORD})
    assert client.get("/house/power/").headers["Location"].startswith("/confirm/")
    client.post("/confirm/", {"password": PASSWORD})

    assert client.post("/house/power/", {"why": "", "length": "60"}).status_code == 422
    client.post("/house/power/", {"why": "新同事入职", "length": "15"})

    [*_, taken] = happened("power_taken")
    assert taken.why == "新同事入职"
    assert abs(taken.until - taken.at - timedelta(minutes=15)) < timedelta(seconds=5)
    later = moment.now() + timedelta(minutes=16)
    assert deeds.power_until(account, later) is None


def test_an_invited_person_gets_a_link_shown_once(boss):
    given = {"person": "Xin.ren", "shown_name": "新人", "address": "xin@example.cn",
             "post": "tiny/clerk"}  # fmt: skip
    answer = boss.post("/house/people/new/", given, follow=True)

    assert answer.redirect_chain[0][0] == "/house/people/xin.ren/"
    assert "testserver/link/" in answer.content.decode()
    assert "testserver/link/" not in boss.get("/house/people/xin.ren/").content.decode()
    assert Holding.objects.filter(person="xin.ren", role="clerk").exists()
    assert [event.person for event in happened("link_issued")] == ["xin.ren"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("wang", "已有人使用"),
        ("owner", "规定里的岗位"),
        ("有人", "登录名只能用"),
        ("", "登录名只能用"),
    ],
)
def test_a_name_that_cannot_be_given_keeps_what_was_typed(boss, name, says):
    answer = boss.post("/house/people/new/", {"person": name, "shown_name": "新人"})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert 'value="新人"' in answer.content.decode()


def test_posts_are_given_and_taken_with_who_and_why(boss):
    deed(boss, "wang", "give-post", post="tiny/chief", why="代理主管转正")
    [*_, given] = happened("post_given")
    assert (given.by, given.why, given.role) == ("gu", "代理主管转正", "chief")

    deed(boss, "wang", "take-post", post="tiny/chief")

    assert not Holding.objects.filter(person="wang", role="chief").exists()
    assert deed(boss, "wang", "give-post", post="tiny/king").status_code == 422


def test_a_deputy_has_a_beginning_and_an_end_and_sees_both(boss, sit_down):
    answer = deed(boss, "wang", "deputy", post="tiny/chief", since="2026-01-01T09:00",
                  until="2036-01-08T18:00")  # fmt: skip
    assert answer.status_code == 302
    assert "2036-01-08 18:00" in boss.get("/house/deputies/").content.decode()
    for person, says in (("wang", "您代理"), ("li", "Wang代理")):
        page = sit_down(person).get("/second-factor/").content.decode()
        assert says in page and "2036-01-08 18:00" in page

    again = deed(boss, "wang", "deputy", post="tiny/chief", since="2026-01-01T09:00",
                 until="2036-01-08T18:00")  # fmt: skip
    assert "与现在的值相同" in again.content.decode()
    past = deed(boss, "wang", "deputy", post="tiny/chief", until="2020-01-01T09:00")
    assert "结束时间要晚于" in past.content.decode()


def test_what_an_administrator_gives_to_themselves_stays_until_another_has_looked(boss, sit_down):
    deed(boss, "gu", "give-post", post="tiny/chief", why="暂代")
    grant = OwnGrant.objects.get()
    assert "自我授权" in boss.get("/house/history/").content.decode()

    assert boss.post("/house/reviewed/", {"place": grant.place}).status_code == 422
    record(h.PersonJoined, "", person="lu", shown_name="陆", administrator=True)
    other = sit_down("lu")
    assert "顾管理给自己授权" in other.get("/house/").content.decode()
    other.post("/house/reviewed/", {"place": grant.place})

    assert OwnGrant.objects.get().reviewed_by == "lu"
    assert "给自己授权" not in other.get("/house/").content.decode()


def test_the_last_administrator_cannot_go(boss):
    answer = deed(boss, "gu", "no-administrator", why="不做了")
    assert "至少要保留一位" in answer.content.decode()
    with pytest.raises(deeds.Unfit):
        leaving.leave(None, "gu", {})


def test_being_an_administrator_opens_no_case(boss):
    case = register().case.id

    assert boss.get(f"/cases/{case}/").status_code == 404
    assert case not in boss.get("/cases/?open=all").content.decode()


def test_whoever_leaves_hands_over_in_one_step(boss, sit_down):
    theirs = sit_down("wang")
    record(h.PersonJoined, "", person="qi", shown_name="齐")
    record(h.PostGiven, "", person="qi", pack="tiny", role="clerk")
    case = register().case
    assert owner_of(case) == "wang"
    page = boss.get("/house/people/wang/leave/").content.decode()
    assert case.number in page and "同岗位同事" in page and "齐" in page

    answer = boss.post("/house/people/wang/leave/", {"go": "1", "why": "辞职"}, follow=True)

    assert "移交了 1 件案件" in answer.content.decode()
    assert owner_of(case) == "qi"
    passed = load(f"case/{case.id}")[-2].event
    assert (passed.name, passed.person, passed.to, passed.rule) == (
        "succeeded",
        "wang",
        "qi",
        "peer",
    )
    assert passed.arranged_by == "gu"
    assert not Holding.objects.filter(person="wang").exists()
    assert theirs.get("/").status_code == 302
    assert [event.why for event in happened("person_left")] == ["辞职"]
    assert case.number in sit_down("qi").get("/").content.decode()


def test_leaving_is_all_or_nothing(boss):
    case = register().case
    for person in ("li", "zhao"):
        for row in Holding.objects.filter(person=person):
            record(h.PostTaken, "", person=person, pack="tiny", role=row.role)
    before = len(load(STREAM))

    answer = boss.post("/house/people/wang/leave/", {"go": "1"})

    assert answer.status_code == 422
    assert "没有合适的接手人" in answer.content.decode()
    assert owner_of(case) == "wang"
    assert len(load(STREAM)) == before
    assert Account.objects.get(username="wang").is_active


def test_an_administrator_may_choose_another_successor_than_the_rule(boss):
    case = register().case

    boss.post("/house/people/wang/leave/", {"go": "1", f"to:{case.id}": "zhao"})

    assert owner_of(case) == "zhao"


def test_a_deputy_who_stands_in_comes_before_everybody_else(boss):
    record(h.PersonJoined, "", person="qi", shown_name="齐")
    record(h.PostGiven, "", person="qi", pack="tiny", role="clerk")
    record(h.DeputyNamed, "", person="li", pack="tiny", role="clerk", until=None)
    register()

    [passing] = leaving.plan("wang", {}).passings

    assert (passing.to, passing.rule) == ("li", "deputy")


def test_the_worklist_names_an_empty_post_and_leads_to_the_posts(boss):
    record(h.PostTaken, "", person="zhao", pack="tiny", role="owner")
    page = boss.get("/house/").content.decode()

    assert "空缺" in page
    assert 'href="/house/posts/"' in page


def test_keys_are_asked_for_until_they_are_exported(boss, shop):
    from huiyin.ledger.key_backup import export

    assert "现用的密钥还没有导出备份" in boss.get("/house/").content.decode()
    export(shop / "elsewhere.keys", "a long passphrase", by="gu")

    assert "现用的密钥" not in boss.get("/house/").content.decode()


def test_a_second_factor_is_demanded_of_a_post_from_the_page_of_posts(boss):
    boss.post("/house/posts/second-factor/", {"post": "tiny/clerk", "wanted": "1"})

    assert [(e.pack, e.role, e.by) for e in happened("second_factor_demanded")] == [
        ("tiny", "clerk", "gu")
    ]


def test_people_are_found_by_name_and_paged(boss):
    for number in range(40):
        record(h.PersonJoined, "", person=f"person-{number:02}", shown_name=f"同事{number}")

    first = boss.get("/house/people/").content.decode()
    assert 'rel="next"' in first and "person-39" not in first
    assert "同事39" in boss.get("/house/people/?q=同事39").content.decode()


def test_every_thing_that_can_happen_has_its_sentence():
    from huiyin.desk.words import TEXTS
    from huiyin.ledger.happenings import HAPPENINGS

    ours = {kind.name for kind in HAPPENINGS.values() if kind.__module__ == h.__name__}
    assert {f"happened.{name}" for name in ours} - TEXTS.keys() == set()


def test_standing_in_ends_when_the_deputy_leaves(boss):
    record(h.DeputyNamed, "", person="wang", pack="tiny", role="chief")

    leaving.leave(None, "wang", {})

    assert not Standing.objects.filter(person="wang").exists()


FIGURE = {"pack": "auto-dealer", "setting": "reward_amount"}


def test_a_figure_left_open_is_set_within_its_bounds_and_read_by_decisions_from_then_on(boss):
    from huiyin.ledger import ports

    page = boss.get("/house/settings/?pack=auto-dealer").content.decode()
    assert "每次獎勵金額" in page and "不大于 10000" in page and "AD-9.0" in page

    asked = {**FIGURE, "value": "200", "why": "董事会决定"}
    assert "还没有保存" in boss.post("/house/settings/", asked).content.decode()
    assert happened("setting_set") == []
    boss.post("/house/settings/", {**asked, "confirm": "1"})

    assert ports.house().settings("auto-dealer")["reward_amount"] == 200
    [event] = happened("setting_set")
    assert (event.by, event.value, event.previous, event.why) == ("gu", "200", "0", "董事会决定")
    assert "每次獎勵金額" in boss.get("/house/history/").content.decode()


@pytest.mark.parametrize("value", ["10001", "-1", "many", "", "1.005"])
def test_a_figure_that_does_not_fit_changes_nothing_and_stays_typed(boss, value):
    answer = boss.post("/house/settings/", {**FIGURE, "value": value})

    assert answer.status_code == 422
    assert "不符合类型或上下限" in answer.content.decode()
    assert f'value="{value}"' in answer.content.decode()
    assert happened("setting_set") == []


def test_a_figure_is_not_set_without_power(boss):
    Power.objects.all().delete()

    asked = {**FIGURE, "value": "200", "confirm": "1"}
    assert boss.post("/house/settings/", asked).status_code == 422
