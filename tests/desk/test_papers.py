"""Papers printed at the desk: to whom, with what on them, and what confirms them afterwards."""

import io
import re

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from huiyin.casework import commands as c
from huiyin.casework.refusal import Refused
from huiyin.evidence import keeping
from huiyin.ledger import keys
from huiyin.ledger.access import readings
from huiyin.ledger.door import load_case
from huiyin.ledger.models import EventRow, SealedText
from huiyin.papers.proving import prints_of, read_code
from tests.desk.test_sealed import OPEN, SEALED, client, port  # noqa: F401 (the fixture)
from tests.ledger.harbour import do, take_in
from tests.papers.sample import pages_of

NUMBER = "13912340001"
_CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


@pytest.fixture
def case(port):  # noqa: F811
    """A complaint with a caller's number, two talks of which one reached somebody, and its slip."""
    take_in("complaint", actor="cai", case=OPEN, topic="goods", caller=NUMBER, what="少装一箱")
    do(OPEN, "cai", c.Admit())
    do(OPEN, "cai", c.RecordContact(told="已约定周三看货"))
    do(OPEN, "cai", c.RecordContact(told="没人接", reached=False))
    do(OPEN, "cai", c.IssuePaper(paper="slip", fields={"view": f"受理，回电{NUMBER}"}))
    return OPEN


def printed(person: str, case: str = OPEN, way: str = "pdf") -> bytes:
    answer = client(person).get(f"/cases/{case}/papers/paper-1.{way}")
    assert answer.status_code == 200
    return answer.content


def code_on(pdf: bytes) -> str:
    return _CODE.search(pages_of(pdf)[0])[0]


def test_a_paper_prints_what_the_case_knew_when_it_was_issued(case):
    do(case, "cai", c.RecordContact(told="后来又谈过"))

    [page] = pages_of(printed("cai"))

    for stands in ("受理单", "GW-01", "A/0版", "2025年6月1日起施行", "H2026-0001", "一、来件", "少装一箱",
                   NUMBER, "已约定周三看货", "二、受理", "一式两份：投诉人、存档各一份",
                   "第1页共1页"):  # fmt: skip
        assert stands in page, stands
    assert "没人接" not in page
    assert "后来又谈过" not in page


def test_what_a_person_may_not_read_is_masked_on_the_page_too(case):
    [page] = pages_of(printed("feng"))

    assert NUMBER not in page
    assert "139****0001" in page
    assert "内容已遮盖" in page


def test_a_masked_page_is_confirmed_under_a_code_of_its_own(case):
    assert code_on(printed("cai")) != code_on(printed("feng"))


def test_who_may_not_know_of_a_sealed_case_gets_none_of_its_papers(port):  # noqa: F811
    take_in("report", actor="ao", case=SEALED, about_whom="feng")
    do(SEALED, "ao", c.IssuePaper(paper="slip", fields={"view": "立案"}))

    for person in ("feng", "cao", "ding", "yin"):
        for way in ("pdf", "docx"):
            answer = client(person).get(f"/cases/{SEALED}/papers/paper-1.{way}")
            assert answer.status_code == 404, person
    assert not EventRow.objects.filter(type="paper_printed").exists()


def test_printing_a_paper_of_a_sealed_case_leaves_a_trace(port):  # noqa: F811
    take_in("report", actor="ao", case=SEALED, about_whom="feng")
    do(SEALED, "ao", c.IssuePaper(paper="slip", fields={"view": "立案"}))

    code = code_on(printed("ao", SEALED))

    assert [event.by for event in readings(SEALED)] == ["ao"]
    assert [(event.by, event.way) for event in prints_of(code)] == [("ao", "pdf")]


def test_the_code_of_a_page_confirms_it_to_a_stranger_without_anything_personal(case):
    code = code_on(printed("cai"))

    answer = Client().get(f"/p/{code}/")

    said = answer.content.decode()
    assert "台账中的内容与出具时一致" in said
    assert "受理单" in said
    assert "GW-01 A/0" in said
    for hidden in (NUMBER, "少装", "Cai", "cai", "H2026-0001", OPEN):
        assert hidden not in said, hidden


def test_the_fingerprint_on_the_page_is_the_one_that_confirms(case):
    pdf = printed("cai")

    said = Client().get(f"/p/{code_on(pdf)}/").content.decode()

    fingerprint = re.search(r"[0-9a-f]{4}(?: [0-9a-f]{4}){3}", said)[0]
    assert fingerprint.replace(" ", "") in pages_of(pdf)[0]


def test_a_code_may_be_typed_in_small_letters_and_without_hyphens(case):
    code = code_on(printed("cai"))

    answer = Client().get("/p/", {"code": f" {code.lower().replace('-', '')} "})

    assert answer.headers["Location"] == f"/p/{code}/"


def test_letters_that_are_misread_are_taken_for_what_they_look_like():
    assert read_code("oO1l-iILL-abcd") == "0011-1111-ABCD"
    assert read_code("0000-0000-000") == ""
    assert read_code("0000-0000-000U") == ""


def test_a_code_that_was_never_printed_confirms_nothing(case):
    printed("cai")

    answer = Client().get("/p/0000-0000-0000/")

    assert answer.status_code == 404
    assert "没有这个校验码" in answer.content.decode()


def test_the_code_hangs_on_a_key_of_the_house(case):
    before = code_on(printed("cai"))
    path = keys.folder() / "index.key"
    path.unlink()
    keys.make_index_key()

    assert code_on(printed("cai")) != before


def test_printing_again_gives_the_same_code_until_somebody_signs(case):
    before = code_on(printed("cai"))
    assert code_on(printed("cai")) == before
    assert len(prints_of(before)) == 2

    do(case, "feng", c.Sign(copy="paper-1"))

    assert code_on(printed("cai")) != before
    assert "Feng" in pages_of(printed("cai"))[0]


def test_a_paper_whose_record_was_touched_is_not_confirmed(case):
    code = code_on(printed("cai"))
    row = EventRow.objects.get(type="paper_issued")
    text = SealedText.objects.get(stream=row.stream, seq=row.seq)
    touched = bytes(text.ciphertext[:-1]) + bytes([text.ciphertext[-1] ^ 1])
    SealedText.objects.filter(pk=text.pk).update(ciphertext=touched)

    assert "已不是出具时的样子" in Client().get(f"/p/{code}/").content.decode()


def test_of_an_erased_case_the_page_says_that_nothing_can_be_compared(case):
    code = code_on(printed("cai"))
    keys.destroy(f"case/{case}")

    assert "个人信息已按规定删除" in Client().get(f"/p/{code}/").content.decode()


@pytest.mark.parametrize("way", ["pdf", "docx"])
def test_a_file_is_compared_byte_by_byte(case, way):
    file = printed("cai", way=way)
    code = code_on(printed("cai"))

    def said(content: bytes) -> str:
        sent = SimpleUploadedFile("x", content)
        return Client().post(f"/p/{code}/", {"file": sent}).content.decode()

    assert "文件与打印时的完全相同" in said(file)
    assert "文件与打印时的不同" in said(file + b" ")


def test_a_paper_is_to_be_had_for_word_in_a_chinese_typeface(case):
    document = docx.Document(io.BytesIO(printed("cai", way="docx")))

    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "少装一箱" in cells
    assert "2026-03-02 10:00　电话" not in cells
    assert 'w:eastAsia="宋体"' in document.styles["Normal"].element.xml


def test_a_character_that_no_font_has_is_said_at_the_desk(port):  # noqa: F811
    take_in("complaint", actor="cai", case=OPEN, topic="goods", what="\U0002a6a5先生的货")
    do(OPEN, "cai", c.IssuePaper(paper="slip", fields={"view": "受理"}))
    browser = client("cai")

    pdf = browser.get(f"/cases/{OPEN}/papers/paper-1.pdf").content

    assert "〔U+2A6A5〕先生的货" in pages_of(pdf)[0]
    assert "U+2A6A5" in browser.get(f"/cases/{OPEN}/").content.decode()


def test_a_blank_form_has_room_to_write_and_knows_nothing_of_any_case(case):
    browser = client("feng")
    assert "受理单" in browser.get("/rules/harbour/papers/").content.decode()

    [page] = pages_of(browser.get("/rules/harbour/papers/slip.pdf").content)

    assert "受理意见" in page
    assert "年月日" in page
    assert "少装一箱" not in page
    assert browser.get("/rules/harbour/papers/nothing.pdf").status_code == 404
    assert browser.get("/rules/harbour/papers/slip.exe").status_code == 404


def test_the_handler_attaches_the_scan_of_the_signed_page_for_anybody(case):
    blob = keeping.put([b"%PDF-1.4 signed"])
    do(case, "cai", c.AddEvidence(kind="", title="签好的受理单", sha256=blob.sha256))
    browser = client("cai")
    sent = {"c.copy": "paper-1", "c.signer": "foreman", "c.scan": "evidence-1", "key": "k1"}

    asked = browser.get(f"/cases/{case}/do/sign/?thing=paper-1").content.decode()
    assert "签好的受理单" in asked
    browser.post(f"/cases/{case}/do/sign/?thing=paper-1", sent)

    [paper] = load_case(case).papers.values()
    assert paper.signed == ("foreman",)
    assert paper.signatures["foreman"].scan == "evidence-1"
    assert "签于纸面，扫描件存档" in pages_of(printed("cai"))[0]


def test_nobody_signs_for_somebody_else_without_the_signed_page(case):
    with pytest.raises(Refused, match="scan-needed"):
        do(case, "cai", c.Sign(copy="paper-1", signer="foreman"))

    assert load_case(case).papers["paper-1"].signed == ()


def test_a_drawn_signature_is_printed_as_it_was_drawn(case):
    strokes = "M10 100L200 40L300 150"
    before = len(printed("cai"))

    do(case, "feng", c.Sign(copy="paper-1", strokes=strokes))

    assert "屏幕手写签署" in pages_of(printed("cai"))[0]
    assert len(printed("cai")) != before


def test_a_signature_that_the_handler_saw_given_is_no_signature_of_the_handler(case):
    do(case, "cai", c.Sign(copy="paper-1", signer="complainant"))

    [page] = pages_of(printed("cai"))

    assert "本人已签，Cai经手" in page


def test_a_table_of_which_the_case_has_nothing_says_so(port):  # noqa: F811
    take_in("complaint", actor="cai", case=OPEN, topic="goods", what="少装一箱")
    do(OPEN, "cai", c.IssuePaper(paper="slip", fields={"view": "受理"}))

    assert "————" in pages_of(printed("cai"))[0]


WISHES = f"/cases/{OPEN}/do/issue_paper/?thing=wishes"


def cells(page: str, column: str) -> list[str]:
    return re.findall(rf'name="r.asked.{column}"[^>]*>([^<]*)</textarea>', page)


def test_a_table_is_typed_row_by_row_and_nothing_is_lost_on_the_way(case):
    """What browsers without scripts do: each button sends the whole form."""
    cai = client("cai")
    begun = cai.get(WISHES).content.decode()
    one = {"thing": "wishes", "c.paper": "wishes", "p.why": "少装", "key": "k1",
           "r.asked.what": ["补一箱"], "r.asked.worth": ["10"]}  # fmt: skip

    longer = cai.post(f"{WISHES}&preview=1&rows=add.r.asked", one).content.decode()
    two = {**one, "r.asked.what": ["补一箱", "道歉"], "r.asked.worth": ["10", ""]}
    shorter = cai.post(f"{WISHES}&preview=1&rows=drop.r.asked.0", two).content.decode()
    odd = cai.post(f"{WISHES}&preview=1&rows=drop.r.asked.x", two).content.decode()

    assert cells(begun, "what") == [""]
    assert cells(longer, "what") == ["补一箱", ""]
    assert cells(longer, "worth") == ["10", ""]
    assert "少装" in longer
    assert cells(shorter, "what") == ["道歉"]
    assert cells(odd, "what") == ["补一箱", "道歉"]


def test_a_refused_form_keeps_the_rows_and_an_accepted_one_prints_them(case):
    cai = client("cai")
    version = load_case(OPEN).version
    typed = {"thing": "wishes", "c.paper": "wishes", "key": "k2", "version": str(version),
             "r.asked.what": ["补一箱", "", "道歉"], "r.asked.worth": ["10", " ", ""]}  # fmt: skip

    refused = cai.post(WISHES, typed).content.decode()
    nothing = cai.post(
        WISHES, {**typed, "p.why": "少装", "r.asked.what": [" "], "r.asked.worth": [""]}
    )
    done = cai.post(WISHES, {**typed, "p.why": "少装"})

    assert cells(refused, "what") == ["补一箱", "", "道歉"]
    assert "has-error" in refused
    assert 'id="id_r_asked_error"' in nothing.content.decode()
    assert done.status_code == 302
    assert load_case(OPEN).papers["paper-2"].tables == {"asked": (("补一箱", "10"), ("道歉", ""))}
    [page] = pages_of(client("cai").get(f"/cases/{OPEN}/papers/paper-2.pdf").content)
    assert "补一箱10" in page
