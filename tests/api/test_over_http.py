"""Programs against a served house: a complaint of each regulation, and many callers at once."""

import os
import shlex
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.api.served import Served, served
from tests.docs.pages import ROOT, blocks

pytestmark = [pytest.mark.faults, pytest.mark.database]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with served(tmp_path_factory.mktemp("served") / "home") as found:
        yield found


def test_a_complaint_is_answered_and_closed(house: Served):
    agent, digger = house.caller("agent"), house.caller("digger")
    case = agent.register("general", content="新装的空调三天漏水")
    agent.do(case, "acknowledge", medium="phone")
    agent.do(case, "admit", facts={"intake_checks": ["content", "identity"]})
    digger.do(case, "record_finding", text="排水管未接牢")
    early = agent.refused(case, "close", outcome="resolved")
    agent.do(case, "answer", text="明日重接并致歉")
    agent.do(case, "confirm", satisfied=True)
    done = agent.do(case, "close", outcome="resolved")

    assert early["reason"] == "gate" and early["clauses"]
    assert done["stage"] == "closed"
    assert agent.read(f"cases/{case}/timeline")["items"][-1]["seq"] == done["version"]


def test_a_life_insurer_s_complaint_passes_two_approvals_and_is_closed(house: Served):
    na, guo, boss = (house.caller(person) for person in ("na", "guo", "min"))
    case = na.register(
        "life-insurance", summary="分红与宣传不符", complainant_name="王女士",
        complained_of="company", bodily_harm=False,
    )  # fmt: skip
    na.do(case, "admit")
    na.do(case, "acknowledge", medium="phone")
    guo.do(case, "assign", to="na")
    na.do(case, "record_contact", purpose="hearing")
    na.do(case, "add_evidence", kind="statement_complainant", title="通话记录")
    na.do(case, "add_evidence", kind="investigation", title="投保单影像")
    found = {"established_facts": "宣传页写有收益区间", "responsible_party": "company_side",
             "responsible_person": "产品部", "basis": "合同第五条"}  # fmt: skip
    na.do(case, "record_finding", facts=found)
    na.do(case, "propose", subject="negotiated_surrender", amounts={"payout": "12000"},
          facts={"cash_value": 9000, "premiums_paid": 20000})  # fmt: skip
    na.do(case, "propose", subject="plan", text="道歉并协议解约")
    assert boss.approve_all() == 1
    assert guo.approve_all() == 1
    na.do(case, "answer", text="按方案答复")
    na.do(case, "respond", response="accepted")
    [remedy] = [p for p in na.read(f"cases/{case}")["proposals"] if p["amounts"]]
    na.do(case, "carry_out", proposal=remedy["id"], proof="转账单")
    done = na.do(case, "close", outcome="settled")

    assert done["stage"] == "closed"
    assert remedy["amounts"] == {"payout": "12000"} and "LI-4.1.2" in remedy["clauses"]


def test_a_car_dealer_s_complaint_is_settled_with_a_discount_and_closed(house: Served):
    guan, fu, shou = (house.caller(person) for person in ("guan", "fu", "shou"))
    case = guan.register(
        "auto-dealer", area="aftersales", customer_name="黃先生", content="保養後返修",
        repair_cost=600, labour_fee="1000",
    )  # fmt: skip
    fu.do(case, "propose", subject="labour_discount", amounts={"discount": 450}, text="減免工時費")
    assert shou.approve_all() == 1
    fu.do(case, "carry_out", proposal="last", proof="結算單")
    fu.do(case, "answer", text="已減免並返修")
    guan.do(case, "confirm", satisfied=True)

    assert guan.do(case, "close")["stage"] == "closed"


@pytest.mark.parametrize("path", ["sign-in/", "api/cases"])
def test_whoever_sends_too_much_is_answered_and_not_hung_up_on(house: Served, path: str):
    """A server that goes away with the body unread shows a browser a broken line, and no page."""
    kind = "application/json" if path.startswith("api/") else "application/x-www-form-urlencoded"

    answers = [
        httpx.post(f"{house.url}/{path}", content=b"x=" + b"x" * 10_000_000,
                   headers={"Content-Type": kind}, timeout=30)
        for _ in range(3)
    ]  # fmt: skip

    assert [answer.status_code for answer in answers] == [413, 413, 413]
    assert all("5 MB" in answer.text for answer in answers)


def test_one_key_from_many_callers_at_once_registers_one_case(house: Served):
    callers = [house.caller("agent") for _ in range(8)]
    body = {"pack": "general", "channel": "phone", "facts": {"content": "漏水"}}
    headers = {"Idempotency-Key": "one call, many lines"}

    with ThreadPoolExecutor(8) as many:
        answers = list(many.map(
            lambda caller: caller.client.post("cases", json=body, headers=headers), callers
        ))  # fmt: skip

    assert [answer.status_code for answer in answers] == [201] * 8, [a.text for a in answers]
    assert len({answer.json()["case"] for answer in answers}) == 1
    assert sum(not answer.json()["repeated"] for answer in answers) == 1


def test_one_key_for_one_act_from_many_callers_at_once_does_it_once(house: Served):
    agent = house.caller("agent")
    case = agent.register("general", content="漏水")
    callers = [house.caller("agent") for _ in range(8)]
    headers = {"Idempotency-Key": "ack"}

    with ThreadPoolExecutor(8) as many:
        answers = list(many.map(
            lambda caller: caller.client.post(
                f"cases/{case}/acts/acknowledge", json={"medium": "phone"}, headers=headers
            ),
            callers,
        ))  # fmt: skip

    assert [answer.status_code for answer in answers] == [200] * 8, [a.text for a in answers]
    types = [item["type"] for item in agent.read(f"cases/{case}/timeline")["items"]]
    assert types.count("acknowledged") == 1


def test_numbers_have_no_gap_and_no_double_when_many_register_at_once(house: Served):
    callers = [house.caller("guan") for _ in range(8)]
    facts = {"area": "aftersales", "customer_name": "黃", "content": "返修"}
    body = {"pack": "auto-dealer", "channel": "phone", "facts": facts}

    with ThreadPoolExecutor(8) as many:
        answers = list(many.map(lambda c: c.client.post("cases", json=body).json(), callers * 3))

    serials = sorted(int(answer["number"][-4:]) for answer in answers)
    assert serials == list(range(serials[0], serials[0] + 24))


def test_what_the_page_for_programmers_shows_is_what_happens(house: Served):
    if shutil.which("curl") is None:
        pytest.skip("no curl is installed: run make system")
    page = (ROOT / "docs/how-to/use-the-api.md").read_text("utf-8")
    steps = [block for block in blocks(page) if block.language in ("sh", "json")]
    scripts = [block.text for block in steps if block.language == "sh"]
    shown = [block.text for block in steps if block.language == "json"]
    assert len(scripts) == len(shown) >= 5
    script = "\necho @@@@\n".join(scripts)
    told = {"HUIYIN": house.url, "TOKEN": house.tokens["agent"]}

    ran = subprocess.run(
        ["sh", "-ec", script], env={**os.environ, **told}, capture_output=True, text=True
    )

    assert ran.returncode == 0, ran.stderr
    for block, output in zip(shown, ran.stdout.split("@@@@"), strict=True):
        for line in block.splitlines():
            wanted = line.strip().rstrip(",")
            if wanted not in ("", "{", "}", "…"):
                assert wanted in output, (shlex.quote(wanted), output)
