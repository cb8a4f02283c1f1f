"""What people type may be anything: it is kept as it was typed or refused by name, and shown as text."""

import html

import pytest

from huiyin.casework.refusal import Refused
from huiyin.ledger.door import load_case
from huiyin.register.models import CaseRow
from tests.desk.test_register import TYPED
from tests.ledger.house import register

MB = 1024 * 1024
MARKUP = (
    "<script>document.title='x'</script>", "<img src=x onerror=alert(1)>", '"><svg/onload=alert(1)>',
    "[go](javascript:alert(1))", "![x](https://evil.test/pixel)", "<a href='//evil.test'>x</a>",
    "{{ 7*7 }}{% debug %}", "<!--", "</textarea></div>", "<style>*{display:none}</style>", "&lt;b&gt;",
    "\u202eevil\u202c", "e\u0301\u0301\u0301" * 40,
    "👨‍👩‍👧‍👦𠮷", "\u200b\u200f\ufeffx", "=1+1", "@SUM(A1)",
    "'; DROP TABLE x; --",
)  # fmt: skip
AMOUNTS = (
    "-1",
    "-0.01",
    "1e30",
    "9" * 40,
    "NaN",
    "Infinity",
    "１００",
    "1,2,3",
    "0x10",
    "1.005",
    "--5",
    "100000.01",
)
DAYS = (
    "0000-01-01",
    "9999-12-31",
    "10000-01-01",
    "2026-02-30",
    "-2026-01-01",
    "2026-13-01",
    "12/31/2026",
)


def typed(client, **given: str):
    return client.post("/register/tiny/", {**TYPED, **given, "key": str(given)[:60]})


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_kept_as_it_was_typed_and_shown_as_text_on_every_page_of_the_case(sit_down, text):
    client = sit_down("wang")
    assert typed(client, **{"f.what": text, "f.receipt": text[:40]}).status_code == 302

    case = CaseRow.objects.get().stream.partition("/")[2]
    assert load_case(case).facts["what"] == text.strip()
    for address in (f"/cases/{case}/", "/cases/", f"/cases/{case}/file/", "/", "/approvals/"):
        page = client.get(address).content.decode()
        for tag in ("<script>doc", "<img src=x", "<svg/onload", "<style>*", "evil.test'>", "<!--<"):
            assert tag not in page, address
        assert "javascript:" not in html.unescape(page).replace(text, "")


def test_what_is_shown_of_markup_is_its_signs(sit_down):
    client = sit_down("wang")
    typed(client, **{"f.what": MARKUP[0]})

    case = CaseRow.objects.get().stream.partition("/")[2]
    assert "&lt;script&gt;" in client.get(f"/cases/{case}/").content.decode()


@pytest.mark.parametrize("amount", AMOUNTS)
def test_an_absurd_amount_is_refused_beside_its_field_and_loses_nothing_typed(sit_down, amount):
    answer = typed(sit_down("wang"), **{"f.amount": amount, "f.what": "不要丢掉这一句"})

    if answer.status_code == 302:  # read as an exact amount between its bounds
        assert 0 <= CaseRow.objects.count() <= 1
        [row] = CaseRow.objects.all()
        assert 0 <= load_case(row.stream.partition("/")[2]).facts["amount"] <= 100_000
    else:
        assert answer.status_code == 200, "the form again"
        assert "不要丢掉这一句" in answer.content.decode()
        assert not CaseRow.objects.exists()


@pytest.mark.parametrize("day", DAYS)
def test_the_first_and_the_last_year_and_days_that_are_none_bring_nothing_down(sit_down, day):
    given = {"c.received_at": f"{day}T09:00", "f.what": "不要丢掉这一句"}
    answer = typed(sit_down("wang"), **given)

    if answer.status_code == 302:
        [row] = CaseRow.objects.all()
        assert load_case(row.stream.partition("/")[2]).received_at.year > 1000
    else:
        page = answer.content.decode()
        assert answer.status_code == 200, "the form again"
        assert "不要丢掉这一句" in page and 'aria-invalid="true"' in page
        assert not CaseRow.objects.exists()


@pytest.mark.parametrize(
    "field", ["f.what", "f.receipt", "f.phone_number", "f.about_whom", "c.channel", "key"]
)
def test_ten_megabytes_in_any_field_are_refused_and_registered_nowhere(sit_down, field):
    answer = sit_down("wang").post("/register/tiny/", {**TYPED, field: "长" * (10 * MB // 3)})

    assert answer.status_code in (400, 413, 422)
    assert not CaseRow.objects.exists()


VALUES = (-1, 1e300, "9" * 400, True, [], {}, "0001-01-01T00:00:00Z")


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("fact", ["what", "amount", "topic", "about_whom"])
def test_a_fact_of_any_type_through_the_door_is_kept_or_refused_in_words(shop, fact, value):
    try:
        case = register(facts={fact: value}).case
    except Refused as refused:
        is_right = bool(refused.needs or refused.params)
    else:
        kept = load_case(case.id).facts[fact]
        is_right = kept == value or str(kept) == str(value)

    assert is_right
