"""Whatever stands in a text: a mail has the heads and the receiver that it had, and its page is text."""

from email.message import EmailMessage

import pytest

from huiyin.casework import commands as c
from huiyin.connections import keeping
from huiyin.ledger.door import load_case
from tests.desk.forms_found import Page
from tests.desk.test_every_text_field import PROBE, SHORT, strange
from tests.ledger.house import do, register
from tests.support.jobs import send_due

HEADS = "x\r\nBcc: evil@xq.test\r\nContent-Type: text/html\r\n\r\n<xq-t xqa=1>"
NAMES = (PROBE, SHORT, "小店\\", '"小店" <evil@xq.test>,', "小店, 客服", "\u2028x\u0085y")
FETCH = {"img", "script", "link", "iframe", "object", "embed", "form", "base", "svg", "video"}
ONCE = {"to", "from", "subject", "message-id", "date", "content-type", "mime-version"}


def is_as_meant(came: EmailMessage, to: str) -> None:
    heads = [name.lower() for name in came]
    assert {name: heads.count(name) for name in heads if name in ONCE} == dict.fromkeys(ONCE, 1)
    assert (came["To"], came["Bcc"], came["Cc"]) == (to, None, None)
    [sender] = came["From"].addresses
    assert sender.addr_spec == "desk@house.test"
    for part in came.walk():
        if part.get_content_type() == "text/html":
            page = Page("/", part.get_content())
            assert strange(page) == []
            assert {tag for tag, _ in page.tags} & FETCH == set()


@pytest.mark.parametrize("said", [PROBE, SHORT, HEADS])
def test_what_anybody_types_stands_in_a_mail_as_text(shop, server, said):
    """In the facts of the case, in the answer that goes out, in a letter, in what colleagues are told."""
    person = f"<ming@example.org>{said}"
    facts = {"topic": "service", "what": said, "phone_number": person, "receipt": said}
    case = register(facts=facts).case.id
    do(case, "wang", c.Admit())
    do(case, "wang", c.WriteLetter(letter="receipt", says={"more": said}))
    do(case, "wang", c.SendLetter(written="letter-1", way="mail"))
    do(case, "wang", c.Answer(text=said, send=True))

    send_due()

    assert {came["To"] for came in server.taken} == {"ming@example.org", "li@house.test"}
    for came in server.taken:
        is_as_meant(came, came["To"])
    texts = [came.get_body(("plain",)).get_content() for came in server.taken]
    assert sum(said.splitlines()[0] in text for text in texts) >= 2
    assert load_case(case).facts["what"] == said


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_the_sender_is_a_name_whatever_stands_in_it(shop, server, name):
    smtp = keeping.current("smtp")
    keeping.put("smtp", {**smtp.model_dump(), "sender_name": name}, "")
    case = register(facts={"phone_number": "ming@example.org"}).case.id
    do(case, "wang", c.Admit())
    do(case, "wang", c.Answer(text="好", send=True))

    send_due()

    [came] = server.taken
    is_as_meant(came, "ming@example.org")
    assert came["From"].addresses[0].display_name != ""


@pytest.mark.parametrize("address", ["ming@example.org\r\nBcc: evil@xq.test", "a,evil@xq.test,b@c.test",
                                     "ming@example.org>\r\nRCPT TO:<evil@xq.test>"])  # fmt: skip
def test_an_address_is_one_address(shop, server, address):
    case = register(facts={"phone_number": address}).case.id
    do(case, "wang", c.Admit())
    do(case, "wang", c.Answer(text="好", send=True))

    send_due()

    [came] = server.taken
    assert came["To"] in ("ming@example.org", "evil@xq.test")  # what is typed first that is one
    is_as_meant(came, came["To"])
