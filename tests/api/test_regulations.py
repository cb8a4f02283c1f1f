"""Regulations can be read and tried: what they ask, what a table says, when a clock would end."""

from tests.api.conftest import is_a_no


def test_a_regulation_lists_what_it_asks_and_every_rule_with_its_clauses(program):
    book = program().read("regulations/tiny").json()

    assert book["posts"] == ["clerk"]
    assert {kind["name"]: kind["record"] for kind in book["kinds"]} == {
        "complaint": False,
        "delivery": True,
        "pickup": True,
        "entry": True,
        "round": True,
    }
    topic = next(fact for fact in book["facts"] if fact["name"] == "topic")
    assert topic["options"] == {"goods": "商品", "service": "服务"}
    assert topic["clauses"] == ["T-3"]
    assert next(rule["clauses"] for rule in book["rules"]["remedies"])[0] == "T-5"


def test_a_deadline_can_be_tried_and_explains_itself(program):
    till = program("wang", "read")

    due = till.send("regulations/tiny/clocks/answer/due", {"start": "2026-03-02T09:30:00+08:00"})

    assert due.json()["due"].startswith("2026-03-24T00:00:00")
    assert due.json()["clauses"] == ["T-6"]
    assert len(due.json()["explanation"]) > 2


def test_a_level_of_a_ladder_can_be_tried(program):
    due = program().send("regulations/tiny/clocks/pace.high/due", {"start": "2026-03-02T09:30"})

    assert due.json()["level"] == "high"
    assert due.json()["due"].startswith("2026-03-02T11:30:00")


def test_who_would_have_to_approve_can_be_asked(program):
    till = program()

    small = till.send("regulations/tiny/tables/refund/decide", {"facts": {}})

    assert small.status_code == 200
    assert small.json()["provisional"]


def test_a_rule_that_is_not_there_is_told(program):
    till, start = program(), {"start": "2026-03-02T09:30"}

    is_a_no(till.read("regulations/none"), 404, "not-found")
    is_a_no(till.send("regulations/tiny/clocks/none/due", start), 404, "not-found")
    is_a_no(till.send("regulations/tiny/clocks/pace.none/due", start), 404, "not-found")
    is_a_no(till.send("regulations/tiny/tables/none/decide"), 404, "not-found")
    is_a_no(till.send("regulations/none/tables/none/decide"), 404, "not-found")


def test_a_fact_that_does_not_fit_is_told_with_its_clause(program):
    body = {"facts": {"amount": "much"}, "start": "2026-03-02T09:30"}

    problem = is_a_no(program().send("regulations/tiny/clocks/answer/due", body), 422, "bad-value")

    assert problem["fields"][0]["field"] == "facts.amount"
    assert problem["clauses"] == ["T-3"]


def test_a_start_beyond_all_calendars_is_told(program):
    till = program()

    for start in ("1850-01-01T00:00", "9999-12-31T23:59", "soon", "2190-06-01T00:00"):
        answer = till.send("regulations/tiny/clocks/answer/due", {"start": start})
        problem = is_a_no(answer, 422, "invalid")
        assert problem["fields"][0]["field"] == "start"
