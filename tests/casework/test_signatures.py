"""A signature is bound to what the paper says, and a drawn one is lines and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework.refusal import Reason
from huiyin.casework.signatures import MOST, are_strokes, digest_of
from tests.support.stories import Story

PACK = """
roles:
  officer: {title: Officer, may: [register, issue_paper], clause: S-1}
  chief: {title: Chief, clause: S-1}
facts:
  matter: {title: Matter, type: text, asked_at: register, clause: S-1}
papers:
  minutes:
    title: Minutes
    fields: {said: {title: What was said}}
    signed_by: [officer, chief, complainant]
    clause: S-2
"""
DRAWN = "M10 20L30 40L31 44M5 5L6 6"


@pytest.fixture
def story() -> Story:
    story = Story(PACK)
    story.do("officer", "register", channel="phone", facts={"matter": "the meter"})
    story.do("officer", "issue_paper", paper="minutes", fields={"said": "The meter is changed."})
    return story


def test_a_signature_names_the_digest_of_what_was_shown(story):
    digest = digest_of(story.case.papers["paper-1"])

    [signed] = story.do("chief", "sign", copy="paper-1", shown=digest, strokes=DRAWN)

    assert (signed.shown, signed.strokes, signed.signer) == (digest, DRAWN, "chief")
    kept = story.case.papers["paper-1"].signatures["chief"]
    assert (kept.by, kept.shown, kept.strokes) == ("chief", digest, DRAWN)


def test_everybody_signs_the_same_content_whoever_signed_before(story):
    before = digest_of(story.case.papers["paper-1"])
    story.do("officer", "sign", copy="paper-1", shown=before)

    assert digest_of(story.case.papers["paper-1"]) == before
    [signed] = story.do("chief", "sign", copy="paper-1")
    assert signed.shown == before


def test_a_signature_under_other_content_is_refused_and_nothing_is_signed(story):
    paper = story.case.papers["paper-1"]
    other = digest_of(replace(paper, fields={"said": "The meter stays."}))

    refused = story.refused("chief", "sign", copy="paper-1", shown=other)

    assert refused.reason is Reason.SHOWN_OTHERWISE
    assert refused.clauses == ("S-2",)
    assert not story.case.papers["paper-1"].signed


def test_every_part_of_a_paper_changes_its_digest(story):
    paper = story.case.papers["paper-1"]
    others = [
        replace(paper, number="7"),
        replace(paper, fields={**paper.fields, "said": "x"}),
        replace(paper, issued_by="chief"),
        replace(paper, issued_at=None),
        replace(paper, signers=("officer",)),
        replace(paper, id="paper-2"),
    ]

    assert len({digest_of(one) for one in [paper, *others]}) == 7


def test_the_officer_takes_the_drawn_signature_of_the_complainant_which_no_password_proves(story):
    [signed] = story.do(
        "officer", "sign", copy="paper-1", signer="complainant", strokes=DRAWN, proof="password"
    )

    assert (signed.signer, signed.by, signed.proof) == ("complainant", "officer", "")


@pytest.mark.parametrize(
    "drawn",
    ["x", "M1 2", "M1 2L", "M10 20L30 40Z", "M1000 1L2 2", 'M1 1L2 2"/><script>', "M1 1L2 2\n"],
)
def test_what_is_no_line_is_no_signature(story, drawn):
    assert not are_strokes(drawn)
    refused = story.refused("chief", "sign", copy="paper-1", strokes=drawn)
    assert refused.reason is Reason.NO_SIGNATURE


points = st.tuples(st.integers(0, 999), st.integers(0, 999))


@given(st.lists(st.lists(points, min_size=2, max_size=20), min_size=1, max_size=8))
def test_any_lines_from_point_to_point_are_a_signature(lines):
    drawn = "".join("M" + "L".join(f"{x} {y}" for x, y in line) for line in lines)

    assert are_strokes(drawn)
    assert not are_strokes(drawn * MOST)
