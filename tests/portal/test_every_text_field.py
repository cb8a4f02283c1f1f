"""Every text field of every form for complainants: what is typed is text, and too much is refused."""

from urllib.parse import urlencode

import pytest

from huiyin.ledger.door import load_case
from huiyin.ledger.models import EventRow
from huiyin.portal import limits
from huiyin.portal.models import SavedForm
from huiyin.register.models import CaseRow
from tests.desk.forms_found import Form, Page, Walk
from tests.desk.test_every_text_field import BIG, FORM, PROBE, SHORT, filled, strange
from tests.portal.conftest import GENERAL, RISK
from tests.portal.test_complaining import ABOUT, FILL
from tests.portal.test_following import answered

UNNAMED = f"/complain/new/{RISK}/report/fill/?anonymous=1"
DOORS = ("/complain/", FILL, f"/complain/new/{GENERAL}/suggestion/fill/", UNNAMED)
CASE = ("/complain/case/", "/complain/case/data/")
ASKED = ("portal-later", "portal-follow")
PART = 5
"""Of the forms, in every run; the long run takes all."""


@pytest.fixture
def mine(visitor):
    visitor.complain(**ABOUT)
    return visitor


def forms_of(client) -> list[Form]:
    """Before the house has said a word, after it has answered, and where a question is asked first."""
    found = Walk(client).from_here(*DOORS, *CASE)
    answered()
    found += Walk(client).from_here(*CASE)
    for _ in range(limits.CODES.times):
        client.post("/complain/later/", {"code": "ZZZZ"})
    for address in ("/complain/later/", "/complain/follow/"):
        found += Page(address, client.post(address, {}).content.decode()).forms
    return list({one.what: one for one in found if one.texts}.values())


def sent(form: Form, said: str, **others: str) -> dict:
    """As the button of the form sends it, which stands before those of the languages."""
    given = {name: said for name, said in filled(form, said).items() if name != "lang"}
    return {**given, **others}


def refuse_too_long(client, forms: list[Form]) -> int:
    """Says how many fields were tried."""
    tried, books = 0, EventRow.objects.count()
    for form in forms:
        for name in form.texts:
            body = urlencode(sent(form, "x"), doseq=True).encode() + b"&%b=" % name.encode() + BIG
            parts = {**sent(form, "x"), name: BIG.decode()}
            for answer in (client.generic("POST", form.action, body, FORM),
                           client.post(form.action, parts)):  # fmt: skip
                page = answer.content.decode()
                assert answer.status_code == 413 and "5 MB" in page, (form.name, name)
                assert "恒顺汽车" in page and "/complain/" in page, "of the house, not of the desk"

            answer = client.post(form.action, sent(form, "xq-stays", **{name: "x" * 120_000}))
            page = Page(form.action, answer.content.decode())
            assert answer.status_code == 422, (form.name, name)
            stays = page.shown.count("xq-stays") + page.shown.count("x" * 120_000)
            if form.name not in ASKED:  # an answer to a question is used up by its first try
                assert stays >= len(form.texts), (form.name, name)
            tried += 1
    assert (EventRow.objects.count(), SavedForm.objects.count()) == (books, 0)
    return tried


def test_too_much_in_some_fields_is_refused_by_a_page_of_the_house(mine):
    assert refuse_too_long(mine.client, forms_of(mine.client)[::PART]) >= 5


@pytest.mark.slow
def test_too_much_in_any_field_is_refused_by_a_page_of_the_house(mine):
    forms = forms_of(mine.client)

    assert {form.name.split()[0] for form in forms} >= {
        "portal-fill", "portal-act", "portal-data", "portal-later", "portal-follow",
    }  # fmt: skip
    assert refuse_too_long(mine.client, forms) > 30


def test_a_browser_sends_what_is_too_long_and_no_more(mine):
    """Were it cut at the limit itself, the end of a text would be lost and nobody told."""
    for form in forms_of(mine.client):
        page = Page(form.action, mine.client.get(form.action).content.decode())
        fields = [said for tag, said in page.tags if tag in ("textarea", "input")]
        most = [said.get("maxlength") for said in fields if said.get("name", "") in form.texts]
        assert set(most) <= {"200002", "200"}, form.name


def test_a_wish_that_is_too_long_is_kept_on_its_page_whole(mine):
    mine.open("/complain/case/data/")
    mine.send("/complain/case/data/", wish="correct", text="长" * 4001)

    assert mine.status == 422
    assert "长" * 4001 in mine.page and "最多 4000 字" in mine.page


def test_the_last_look_is_left_by_a_long_text_of_chinese_too(visitor):
    """Percent signs would make nine bytes of each of its signs: the form sends them as they are."""
    visitor.open(FILL)
    visitor.send(FILL, do="look", **{**ABOUT, **dict.fromkeys(LONG, "长" * 100_000)})

    assert visitor.status == 200 and 'enctype="multipart/form-data"' in visitor.page
    visitor.send(FILL, do="send")
    assert CaseRow.objects.count() == 1


LONG = ("f.subject", "f.content", "f.product_or_service", "f.product_batch", "f.occurred_at_place",
        "f.expectation")  # fmt: skip


@pytest.mark.parametrize("said", [PROBE, SHORT])
def test_what_is_typed_into_any_field_is_text_to_either_side(visitor, house, said):
    """The form, its last look, its receipt; then every act of the case, its data and its export."""
    client, walk = visitor.client, Walk(visitor.client)
    visitor.open(FILL)
    [form] = [one for one in Page(FILL, visitor.page).forms if one.texts]
    for do in ("look", "send"):
        walk.read(f"{FILL}{do}", visitor.client.post(FILL, sent(form, said, do=do)))
    assert [address for address, page in walk.pages.items() if "xq" in page.shown] != []

    for form in sorted(forms_of(client), key=lambda one: "withdraw" in one.name):
        walk.read(form.action, client.post(form.action, sent(form, said), follow=True))
    walk.from_here(*DOORS, *CASE)

    case = CaseRow.objects.get(pack=GENERAL).stream.partition("/")[2]
    assert load_case(case).facts["content"] == said
    assert {address: strange(page) for address, page in walk.pages.items() if strange(page)} == {}
    assert sum("xq" in page.shown for page in walk.pages.values()) > 5
    taken = client.post("/complain/case/data/export/")
    assert taken["Content-Type"] == "application/zip"
