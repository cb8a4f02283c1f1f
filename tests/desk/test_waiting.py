"""What waits for somebody, however much: by pages, each thing once, counted to a thousand."""

from datetime import timedelta
from html import unescape

import pytest

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.ledger import store
from huiyin.ledger.door import stream_of
from huiyin.register.models import WaitRow
from huiyin.register.waiting import Waiting, page_of
from tests.ledger.house import MORNING, do, register


def wait(n: int, token: str = "role:tiny/clerk", excluded: str = "", thing: str = "", **more):
    WaitRow.objects.create(
        stream=f"case/none-{n}", place=f"task/{n}/{token}", since=MORNING, pack="tiny", what="task",
        thing=thing or f"task-{n}", kind="look", token=token, excluded=excluded,
        **more,
    )  # fmt: skip


MINE = ["role:tiny/clerk", "person:wang"]


@pytest.fixture
def many(shop):
    for n in range(7):
        wait(n, due=None if n % 3 == 0 else MORNING + timedelta(hours=n // 2))
    wait(1, token="person:wang", due=MORNING)


@pytest.mark.parametrize("few", [0, 1, 1_000])
def test_page_by_page_everything_comes_once_and_the_soonest_first(many, monkeypatch, few):
    """However many rows count as few: found by their keys, or walked token by token."""
    monkeypatch.setattr("huiyin.register.waiting.COUNTED", few)
    rows = Waiting(MINE, "wang")
    found, after = [], ""
    while True:
        page = page_of(rows, after, size=2)
        found += page.rows
        if not page.after:
            break
        after = page.after

    assert len(found) == len({row.stream for row in found}) == 7
    dues = [row.due for row in found]
    dated = [due for due in dues if due]
    assert dated == sorted(dated)
    assert all(due is None for due in dues[len(dated) :])


@pytest.mark.parametrize("few", [0, 1, 1_000])
def test_each_thing_is_counted_once_and_only_as_far_as_it_is_asked(many, monkeypatch, few):
    monkeypatch.setattr("huiyin.register.waiting.COUNTED", few)
    waiting = Waiting(MINE, "wang")

    assert waiting.kinds(7) == {"task": 7}
    assert waiting.kinds(6) is None
    assert waiting.count("task", 7) == (7, False)
    assert waiting.count("task", 6) == (6, True)
    assert waiting.count("approval", 6) == (0, False)
    assert Waiting(["person:li"], "li").kinds(7) == {}
    assert page_of(waiting, what="approval").rows == []


def test_whoever_answers_to_very_many_names_sees_what_waits_for_each(many):
    names = [*MINE, *(f"role:pack-{n}/officer" for n in range(600))]

    assert Waiting(names, "wang").kinds(1_000) == {"task": 7}


@pytest.mark.parametrize("excluded", ["wang", "wang,li", "li,wang", "li,wang,zhao"])
def test_what_excludes_somebody_does_not_wait_for_them(shop, excluded):
    wait(1, excluded=excluded)
    wait(2, excluded="wangli,zhaowang")

    assert [row.thing for row in page_of(Waiting(MINE, "wang")).rows] == ["task-2"]


def test_a_key_that_no_page_of_waits_gave_is_a_bad_request(sit_down):
    for address in ("/", "/approvals/"):
        for key in ("nonsense", "~x", "2026-01-01~1", "~-1", "~" + "9" * 30):
            assert sit_down("li").get(address, {"after": key}).status_code == 400, key


def test_menus_count_to_a_thousand_and_then_say_more(sit_down, monkeypatch):
    for place in ("huiyin.sight.me", "huiyin.register.waiting"):
        monkeypatch.setattr(f"{place}.COUNTED", 2)
    monkeypatch.setattr(Waiting.count, "__defaults__", (2,))
    for n in range(3):
        wait(n)

    assert "2+" in sit_down("wang").get("/").content.decode()


def test_my_work_has_a_next_page_when_there_is_more(sit_down):
    case = register().case.id
    for n in range(60):
        WaitRow.objects.create(
            stream=f"case/{case}", place=f"t{n}", since=MORNING, pack="tiny", what="task",
            thing=f"t{n}", kind="look", token="role:tiny/clerk",
        )  # fmt: skip
    client = sit_down("wang")

    page = client.get("/").content.decode()

    assert page.count('class="list-group-item list-group-item-action desk-wait"') == 50
    following = page[page.index("?after=") :].split('"')[0]
    rest = client.get("/" + following.replace("&amp;", "&")).content.decode()
    assert 10 <= rest.count('class="list-group-item list-group-item-action desk-wait"') < 50


def test_approvals_come_by_pages_too(sit_down, monkeypatch):
    monkeypatch.setattr("huiyin.desk.views.approvals.SHOWN", 1)
    for _ in range(2):
        case = register().case.id
        do(case, "wang", c.Propose(subject="refund", amounts={"payout": 400}, text="退一半"))
    client = sit_down("li")

    page = client.get("/approvals/").content.decode()

    assert page.count('<details class="card desk-approval') == 1
    assert "?after=" in page


def test_a_row_says_what_is_missing_while_the_act_is_not_possible(sit_down):
    case = register().case.id
    do(case, "zhao", c.OpenTask(kind="look", to="clerk"))
    whole = register(facts={"amount": "80"}).case.id
    do(whole, "zhao", c.OpenTask(kind="look", to="clerk"))

    page = unescape(sit_down("wang").get("/").content.decode())

    assert page.count("看现场") == 4  # and why the case is not done with
    assert page.count("还不能办：条件尚未具备：先写清金额") == 1
    do(case, "wang", c.AmendFacts(facts={"amount": "80"}, reason="补记"))
    assert "还不能办" not in sit_down("wang").get("/").content.decode()


def test_a_row_names_the_fact_that_is_missing(sit_down):
    stream = stream_of(register().case.id)
    asked = e.TaskOpened(
        at=MORNING, by="", task="task-1", kind="missing_fact", to=("wang",), about="amount"
    )
    store.append(store.lock(stream), [asked], MORNING)
    WaitRow.objects.create(
        stream=stream, place="t1", since=MORNING, pack="tiny", what="task", thing="task-1",
        kind="missing_fact", token="person:wang",
    )  # fmt: skip

    assert "缺“金额”" in unescape(sit_down("wang").get("/").content.decode())
