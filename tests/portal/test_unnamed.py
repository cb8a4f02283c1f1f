"""Reports without a name: no account, the code as the only key, and no trace of whence they came."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image

from huiyin.casework import commands as c
from huiyin.evidence import keeping
from huiyin.ledger.door import Ask, handle, load_case
from huiyin.register.models import CaseRow
from tests.portal.conftest import RISK, Visitor

ADDRESS, PLANTED, AUTHOR = "198.51.100.77", "planted-by-the-camera", "planted-author"
FILL = f"/complain/new/{RISK}/report/fill/"
REPORT = {
    "f.what_happened": "采购收受回扣", "f.accused_party": "采购部", "f.accused_rank": "manager",
    "f.matter": "bribery",
}  # fmt: skip


def picture() -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[0x010E], exif[0x0110] = PLANTED, PLANTED
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(made, "JPEG", exif=exif)
    return SimpleUploadedFile("张三的手机.jpg", made.getvalue(), "image/jpeg")


def document() -> SimpleUploadedFile:
    photo = picture().read()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("docProps/core.xml", f"<creator>{AUTHOR}</creator>")
        parts.writestr("word/document.xml", f'<w:ins w:author="{AUTHOR}">文字</w:ins>')
        parts.writestr("word/comments.xml", f'<w:comment w:author="{AUTHOR}" w:initials="ZS"/>')
        parts.writestr("word/media/image1.jpeg", photo)
    return SimpleUploadedFile("报告-张三.docx", made.getvalue())


@pytest.fixture
def reporter(house):
    return Visitor(address=ADDRESS)


def report(reporter: Visitor, *files: SimpleUploadedFile) -> str:
    """Gives the id of the case."""
    reporter.complain(RISK, "report", anonymous=True, files=list(files), **REPORT)
    [row] = CaseRow.objects.all()
    return row.stream.partition("/")[2]


def test_a_report_without_name_asks_for_none_and_is_opened_by_its_code_alone(reporter):
    reporter.open(FILL + "?anonymous=1")
    assert "f.reporter_name" not in reporter.page and "保护您自己" in reporter.page

    case = load_case(report(reporter))
    other = Visitor()
    other.open("/complain/follow/")
    other.send("/complain/follow/", code=reporter.code)

    assert case.anonymous and "reporter_name" not in case.facts
    assert "采购收受回扣" in other.page


def test_where_the_entrance_does_not_allow_it_nobody_stays_unnamed(house):
    from huiyin.people.happenings import PersonJoined, PostGiven
    from huiyin.people.organising import record

    record(PersonJoined, "", person="guan", shown_name="Guan")
    record(PostGiven, "", person="guan", pack="auto-dealer", role="customer_care")
    visitor, fill = Visitor(), "/complain/new/auto-dealer/complaint/fill/?anonymous=1"

    visitor.open(fill)

    assert "f.customer_name" in visitor.page and "保护您自己" not in visitor.page


def test_an_officer_and_an_unnamed_reporter_talk_by_the_page_alone(reporter):
    case = report(reporter)
    handle(Ask(case=case, command=c.Accept(), actor="yuanping"))
    told = c.RecordContact(medium="portal", told="请补充付款日期")
    handle(Ask(case=case, command=told, actor="yuanping"))

    reporter.open("/complain/case/")
    assert "请补充付款日期" in reporter.page
    reporter.open("/complain/case/record_contact/")
    reporter.send("/complain/case/record_contact/", text="三月二日")

    assert "三月二日" in reporter.page
    assert "Yuanping" not in reporter.page


def test_pictures_and_documents_are_freed_of_what_tells_who_made_them(reporter):
    case = load_case(report(reporter, picture(), document()))

    kept = [keeping.content(keeping.find(item.sha256)) for item in case.evidence.values()]
    assert [item.title for item in case.evidence.values()] == ["JPEG", "DOCX"]
    assert {item.kind for item in case.evidence.values()} == {"document"}
    for content in kept:
        assert PLANTED.encode() not in content and AUTHOR.encode() not in content
    with zipfile.ZipFile(io.BytesIO(kept[1])) as parts:
        inside = b"".join(parts.read(name) for name in parts.namelist())
    assert PLANTED.encode() not in inside and AUTHOR.encode() not in inside
    assert "文字".encode() in inside


def test_a_file_that_cannot_be_freed_is_sent_only_by_whoever_says_so(reporter):
    sound = SimpleUploadedFile("录音.mp3", b"ID3\x04\x00\x00" + b"\0" * 64)
    reporter.open(FILL + "?anonymous=1")
    reporter.send(FILL, do="look", files=[sound], **REPORT)
    assert "隐藏信息没有去掉" in reporter.page and "请核对" not in reporter.page

    reporter.send(FILL, do="look", sure="1", **REPORT)

    assert "请核对" in reporter.page and "录音.mp3" not in reporter.page


def test_after_the_journey_no_address_and_no_metadata_are_found_anywhere(
    reporter, tmp_path, capfd, caplog, monkeypatch
):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    report(reporter, picture(), document())
    reporter.open("/complain/case/record_contact/")
    reporter.send("/complain/case/record_contact/", text="还有一件事")
    other = Visitor(address=ADDRESS)
    other.open("/complain/follow/")
    other.send("/complain/follow/", code="ZZZZ-ZZZZ-ZZZZ-ZZZZ")

    said = "".join(capfd.readouterr()) + caplog.text
    everything = [said.encode(), whole_database(), *files_under(tmp_path)]
    for planted in (ADDRESS, PLANTED, AUTHOR, "张三"):
        for place in everything:
            assert planted.encode() not in place, planted
    assert reporter.code.replace("-", "").encode() not in b"".join(everything)
    assert reporter.code.encode() not in b"".join(everything)


def whole_database() -> bytes:
    """Every value of every row, as bytes."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                found += [
                    bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row
                ]
    return b"\n".join(found)


def files_under(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_the_search_for_traces_would_find_one(reporter, tmp_path):
    from huiyin.people.models import Account

    Account.objects.create(username="trace", email=f"x@{PLANTED}")
    (tmp_path / "trace").write_text(ADDRESS)

    assert PLANTED.encode() in whole_database()
    assert any(ADDRESS.encode() in content for content in files_under(tmp_path))
