"""What the department has before it in these two weeks, told as steps of people."""

from collections.abc import Iterator
from typing import Any

from tests.fortnight.officers import Matter, Step

LAST_DAY = 9


def matters() -> list[Matter]:
    return [*_insurance(), *_dealer()]


def _insurance() -> Iterator[Matter]:
    for number in range(14):
        start = number % 5
        yield Matter(f"plain {number}", "life-insurance", list(_plain(number, start)))
    for number in range(6):
        yield Matter(f"surrender {number}", "life-insurance", list(_surrender(number, number % 3)))
    yield Matter("approved in error", "life-insurance", list(_approved_in_error()))
    for number in range(3):
        yield Matter(
            f"forgotten {number}", "life-insurance", list(_taken_in(70 + number, 0, "forgotten"))
        )


def _facts(number: int, summary: str) -> dict[str, Any]:
    return {
        "summary": summary, "complainant_name": f"客户{number}", "phone_number": f"139{number:08d}",
        "contract_number": f"P2025-{number:03d}", "complained_of": "company", "bodily_harm": False,
    }  # fmt: skip


def _taken_in(number: int, day: int, summary: str) -> Iterator[Step]:
    register = {"channel": "phone", "facts": _facts(number, summary)}
    yield Step(day, 9, "officer", "register", register)
    yield Step(day, 10, "owner", "admit")


def _looked_into(day: int, summary: str) -> Iterator[Step]:
    yield Step(day, 10, "owner", "acknowledge", {"medium": "phone", "text": "已收到"})
    yield Step(day, 11, "supervisor", "assign", {"to": "an"})
    yield Step(day + 1, 9, "owner", "record_contact", {"purpose": "hearing"})
    yield Step(
        day + 1, 10, "owner", "add_evidence", {"kind": "statement_complainant", "title": "通话记录"}
    )
    yield Step(
        day + 1, 14, "owner", "add_evidence", {"kind": "investigation", "title": "投保单影像"}
    )
    finding = {
        "established_facts": summary, "responsible_party": "company_side",
        "responsible_person": "产品部", "basis": "保险合同第五条",
    }  # fmt: skip
    yield Step(day + 2, 9, "owner", "record_finding", {"facts": finding})


def _closed(day: int) -> Iterator[Step]:
    yield Step(day, 14, "owner", "close")
    yield Step(
        day, 15, "owner", "issue_paper", {"paper": "archive_sheet", "fields": {"contents": "两份"}}
    )
    yield Step(
        day, 15, "owner", "issue_paper", {"paper": "handling_record", "fields": {"course": "查实"}}
    )
    yield Step(day, 16, "owner", "archive")


def _plain(number: int, day: int) -> Iterator[Step]:
    summary = f"分红与宣传不符之{number}"
    yield from _taken_in(number, day, summary)
    yield from _looked_into(day, summary)
    yield Step(day + 2, 14, "owner", "propose", {"subject": "plan", "text": "道歉并说明"})
    yield Step(day + 2, 15, "owner", "answer", {"text": "还没批"}, no="gate")
    yield Step(day + 3, 9, "supervisor", "approve", {"proposal": "last"})
    yield Step(day + 3, 10, "owner", "answer", {"text": "按方案答复"})
    yield Step(day + 4, 9, "owner", "respond", {"response": "accepted"})
    yield from _closed(day + 4)


def _surrender(number: int, day: int) -> Iterator[Step]:
    summary = f"要求协议解约之{number}"
    yield from _taken_in(40 + number, day, summary)
    yield from _looked_into(day, summary)
    yield Step(day + 3, 9, "owner", "propose", {"subject": "plan", "text": "协议解约"})
    wish = {"subject": "negotiated_surrender", "amounts": {"payout": "15000"},
            "facts": {"cash_value": "10000", "premiums_paid": "30000"}}  # fmt: skip
    yield Step(day + 3, 9, "owner", "propose", wish)
    yield Step(day + 3, 10, "supervisor", "approve", {"proposal": "last plan"})
    yield Step(
        day + 3,
        11,
        "supervisor",
        "approve",
        {"proposal": "last negotiated_surrender"},
        no="not-approver",
    )
    yield Step(day + 3, 14, "manager", "approve", {"proposal": "last negotiated_surrender"})
    yield Step(day + 4, 9, "owner", "answer", {"text": "按批复解约"})
    yield Step(day + 4, 10, "owner", "respond", {"response": "accepted"})
    yield Step(day + 4, 11, "owner", "close", no="gate")
    paid = {"proposal": "last negotiated_surrender", "proof": "转账凭证"}
    yield Step(day + 5, 9, "owner", "carry_out", paid)
    yield Step(day + 5, 10, "owner", "confirm", {"satisfied": True})
    yield from _closed(day + 5)


def _approved_in_error() -> Iterator[Step]:
    summary = "批错了的解约"
    yield from _taken_in(60, 0, summary)
    yield from _looked_into(0, summary)
    yield Step(3, 9, "owner", "propose", {"subject": "plan", "text": "协议解约"})
    wish = {"subject": "negotiated_surrender", "amounts": {"payout": "19000"},
            "facts": {"cash_value": "10000", "premiums_paid": "30000"}}  # fmt: skip
    yield Step(3, 9, "owner", "propose", wish)
    yield Step(3, 10, "supervisor", "approve", {"proposal": "last plan"})
    yield Step(3, 14, "manager", "approve", {"proposal": "last negotiated_surrender"})
    recalled = {"proposal": "last negotiated_surrender", "reason": "金额看错了"}
    yield Step(3, 15, "manager", "recall_approval", recalled)
    paid = {"proposal": "last negotiated_surrender", "proof": "转账凭证"}
    yield Step(4, 9, "owner", "carry_out", paid, no="not-approved")


def _dealer() -> Iterator[Matter]:
    for number in range(6):
        yield Matter(f"repair {number}", "auto-dealer", list(_repair(number, number % 8)))


def _repair(number: int, day: int) -> Iterator[Step]:
    facts = {
        "area": "aftersales", "customer_name": f"陳{number}", "phone": f"138{number:08d}",
        "vehicle": f"滬A{number:05d}", "content": f"保養後仍漏油之{number}",
        "repair_cost": "800", "labour_fee": "1000",
    }  # fmt: skip
    yield Step(day, 9, "customer_care", "register", {"channel": "phone", "facts": facts})
    slip = {"paper": "slip_aftersales", "fields": {"request": "免費返修"}}
    yield Step(day, 9, "customer_care", "issue_paper", slip)
    if number % 2 == 0:
        yield Step(day, 10, "aftersales_director", "sign", {"copy": "last"})


def deliveries(day: int) -> list[dict[str, Any]]:
    """Cars handed over today, as the workshop's program sends them; the last lacks what it must say."""
    rows: list[dict[str, Any]] = []
    for place in range(5):
        facts = {
            "customer_name": f"林{day}{place}", "phone": f"137{day:04d}{place:04d}",
            "vehicle": f"滬B{day}{place:04d}", "delivery_type": "maintenance",
        }  # fmt: skip
        rows.append({"kind": "delivery", "channel": "handover_desk", "facts": facts})
    del rows[-1]["facts"]["customer_name"]
    return rows
