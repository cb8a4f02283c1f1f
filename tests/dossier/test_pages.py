"""The file as pages: what stands on them, whose mark they bear, and what is attached."""

import io

import pikepdf
import pypdfium2
import pytest
from django.test import Client

from huiyin.casework import commands as c
from huiyin.dossier import taking
from huiyin.ledger import access
from huiyin.ledger.door import load_case
from huiyin.people.models import Account
from tests.dossier.shelf import EVENING, JUDGMENT, NOTE, seal, seen_by
from tests.ledger.house import do
from tests.papers.archival import faults


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_cover_index_checklist_letters_course_and_proof_are_on_the_pages(case):
    seal()
    pages = text_of(taking.pdf(seen_by("wang", case), EVENING)).replace("\r\n", "")

    words = "案卷 卷内目录 通话记录 法院判决书 归档后补入 归档检查 已送达 还缺 收悉告知书"
    for said in (load_case(case).number, *words.split(), "办理经过", "已换新", "封印"):
        assert said in pages, said


def test_every_page_bears_who_took_it_and_when(case):
    document = pypdfium2.PdfDocument(taking.pdf(seen_by("wang", case), EVENING))

    for page in document:
        assert "Wang 于 2026-03-02 17:30 取出" in page.get_textpage().get_text_range()


def test_the_originals_are_attached_and_belong_to_the_document(case):
    pdf = taking.pdf(seen_by("wang", case), EVENING)

    assert faults(pdf, "3") == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        contents = {s.get_file().read_bytes() for s in document.attachments.values()}
        assert contents == {NOTE, JUDGMENT}
        assert len(document.Root.AF) == 2
        assert all(spec.AFRelationship == pikepdf.Name.Source for spec in document.Root.AF)
        with document.open_metadata() as meta:
            assert meta["pdfaid:part"] == "3"


@pytest.fixture
def desk(case):
    client = Client()
    client.force_login(
        Account.objects.get(username="wang"), "django.contrib.auth.backends.ModelBackend"
    )
    return client


def test_the_desk_shows_index_checklist_and_trace_and_hands_it_out(case, desk):
    page = desk.get(f"/cases/{case}/file/").content.decode()
    assert "通话记录" in page and "《收悉告知书》已送达" in page

    assert desk.post(f"/cases/{case}/file/pages/")["Content-Type"] == "application/pdf"
    archive = b"".join(desk.post(f"/cases/{case}/file/archive/").streaming_content)
    assert archive[:2] == b"PK"

    page = desk.get(f"/cases/{case}/file/").content.decode()
    assert "取出打印件" in page and "整卷导出" in page
    assert [e.name for e in access.trace(case)] == ["file_taken", "file_taken", "case_read"]
    assert desk.get(f"/cases/{case}/file/pages/").status_code == 405


def test_a_demand_that_is_met_is_met_on_the_list(case):
    do(case, "wang", c.NoteDelivery(written="letter-1", how="signed"))

    [demand] = taking.whole(seen_by("wang", case)).demands
    assert (demand.words, demand.met) == ("《收悉告知书》已送达", True)
