"""Ratings at the desk: who stands where, what places there are, and what is decided there."""

import json

import pytest

from tests.ledger.house import register

PAGE = "/ratings/tiny/contest/2026/"


@pytest.fixture
def entries(shop):
    """Four entries of one year, the second the best, and one of another year."""
    points = {"甲": "80", "乙": "95.5", "丙": "90", "丁": "70"}
    made = {
        name: register(kind="entry", facts={"what": name, "season": 2026, "points": score}).case.id
        for name, score in points.items()
    }
    register(kind="entry", facts={"what": "去年的", "season": 2025, "points": "99"})
    return made


def test_each_round_is_listed_and_leads_to_its_page(sit_down, entries):
    page = sit_down("li").get("/ratings/").content.decode()

    assert "年度评比" in page
    assert PAGE in page
    assert "/ratings/tiny/contest/2025/" in page


def test_the_best_stand_first_with_the_places_that_there_are(sit_down, entries):
    page = sit_down("li").get(PAGE).content.decode()

    assert page.index("乙") < page.index("丙") < page.index("丁")
    assert "去年的" not in page
    [places] = [row for row in page.split("<tr>") if "金奖" in row and "text-end" in row][:1]
    assert [cell.split("</td>")[0] for cell in places.split('text-end">')[1:]] == [
        "2",
        "0",
        "2",
        "4",
    ]
    assert "金奖不过半" in page


def test_places_are_given_to_the_best_first_and_no_further_than_there_are(sit_down, entries):
    answer = sit_down("li").post(
        PAGE, {"decision": "award.gold", "case": list(entries.values()), "key": "k1"}, follow=True
    )

    page = answer.content.decode()
    assert "已认定 2 个" in page
    assert page.count("金奖不过半，先给分高的") >= 2
    data = json.loads(sit_down("li").get(f"{PAGE}file/json/").content)
    prizes = {row["names"][1]: row["values"] for row in data["rows"] if not row["total"]}
    assert [name for name, values in prizes.items() if "金奖" in values] == ["乙", "丙"]


def test_who_may_not_decide_sees_the_standing_and_no_form(sit_down, entries):
    wang = sit_down("wang")

    assert "decision" not in wang.get(PAGE).content.decode()
    wang.post(PAGE, {"decision": "award.gold", "case": list(entries.values()), "key": "k2"})
    assert "金奖" not in str(json.loads(wang.get(f"{PAGE}file/json/").content)["rows"])


@pytest.mark.parametrize("form", ["xlsx", "csv", "pdf"])
def test_the_round_is_handed_out_as_a_file(sit_down, entries, form):
    answer = sit_down("li").get(f"{PAGE}file/{form}/")

    assert answer.status_code == 200
    assert len(answer.content) > 100


def test_a_round_that_there_is_not_is_not_found(sit_down, entries):
    li = sit_down("li")

    assert li.get("/ratings/tiny/contest/1999/").status_code == 404
    assert li.get("/ratings/tiny/nothing/2026/").status_code == 404
    assert li.get(f"{PAGE}file/exe/").status_code == 404
