"""`huiyin calendar`: a year as people read it, as programs do, and what a notice would change."""

import json

import pytest
from typer.testing import CliRunner

from huiyin.cli.main import app

NOTICE = """year: 2027
status: official
source: an imagined notice
holidays:
  元旦: [2027-01-01]
  春节: [2027-02-05, 2027-02-06, 2027-02-07, 2027-02-08, 2027-02-09]
  清明节: [2027-04-05]
  劳动节: [2027-05-01, 2027-05-02]
  端午节: [2027-06-09]
  中秋节: [2027-09-15]
  国庆节: [2027-10-01, 2027-10-02, 2027-10-03]
make_up_workdays: [2027-01-31]
"""


@pytest.fixture
def huiyin(tmp_path, monkeypatch):
    monkeypatch.setenv("HUIYIN_HOME", str(tmp_path / "nowhere"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str, code: int = 0) -> str:
        done = CliRunner().invoke(app, ["calendar", *arguments])
        assert done.exit_code == code, done.output
        return done.output

    return run


def test_a_month_is_shown_with_its_holidays_and_make_up_days(huiyin):
    shown = huiyin("show", "2026", "--month", "10")

    assert "official" in shown and "国务院办公厅关于2026年部分节假日安排的通知" in shown
    assert "国庆节 1日至7日" in shown
    assert " 7休" in shown and "10班" in shown and " 8 " in shown
    assert "18 workdays" in shown


def test_a_year_is_shown_whole(huiyin):
    shown = huiyin("show", "2026")

    assert all(f"2026年{month}月" in shown for month in range(1, 13))
    assert "248 workdays" in shown


def test_a_year_without_its_notice_is_said_to_be_provisional(huiyin):
    assert "deadlines that need this year are provisional" in huiyin("show", "2027")


def test_programs_get_every_day_with_its_kind(huiyin):
    answer = json.loads(huiyin("show", "2026", "--month", "10", "--json"))

    assert (answer["status"], answer["workdays"], len(answer["days"])) == ("official", 18, 31)
    assert answer["days"][0] == {"date": "2026-10-01", "kind": "holiday", "name": "国庆节"}
    assert answer["days"][9]["kind"] == "make-up workday"


def test_what_is_not_known_is_said(huiyin):
    assert "2004 to 2027" in huiyin("show", "2031", code=2)
    assert "there is CN" in huiyin("show", "2026", "--calendar", "XX", code=2)


def test_a_notice_is_checked_before_it_is_published(huiyin, tmp_path):
    file = tmp_path / "2027.yaml"
    file.write_text(NOTICE, "utf-8")
    shown = huiyin("check", str(file))

    assert "2027-01-31  周日  rest day → make-up workday" in shown
    assert "2027-02-09  周二  workday → holiday  春节" in shown
    changed = json.loads(huiyin("check", str(file), "--json"))["changed"]
    assert [change["date"] for change in changed] == ["2027-01-31", "2027-02-09"]


def test_a_notice_with_mistakes_is_refused_with_their_lines(huiyin, tmp_path):
    file = tmp_path / "2027.yaml"
    file.write_text(NOTICE.replace("2027-01-31", "2027-02-01"), "utf-8")

    assert "2027.yaml:12: 2027-02-01 is a Monday" in huiyin("check", str(file), code=1)
