"""A row is read as the story of a case, or told why not."""

from datetime import datetime
from pathlib import Path
from textwrap import dedent
from zoneinfo import ZoneInfo

import pytest

from huiyin.casework import commands as c
from huiyin.catalogue import Catalogue
from huiyin.intake.mapping import check_mapping, read_mapping
from huiyin.intake.rows import BadRow, Reader, Story
from huiyin.intake.sheets import Row, Sheet
from huiyin.policy.problems import PackError

ZONE = ZoneInfo("Asia/Shanghai")
REGULATION = Catalogue().regulation("general")
POLICY = REGULATION.on(REGULATION.pack.in_force)
HEADER = ("编号", "时间", "内容", "类别", "发生", "答复时间", "答复")
MAPPING = """
    source: old
    pack: general
    key: [编号]
    acts:
      - do: register
        at: {column: 时间, formats: ["%Y/%m/%d %H:%M:%S", "%Y/%m/%d"]}
        with: {kind: complaint, channel: phone}
        facts:
          content: {column: 内容}
          nature: {column: 类别, map: {质量: product_quality, 态度: service}}
          occurred_on: {column: 发生, formats: ["%Y/%m/%d"]}
      - do: answer
        at: {column: 答复时间, formats: ["%Y/%m/%d %H:%M:%S"]}
        with: {medium: phone, text: {column: 答复}}
"""
PLAIN = (7.0, "2012/3/1 9:00:00", " 路灯不亮\n", "质量", "2012/2/28", "2012/3/9 16:30:00", "已修")


def told(*rows, mapping: str = MAPPING) -> list[Story | BadRow]:
    sheet = Sheet(HEADER, tuple(Row(n, cells) for n, cells in enumerate(rows, 2)))
    reader = Reader(read_mapping(dedent(mapping), "m.yaml"), sheet, POLICY, ZONE, "chen")
    return list(reader.stories())


def changed(**cells) -> tuple:
    return tuple(cells.get(name, cell) for name, cell in zip(HEADER, PLAIN, strict=True))


def test_a_row_tells_who_did_what_when():
    [story] = told(PLAIN)

    register, answer = story.deeds
    assert story.row == 2
    assert register.at == datetime(2012, 3, 1, 9, tzinfo=ZONE)
    assert register.command == c.Register(
        channel="phone",
        received_at=datetime(2012, 3, 1, 9, tzinfo=ZONE),
        facts={
            "content": "路灯不亮",
            "nature": "product_quality",
            "occurred_on": datetime(2012, 2, 28).date(),
        },
    )
    assert answer.at == answer.command.happened_at == datetime(2012, 3, 9, 16, 30, tzinfo=ZONE)
    assert answer.command.text == "已修"


def test_a_row_without_the_moment_of_an_act_tells_no_such_act():
    [story] = told(changed(答复时间="", 答复=""))

    assert [type(deed.command) for deed in story.deeds] == [c.Register]


def test_a_cell_that_is_a_moment_already_needs_no_format():
    [story] = told(changed(时间=datetime(2012, 3, 1, 9)))

    assert story.deeds[0].at == datetime(2012, 3, 1, 9, tzinfo=ZONE)


def test_a_date_alone_is_its_first_moment():
    [story] = told(changed(时间="2012/3/1"))

    assert story.deeds[0].at == datetime(2012, 3, 1, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("cells", "column", "what"),
    [
        ({"时间": "三月一日"}, "时间", "none of the formats"),
        ({"时间": ""}, "时间", "no moment at which it was received"),
        ({"时间": 40969.5}, "时间", "not a moment"),
        ({"类别": "价格"}, "类别", "not in the map"),
        ({"编号": ""}, "编号", "is empty"),
        ({"答复时间": "2012/2/1 9:00:00"}, "答复时间", "answer lies before register"),
    ],
)
def test_what_cannot_be_read_names_its_row_and_column(cells, column, what):
    [bad] = told(changed(**cells))

    assert isinstance(bad, BadRow)
    assert (bad.row, bad.column) == (2, column)
    assert what in bad.what


def test_a_bad_row_does_not_keep_the_others_out():
    outcomes = told(changed(时间="?"), changed(编号=8.0))

    assert [type(item) for item in outcomes] == [BadRow, Story]


def test_a_key_that_stands_twice_is_told_with_both_rows():
    [_, bad] = told(PLAIN, PLAIN)

    assert "has the key of row 2 again" in bad.what


def test_the_same_row_has_the_same_case_whenever_it_comes():
    assert told(PLAIN)[0].case == told(changed(编号=6.0), changed(答复="另答"))[1].case
    assert told(PLAIN)[0].case != told(changed(编号=8.0))[0].case


def test_without_a_key_the_whole_row_is_one_and_two_alike_are_two_complaints():
    mapping = MAPPING.replace("key: [编号]", "")

    first, second = told(PLAIN, PLAIN, mapping=mapping)

    assert first.case != second.case
    assert [s.case for s in told(PLAIN, PLAIN, mapping=mapping)] == [first.case, second.case]


def test_a_word_that_the_map_leaves_out_may_have_a_place():
    mapping = MAPPING.replace("态度: service}", "态度: service}, otherwise: other")

    [story] = told(changed(类别="价格"), mapping=mapping)

    assert story.deeds[0].command.facts["nature"] == "other"


def problems(old: str, new: str) -> list[str]:
    mapping = read_mapping(dedent(MAPPING).replace(old, new), "m.yaml")
    return [str(problem) for problem in check_mapping(mapping, HEADER, POLICY)]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("do: answer", "do: anwser", 'there is no act "anwser"'),
        ("column: 内容", "column: 正文", 'there is no column "正文"'),
        ("content:", "contents:", 'there is no fact "contents"'),
        ("medium:", "media:", 'there is no answer "media"'),
        ("key: [编号]", "key: [编码]", 'there is no column "编码"'),
        ("{column: 答复}", "{empty: x}", "neither a value nor a column"),
        ("key: [编号]", "acting_as: [clerk]", 'there is no role "clerk"'),
    ],
)
def test_a_word_of_the_mapping_that_is_nothing_is_told_before_any_row(old, new, what):
    [problem] = problems(old, new)

    assert what in problem
    assert problem.startswith("m.yaml:")


def test_a_mapping_whose_words_are_all_known_has_no_problem():
    assert problems("", "") == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("source: old\npack: general\nacts: []\nkeys: [a]", 'unknown key "keys"'),
        ("source: old\npack: general\nacts: [{do: answer, at: '2012-01-01'}]", "register it"),
        ("", "this mapping is empty"),
    ],
)
def test_a_mapping_is_read_strictly(text, what):
    with pytest.raises(PackError, match=what):
        read_mapping(text, "m.yaml")


def test_the_mapping_in_the_guide_is_one_that_can_be_used():
    guide = (Path(__file__).parents[2] / "docs" / "how-to" / "import.md").read_text("utf-8")
    text = guide.split("```yaml\n")[1].split("```")[0]
    header = ("单号", "收到时间", "来源", "内容", "类别", "发生日期", "答复时间", "答复意见")

    assert check_mapping(read_mapping(text, "guide"), header, POLICY) == []
