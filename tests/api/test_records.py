"""Deliveries and other records come in one by one or many at once; a bad row stops no good one."""

import pytest

from huiyin.register.models import CaseRow
from tests.api.conftest import GOOD, is_a_no

ROW = {"kind": "delivery", "channel": "counter", "facts": {"what": "交车", "topic": "goods"}}


def rows(*changes: dict) -> dict:
    return {"pack": "tiny", "rows": [{**ROW, **change} for change in changes]}


def test_a_record_is_registered_and_listed_with_the_records(program):
    till = program()

    made = till.send("records", {"pack": "tiny", **ROW})

    assert made.status_code == 201
    [row] = till.read("records").json()["items"]
    assert row["number"] == made.json()["number"]
    assert till.read("cases").json()["items"] == []
    assert till.read(f"cases/{made.json()['case']}").json()["kind"] == "delivery"


def test_a_complaint_does_not_come_in_through_the_door_of_records(program):
    till = program("wang", "records")

    problem = is_a_no(till.send("records", GOOD), 422, "not-a-record")

    assert "delivery" in problem["help"]
    assert CaseRow.objects.count() == 0


def test_bad_rows_are_told_one_by_one_and_good_ones_are_registered(program):
    body = rows(
        {},
        {"channel": "smoke"},
        {"facts": {"topic": "goods"}},
        {"kind": "complaint"},
        {"kind": "dream"},
        {"received_at": "2126-01-01T00:00:00+08:00"},
        {"facts": {"what": "交车", "topic": "weather"}},
        {"facts": {"what": "再交车"}},
    )

    answer = program().send("records/bulk", body).json()

    assert (answer["registered"], answer["repeated"], answer["refused"]) == (2, 0, 6)
    reasons = [row["problem"]["reason"] if row["problem"] else "" for row in answer["rows"]]
    assert reasons == ["", "unknown-channel", "fact-missing", "not-a-record", "unknown-kind",
                       "in-future", "bad-value", ""]  # fmt: skip
    assert answer["rows"][2]["problem"]["fields"][0]["field"] == "rows.2.facts.what"
    assert answer["rows"][2]["problem"]["clauses"]
    assert CaseRow.objects.filter(is_record=True).count() == 2
    numbers = [row["number"] for row in answer["rows"] if row["number"]]
    assert len(set(numbers)) == 2


def test_numbers_of_records_have_no_gap_after_bad_rows(program):
    till = program()

    answer = till.send("records/bulk", rows({}, {"channel": "smoke"}, {})).json()

    serials = [int(row["number"][-4:]) for row in answer["rows"] if row["number"]]
    assert serials == [1, 2]


def test_a_batch_sent_twice_is_registered_once(program):
    till, body = program(), rows({}, {"channel": "smoke"}, {})
    key = {"idempotency-key": "day-1"}

    first = till.send("records/bulk", body, **key).json()
    again = till.send("records/bulk", body, **key).json()

    assert (first["registered"], again["registered"], again["repeated"]) == (2, 0, 2)
    assert [row["case"] for row in first["rows"]] == [row["case"] for row in again["rows"]]


def test_a_row_with_a_key_of_its_own_is_known_again_in_another_batch(program):
    till = program()
    till.send("records/bulk", rows({"key": "till-1"}, {"key": "till-2"}))

    answer = till.send("records/bulk", rows({"key": "till-2"}, {"key": "till-3"})).json()

    assert [row["status"] for row in answer["rows"]] == ["repeated", "registered"]
    assert CaseRow.objects.count() == 3


def test_one_key_for_two_different_rows_is_told(program):
    answer = program().send("records/bulk", rows({"key": "a"}, {"key": "a", "channel": "phone"}))

    assert [row["status"] for row in answer.json()["rows"]] == ["registered", "refused"]
    assert answer.json()["rows"][1]["problem"]["reason"] == "key-reused"


@pytest.mark.parametrize("count", [0, 1_001])
def test_a_batch_has_one_row_at_least_and_a_thousand_at_most(program, count):
    is_a_no(program().send("records/bulk", rows(*[{}] * count)), 422, "invalid")


def test_a_batch_for_a_regulation_that_is_not_there_registers_nothing(program):
    problem = is_a_no(program().send("records/bulk", {**rows({}), "pack": "none"}), 422)

    assert problem["fields"][0]["field"] == "pack"
    assert CaseRow.objects.count() == 0
