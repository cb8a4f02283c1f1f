"""Registering, reading and acting over HTTP, as the desk does it and no otherwise."""

import pytest

from huiyin.casework.applying import Line
from huiyin.ledger.door import load_case
from huiyin.ledger.models import EventRow
from huiyin.people import regulations
from huiyin.people.applying import rule_application
from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.organising import record
from huiyin.register.models import CaseRow
from tests.api.conftest import GOOD, is_a_no
from tests.ledger.house import register
from tests.support.editions import bureau, edition, twin

MAY_MOVE = ("amend_facts, link, correct_registration]", "amend_facts, link, move_case]")


def test_a_registration_gives_a_number_an_address_and_what_happened(program):
    done = program().send("cases", GOOD)

    assert done.status_code == 201
    case = done.json()
    assert done["Location"] == f"/api/cases/{case['case']}"
    assert done["ETag"] == f'"{case["version"]}"'
    assert next(item["type"] for item in case["happened"]) == "registered"
    assert load_case(case["case"]).number == case["number"]


def test_a_case_says_why_its_clock_ends_when_it_does_and_what_may_be_done(program):
    till = program()
    made = till.send("cases", GOOD).json()

    case = till.read(f"cases/{made['case']}").json()

    clock = next(clock for clock in case["clocks"] if clock["clock"] == "answer")
    assert clock["clauses"] == ["T-6"]
    assert len(clock["explanation"]) > 2
    acts = {action["act"]: action for action in case["actions"]}
    assert acts["admit"]["allowed"]
    assert acts["admit"]["clauses"]
    assert acts["approve"]["reason"] == "not-approver"
    assert acts["approve"]["message"]
    assert case["facts"]["what"] == "杯子是裂的"


def test_an_act_changes_the_case_and_names_its_clauses(program):
    till = program()
    case = till.send("cases", GOOD).json()["case"]

    done = till.send(f"cases/{case}/acts/admit")

    assert done.status_code == 200
    assert done.json()["stage"] == "assessed"
    assert done["ETag"] == f'"{load_case(case).version}"'


def test_a_refusal_names_reason_clause_and_the_fact_that_is_missing(program):
    body = {**GOOD, "facts": {"topic": "goods"}}

    problem = is_a_no(program().send("cases", body), 422, "fact-missing")

    assert [field["field"] for field in problem["fields"]] == ["facts.what"]
    assert problem["clauses"]
    assert CaseRow.objects.count() == 0


def test_a_refusal_speaks_the_language_that_is_asked_for(program):
    body, till = {**GOOD, "channel": "smoke"}, program()

    said = {
        language: till.send("cases", body, **{"accept-language": language}).json()["message"]
        for language in ("zh-CN", "zh-TW,zh;q=0.8", "en-GB,en;q=0.5", "fr", "")
    }

    assert "channel" in said["en-GB,en;q=0.5"]
    assert "没有" in said["zh-CN"]
    assert "沒有" in said["zh-TW,zh;q=0.8"]
    assert said["fr"] == said[""] == said["zh-CN"]


def test_what_nobody_asked_for_is_told_by_field(program):
    problem = is_a_no(
        program().send("cases", {**GOOD, "chanel": "phone", "anonymous": "maybe"}), 422, "invalid"
    )

    assert {(f["field"], f["reason"]) for f in problem["fields"]} == {
        ("chanel", "unknown"),
        ("anonymous", "type"),
    }


def test_money_keeps_every_digit_also_as_a_number(program):
    till = program()
    case = till.send("cases", GOOD).json()["case"]

    till.send(f"cases/{case}/acts/propose", {"subject": "refund", "amounts": {"payout": 12.1}})

    [proposal] = till.read(f"cases/{case}").json()["proposals"]
    assert proposal["amounts"] == {"payout": "12.1"}


def test_a_case_that_does_not_exist_and_one_that_is_not_theirs_look_the_same(program, shop):
    hidden = register(case="hidden").case
    record(PersonJoined, "", person="stranger", shown_name="Stranger")
    stranger = program("stranger")

    for path in ("", "/timeline", f"/evidence/{'0' * 64}", "/acts/admit"):
        ask = stranger.send if "acts" in path else stranger.read
        there, nowhere = ask(f"cases/{hidden.id}{path}"), ask(f"cases/nowhere{path}")
        is_a_no(there, 404, "not-found")
        assert there.content == nowhere.content
    assert stranger.read("cases").json()["items"] == []


def test_who_insists_on_a_version_is_told_of_a_change(program):
    till = program()
    case = till.send("cases", GOOD).json()
    till.send(f"cases/{case['case']}/acts/admit")
    path, body = f"cases/{case['case']}/acts/record_finding", {"text": "杯壁有裂纹"}

    by_header = till.send(path, body, **{"if-match": f'"{case["version"]}"'})
    by_query = till.send(f"{path}?version={case['version']}", body)
    now = till.read(f"cases/{case['case']}")["ETag"]
    again = till.send(path, body, **{"if-match": now})

    assert str(load_case(case["case"]).version - 1) in is_a_no(by_header, 412, "changed")["help"]
    is_a_no(by_query, 409, "changed")
    assert again.status_code == 200


@pytest.mark.parametrize("value", ["x", '"-1"', '"1e3"', '""'])
def test_a_version_that_is_none_is_told(program, value):
    till = program()
    case = till.send("cases", GOOD).json()["case"]

    is_a_no(till.send(f"cases/{case}/acts/admit", **{"if-match": value}), 422, "invalid")


def test_the_same_key_registers_once_and_says_so(program):
    till = program()

    first = till.send("cases", GOOD, **{"idempotency-key": "call-7"})
    again = till.send("cases", GOOD, **{"idempotency-key": "call-7"})

    assert first.json()["case"] == again.json()["case"]
    assert (first.json()["repeated"], again.json()["repeated"]) == (False, True)
    assert again["Idempotency-Replayed"] == "true"
    assert CaseRow.objects.count() == 1


def test_a_key_belongs_to_one_person_and_to_one_request(program):
    wang, li = program("wang"), program("li")
    wang.send("cases", GOOD, **{"idempotency-key": "call-7"})

    of_li = li.send("cases", GOOD, **{"idempotency-key": "call-7"})
    other = {**GOOD, "facts": {"what": "盘子", "topic": "goods"}}
    reused = wang.send("cases", other, **{"idempotency-key": "call-7"})

    assert of_li.status_code == 201
    is_a_no(reused, 422, "key-reused")
    assert CaseRow.objects.count() == 2


def test_a_repeated_act_gives_back_its_events_and_does_nothing_again(program):
    till = program()
    case = till.send("cases", GOOD).json()["case"]
    body, key = {"text": "杯壁有裂纹"}, {"idempotency-key": "finding"}

    first = till.send(f"cases/{case}/acts/record_finding", body, **key)
    again = till.send(f"cases/{case}/acts/record_finding", body, **key)

    assert first.json()["happened"] == again.json()["happened"]
    assert EventRow.objects.filter(type="finding_recorded").count() == 1


def test_the_timeline_goes_on_page_by_page(program):
    till = program()
    made = till.send("cases", GOOD).json()

    seen, after = [], 0
    while after is not None:
        page = till.read(f"cases/{made['case']}/timeline?limit=2&after={after}").json()
        seen += [item["seq"] for item in page["items"]]
        after = page["next"]

    assert seen == list(range(1, made["version"] + 1))


def test_the_queue_goes_on_page_by_page_and_misses_nobody(program):
    till = program()
    made = [till.send("cases", GOOD).json()["number"] for _ in range(5)]

    for sort in ("due", "received"):
        seen, after = [], ""
        while True:
            page = till.read(f"cases?limit=2&sort={sort}&after={after}").json()
            seen += [row["number"] for row in page["items"]]
            after = page["next"]
            if not after:
                break
        assert sorted(seen) == sorted(made)


def test_the_queue_is_narrowed_as_the_desk_narrows_it(program):
    till = program()
    case = till.send("cases", GOOD).json()
    till.send("cases", GOOD)
    till.send(f"cases/{case['case']}/acts/admit")

    def numbers(asked: str) -> list[str]:
        return [row["number"] for row in till.read(f"cases?{asked}").json()["items"]]

    assert numbers("stage=assessed") == [case["number"]]
    assert numbers(f"number={case['number']}") == [case["number"]]
    assert numbers("owner=me&open=all") == sorted(numbers(""))
    assert numbers("owner=li") == []
    assert numbers("open=ended") == []


@pytest.mark.parametrize(
    "asked", ["after=x", "after=%FF", "limit=0", "limit=1000", "open=maybe", "sort=up"]
)
def test_a_page_that_no_page_named_is_told(program, asked):
    is_a_no(program().read(f"cases?{asked}"), 422, "invalid")


def test_nothing_waits_for_who_has_nothing_to_do_and_an_approval_for_who_decides(program):
    wang, li = program("wang"), program("li")
    case = wang.send("cases", GOOD).json()["case"]
    wang.send(f"cases/{case}/acts/admit")
    wang.send(f"cases/{case}/acts/propose", {"subject": "refund", "amounts": {"payout": "500"}})

    mine, theirs = (p.read("me/waits").json()["items"] for p in (wang, li))

    assert [wait["what"] for wait in mine if wait["what"] == "approval"] == []
    [approval] = [wait for wait in theirs if wait["what"] == "approval"]
    assert approval["case"] == case
    done = li.send(f"cases/{case}/acts/approve", {"proposal": approval["thing"]})
    assert done.status_code == 200


def test_what_waits_comes_by_pages_each_thing_once(program):
    wang, li = program("wang"), program("li")
    for n in range(5):
        case = wang.send("cases", {**GOOD, "facts": {"what": f"第{n}件"}}).json()["case"]
        wang.send(f"cases/{case}/acts/admit")
        wang.send(f"cases/{case}/acts/propose", {"subject": "refund", "amounts": {"payout": "500"}})

    found, after = [], ""
    for _ in range(4):
        page = li.read(f"me/waits?limit=2&after={after}").json()
        assert len(page["items"]) <= 2
        found += [wait["case"] for wait in page["items"] if wait["what"] == "approval"]
        after = page["next"]
        if not after:
            break

    assert len(found) == len(set(found)) == 5
    is_a_no(li.read("me/waits?after=made-up"), 422, "invalid")


def test_left_out_the_regulation_is_what_the_rule_of_the_house_says(program):
    regulations.install(regulations.tried(twin()))
    record(PostGiven, "", person="wang", pack="twin", role="clerk")
    unsaid = {name: value for name, value in GOOD.items() if name != "pack"}

    unsure = is_a_no(program().send("cases", unsaid), 422, "which-pack")
    assert "tiny, twin" in unsure["message"]

    rule_application(None, [Line("twin", channel="phone")])
    case = program().send("cases", unsaid).json()
    assert load_case(case["case"]).policy == "twin@1"


def test_a_regulation_that_does_not_apply_is_refused_with_the_one_that_does(program):
    regulations.install(regulations.tried(twin()))
    rule_application(None, [Line("twin")])

    problem = is_a_no(program().send("cases", GOOD), 409, "other-regulation")

    assert problem["needs"] == "小店加急办法"


def test_a_program_moves_a_case_to_another_regulation_in_one_request(program):
    regulations.install(regulations.tried(edition("2", "2004-01-01", MAY_MOVE)))
    regulations.install(regulations.tried(bureau()))
    record(PostGiven, "", person="li", pack="bureau", role="taker")
    li = program("li")
    case = li.send("cases", GOOD).json()["case"]
    path, wish = (
        f"cases/{case}/acts/move_case",
        {"to": "bureau", "reason": "错投", "channel": "line"},
    )

    no = is_a_no(li.send(path, wish), 422, "fact-missing")
    assert (no["pack"], no["fields"][0]["field"]) == ("bureau", "there.urgent")
    assert no["message"].startswith("按《柜台诉求办法》：")
    wish["there"] = {"urgent": "no"}
    first = li.send(path, wish, **{"Idempotency-Key": "k1"}).json()
    again = li.send(path, wish, **{"Idempotency-Key": "k1"}).json()

    assert (first["stage"], again["repeated"]) == ("moved", True)
    [link] = li.read(f"cases/{case}").json()["links"]
    new = li.read(f"cases/{link['case']}").json()
    assert (new["pack"], link["relation"]) == ("bureau", "moved_to")
    assert {"relation": "moved_from", "case": case}.items() <= new["links"][0].items()


def test_cases_are_found_by_what_was_said_and_each_says_where(program):
    till = program()
    said = {**GOOD, "facts": {"what": "杯子是裂的，要求退货", "phone_number": "13800001111"}}
    case = till.send("cases", said).json()
    till.send("cases", {**GOOD, "facts": {"what": "壶是漏的"}})

    [by_words] = till.read("cases?q=退货").json()["items"]
    [by_phone] = till.read("cases?q=13800001111").json()["items"]
    [by_number] = till.read(f"cases?q={case['number']}").json()["items"]

    assert {by_words["id"], by_phone["id"], by_number["id"]} == {case["case"]}
    assert by_words["hit"] == {
        "why": "words", "fact": "what", "event": "", "pieces": ["杯子是裂的，要求", "退货", ""],
    }  # fmt: skip
    assert (by_phone["hit"]["why"], by_number["hit"]["why"]) == ("identity", "number")
    assert till.read("cases?q=没有的话").json()["items"] == []
    assert is_a_no(till.read("cases?q=退"), 422)["fields"][0]["field"] == "q"
    is_a_no(till.read("cases?q=退货&after=made-up"), 422, "invalid")
