"""What programs send may be anything: absurd figures, years that are none, texts without end."""

import pytest

from huiyin.api.commands import acts, shape_of
from huiyin.ledger.door import load_case
from huiyin.register.models import CaseRow
from tests.api.conftest import GOOD, JSON, is_a_no
from tests.ledger.house import register

MB = 1024 * 1024
FIGURES = (
    "-1",
    "1e999999999",
    "-1e999999999",
    "NaN",
    "1e-999999",
    "9" * 5000,
    "１００",
    "0x10",
    "100000.01",
)
MOMENTS = ("0000-01-01T00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00",
           "10000-01-01T00:00", "2026-02-30T00:00", "2026-03-02T09:30+99:00", "1e9",
           "-2026-01-01T00:00")  # fmt: skip


@pytest.mark.parametrize("figure", FIGURES)
def test_an_absurd_amount_is_told_at_its_fact_or_kept_exactly(program, figure):
    till = program()

    sent = till.send("cases", {**GOOD, "facts": {**GOOD["facts"], "amount": figure}})

    if sent.status_code == 201:
        assert load_case(sent.json()["case"]).facts["amount"] == 100
    else:
        assert is_a_no(sent, 422)["fields"][0]["field"] == "facts.amount"
        assert not CaseRow.objects.exists()


def test_a_number_of_a_billion_digits_is_no_work(program):
    body = b'{"pack": "tiny", "channel": "phone", "facts": {"what": "x", "amount": 1e999999999}}'

    is_a_no(program().generic("POST", "/api/cases", body, JSON), 422)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_year_that_nobody_lived_in_is_told_at_its_field(program, moment):
    no = is_a_no(program().send("cases", {**GOOD, "received_at": moment}), 422)

    assert no["fields"][0]["field"] == "received_at"


def test_ten_megabytes_in_a_request_are_refused_before_they_are_read(program):
    no = is_a_no(
        program().send("cases", {**GOOD, "facts": {"what": "长" * (4 * MB)}}), 413, "too-large"
    )

    assert "5 MB" in no["help"]


def test_a_text_that_nobody_reads_is_refused_at_its_fact(program):
    no = is_a_no(
        program().send("cases", {**GOOD, "facts": {"what": "长" * 100_001}}), 422, "text-too-long"
    )

    assert no["fields"][0]["field"] == "facts.what"


def texts_of(act: str) -> list[str]:
    shape = shape_of(act).model_json_schema(by_alias=True)["properties"]
    said = {name: [one, *one.get("anyOf", ())] for name, one in shape.items()}
    return [name for name, ways in said.items() if any(way.get("type") == "string" for way in ways)]


def test_no_field_of_any_act_takes_a_book_or_half_a_character(program):
    till, case, tried = program(), register().case.id, 0

    for act in acts():
        for name in texts_of(act):
            for text in ("x" * 120_000, "a\ud800"):
                sent = till.send(f"cases/{case}/acts/{act}", {name: text})
                no = is_a_no(sent, sent.status_code)
                assert no["status"] in (403, 422), (act, name, no)
                tried += 1
    assert tried > 200
    assert CaseRow.objects.get().stage == "received"
