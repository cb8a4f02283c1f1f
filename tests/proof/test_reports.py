"""The pages of proofs are what the prover says today; what comes with the product leaves nothing open."""

from time import process_time

import pytest

from tools.reference import HEAD, PAGES
from tools.reference.proofs import overview_page, packs, proof_page, report_on

MEND = "run `make reference` and commit what it writes"


@pytest.mark.parametrize("pack", packs())
def test_the_proof_of_a_regulation_is_current(pack):
    page = PAGES / "proofs" / f"{pack}.md"

    assert page.is_file(), MEND
    assert page.read_text("utf-8") == HEAD + proof_page(pack), f"{page.name}: {MEND}"


@pytest.mark.parametrize("pack", packs())
def test_what_is_found_in_a_regulation_is_settled(pack):
    """By a declaration or a reading; docs/how-to/prove-a-regulation.md says how."""
    report = report_on(pack)

    assert [f"{f.at}: {f.says}" for f in report.standing("open")] == []
    assert report.stale == ()


def test_every_regulation_is_listed_and_no_page_is_left_of_one_that_is_gone():
    assert (PAGES / "proofs.md").read_text("utf-8") == HEAD + overview_page(), MEND
    assert {page.stem for page in (PAGES / "proofs").glob("*.md")} == set(packs())


@pytest.mark.slow
def test_all_regulations_are_proven_within_half_a_minute_of_one_core():
    report_on.cache_clear()
    start = process_time()

    for pack in packs():
        report_on(pack)

    assert process_time() - start < 30
