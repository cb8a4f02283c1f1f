"""Whatever stands in a text: no page that shows it runs it. The browser itself says so."""

from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.connections import keeping as connections
from huiyin.evidence import keeping
from huiyin.intake.mail.models import MailRow
from huiyin.intake.mail.receiving import Place, receive
from huiyin.notices.models import Message
from huiyin.people import deeds, letter_wordings, wordings
from huiyin.people.happenings import AdministratorNamed, PersonRenamed, PostGiven
from huiyin.people.models import Account
from huiyin.people.organising import record
from tests.desk.test_hostile_texts import MARKUP
from tests.intake.mail.conftest import AT, VALUES
from tests.journeys.visitor import the_case
from tests.ledger.house import do, register
from tests.support.letters import with_files, word

ALL = " ".join(MARKUP)
SHORT = MARKUP[1] + MARKUP[2]
"""With a name after it as long as a name may be."""
FILE = f"{MARKUP[1]}.txt"
"""Of a name with a slash only what comes after it is kept."""
WORDING = " ".join(text for text in MARKUP if "{" not in text)[:500]
"""A wording has names to fill in, so that braces of no name are refused in it."""
FILL = "/complain/new/general/complaint/fill/"


class Watched:
    """A page, and what a script on it would have done."""

    def __init__(self, person) -> None:
        self.person, self.page, self.asked = person, person.page, []
        self.page.on("dialog", lambda shown: (self.asked.append(shown.message), shown.dismiss()))
        self.page.on(
            "request", lambda sent: "evil.test" in sent.url and self.asked.append(sent.url)
        )

    def open(self, address: str, *shown: str) -> None:
        """What is shown has to stand there as text, or this would prove nothing."""
        self.person.open(address)
        self.look(*shown)

    def look(self, *shown: str) -> None:
        address, page = self.page.url, self.page
        assert page.title() != "x", address
        assert page.locator("svg[onload], img[src=x]").count() == 0, address
        assert page.locator("h1").first.is_visible(), address
        written = "".join(page.evaluate(TEXTS).split())
        assert [one for one in shown if "".join(one.split()) not in written] == [], address
        assert self.asked == [], address


TEXTS = """document.body.textContent + [...document.querySelectorAll("input, textarea")]
    .map(one => one.value).join(" ")"""


@pytest.fixture
def desk(people):
    """Wang and Li, whose names are hostile; Li looks after the house too."""
    seated = people("tiny", wang="clerk", li="chief")
    record(AdministratorNamed, "", person="li", why=ALL)
    record(PostGiven, "", person="wang", pack="tiny", role="clerk", unit=SHORT)
    for person in seated:
        record(
            PersonRenamed, "", person=person, shown_name=f"{SHORT}{person}", previous=person.title()
        )
    return seated


def test_no_page_that_shows_hostile_texts_runs_any_of_them(desk):
    """A script that was kept from running would still stand on the console, which must be empty."""
    li, wang = Watched(desk["li"]), Watched(desk["wang"])
    case = the_hostile_case()
    for address in ("/", "/cases/", f"/cases/{case}/", f"/cases/{case}/file/", "/approvals/",
                    f"/cases/{case}/do/amend_facts/", "/messages/", f"/cases/?q={ALL[:30]}"):  # fmt: skip
        li.open(address)
    li.open(f"/cases/{case}/", MARKUP[0], SHORT)
    li.open(f"/cases/{case}/letters/letter-1/", MARKUP[0])
    li.open(f"/cases/{case}/evidence/evidence-1/", FILE)

    the_houses_own_texts()
    for address in ("/house/people/", "/house/people/wang/", "/house/posts/", "/house/history/",
                    "/house/posts/lines/"):  # fmt: skip
        li.open(address, SHORT)
    li.open("/house/wordings/?pack=tiny", MARKUP[0])
    li.open("/house/wordings/letters/?pack=tiny", MARKUP[0])
    li.open("/connections/")
    li.open("/connections/smtp/", SHORT)
    worded = register(facts={"topic": "service", "what": ALL}).case.id
    do(worded, "wang", c.WriteLetter(letter="receipt", says={"more": ALL}))
    li.open(f"/cases/{worded}/letters/letter-1/", MARKUP[0])
    li.open("/messages/", MARKUP[0])
    li.open(f"/messages/{Message.objects.get(person='li').pk}/")

    mail_that_waits()
    wang.open("/mail/", SHORT)
    wang.open(f"/mail/{MailRow.objects.get().pk}/", SHORT, ALL, FILE)
    wang.open("/register/tiny/?new=1")
    with wang.page.expect_response(lambda answer: "/draft/" in answer.url):
        wang.page.fill("[name='f.what']", ALL)
    wang.open("/")
    wang.open("/register/tiny/", MARKUP[0])


def the_hostile_case() -> str:
    case = register(facts={"what": ALL, "receipt": ALL[:60], "phone_number": ALL[:60]}).case.id
    do(case, "wang", c.RecordContact(told=ALL, promised=ALL))
    do(case, "wang", c.AmendFacts(facts={"amount": "5"}, reason=ALL))
    blob = keeping.put([ALL.encode()])
    do(case, "wang", c.AddEvidence(kind="", title=FILE, sha256=blob.sha256))
    do(case, "wang", c.WriteLetter(letter="receipt", says={"more": ALL}))
    return case


def the_houses_own_texts() -> None:
    li = Account.objects.get(username="li")
    deeds.take_power(li, timedelta(hours=1), ALL)
    wordings.word(li, "tiny", "service_first", f"{{number}} {WORDING}", ALL)
    place = letter_wordings.Place("tiny", "receipt", "zh-Hans")
    letter_wordings.word(li, place, f"{letter_wordings.body_of(place)}\n{WORDING}", ALL)
    connections.put("smtp", {"on": False, "host": "127.0.0.1", "port": 25, "security": "none",
                             "sender": "desk@house.test", "sender_name": SHORT}, "li")  # fmt: skip


def mail_that_waits() -> None:
    box = connections.put("imap/front", {**VALUES, "automatic": False}, "li")
    sent = with_files((FILE, ALL.encode()), text=ALL, subject=SHORT,
                      sender=f"{word(SHORT)} <ming@example.org>")  # fmt: skip
    receive(Place("front", box, 7, 1), sent, AT)


def test_no_page_for_complainants_runs_what_either_side_writes(people, visitors):
    desk = Watched(people("general", ai="agent")["ai"])
    visitor = Watched(visitors(390))
    connections.put("portal", {"name": SHORT, "colour": "#8a1f5c", "contact": ALL}, "")
    visitor.open("/complain/", SHORT)
    visitor.open(FILL)
    visitor.page.fill("[name='f.content']", ALL)
    visitor.page.fill("[name='f.contact_detail']", ALL[:60])
    visitor.person.go("下一步")
    visitor.look(MARKUP[0])
    visitor.page.click("button[value=send]")
    visitor.look(SHORT)

    case = the_case()
    key = case.split("/")[2]
    for command in (c.Accept(), c.Acknowledge(medium="phone"),
                    c.Admit(facts={"intake_checks": "content,identity"}),
                    c.Answer(medium="portal", text=ALL)):  # fmt: skip
        do(key, "ai", command, at=None)
    visitor.open("/complain/case/", MARKUP[0])
    desk.open(case, MARKUP[0])

    visitor.open("/complain/case/record_contact/")
    visitor.page.fill("#text", ALL)
    visitor.person.go("提交")
    visitor.look(MARKUP[0])
    visitor.open("/complain/case/confirm/")
    visitor.page.check("[value=false]")
    visitor.page.fill("#text", ALL)
    visitor.person.go("提交")
    visitor.look(MARKUP[0])
    visitor.open("/complain/case/data/", MARKUP[0])
    desk.open(case, MARKUP[0])
    desk.open(f"{case}file/", MARKUP[0])
