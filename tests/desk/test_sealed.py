"""A desk is the same to the byte with a sealed case and without, for all who may not know of it."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client

from huiyin.casework import commands as c
from huiyin.ledger import moment
from huiyin.ledger.access import readings
from huiyin.ledger.door import load_case
from huiyin.people.happenings import ManagerNamed
from huiyin.people.models import Account
from huiyin.people.organising import record
from tests.ledger.harbour import do, open_port, take_in
from tests.support.harbour import MORNING

NOON = MORNING + timedelta(hours=2)
IDS = ("0" * 27 + "1", "0" * 27 + "2", "0" * 27 + "3")
SEALED, OPEN, LATER = IDS
ONCE = re.compile(
    r'(csrfmiddlewaretoken" value="|csrf-token" content="|nonce="|name="key" value="'
    r'|for="why_|id="why_|X-CSRFToken&quot;: &quot;|X-CSRFToken": ")[^"&]*'
)
"""What is new on every page, whoever asks: tokens, nonces, keys of forms."""
ACTS = (
    "admit",
    "assign",
    "close",
    "approve",
    "answer_task",
    "amend_facts",
    "release_extract",
    "nothing",
)
UNSEEING = ("feng", "cao", "ding", "yin")
"""The accused, somebody under them, somebody above who is no reader, a reader who is not involved."""


@pytest.fixture
def port(installation, settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(moment, "now", lambda: NOON)
    open_port()
    return installation


def client(person: str) -> Client:
    found = Client()
    found.force_login(
        Account.objects.get(username=person), "django.contrib.auth.backends.ModelBackend"
    )
    return found


def addresses() -> Iterator[str]:
    yield from (
        "/",
        "/cases/",
        "/cases/?open=all",
        "/cases/?open=ended",
        "/records/",
        "/approvals/",
    )
    yield from ("/cases/?sort=received", "/cases/?owner=ao", "/cases/?kind=report", "/extracts/")
    yield from ("/cases/?number=J2026-0001", "/cases/?number=J", "/cases/?number=H2026-0001")
    yield from ("/cases/?overdue=1", "/cases/?stage=received", "/cases/?after=~", "/cases/?after=x")
    yield from ("/register/", "/register/harbour/", "/rules/", "/rules/harbour/H-9/", "/nowhere/")
    yield from ("/rules/harbour/papers/", "/p/", "/p/0000-0000-0000/")
    for case in IDS:
        yield from (f"/cases/{case}/", f"/cases/{case}/?order=oldest")
        yield from (f"/cases/{case}/evidence/evidence-1/", f"/cases/{case}/do/register/")
        yield from (f"/cases/{case}/papers/paper-1.pdf", f"/cases/{case}/papers/paper-1.docx")
        yield from (f"/cases/{case}/do/{act}/" for act in ACTS)


def desk_of(person: str) -> dict[str, tuple[int, str, bytes]]:
    """Every page that the person may ask for, and what some posts are answered with."""
    browser, found = client(person), {}
    for address in addresses():
        found[address] = answered(browser.get(address))
    for case in IDS:
        for act in ("admit", "amend_facts", "close"):
            address = f"/cases/{case}/do/{act}/"
            sent = {"version": "1", "key": f"k-{act}", "c.reason": "x", "c.outcome": "settled"}
            found[f"POST {address}"] = answered(browser.post(f"{address}?preview=1", sent))
    typed = {"c.kind": "complaint", "c.channel": "phone", "f.what": "x", "c.related": "J2026-0001"}
    found["POST register"] = answered(browser.post("/register/harbour/?preview=1", typed))
    link = {"c.relation": "repeat_of", "c.other": "J2026-0001", "key": "k", "version": "1"}
    found["POST link"] = answered(browser.post(f"/cases/{OPEN}/do/link/", link))
    return found


def answered(answer) -> tuple[int, str, bytes]:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    body = ONCE.sub(r"\1", body.decode()).encode()
    return answer.status_code, answer.headers.get("Location", ""), body


def open_matters() -> None:
    take_in("complaint", actor="cai", case=OPEN, topic="goods", what="少装一箱")
    do(OPEN, "cai", c.Propose(subject="refund", amounts={"payout": 500}, text="退"))


def a_report_and_all_that_goes_with_it() -> None:
    """Notices, work, approvals, evidence, a link, a part split from an open case."""
    take_in("report", actor="ao", case=SEALED, about_whom="feng", caller="139")
    do(SEALED, "ao", c.Admit())
    do(SEALED, "ao", c.AddEvidence(kind="letter", title="账页", party="complainant"))
    do(SEALED, "ao", c.IssuePaper(paper="slip", fields={"view": "立案"}))
    do(SEALED, "ao", c.Propose(subject="refund", amounts={"payout": 500}, text="退"))
    do(SEALED, "ao", c.Link(relation="repeat_of", other=OPEN))
    do(OPEN, "cai", c.Split(kind="report", takes=("what",)))


def differences(before: Callable[[], None], after: Callable[[], None]) -> dict[str, list[str]]:
    before()
    was = {person: desk_of(person) for person in UNSEEING}
    after()
    now = {person: desk_of(person) for person in UNSEEING}
    return {p: [a for a in was[p] if was[p][a] != now[p][a]] for p in UNSEEING}


def test_every_page_of_those_who_may_not_know_is_the_same_to_the_byte(port):
    found = differences(open_matters, a_report_and_all_that_goes_with_it)

    assert found == {person: [] for person in UNSEEING}


def test_the_pages_do_tell_an_open_case_from_none(port):
    """Else the test above would find nothing whatever was shown."""
    found = differences(open_matters, lambda: take_in("complaint", actor="cai", case=LATER))

    assert "/cases/" in found["feng"]
    assert f"/cases/{LATER}/" in found["feng"]
    assert f"/cases/{LATER}/do/admit/" in found["feng"]


def test_a_case_that_comes_to_name_somebody_vanishes_from_their_desk(port):
    open_matters()
    was = desk_of("feng")
    take_in("complaint", actor="ao", case=LATER, topic="conduct")
    assert desk_of("feng")["/"] != was["/"]
    assert client("feng").get(f"/cases/{LATER}/").status_code == 200

    do(LATER, "ao", c.AmendFacts(facts={"about_whom": "feng"}))

    now = desk_of("feng")
    gap = {"/cases/?number=J", "/cases/?number=J2026-0001"}
    assert [a for a in was if was[a] != now[a] and a not in gap] == []


def test_readers_find_it_and_every_look_is_recorded(port):
    a_report_alone()

    assert "收受回扣" in client("ao").get("/cases/").content.decode()
    assert client("ao").get(f"/cases/{SEALED}/").status_code == 200
    assert (
        client("chen").get("/cases/?number=J2026-0001").headers["Location"] == f"/cases/{SEALED}/"
    )
    assert client("feng").get(f"/cases/{SEALED}/").status_code == 404
    assert {reading.by for reading in readings(SEALED)} == {"ao"}


def a_report_alone() -> None:
    take_in("report", actor="ao", case=SEALED, about_whom="feng")


def test_an_approval_of_a_sealed_case_waits_for_the_first_up_the_line_who_may_know(port):
    a_report_alone()
    do(SEALED, "ao", c.Admit())
    do(SEALED, "ao", c.Propose(subject="refund", amounts={"payout": 500}, text="内情"))

    assert "内情" in client("chen").get("/approvals/").content.decode()
    assert "内情" not in client("ding").get("/approvals/").content.decode()


def test_work_that_went_past_a_post_waits_for_whoever_is_above(port):
    record(ManagerNamed, "", person="yin", manager="feng")
    a_report_alone()
    do(SEALED, "ao", c.OpenTask(kind="look_into"))

    assert "核查" in client("ao").get("/").content.decode()
    assert "核查" not in client("yin").get("/").content.decode()


def test_an_extract_is_all_that_the_accused_sees_of_the_case(port):
    open_matters()
    was = desk_of("feng")
    a_report_alone()

    do(SEALED, "ao", c.ReleaseExtract(to="feng", text="请说明三月一日的付款"))

    now = desk_of("feng")
    assert [a for a in was if was[a] != now[a]] == ["/", "/extracts/"]
    for page in (now["/"][2].decode(), now["/extracts/"][2].decode()):
        assert "请说明三月一日的付款" in page
        said = [
            word for word in (SEALED, "J2026", "收受回扣", "Ao") if re.search(rf"\b{word}\b", page)
        ]
        assert said == []
    assert "请说明" not in client("cao").get("/").content.decode()


def test_whoever_takes_in_what_is_not_for_them_is_told_its_number_and_comes_home(port):
    sent = {"c.kind": "report", "c.channel": "letter", "f.what": "x", "f.about_whom": "feng",
            "key": "once"}  # fmt: skip

    answer = client("cai").post("/register/harbour/", sent, follow=True)

    assert answer.redirect_chain == [("/", 302)]
    assert "J2026-0001" in answer.content.decode()
    assert load_case(SEALED).version == 0
