"""A regulation as a document: nothing of it is left out, every clause leads to where it is kept."""

from datetime import datetime
from html.parser import HTMLParser

import pytest

from huiyin.catalogue import Catalogue
from huiyin.policy.explanation import explain
from huiyin.rulebook.book import book_of
from huiyin.rulebook.drawing import svg_of, wrapped
from huiyin.rulebook.examples import examples_of, stories_of
from huiyin.rulebook.layout import COLUMNS, LAYOUT, Book
from huiyin.rulebook.pages import standing_alone
from huiyin.rulebook.trying import facts_read, tried
from tests.policy.packs import regulation_of

CATALOGUE = Catalogue()


def book(pack: str, language: str = "") -> Book:
    regulation = CATALOGUE.regulation(pack)
    return book_of(regulation.on(regulation.pack.in_force), regulation.declined, language)


class Reader(HTMLParser):
    """Fails on a tag that is not closed; collects ids and where links lead."""

    EMPTY = frozenset({"br", "meta", "link", "rect", "path"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if "id" in values:
            self.ids.append(values["id"])
        if values.get("href", "").startswith("#"):
            self.links.append(values["href"][1:])
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("pack", CATALOGUE.names())
def test_every_clause_of_every_pack_leads_to_the_rules_that_keep_it(pack):
    regulation = CATALOGUE.regulation(pack)
    policy = regulation.on(regulation.pack.in_force)
    kept = {entry.clause for entry in explain(policy)}

    assert kept <= set(book(pack).index)


@pytest.mark.parametrize("pack", CATALOGUE.names())
def test_the_page_of_every_pack_is_whole_and_its_links_lead_somewhere(pack):
    regulation, calendars = CATALOGUE.regulation(pack), CATALOGUE.calendars(pack)
    policy = regulation.on(regulation.pack.in_force)
    start = datetime(2026, 9, 28, 10, tzinfo=calendars.zone)
    examples = examples_of(regulation, policy, calendars, start, policy.language)
    stories = stories_of(regulation, CATALOGUE.scenarios(pack), calendars, policy.language)
    page = standing_alone(book(pack), examples, stories)

    read = Reader(page)

    assert read.open == []
    assert set(read.links) <= set(read.ids)
    assert len(set(read.ids)) == len(read.ids)
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_headings_and_columns_begin_with_a_capital():
    grids = [grid for chapter in book("life-insurance", "en").chapters for grid in chapter.grids]
    headings = [heading for grid in grids for heading in (grid.title, *grid.columns)]

    assert {"Units", "Head", "Posts", "Name"} <= set(headings)
    assert [heading for heading in headings if heading[:1].islower()] == []


def test_every_section_of_a_pack_has_its_chapter():
    placed = [section for sections in LAYOUT.values() for section in sections]
    special = {"tables", "ladders", "remedies", "approvals"}

    assert len(set(placed)) == len(placed)
    assert set(placed) - special == set(COLUMNS)


def test_what_an_author_writes_stays_text():
    regulation = regulation_of("kinds: {complaint: {title: '<script>x</script>', clause: S-1}}\n")
    policy = regulation.on(regulation.pack.in_force)

    page = standing_alone(book_of(policy, {"S-2": "<b>"}), [], [])

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_rules_taken_over_are_marked():
    rows = [row for chapter in book("water-retail").chapters for grid in chapter.grids
            for row in grid.rows]  # fmt: skip

    assert {row.base for row in rows} == {"", "general"}


def test_a_limit_is_shown_by_a_day_that_can_be_checked():
    regulation, calendars = (
        CATALOGUE.regulation("life-insurance"),
        CATALOGUE.calendars("life-insurance"),
    )
    policy = regulation.on(regulation.pack.in_force)
    start = datetime(2026, 9, 28, 10, tzinfo=calendars.zone)

    examples = examples_of(regulation, policy, calendars, start, "zh-Hans")

    first = next(example for example in examples if example.clause == ("LI-8.1",))
    assert first.due == "2026年10月13日24:00"  # 1 to 7 October is a holiday, 10 October is worked
    assert first.steps


def test_the_flow_chart_shows_stages_steps_limits_and_side_doors():
    chart = next(chapter.chart for chapter in book("life-insurance").chapters if chapter.chart)
    drawn = Reader(svg_of(chart, "流程"))

    for words in ("已受理", "完成调查并与客户沟通或约见", "拟定处理方案", "→ 暂结案", "已归档"):
        assert words in drawn.text


def test_a_line_of_the_chart_never_begins_with_a_stop():
    assert wrapped("一二三，四", 42) == ["一二三，", "四"]
    assert wrapped("", 40) == []


def asked(**facts):
    regulation, calendars = (
        CATALOGUE.regulation("life-insurance"),
        CATALOGUE.calendars("life-insurance"),
    )
    start = datetime(2026, 9, 28, 10, tzinfo=calendars.zone)
    return tried(regulation, calendars, facts, start)


def test_a_rule_can_be_tried_and_says_by_which_row():
    grade = next(answer for answer in asked(complainants=5).results if answer.title == "案件等级")

    assert (grade.said, grade.case, grade.clause) == (
        "重大",
        "一同投诉的人数不少于5人",
        ("LI-7.2.1",),
    )


def test_what_was_not_said_is_asked_for_and_the_strictest_stands():
    surrender = next(answer for answer in asked().authority if answer.title.startswith("协议解约"))

    assert surrender.said == "总经理"
    assert surrender.missing


def test_a_limit_that_hangs_on_a_grade_follows_the_facts():
    def due(**facts):
        return next(limit.due for limit in asked(**facts).limits if limit.clause == ("LI-8.2",))

    flags = ("petition", "bodily_harm", "other_major_effect", "difficult", "emergency")
    harmless = {"complainants": 1, "media": "no_media", **dict.fromkeys(flags, False)}

    assert due(complainants=5) == "2026年10月28日24:00"
    assert due(**harmless) == "2026年10月23日24:00"


@pytest.mark.parametrize("pack", CATALOGUE.names())
def test_every_regulation_can_be_tried_knowing_nothing(pack):
    regulation, calendars = CATALOGUE.regulation(pack), CATALOGUE.calendars(pack)
    start = datetime(2026, 9, 28, 10, tzinfo=calendars.zone)

    answer = tried(regulation, calendars, {}, start)

    assert all(one.title for one in (*answer.results, *answer.authority))
    assert set(facts_read(regulation.on(regulation.pack.in_force))) <= set(regulation.pack.facts)


def whole(pack: str) -> str:
    """What the English book says of the regulation as a whole."""
    [chapter] = [c for c in book(pack, "en").chapters if c.key == "whole"]
    return " / ".join(cell for grid in chapter.grids for row in grid.rows for cell in row.cells)


def test_the_book_says_when_a_regulation_ended_and_what_took_its_place():
    said = whole("insurance-regulator")

    assert "Repealed on / 2020-03-01" in said
    assert "CBIRC Order 2020 No. 3" in said


def test_the_book_says_in_whose_place_a_regulation_stands():
    assert "SAMR Order 20), since 2026-04-15" in whole("market-supervision")
