"""Views, columns, pages both ways, many cases at once, the list as a spreadsheet."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from huiyin.casework import commands as c
from huiyin.desk.models import SavedView
from huiyin.ledger.door import load_case
from huiyin.ledger.store import load
from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.organising import STREAM, record
from huiyin.register import queries
from huiyin.register.models import CaseRow
from huiyin.register.paging import ORDERS, sheet
from huiyin.register.queries import Filters, Scope
from tests.ledger.house import MORNING, do, register

ALL = Scope(packs=frozenset({"tiny"}))


@pytest.fixture
def five(shop) -> list[str]:
    return [register(at=MORNING + timedelta(minutes=n // 2)).case.id for n in range(5)]


@pytest.mark.parametrize("name", list(ORDERS))
def test_forwards_and_back_again_every_page_is_the_same(five, name):
    do(five[0], "wang", c.Answer(text="换一个"))  # no due date any more: it comes last
    rows, order = queries.chosen(ALL, Filters()), ORDERS[name]
    pages, after = [], ""
    while True:
        page = sheet(rows, order, after=after, size=2)
        pages.append(page)
        if not page.after:
            break
        after = page.after

    back, before = [pages[-1]], pages[-1].before
    while before:
        page = sheet(rows, order, before=before, size=2)
        back.append(page)
        before = page.before

    streams = [[row.stream for row in page.rows] for page in pages]
    assert [[row.stream for row in page.rows] for page in reversed(back)][1:] == streams[1:]
    assert sorted(one for page in streams for one in page) == sorted(
        f"case/{case}" for case in five
    )
    assert pages[0].before == ""


def test_the_columns_of_the_address_are_the_columns_of_the_page(sit_down, five):
    page = sit_down("wang").get("/cases/?col=level&col=channel&col=nonsense").content.decode()
    head = page[page.index("<thead>") : page.index("</thead>")]

    assert "升级层级" in head
    assert "渠道" in head
    assert "最近到期" not in head
    assert "最近到期" in sit_down("wang").get("/cases/").content.decode()


def test_the_queue_is_narrowed_by_the_day_of_receipt_and_by_what_is_due_soon(sit_down, five):
    client = sit_down("wang")
    day = f"{MORNING:%Y-%m-%d}"

    assert "共 5 件" in client.get(f"/cases/?from={day}&to={day}").content.decode()
    assert "共 0 件" in client.get("/cases/?from=2199-01-01").content.decode()
    assert "共 5 件" in client.get("/cases/?to=nonsense&due=week").content.decode()
    CaseRow.objects.update(next_due=MORNING + timedelta(days=90_000))
    assert "共 0 件" in client.get("/cases/?due=week").content.decode()


def test_a_view_is_kept_under_a_title_shared_and_forgotten(sit_down, five):
    record(PersonJoined, "", person="sun", shown_name="Sun")
    wang, li, sun = sit_down("wang"), sit_down("li"), sit_down("sun")
    kept = {"title": "待受理", "asked": "stage=received&after=2026~x", "pack": "tiny"}

    wang.post("/cases/views/keep/", kept)

    view = SavedView.objects.get()
    assert view.asked == "stage=received"
    assert 'href="/cases/?stage=received"' in li.get("/cases/").content.decode()
    assert "待受理</a>" not in sun.get("/cases/").content.decode()
    assert li.post(f"/cases/views/{view.pk}/forget/").status_code == 404
    wang.post(f"/cases/views/{view.pk}/forget/")
    assert not SavedView.objects.exists()


def test_a_view_without_a_title_is_not_kept_and_says_so(sit_down, shop):
    answer = sit_down("wang").post("/cases/views/keep/", {"title": " ", "asked": ""}, follow=True)

    assert "没有保存" in answer.content.decode()
    assert not SavedView.objects.exists()


def test_many_are_reminded_at_once_after_a_preview_that_changes_nothing(sit_down, five):
    client = sit_down("wang")
    asked = {"case": five[:3], "deed": "remind", "text": "请尽快"}

    preview = client.post("/cases/bulk/", asked).content.decode()

    assert "可以办理 3 件" in preview
    assert load_case(five[0]).version == load_case(five[4]).version
    versions = {f"version.{case}": str(load_case(case).version) for case in five[:3]}
    done = client.post("/cases/bulk/", {**asked, **versions, "sure": "1", "key": "k"})
    assert "已办理 3 件" in done.content.decode()
    assert [load_case(case).version > load_case(five[4]).version for case in five] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_a_preview_names_what_would_be_refused_and_why(sit_down, five):
    do(five[0], "wang", c.Admit())
    do(five[0], "wang", c.Answer(text="好"))
    do(five[0], "wang", c.Close(outcome="settled"))

    page = (
        sit_down("wang").post("/cases/bulk/", {"case": [*five[:2], "nothing"], "deed": "remind"})
    ).content.decode()

    assert "可以办理 1 件" in page
    assert "不能办理 2 件" in page
    assert "没有这件案件，或您无权查看" in page


def test_in_bulk_nobody_does_what_they_may_not_do_one_by_one(sit_down, five):
    record(PersonJoined, "", person="sun", shown_name="Sun")
    asked = {"case": five[:1], "deed": "assign", "to": "wang", "sure": "1", "key": "k"}

    page = sit_down("sun").post("/cases/bulk/", asked).content.decode()

    assert "未办理 1 件" in page
    assert not load_case(five[0]).offered_to


def test_what_changed_after_the_preview_is_left_alone_and_named(sit_down, five):
    version = load_case(five[0]).version
    do(five[0], "wang", c.Remind(text="先催过了"))
    asked = {"case": five[:1], "deed": "remind", "sure": "1", "key": "k",
             f"version.{five[0]}": str(version)}  # fmt: skip

    page = sit_down("wang").post("/cases/bulk/", asked).content.decode()

    assert "预览后有人办理过此案" in page


def test_an_empty_choice_and_a_missing_person_are_said(sit_down, five):
    client = sit_down("li")

    assert "还没有选中案件" in client.post("/cases/bulk/", {"deed": "remind"}).content.decode()
    assert (
        "请选择移交给谁"
        in client.post("/cases/bulk/", {"deed": "assign", "case": five}).content.decode()
    )
    assert client.post("/cases/bulk/", {"deed": "close", "case": five}).status_code == 404


def book_of(client, asked: str = "") -> bytes:
    answer = client.get(f"/cases/export/?{asked}")
    assert answer.status_code == 200
    return answer.content


def rows_of(book: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()


def test_the_list_is_taken_out_with_its_columns_and_nothing_becomes_a_formula(sit_down, five):
    typed = '=HYPERLINK("http://x","点我")'
    register(facts={"what": typed})

    book = book_of(sit_down("wang"), "col=owner&col=received")

    rows = rows_of(book)
    assert rows[0] == ["编号", "案件", "经办人", "收到"]
    assert len(rows) == 7
    assert typed in [row[1] for row in rows]
    assert b"<f>" not in ZipFile(BytesIO(book)).read("xl/worksheets/sheet1.xml")


def test_the_file_holds_what_the_person_may_see_and_that_it_was_taken_is_recorded(sit_down, five):
    record(PersonJoined, "", person="sun", shown_name="Sun")
    record(PostGiven, "", person="sun", pack="tiny", role="clerk")

    assert len(rows_of(book_of(sit_down("sun")))) == 6
    record(PersonJoined, "", person="guest", shown_name="Guest")
    assert len(rows_of(book_of(sit_down("guest")))) == 1
    taken = [item.event for item in load(STREAM) if item.event.name == "list_exported"]
    assert [(event.by, event.rows) for event in taken] == [("sun", 5), ("guest", 0)]
