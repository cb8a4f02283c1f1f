"""Letters on the pages of complainants: found, opened, kept, and what opening one means."""

import pytest

from huiyin.casework import commands as c
from huiyin.connections import keeping
from huiyin.ledger.door import load_case
from huiyin.notices.models import Outgoing
from tests.papers.sample import pages_of
from tests.portal.conftest import HOUSE, Visitor
from tests.portal.test_complaining import ABOUT, the_case
from tests.portal.test_following import act, mine  # noqa: F401 (the fixture)
from tests.portal.test_news_and_logo import SMTP, mail_opened

pytestmark = pytest.mark.database
AT = "/complain/case/letters/letter-1/"


@pytest.fixture
def sent(mine):  # noqa: F811
    """A receipt that was put on their page, and one that went by post."""
    act("aili", c.Accept())
    act("aili", c.WriteLetter(letter="receipt"))
    act("aili", c.SendLetter(written="letter-1", way="portal"))
    act("aili", c.WriteLetter(letter="procedure"))
    act("aili", c.SendLetter(written="letter-2", way="print"))
    return mine


def test_a_letter_waits_on_the_page_ismail_opened_once_read_and_taken_along(sent):
    case = the_case().id
    sent.open("/complain/case/")
    assert "给您的书信" in sent.page and "未打开" in sent.page

    assert "打开以后，我们会记下您已收到" in sent.open(AT)
    assert "您好" not in sent.text
    assert load_case(case).written["letter-1"].opened_at is None
    early = sent.client.get("/complain/case/letters/letter-1.pdf")
    assert (early.status_code, early.url) == (302, AT)

    sent.send(AT)
    assert sent.number in sent.text and "答复" in sent.text
    letter = load_case(case).written["letter-1"]
    assert (letter.how, letter.is_delivered) == ("read", True)
    sent.send(AT)
    assert load_case(case).written["letter-1"].opened_at == letter.opened_at
    pdf = sent.client.get("/complain/case/letters/letter-1.pdf")
    assert pdf["Cache-Control"] == "no-store"
    page = "".join(pages_of(pdf.content))
    assert sent.number in page
    assert "aili" not in page.lower()


def test_what_went_another_way_and_what_is_another_s_is_not_there(sent):
    for address in ("letter-2", "letter-9"):
        assert sent.client.get(f"/complain/case/letters/{address}/").status_code == 404
        assert sent.client.get(f"/complain/case/letters/{address}.pdf").status_code == 404
    for stranger in (Visitor(), Visitor("en")):
        stranger.open(AT)
        assert 'name="code"' in stranger.page
        assert "收下并登记" not in stranger.page

    sent.open("/complain/case/")
    assert "收下并登记" not in sent.text


def test_the_mail_says_that_there_is_a_letter_and_leads_to_it(house, visitor):
    keeping.put("portal", {**HOUSE, "address": "https://complain.example.org"}, "")
    keeping.put("smtp", SMTP, "")
    visitor.complain(**{**ABOUT, "f.contact_detail": "ming@example.org"})
    act("aili", c.Accept())
    act("aili", c.WriteLetter(letter="receipt"))
    act("aili", c.SendLetter(written="letter-1", way="portal"))

    [mail] = Outgoing.objects.filter(purpose__startswith="letter/asked/portal")
    said = mail_opened(mail)
    [link] = [word for word in said.split() if word.startswith("https://")]
    assert link.endswith("/?letter=letter-1")
    assert load_case(the_case().id).written["letter-1"].text.strip() not in said

    other = Visitor()
    other.open(link.removeprefix("https://complain.example.org"))
    assert "打开阅读" in other.page
    other.open(link.removeprefix("https://complain.example.org").replace("letter-1", "letter-7"))
    assert "给您的书信" in other.page
