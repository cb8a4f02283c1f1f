"""A report about somebody is not there for them, nor for anybody under them: to the byte, in every pack.

The regulations come with the product; here each of them runs as an installation of its own, with a
report about one of the officers who take reports in, and with all that goes with it.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from huiyin.casework import commands as c
from huiyin.ledger import moment
from huiyin.ledger.door import Ask, handle, load_case
from huiyin.ledger.happenings import SettingSet
from huiyin.ledger.ports import rules
from huiyin.people.happenings import ManagerNamed, PersonJoined, PostGiven
from huiyin.people.organising import record
from tests.desk.test_sealed import answered, client
from tests.ledger.harbour import do
from tests.support.harbour import MORNING

PACKS = ("whistleblow-risk", "whistleblow-enterprise", "whistleblow-discipline")
REPORT, OPEN, SIDE = ("0" * 27 + "1", "0" * 27 + "2", "0" * 27 + "3")
PHONE = "13900000001"
STORY = "采购员收受供应商回扣两万元"
HOUSE = {
    "jian": "officer", "bei": "officer", "xia": "officer", "bu": "head", "zu": "leader",
    "yuan": "investigator", "zong": "president", "zhu": "chairman",
}  # fmt: skip
UNSEEING = ("bei", "xia", "yuan", "zhu")
"""The accused and somebody under them, who see all other reports; a member who was not asked; the one
whom only reports about executives go to.
"""
SAID = {
    "what_happened": STORY, "accused_party": "采购组", "accused": "bei", "accused_rank": "staff",
    "reporter_name": "王小明", "reporter_contact": PHONE, "matter": ["bribery"],
}  # fmt: skip
ALSO = {
    "whistleblow-enterprise": {
        "reporter_class": "staff", "harm_stage": "done", "whose_conduct": "factory",
        "matter": ["personal_gain"],
    },
    "whistleblow-discipline": {
        "reporter_class": "employee", "content_kind": "violation", "breach_of": ["law"],
        "matter": ["kickbacks"],
    },
}  # fmt: skip


@pytest.fixture(params=PACKS)
def house(request, installation, settings, monkeypatch) -> str:
    """The house of one regulation; everybody takes in ordinary complaints too, lest lists be bare."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(moment, "now", lambda: MORNING)
    for person, role in HOUSE.items():
        record(PersonJoined, "", person=person, shown_name=person.title())
        record(PostGiven, "", person=person, pack=request.param, role=role)
        record(PostGiven, "", person=person, pack="general", role="agent")
    record(ManagerNamed, "", person="xia", manager="bei")
    return str(request.param)


def take_in(pack: str, case: str, actor: str = "jian", **command: Any) -> None:
    """What the regulation has no question for is left out, and so is the name of the nameless."""
    asked = rules().regulation(pack).on(MORNING.date()).facts
    facts = {**SAID, **ALSO.get(pack, {}), **command.pop("facts", {})}
    if command.get("anonymous"):
        facts = {name: said for name, said in facts.items() if not name.startswith("reporter_n")}
        facts.pop("reporter_contact")
    known = {name: said for name, said in facts.items() if name in asked}
    wish = c.Register(kind="report", channel="phone", facts=known, **command)
    handle(Ask(case=case, command=wish, actor=actor, pack=pack, at=MORNING))


def an_ordinary_complaint() -> None:
    """By the same caller: nothing of it may speak of the report."""
    facts = {"content": "送货迟了三天", "contact_detail": PHONE}
    wish = c.Register(kind="complaint", channel="phone", facts=facts)
    handle(Ask(case=OPEN, command=wish, actor="xia", pack="general", at=MORNING))


def all_that_goes_with_a_report(pack: str) -> None:
    """Consent, work, evidence, questions, a reminder, a penalty and its appeal, a second report."""
    take_in(pack, REPORT)
    _taken_up(pack)
    do(REPORT, "bu", c.OpenTask(kind="lead", facts={"conflict_checked": True}))
    do(REPORT, "zu", c.AddEvidence(kind="document", title="付款凭证"))
    do(REPORT, "zu", c.RecordFinding(text="属实", facts={"conclusion": "proven"}))
    do(REPORT, "zu", c.ReleaseExtract(to="bu", text="请说明采购流程", purpose="question"))
    do(REPORT, "complainant", c.Remind(text="到哪一步了"))
    _penalty(pack)
    take_in(pack, SIDE, anonymous=True)
    do(SIDE, "jian", c.Link(relation="follow_up", other=REPORT))


def _taken_up(pack: str) -> None:
    if "investigation" in rules().regulation(pack).on(MORNING.date()).approvals:
        do(REPORT, "bu", c.Propose(subject="investigation", facts={"review_opinion": "应查"}))
        do(REPORT, "zong", c.Approve(proposal="proposal-1"))
    do(REPORT, "jian", c.Admit())


def _penalty(pack: str) -> None:
    if "violation" in rules().regulation(pack).on(MORNING.date()).accounts:
        do(REPORT, "zong", c.Charge(account="violation", person="bei", basis="收受回扣"))
        do(REPORT, "jian", c.Appeal(charge="charge-1", text="没有收"))


def addresses(pack: str) -> Iterator[str]:
    """Lists and their counts, search, what waits, what was told, forms, programs, and the reports."""
    yield from (
        "/",
        "/cases/",
        "/cases/?open=all&sort=received",
        "/cases/?kind=report",
        "/approvals/",
    )
    yield from (f"/cases/?q={word}" for word in ("回扣", PHONE, "JB2026-001", "JJ2026-001"))
    yield from ("/cases/?number=JB2026-001", "/messages/", "/extracts/", "/mass/", "/samples/")
    yield from (f"/register/{pack}/", "/api/me/waits", "/api/me/notices", "/api/cases?open=all")
    for case in (REPORT, SIDE):
        yield from (f"/cases/{case}/", f"/cases/{case}/do/record_finding/", f"/api/cases/{case}")


def desk_of(person: str, pack: str) -> dict[str, tuple[int, str, bytes]]:
    browser = client(person)
    found = {address: answered(browser.get(address)) for address in addresses(pack)}
    typed = {"c.kind": "complaint", "c.channel": "phone", "f.content": STORY,
             "f.contact_detail": PHONE}  # fmt: skip
    found["repeats"] = answered(browser.post("/register/general/repeats/", typed))
    sent = {"version": "1", "key": "k", "c.text": "x"}
    found["post"] = answered(browser.post(f"/cases/{REPORT}/do/record_finding/?preview=1", sent))
    return found


def differences(pack: str, after: Callable[[], None]) -> dict[str, list[str]]:
    an_ordinary_complaint()
    was = {person: desk_of(person, pack) for person in UNSEEING}
    after()
    now = {person: desk_of(person, pack) for person in UNSEEING}
    return {p: [a for a in was[p] if was[p][a] != now[p][a]] for p in UNSEEING}


@pytest.mark.parametrize(
    "house",
    [PACKS[0], *(pytest.param(pack, marks=pytest.mark.slow) for pack in PACKS[1:])],
    indirect=True,
)
def test_the_accused_and_their_line_see_the_same_with_a_report_and_without(house):
    found = differences(house, lambda: all_that_goes_with_a_report(house))

    assert load_case(REPORT).stage.value == "handling"
    assert found == {person: [] for person in UNSEEING}


def test_whoever_handles_it_sees_it_so_that_the_pages_are_no_blanks(house):
    take_in(house, REPORT)

    assert STORY in client("jian").get("/cases/").content.decode()
    assert STORY in client("bu").get(f"/cases/{REPORT}/").content.decode()
    assert client("bei").get(f"/cases/{REPORT}/").status_code == 404


def test_a_report_about_a_stranger_is_shown_to_a_member_who_is_asked_to_work_on_it(house):
    """Else the first test would pass if members never saw anything."""
    take_in(house, REPORT, facts={"accused": "gou"})
    was = desk_of("yuan", house)
    _taken_up(house)
    do(REPORT, "bu", c.OpenTask(kind="lead", facts={"conflict_checked": True}))
    do(REPORT, "bu", c.OpenTask(kind="member"))

    now = desk_of("yuan", house)
    changed = {address for address in was if was[address] != now[address]}
    assert {"/", "/cases/", f"/cases/{REPORT}/", "/api/cases?open=all"} <= changed


def test_a_report_about_the_president_is_not_there_for_the_president_and_the_whole_department(
    house,
):
    take_in(house, REPORT, facts={"accused": "zong", "accused_rank": "president"})

    for person in ("zong", "bu", "jian"):
        assert client(person).get(f"/cases/{REPORT}/").status_code == 404
        assert STORY not in client(person).get("/cases/").content.decode()
    assert STORY in client("zhu").get(f"/cases/{REPORT}/").content.decode()


def test_the_form_begins_with_a_kind_that_the_regulation_has(house):
    """It used to offer none, and then took it for a complaint, which not every regulation knows."""
    kinds = [str(kind) for kind in rules().regulation(house).on(MORNING.date()).kinds]
    page = client("jian").get(f"/register/{house}/").content.decode()

    [select] = re.findall(r'<select[^>]*name="c.kind".*?</select>', page, re.DOTALL)
    assert re.findall(r'<option value="([^"]*)"', select) == kinds
    [chosen] = re.findall(r'<option value="([^"]*)" selected', select)
    assert chosen == ("complaint" if "complaint" in kinds else kinds[0])


def test_what_is_published_of_a_channel_is_the_organisations_to_say(house):
    page = client("jian").get(f"/register/{house}/").content.decode()
    assert page.count("尚未公布") == 3

    record(
        SettingSet,
        "",
        pack=house,
        setting="report_phone",
        value="010-5550-1234",
        previous="",
        why="",
    )

    page = client("jian").get(f"/register/{house}/").content.decode()
    assert "010-5550-1234" in page
    assert page.count("尚未公布") == 2
