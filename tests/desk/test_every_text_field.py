"""Every text field of every form that the pages lead to, filled with what would be more than text."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from huiyin.casework import commands as c
from huiyin.connections import keeping as connections
from huiyin.evidence import keeping
from huiyin.intake.mail.receiving import Place, receive
from huiyin.ledger.models import EventRow
from huiyin.library.keeping import all_of
from huiyin.people import deeds
from huiyin.people.happenings import AdministratorNamed, PostGiven
from huiyin.people.models import Account
from huiyin.people.organising import record
from tests.desk.forms_found import TEXT, Form, Page, Walk
from tests.docs.pages import ROOT
from tests.intake.mail.conftest import AT, VALUES
from tests.ledger.house import do, register
from tests.support.letters import with_files

PROBE = (
    "xq7{{ 7*7 }}7'\"></textarea></title></script></option><xq-t xqa=1 onxq=xq()><!--xq-->"
    "<script>xq()</script><style>xq{}</style>[go](javascript:xq())![i](https://xq.test/p){% debug %}"
)
SHORT = "xq\"'><xq-t xqa=1>"
ENDS_THE_SITTING = ("house-leave", "password")
AGAIN = {"mail-join": (302,), "keep-view": (302,), "house-applying": (422,)}
"""Of one field, which is cut or looked for: there is nothing else that could be lost. The places of the
third are numbers of its rows, of which there is none of that name.
"""
BIG = b"x" * 10_000_000
FORM = "application/x-www-form-urlencoded"
PART = 9
"""Of the forms, in every run; the long run takes all."""
STATIC = re.compile(r"<(?:input|textarea)\b[^>]*>")
EXCUSED = {
    "action": "a rise wants a house of many months (tests/desk/test_rises.py)",
    "cause": "the same",
    "done": "the same",
    "answer": "a question of the pages for complainants (tests/journeys/test_hostile_texts.py types there)",
    "asked_by": "a copy without metadata wants a picture",
    "code": "a code is looked up, and never shown",
    "email": "who cannot sign in",
    "login": "the same",
    "name": "a library of categories of a regulation that has one",
    "version": "the same",
    "subject": "the sign-in of another house",
    "sure": "a word that has to be typed again",
    "to": "a mail that is sent at once for a trial",
    "value": "a number of the house's own, of a regulation that has one",
}
"""Fields of templates that the walk does not come to, and why."""


@pytest.fixture
def full(shop, sit_down):
    """Li holds every post and looks after the house; of each thing that has a page there is one."""
    record(AdministratorNamed, "", person="li", why="to see all")
    for role in ("clerk", "owner"):
        record(PostGiven, "", person="li", pack="tiny", role=role)
    deeds.take_power(Account.objects.get(username="li"), timedelta(hours=1), "to see all")
    for number in range(3):
        case = register(facts={"receipt": f"A{number}", "phone_number": "139"}).case.id
        blob = keeping.put([b"seen"])
        do(case, "wang", c.AddEvidence(kind="", title="seen.txt", sha256=blob.sha256))
        do(case, "wang", c.WriteLetter(letter="receipt", says={"more": "soon"}))
    do(case, "wang", c.Answer(text="a new one"))
    do(case, "wang", c.Close(outcome="settled"))
    register(kind="entry", facts={"what": "one", "season": 2026, "points": "80"})
    box = connections.put("imap/front", {**VALUES, "automatic": False}, "li")
    receive(Place("front", box, 7, 1), with_files(("a.txt", b"x"), text="x", subject="x"), AT)
    client = sit_down("li")
    for proposer in (sit_down("wang"), client):
        proposer.post(f"/library/propose/{case}/", {"library": "typical", "why": "seen often"})
    [one] = all_of(["tiny"])
    client.post(f"/library/tiny/{one.id}/", {"act": "select", "do": "select"})
    return client


def strange(page: Page) -> list[str]:
    """What came out of a text and is no text."""
    found = [tag for tag, _ in page.tags if tag.startswith("xq")]
    found += [f"{tag} {name}" for tag, said in page.tags for name in said if "xq" in name]
    for tag, said in page.tags:
        leads = [said.get(name, "").strip().lower() for name in ("href", "src", "action")]
        found += [
            f"{tag} {to}" for to in leads if to.startswith(("javascript:", "https://xq.test"))
        ]
    found += [one for one in page.scripts if "xq" in one]
    return found + (["a template ran"] if "xq7497" in page.shown else [])


def filled(form: Form, said: str) -> dict[str, list[str]]:
    return {**form.fields, **{name: [said] * len(form.fields[name]) for name in form.texts}}


def send(client, form: Form, given):
    if form.method == "get":
        return client.get(form.action, given)
    return client.post(form.action, given)


def look_at(client, forms: list[Form], *only: str) -> int:
    """Says on how many pages, of all or of some, what was typed is seen again."""
    reader = Walk(client)
    for form in forms:
        for said in (PROBE, SHORT):
            page = reader.read(form.action, send(client, form, filled(form, said)))
            assert page is None or strange(page) == [], (form.action, strange(page))
    walk = Walk(client, at_most=len(only) or 400)
    walk.from_here(*only or ("/",))
    assert {address: strange(page) for address, page in walk.pages.items() if strange(page)} == {}
    return sum("xq" in page.shown for page in walk.pages.values())


def refuse_too_long(client, forms: list[Form]) -> int:
    """Says how many fields were tried: with more signs than a text holds, and with ten megabytes."""
    tried, books = 0, EventRow.objects.count()
    for form in forms:
        for name in form.texts if form.method == "post" else ():
            others = [one for one in form.texts if one != name]
            body = urlencode(filled(form, "x"), doseq=True).encode() + b"&%b=" % name.encode() + BIG
            answer = client.generic("POST", form.action, body, FORM)
            assert answer.status_code == 413 and "5 MB" in answer.content.decode(), (
                form.name,
                name,
            )

            answer = client.post(form.action, {**filled(form, "xq-stays"), name: "x" * 120_000})
            assert answer.status_code in AGAIN.get(form.name, (200, 422)), (form.name, name)
            stays = Page(form.action, answer.content.decode()).shown.count("xq-stays")
            assert stays >= len(set(others)) or form.name in AGAIN, (form.name, name)
            tried += 1
    assert EventRow.objects.count() == books
    return tried


@pytest.mark.parametrize("around", ["<p>{}</p>", '<input value="{}">', "<textarea>{}</textarea>"])
def test_a_page_that_shows_it_as_it_was_typed_is_found_out(around):
    assert strange(Page("/", around.format(PROBE.replace("{", "").replace("}", "")))) != []
    assert (
        strange(Page("/", around.replace("{}", PROBE.replace("<", "&lt;").replace('"', "&quot;"))))
        == []
    )


def forms_of(client) -> list[Form]:
    found = [one for one in Walk(client).from_here("/") if one.texts]
    return [one for one in found if one.name.split()[0] not in ENDS_THE_SITTING]


def test_what_is_typed_into_some_fields_is_text_and_too_much_is_refused(full):
    forms = forms_of(full)
    few = forms[2::PART]
    case = next(form.action for form in forms if form.name.startswith("act ")).split("do/")[0]

    assert refuse_too_long(full, few) > 5
    assert (
        look_at(full, few, "/", case, f"{case}file/", "/house/history/", "/cases/", "/messages/")
        > 0
    )
    met = {name for form in forms for name in form.texts}
    assert typed_into_templates() - met == set(EXCUSED)


@pytest.mark.slow
def test_what_is_typed_into_any_field_is_text_and_too_much_is_refused(full):
    forms = forms_of(full)

    assert refuse_too_long(full, forms) > 80
    assert look_at(full, forms) > 10


def typed_into_templates() -> set[str]:
    """The names that stand in templates; the others are those of acts, facts and connections."""
    found = set()
    for template in (ROOT / "src/huiyin").glob("*/templates/**/*.html"):
        for tag in STATIC.findall(template.read_text("utf-8")):
            name, kind = (re.search(rf'\b{what}="([^"]*)"', tag) for what in ("name", "type"))
            if name and "{" not in name[1] and (kind is None or kind[1] in TEXT):
                found.add(name[1])
    return found
