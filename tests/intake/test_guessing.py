"""A first mapping is guessed from names and contents, and can be used as it is written."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from huiyin.catalogue import Catalogue
from huiyin.intake.drafting import draft_mapping
from huiyin.intake.guessing import formats_of, guess
from huiyin.intake.mapping import check_mapping, read_mapping
from huiyin.intake.rows import Reader, Story
from huiyin.intake.sheets import Row, Sheet

ZONE = ZoneInfo("Asia/Shanghai")
CATALOGUE = Catalogue()
REGULATION = CATALOGUE.regulation("general")
POLICY = REGULATION.on(REGULATION.pack.in_force)
HEADER = (
    "工单编号",
    "来源",
    "投诉人",
    "手机",
    "标题",
    "投诉时间",
    "投诉内容",
    "分类",
    "回复时间",
    "回复",
    "备注",
)
ROWS = (
    (
        1.0,
        "热线",
        "王某",
        "139",
        "漏水",
        "2012/3/1 9:00:00",
        "楼上漏水三天",
        "维修",
        "2012/3/2",
        "修好了",
        "",
    ),
    (2.0, "网站", "李某", "138", "噪音", "2012/3/2 9:00:00", "夜里施工", "环境", "", "", "急"),
)  # fmt: skip
SHEET = Sheet(HEADER, tuple(Row(n, cells) for n, cells in enumerate(ROWS, 2)), encoding="gb18030")


def test_each_column_is_known_by_its_name_and_what_it_holds():
    found = guess(SHEET, POLICY, ZONE)

    assert (found.key, found.received, found.answered) == ("工单编号", "投诉时间", "回复时间")
    assert (found.answer_text, found.channel) == ("回复", "来源")
    assert found.facts == {
        "subject": "标题",
        "content": "投诉内容",
        "contact_detail": "手机",
        "complainant_name": "投诉人",
        "nature": "分类",
    }
    assert found.unused == ["备注"]


def test_the_guessed_mapping_reads_strictly_and_tells_every_row():
    text = draft_mapping("old.csv", SHEET, guess(SHEET, POLICY, ZONE), POLICY)

    mapping = read_mapping(text, "old.yaml")
    assert check_mapping(mapping, HEADER, POLICY) == []
    stories = list(Reader(mapping, SHEET, POLICY, ZONE, "chen").stories())
    assert [type(story) for story in stories] == [Story, Story]
    assert [len(story.deeds) for story in stories] == [2, 1]
    assert (mapping.encoding, mapping.source) == ("gb18030", "old")


def test_the_guessed_mapping_names_a_post_that_may_do_what_the_rows_tell():
    text = draft_mapping("old.csv", SHEET, guess(SHEET, POLICY, ZONE), POLICY)

    assert read_mapping(text, "old.yaml").acting_as == ("agent",)


def test_a_key_is_only_a_column_whose_values_differ():
    twice = Sheet(HEADER, tuple(Row(n, ROWS[0]) for n in (2, 3)))

    assert guess(twice, POLICY, ZONE).key == ""


def test_two_formats_in_one_column_are_both_found():
    cells = ["2012/3/1 9:00:00", "2012/3/2", datetime(2012, 3, 3)]

    assert formats_of(cells, ZONE) == ("%Y/%m/%d %H:%M:%S", "%Y/%m/%d")


def test_a_single_bad_cell_among_many_does_not_hide_a_column_of_moments():
    cells = [f"2012/3/{day}" for day in range(1, 20)]

    assert formats_of([*cells, "soon"], ZONE) == ("%Y/%m/%d",)


@pytest.mark.parametrize("cells", [["2012/3/1", "soon"], ["soon"], [1.0, 2.0], ["", ""]])
def test_a_column_with_anything_else_holds_no_moments(cells):
    assert formats_of(cells, ZONE) is None
