"""Tables of a form whose rows are typed by whoever fills it."""

from datetime import date

import pytest

from huiyin.casework.refusal import Reason
from huiyin.casework.sheets import blank_sheet, sheet_of
from huiyin.casework.wording.words import Words
from tests.support.stories import Story

PACK = """
roles:
  officer: {title: Officer, may: [register, issue_paper], clause: S-1}
facts:
  matter: {title: Matter, type: text, asked_at: register, clause: S-1}
papers:
  plan:
    title: Plan
    tables:
      steps: {title: Steps, of: typed, columns: {step: What, person: Who}, at_least: 1, blank_rows: 3}
      talks: {title: Talks, of: contacts, columns: {contents: What was said}}
    number: plan
    clause: S-2
numbers:
  plan: {pattern: "{serial:1}", reset: never, clause: S-2}
"""


@pytest.fixture
def story() -> Story:
    story = Story(PACK)
    story.do("officer", "register", channel="phone", facts={"matter": "the meter"})
    return story


def issue(story: Story, *rows: dict[str, str]) -> None:
    story.do("officer", "issue_paper", paper="plan", rows={"steps": list(rows)})


def test_rows_stand_on_the_page_as_they_were_typed_and_empty_ones_do_not(story):
    issue(story, {"step": "Change it", "person": "officer"}, {"step": " ", "person": ""},
          {"person": "Lin"})  # fmt: skip

    words = Words(story.run.regulation.on(date(2026, 3, 2)), "en")
    sheet = sheet_of(words, story.case.papers["paper-1"])

    assert sheet.grids()["steps"].rows == (("Change it", "officer"), ("", "Lin"))
    assert blank_sheet(words, "plan").grids()["steps"].rows == (("", ""),) * 3


def test_a_form_with_fewer_rows_than_it_wants_is_not_issued(story):
    refused = story.refused("officer", "issue_paper", paper="plan", rows={"steps": [{"step": ""}]})

    assert (refused.reason, refused.needs) == (Reason.PAPER_INCOMPLETE, "Steps")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ({"talks": [{"contents": "made up"}]}, Reason.UNKNOWN_SUBJECT),
        ({"none": [{"step": "x"}]}, Reason.UNKNOWN_SUBJECT),
        ({"steps": [{"step": "x", "price": "9"}]}, Reason.UNKNOWN_SUBJECT),
        ({"steps": [{"step": "x" * 2001}]}, Reason.TOO_MUCH_TYPED),
        ({"steps": [{"step": "x"}] * 201}, Reason.TOO_MUCH_TYPED),
        ({"steps": "x"}, Reason.TOO_MUCH_TYPED),
        ({"steps": ["x"]}, Reason.TOO_MUCH_TYPED),
    ],
)
def test_rows_that_the_form_has_not_and_more_than_it_holds_are_refused(story, rows, reason):
    rows = {"steps": [{"step": "Change it"}], **rows}

    assert story.refused("officer", "issue_paper", paper="plan", rows=rows).reason is reason
    assert not story.case.papers
    issue(story, {"step": "Change it"})
    assert story.case.papers["paper-1"].number == "1"
