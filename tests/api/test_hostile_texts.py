"""What programs send comes out as text by every way, on pages, papers and lists; too much is refused."""

import io
import json
import zipfile

import pikepdf
import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from huiyin.api.commands import acts
from huiyin.ledger.models import EventRow
from huiyin.people.models import Account
from tests.api.conftest import GOOD, JSON, is_a_no
from tests.api.test_bad_input import texts_of
from tests.desk.forms_found import Walk
from tests.desk.test_every_text_field import BIG, PROBE, SHORT, strange
from tests.ledger.house import register
from tests.papers.sample import pages_of

TYPST = '#image("/etc/passwd") #read("/etc/passwd") *b* $x$ @a <l> `r` \\#'
LINKS = "https://xq.test/p file:///etc/passwd javascript:xq()"
SAID = (PROBE, SHORT, TYPST, LINKS, f'=HYPERLINK("https://xq.test","x") {SHORT}')
ALIVE = ("/JavaScript", "/JS", "/URI", "/Launch", "/GoToR", "/SubmitForm", "/ImportData", "/AA",
         "/OpenAction")  # fmt: skip
ROUND = "/ratings/tiny/contest/2026/"
PART = 7
"""Of the acts, in every run; the long run takes all."""


def at_the_desk(person: str) -> Client:
    client = Client()
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(Account.objects.get(username=person), backend)
    return client


def is_paper(content: bytes, *shown: str) -> None:
    """It shows the texts, letter by letter, and holds nothing that runs, fetches or leads anywhere."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        names = {
            str(key) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) for key in one
        }
        kinds = {str(one.get("/S")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)}
    assert [name for name in ALIVE if name in names | kinds] == []
    text = "".join("".join(pages_of(content)).split())
    assert [one for one in shown if "".join(one.split()) not in text] == []


def of_a_letter(said: str) -> str:
    """Its Markdown makes words bold or slanted at the most, whose marks are not printed."""
    return said.partition("*")[0].partition("\\")[0]


@pytest.mark.parametrize("said", SAID)
def test_what_a_program_sends_is_text_wherever_it_comes_out(program, said):
    till = program()
    facts = {"what": said, "receipt": said, "phone_number": said, "topic": "goods"}
    made = till.send("cases", {**GOOD, "facts": facts}).json()
    case = made["case"]
    for act, given in {
        "admit": {},
        "record_contact": {"medium": "callback", "told": said, "promised": said},
        "write_letter": {"letter": "receipt", "says": {"more": said}},
        "answer": {"text": said},
    }.items():
        done = till.send(f"cases/{case}/acts/{act}", given)
        assert done.status_code == 200, (act, done.content.decode())

    answer = till.read(f"cases/{case}")
    assert answer.json()["facts"]["what"] == said
    assert answer["Content-Type"].startswith(JSON) and answer["X-Content-Type-Options"] == "nosniff"

    desk = at_the_desk("li")
    walk = Walk(desk, at_most=6)
    walk.from_here(f"/cases/{case}/", f"/cases/{case}/file/", "/cases/", "/")
    assert {at: strange(page) for at, page in walk.pages.items() if strange(page)} == {}

    is_book(desk.get("/cases/export/").content, said)
    is_paper(till.get(f"/api/cases/{case}/letters/letter-1").content, of_a_letter(said))
    is_paper(till.get(f"/api/cases/{case}/file").content, said)


@pytest.mark.parametrize("said", SAID)
def test_in_a_round_and_in_what_is_taken_out_of_it_a_text_is_a_text(program, said):
    """Placed by a decision that gives a reason, too; workbook, list and page say its letters."""
    entry = register(kind="entry", facts={"what": said, "season": 2026, "points": "80"}).case.id
    desk = at_the_desk("li")
    decided = {"decision": "award.gold", "case": [entry], "key": "k", "reason": said}

    walk = Walk(desk, at_most=3)
    walk.read(ROUND, desk.post(ROUND, decided, follow=True))
    walk.from_here(ROUND, "/ratings/", "/records/")

    assert {at: strange(page) for at, page in walk.pages.items() if strange(page)} == {}
    assert sum("xq" in page.shown or said in page.shown for page in walk.pages.values()) >= 1
    forms = ("xlsx", "csv", "json", "pdf")
    taken = {form: desk.get(f"{ROUND}file/{form}/").content for form in forms}
    is_book(taken["xlsx"], said)
    assert said in [name for row in json.loads(taken["json"])["rows"] for name in row["names"]]
    assert b"\n=" not in taken["csv"] and b'"=' not in taken["csv"]
    is_paper(taken["pdf"], said)


def is_book(content: bytes, said: str) -> None:
    """A cell holds the text; no cell is a formula, and nothing in the book leads out of it."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert said in [cell for row in rows for cell in row]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        read = {name: parts.read(name) for name in parts.namelist()}
    assert [name for name, part in read.items() if b"<f>" in part or b"<hyperlink" in part] == []
    assert [name for name, part in read.items() if b'TargetMode="External"' in part] == []


class Unread(io.BytesIO):
    """A body of which is counted how much is read."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        got = super().read(size)
        self.taken += len(got)
        return got


def refuse_books(till, of: list[str]) -> int:
    """Says in how many fields ten megabytes were tried; nothing of them is read."""
    case, tried = register().case.id, 0
    books = EventRow.objects.count()
    for act in of:
        for name in texts_of(act):
            body = b'{"%b": "%b"}' % (name.encode(), BIG)
            sent = till.generic("POST", f"/api/cases/{case}/acts/{act}", body, JSON,
                                **{"wsgi.input": (unread := Unread(body))})  # fmt: skip
            assert "5 MB" in is_a_no(sent, 413, "too-large")["help"], (act, name)
            assert unread.taken == 0
            tried += 1
    assert EventRow.objects.count() == books
    return tried


def test_ten_megabytes_in_some_fields_of_acts_are_refused_unread(program):
    assert refuse_books(program(), sorted(acts())[::PART]) > 10


@pytest.mark.slow
def test_ten_megabytes_in_any_field_of_any_act_are_refused_unread(program):
    assert refuse_books(program(), sorted(acts())) > 100


@pytest.mark.parametrize("fact", ["what", "receipt", "phone_number"])
def test_ten_megabytes_in_any_fact_are_refused_unread(program, fact):
    facts = {**GOOD["facts"], fact: BIG.decode()}

    assert "5 MB" in is_a_no(program().send("cases", {**GOOD, "facts": facts}), 413)["help"]
    assert not EventRow.objects.filter(stream__startswith="case/").exists()
