"""The stories that made-up cases go through: who does what under which regulation, and how long between."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

Step = tuple[float, str, str, dict[str, Any]]
"""Hours after the one before, who, the act, its answers."""


@dataclass(frozen=True, eq=False)
class Story:
    pack: str
    people: dict[str, tuple[str, ...]]
    steps: tuple[Step, ...]
    told_in: str = "content"
    """The fact in which it is told what is wrong."""
    by: str = ""
    """The fact by which a matter of many people is known, where there is one."""
    joint: str = ""
    """The fact that says how many complain together, where one case is theirs."""
    with_joint: Mapping[str, Any] = field(default_factory=dict)
    """What is asked besides where they are many: whom they chose, and that all of them agree."""
    joint_by: str = ""
    """The channel by which they come, if they come by one of their own."""


INSURER = Story(
    "life-insurance",
    {"supervisor": ("lin",), "manager": ("zhou",), "general_manager": ("zhao",),
     "officer": ("chen", "xu", "wei", "pan", "gao", "luo")},
    (
        (0, "officer", "register", {"channel": "phone", "facts": {
            "complained_of": "company", "bodily_harm": "false", "complainant_name": "某客户"}}),
        (0.2, "officer", "admit", {}),
        (0.1, "officer", "acknowledge", {"medium": "phone"}),
        (2, "supervisor", "assign", {"to": "officer"}),
        (24, "officer", "record_contact", {"purpose": "hearing"}),
        (1, "officer", "add_evidence", {"kind": "statement_complainant", "title": "通话记录"}),
        (20, "officer", "add_evidence", {"kind": "investigation", "title": "影像"}),
        (6, "officer", "record_finding", {"facts": {
            "established_facts": "查实", "responsible_party": "company_side",
            "responsible_person": "部门", "basis": "合同"}}),
        (30, "officer", "propose", {"subject": "plan", "text": "说明并致歉"}),
        (5, "supervisor", "approve", {"proposal": "last"}),
        (3, "officer", "answer", {"text": "按方案答复"}),
        (26, "officer", "respond", {"response": "accepted"}),
        (1, "officer", "close", {}),
    ),
    told_in="summary",
    joint="complainants",
)  # fmt: skip
DEALER = Story(
    "auto-dealer",
    {"customer_care": ("guan", "tao"), "service_manager": ("fu",), "aftersales_director": ("shou",),
     "general_manager": ("zong",), "care_director": ("ai",), "board": ("dong",)},
    (
        (0, "customer_care", "register", {"channel": "phone", "facts": {
            "area": "aftersales", "customer_name": "某客户", "repair_cost": "800", "labour_fee": "500"}}),
        (0.4, "service_manager", "record_contact", {"purpose": "soothing"}),
        (0.8, "customer_care", "answer", {"text": "已返修"}),
        (0.3, "customer_care", "confirm", {"satisfied": "true"}),
        (1, "customer_care", "close", {"outcome": "settled"}),
    ),
)  # fmt: skip
PLAIN = Story(
    "general",
    {"agent": ("ning",)},
    (
        (0, "agent", "register", {"channel": "web", "facts": {}}),
        (30, "agent", "acknowledge", {"medium": "phone"}),
        (20, "agent", "answer", {"text": "已换新井盖"}),
        (0.5, "agent", "close", {"outcome": "answered"}),
    ),
    by="product_or_service",
)
"""Four deeds, ten events."""
PROPERTY = Story(
    "property-service",
    {"front_desk": ("yao", "shi"), "service_department": ("kang",), "head": ("hao",),
     "operations": ("qian",)},
    (
        (0, "front_desk", "register", {"channel": "phone", "facts": {
            "customer_name": "某业主", "home": "3-502"}}),
        (0.3, "front_desk", "admit", {"facts": {
            "about_our_service": "true", "cause_class": "own_service"}}),
        (5, "service_department", "answer_task", {"task": "last", "facts": {
            "course": "派人到场", "result": "已经恢复", "analysis": "巡查漏项"}}),
        (0.5, "front_desk", "issue_paper", {"paper": "handling_record"}),
        (0.3, "front_desk", "answer", {"text": "已经办好"}),
        (2, "front_desk", "close", {"outcome": "settled"}),
        (20, "operations", "record_callback", {"callback": "call_back", "reached": "true",
            "satisfied": "true", "facts": {"effect": "solved"}}),
        (30, "operations", "archive", {}),
    ),
)  # fmt: skip
TELECOM = Story(
    "telecom-branch",
    {"receiver": ("tong", "hua", "jie"), "network_department": ("xian",), "dispatcher": ("pai",),
     "centre_manager": ("zhuren",)},
    (
        (0, "receiver", "register", {"channel": "phone", "facts": {
            "customer_name": "某客户", "matter_type": "network", "intake_result": "dispatch",
            "skip_level": "none"}}),
        (4, "network_department", "record_finding", {"text": "线路老化"}),
        (2, "network_department", "answer_task", {"task": "last handling", "text": "已经换线"}),
        (1, "receiver", "answer", {"text": "已经修好"}),
        (0.5, "receiver", "close", {"outcome": "settled"}),
    ),
    by="service_number",
)  # fmt: skip
MARKET = Story(
    "market-supervision",
    {"receiver": ("jing", "lan"), "handler": ("bo", "yun"), "mediator": ("he",), "chief": ("ju",)},
    (
        (0, "receiver", "register", {"kind": "complaint", "channel": "platform", "facts": {
            "platform_number": "1234", "name": "某人", "phone": "13900000000", "home": "某路一号",
            "trader": "某商行", "request": "退款", "place": "trader_here", "dealt_with": "none",
            "knew_on": "2024-01-01", "material": "complete", "not_living": ["none"]}}),
        (18, "receiver", "admit", {}),
        (0.1, "receiver", "open_task", {"kind": "station_work"}),
        (0.1, "receiver", "assign", {"to": "handler"}),
        (2, "handler", "accept", {}),
        (20, "handler", "open_task", {"kind": "mediation", "facts": {
            "consent": ["complainant", "trader"]}}),
        (90, "handler", "close", {"outcome": "refused", "reason": "经营者拒绝调解"}),
    ),
    told_in="dispute",
    joint="complainants",
    with_joint={"joint_consent": "true", "representatives": ["某人"]},
)  # fmt: skip
PETITIONS = Story(
    "petitions",
    {"petition_office": ("feng", "xin"), "department": ("ban", "li"), "office_head": ("zhang",),
     "department_head": ("bu",)},
    (
        (0, "petition_office", "register", {"kind": "appeal", "channel": "letter", "facts": {
            "name": "某人", "system_number": "X-1"}}),
        (30, "petition_office", "open_task", {"kind": "competent"}),
        (40, "department", "admit", {"facts": {"other_routes": "none_fits"}}),
        (300, "department", "issue_paper", {"paper": "opinion", "fields": {
            "request": "补足", "facts": "已核定", "basis": "办法第八条"}, "facts": {
            "opinion_is": "support"}}),
        (1, "department", "answer", {"medium": "letter", "text": "予以支持", "facts": {
            "opinion_is": "support"}}),
        (60, "petition_office", "respond", {"response": "accepted"}),
        (2, "petition_office", "close", {"outcome": "accepted"}),
    ),
    by="matter_key",
    joint="visitors",
    with_joint={"representatives": ["某人", "某某"], "level": "competent", "written_down": "true"},
    joint_by="visit",
)  # fmt: skip

MIX: Mapping[Story, int] = MappingProxyType(
    {PLAIN: 60, INSURER: 8, DEALER: 8, PROPERTY: 8, TELECOM: 8, MARKET: 4, PETITIONS: 4}
)
"""Of a hundred cases so many under each: a house of many sorts, most of whose cases are soon answered."""
PACKS = tuple(story.pack for story in MIX)


def posts(stories: Iterable[Story]) -> list[tuple[str, str, str]]:
    """(person, pack, role) of all who act in them."""
    found = (
        (person, story.pack, role)
        for story in stories
        for role, people in story.people.items()
        for person in people
    )
    return list(dict.fromkeys(found))


def employ(stories: Iterable[Story]) -> None:
    """Has all of them join and gives them their posts."""
    from huiyin.people.happenings import PersonJoined, PostGiven
    from huiyin.people.organising import record

    given = posts(stories)
    for person in dict.fromkeys(person for person, _, _ in given):
        record(PersonJoined, "", person=person, shown_name=person)
    for person, pack, role in given:
        record(PostGiven, "", person=person, pack=pack, role=role)
