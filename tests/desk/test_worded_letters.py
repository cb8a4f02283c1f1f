"""Letters that the regulation words, at the desk: looked at, written, sent, printed, shown in the case."""

import pypdfium2
import pytest

from huiyin.casework import commands as c
from huiyin.ledger.door import load_case
from tests.ledger.house import do, register


@pytest.fixture
def case(shop) -> str:
    made = register(facts={"phone_number": "ming@example.org"}).case.id
    do(made, "wang", c.Admit())
    return made


def test_the_whole_letter_is_seen_before_it_is_written(sit_down, case):
    wang, path = sit_down("wang"), f"/cases/{case}/do/write_letter/?thing=receipt"

    page = wang.get(path).content.decode()
    assert "最迟" not in page and "前答复您" in page
    assert 'name="p.more"' in page

    page = wang.post(f"{path}&preview=1", {"p.more": "请保留小票", "key": "a"}).content.decode()
    assert "<p>请保留小票</p>" in page
    assert load_case(case).written == {}


def test_a_letter_is_written_sent_and_its_way_stands_in_the_case(sit_down, case):
    wang = sit_down("wang")
    version = str(load_case(case).version)
    wang.post(f"/cases/{case}/do/write_letter/", {"thing": "receipt", "c.letter": "receipt",
              "p.more": "请保留小票", "key": "a", "version": version})  # fmt: skip
    assert load_case(case).written["letter-1"].says == {"more": "请保留小票"}

    form = wang.get(f"/cases/{case}/do/send_letter/?thing=letter-1").content.decode()
    assert "请保留小票" in form
    assert 'value="print"' in form and 'value="mail"' not in form  # no mail is set up here
    wang.post(f"/cases/{case}/do/send_letter/", {"c.written": "letter-1", "c.way": "print",
              "key": "b", "version": str(load_case(case).version)})  # fmt: skip

    page = wang.get(f"/cases/{case}/").content.decode()
    assert "收悉告知书" in page and "已发出" in page
    assert load_case(case).times("acknowledged") == 1


def test_the_printed_letter_is_a_pdf_with_its_words(sit_down, case):
    do(case, "wang", c.WriteLetter(letter="receipt", says={}))

    answer = sit_down("wang").get(f"/cases/{case}/letters/letter-1/pdf/")

    assert answer["Content-Type"] == "application/pdf"
    page = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert "收悉告知书" in page and load_case(case).number in page


def test_what_is_typed_into_a_letter_is_text_and_never_markup(sit_down, case):
    says = {"more": "<script>alert(1)</script> [点这里](http://evil.test)"}
    do(case, "wang", c.WriteLetter(letter="receipt", says=says))

    page = sit_down("wang").get(f"/cases/{case}/letters/letter-1/").content.decode()

    assert "<script>alert(1)" not in page
    assert 'href="http://evil.test"' not in page


def test_a_letter_that_is_not_there_is_not_found(sit_down, case):
    wang = sit_down("wang")

    assert wang.get(f"/cases/{case}/letters/letter-9/").status_code == 404
    assert wang.get(f"/cases/{case}/letters/letter-9/pdf/").status_code == 404
    assert sit_down("wang").get(f"/cases/{case}/do/write_letter/?thing=no").status_code == 200


def test_a_letter_lacking_something_comes_back_with_what_it_lacks_and_all_that_was_typed(
    sit_down, case
):
    wang = sit_down("wang")
    do(case, "wang", c.WriteLetter(letter="receipt", says={"more": "一"}))
    do(case, "wang", c.Answer(text="好了"))

    page = wang.post(f"/cases/{case}/do/send_letter/", {"c.written": "letter-1", "c.way": "fax",
                     "key": "c", "version": str(load_case(case).version)}).content.decode()  # fmt: skip

    assert not load_case(case).written["letter-1"].is_sent
    assert "收悉告知书" in page
