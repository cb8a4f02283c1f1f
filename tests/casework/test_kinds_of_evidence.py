"""Some kinds of evidence are kept for some: the accused's statement is never the complainant's file."""

import pytest

from huiyin.casework.evidence_kinds import kind_of_uploads
from huiyin.casework.refusal import Reason
from tests.support.stories import Story

PACK = """
roles: {{officer: {{title: Officer, may: [register, add_evidence], clause: S-1}}}}
evidence_kinds:
{kinds}
"""
OPEN = "  photo: {title: Photo, clause: S-2}\n  paper: {title: Paper, clause: S-2}\n"
STATEMENT = "  statement: {title: Statement, given_by: [respondent, house], clause: S-3}\n"
THEIRS = "  handed_in: {title: Handed in, given_by: [complainant, house], clause: S-4}\n"


def registered(kinds: str) -> Story:
    story = Story(PACK.format(kinds=kinds))
    story.do("officer", "register", channel="phone")
    return story


@pytest.mark.parametrize(
    ("kinds", "chosen"),
    [
        (OPEN, "paper"),
        (OPEN + STATEMENT, "paper"),
        (OPEN + THEIRS + STATEMENT, "handed_in"),
        (THEIRS + OPEN + STATEMENT, "handed_in"),
        (STATEMENT, ""),
    ],
)
def test_what_complainants_hand_in_bears_a_kind_that_may_be_theirs(kinds, chosen):
    story = registered(kinds)
    assert kind_of_uploads(story.regulation.on(story.now.date())) == chosen

    story.do("complainant", "add_evidence", kind=chosen, title="Cup", party="complainant")

    assert [one.kind for one in story.case.evidence.values()] == [chosen]


@pytest.mark.parametrize("who", ["complainant", "officer"])
@pytest.mark.parametrize("party", ["complainant", "other"])
def test_a_kind_kept_for_others_is_refused_whoever_records_it(who, party):
    refused = registered(OPEN + STATEMENT).refused(
        who, "add_evidence", kind="statement", title="Cup", party=party
    )

    assert (refused.reason, refused.needs) == (Reason.BAD_VALUE, "party")


@pytest.mark.parametrize("party", ["respondent", "workshop", ""])
def test_those_it_is_kept_for_hand_it_in(party):
    story = registered(OPEN + STATEMENT)

    story.do("officer", "add_evidence", kind="statement", title="Says", party=party)

    assert len(story.case.evidence) == 1


def test_a_complainant_hands_in_nothing_in_the_name_of_somebody_else():
    refused = registered(OPEN).refused(
        "complainant", "add_evidence", kind="paper", title="Cup", party="respondent"
    )

    assert (refused.reason, refused.needs) == (Reason.BAD_VALUE, "party")


def test_no_kind_is_only_for_complainants_who_can_have_none():
    story = registered(OPEN + STATEMENT)

    refused = story.refused(
        "complainant", "add_evidence", kind="", title="Cup", party="complainant"
    )

    assert refused.reason is Reason.UNKNOWN_SUBJECT
