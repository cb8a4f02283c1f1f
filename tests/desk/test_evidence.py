"""Handing files in, looking at them, and what never leaves."""

import re
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from huiyin.casework import commands as c
from huiyin.evidence import keeping, uploads
from huiyin.evidence.models import Blob
from huiyin.ledger.door import load_case
from huiyin.sight.serving import file_name
from tests.evidence import files
from tests.ledger.house import do, register

TUS = {"HTTP_TUS_RESUMABLE": "1.0.0"}
PATCH = "application/offset+octet-stream"


@pytest.fixture
def case(shop) -> str:
    return register().case.id


def hand_in(case: str, content: bytes, title: str = "材料") -> str:
    blob = keeping.put([content])
    do(case, "wang", c.AddEvidence(kind="", title=title, sha256=blob.sha256))
    return f"/cases/{case}/evidence/evidence-{len(load_case(case).evidence)}/"


def send(client, content: bytes, at: int = 0, address: str = "", length: int | None = None):
    if not address:
        total = len(content) if length is None else length
        begun = client.post("/uploads/", headers={"Upload-Length": str(total)}, **TUS)
        assert begun.status_code == 201
        address = begun.headers["Location"]
    headers = {"Upload-Offset": str(at)}
    return address, client.patch(address, content, content_type=PATCH, headers=headers, **TUS)


def test_a_file_sent_in_pieces_is_added_by_the_form(sit_down, case):
    client = sit_down("wang")
    content = files.photo_with_place()

    address, first = send(client, content[:300], length=len(content))
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "300")
    assert client.head(address, **TUS).headers["Upload-Offset"] == "300"
    _, last = send(client, content[300:], 300, address)

    kept = last.headers["Upload-Kept"]
    assert client.head(address, **TUS).headers["Upload-Kept"].startswith(kept.split(":")[0])
    client.post(
        f"/cases/{case}/do/add_evidence/",
        {"c.title": "照片", "c.kind": "photo", "c.sha256": kept, "key": "k"},
    )
    [item] = load_case(case).evidence.values()
    assert keeping.content(keeping.find(item.sha256)) == content


def test_a_hash_that_nobody_signed_is_not_taken_for_a_file(sit_down, case):
    blob = keeping.put([files.MAIL])

    sit_down("wang").post(
        f"/cases/{case}/do/add_evidence/",
        {"c.title": "别人的", "c.kind": "photo", "c.sha256": blob.sha256, "key": "k"},
    )

    assert [item.sha256 for item in load_case(case).evidence.values()] == [""]


def test_the_protocol_is_kept(sit_down):
    client = sit_down("wang")
    said = client.options("/uploads/")
    assert said.headers["Tus-Version"] == "1.0.0"
    assert said.headers["Tus-Extension"] == "creation,termination"

    assert client.post("/uploads/", headers={"Upload-Length": "5"}).status_code == 412
    assert client.post("/uploads/", **TUS).status_code == 400
    assert (
        client.post("/uploads/", headers={"Upload-Length": str(10**12)}, **TUS).status_code == 413
    )
    address, answer = send(client, b"abc", 7, length=9)
    assert answer.status_code == 409
    assert client.patch(address, b"abc", content_type="text/plain", **TUS).status_code == 415
    assert client.get(address, **TUS).status_code == 405
    assert client.delete(address, **TUS).status_code == 204
    assert client.head(address, **TUS).status_code == 404


def test_an_upload_is_nobody_elses(sit_down):
    address, _ = send(sit_down("wang"), b"abc", length=9)

    assert sit_down("li").head(address, **TUS).status_code == 404
    assert Client().head(address, **TUS).status_code == 302


def test_what_is_not_accepted_says_why_in_the_persons_language(sit_down):
    _, answer = send(sit_down("wang"), b"MZ\0\0" * 10)

    assert answer.status_code == 422
    assert "这是程序" in answer.content.decode()


def test_without_scripts_the_file_goes_with_the_form_and_a_refusal_stands_at_its_field(
    sit_down, case
):
    client, address = sit_down("wang"), f"/cases/{case}/do/add_evidence/"
    typed = {"c.title": "照片", "c.kind": "photo", "key": "k"}

    page = client.post(
        address, {**typed, "c.sha256": SimpleUploadedFile("a.pdf", files.archive(a=b"x"))}
    )
    assert "压缩包不收" in page.content.decode()
    client.post(address, {**typed, "c.sha256": SimpleUploadedFile("a.exe", files.pdf())})

    [item] = load_case(case).evidence.values()
    assert keeping.find(item.sha256).kind == "pdf"


def test_the_page_says_what_it_is_and_that_nobody_scanned_it(sit_down, case):
    address = hand_in(case, files.pdf(2), "合同")

    page = sit_down("wang").get(address).content.decode()

    for words in (
        "合同",
        "PDF",
        "未扫描",
        "第 2 页",
        load_case(case).evidence["evidence-1"].sha256,
    ):
        assert words in page
    picture = sit_down("wang").get(f"{address}picture/1/")
    assert picture.content.startswith(b"\x89PNG")
    assert sit_down("wang").get(f"{address}picture/2/").status_code == 404


@pytest.mark.parametrize(("content", "shown"), [(files.sound(), "<audio"), (files.media(b"isom"), "<video"),
                                                (files.picture(), "<img"), (files.MAIL, "<pre"),
                                                (files.OF_EACH_KIND["ofd"], "请下载后查看")])  # fmt: skip
def test_each_kind_is_shown_as_it_can_be(sit_down, case, content, shown):
    assert shown in sit_down("wang").get(hand_in(case, content)).content.decode()


def test_a_text_that_is_a_page_is_shown_as_text_and_leaves_as_a_download(sit_down, case):
    address = hand_in(case, b"<script>alert(1)</script>")

    assert "&lt;script&gt;alert(1)" in sit_down("wang").get(address).content.decode()
    answer = sit_down("wang").get(f"{address}file/")
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert sit_down("wang").get(f"{address}play/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "span"),
    [("bytes=0-9", 206, (0, 10)), ("bytes=100-", 206, (100, None)), ("bytes=-5", 206, (-5, None)),
     ("bytes=0-999999", 200, (0, None)), ("lines=1-2", 200, (0, None)), ("bytes=999999-", 416, (0, 0)),
     ("bytes=-0", 416, (0, 0))],
)  # fmt: skip
def test_sound_is_handed_out_in_the_parts_that_a_player_asks_for(
    sit_down, case, asked, status, span
):
    sound = files.sound()
    address = hand_in(case, sound)

    answer = sit_down("wang").get(f"{address}play/", headers={"Range": asked})

    assert answer.status_code == status
    assert (b"".join(answer) if status != 416 else b"") == sound[span[0] : span[1]]


def test_what_was_found_to_be_harmful_is_not_handed_out(sit_down, case):
    address = hand_in(case, files.picture())
    Blob.objects.update(scan="Test.Sign")

    page = sit_down("wang").get(address).content.decode()

    assert "Test.Sign" in page
    assert sit_down("wang").get(f"{address}file/").status_code == 404
    assert sit_down("wang").get(f"{address}picture/0/").status_code == 404


def test_a_copy_without_metadata_stands_beside_the_original_and_says_who_asked(sit_down, case):
    address = hand_in(case, files.photo_with_place(), "照片")

    answer = sit_down("wang").post(f"{address}bare/", {"asked_by": "投诉人"}, follow=True)

    original, copy = load_case(case).evidence.values()
    assert copy.copy_of == original.id
    assert b"Xiaoming" not in keeping.content(keeping.find(copy.sha256))
    assert keeping.content(keeping.find(original.sha256)) == files.photo_with_place()
    page = answer.content.decode()
    assert "照片（已去除元数据）" in page
    timeline = sit_down("wang").get(f"/cases/{case}/").content.decode()
    assert re.search(r"副本，应投诉人要求", timeline)


def test_somebody_who_may_not_add_evidence_is_refused_a_copy(sit_down, case):
    address = hand_in(case, files.photo_with_place())
    do_not = sit_down("zhao").post(f"{address}bare/", follow=True)

    allowed = "没有办理此事的权限" not in do_not.content.decode()
    assert allowed == (len(load_case(case).evidence) == 2)


def test_an_erased_file_leaves_its_hash(sit_down, case):
    address = hand_in(case, files.picture())
    keeping.erase(load_case(case).evidence["evidence-1"].sha256)

    page = sit_down("wang").get(address).content.decode()

    assert "登记的校验值仍在" in page
    assert sit_down("wang").get(f"{address}file/").status_code == 404


def test_unfinished_uploads_of_a_person_are_bounded(sit_down):
    client = sit_down("wang")
    for _ in range(uploads.MOST_AT_ONCE):
        send(client, b"", length=9)

    assert client.post("/uploads/", headers={"Upload-Length": "5"}, **TUS).status_code == 429


def test_whatever_a_file_is_called_it_comes_down_under_one_plain_name(sit_down, case):
    """Each as the desk hands it out: no path, nothing hidden, no sign that turns the ending around."""
    client = sit_down("wang")
    for title in files.HOSTILE_NAMES:
        said = file_name(title)
        plain = unquote(said)
        assert re.fullmatch(r"[\w.%~-]+", said) and plain[0] != "."
        assert not set('/\\:\0\r\n\x1b\u202e\u2028"<>|') & set(plain)
        assert len(f"{plain}.png".encode()) <= 255

    address = hand_in(case, files.picture(), "../../.ssh/id")
    assert (
        client.get(f"{address}file/").headers["Content-Disposition"].endswith("''_.._.ssh_id.png")
    )
