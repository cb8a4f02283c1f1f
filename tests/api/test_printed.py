"""Printed pages come by the API as the desk hands them out, for whoever may read the case."""

import pytest

from huiyin.ledger.access import trace
from tests.api.conftest import GOOD, is_a_no


@pytest.fixture
def till(program):
    return program()


@pytest.fixture
def case(till):
    return till.send("cases", GOOD).json()["case"]


def test_the_file_comes_as_pages_and_whole_and_each_taking_is_recorded(till, case):
    pages = till.get(f"/api/cases/{case}/file")
    whole = till.get(f"/api/cases/{case}/file?form=zip")

    assert pages.content.startswith(b"%PDF")
    assert b"".join(whole.streaming_content).startswith(b"PK")
    taken = [event.form for event in trace(case) if event.name == "file_taken"]
    assert taken == ["zip", "pdf"]


def test_a_letter_comes_as_it_leaves_the_house(till, case):
    written = till.send(f"cases/{case}/acts/write_letter", {"letter": "receipt"})

    page = till.get(f"/api/cases/{case}/letters/letter-1")

    assert written.status_code == 200, written.content.decode()
    assert page["Content-Type"] == "application/pdf"
    assert page.content.startswith(b"%PDF")


def test_what_there_is_not_is_not_found_and_another_form_is_told(till, case):
    is_a_no(till.get(f"/api/cases/{case}/papers/paper-9"), 404, "not-found")
    is_a_no(till.get(f"/api/cases/{case}/letters/letter-9"), 404, "not-found")
    is_a_no(till.get(f"/api/cases/{case}/file?form=exe"), 422, "invalid")
