"""Files go up by form, are kept by their hash, and come down for those who may read the case."""

import re
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from huiyin.evidence import keeping
from tests.api.conftest import GOOD, JSON, is_a_no
from tests.evidence.files import HOSTILE_NAMES

PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 50
HASH = sha256(PNG).hexdigest()


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("crack.pdf", PNG, "application/pdf")


@pytest.fixture
def till(program):
    return program()


@pytest.fixture
def case(till):
    return till.send("cases", GOOD).json()["case"]


def test_a_file_is_kept_by_its_hash_and_its_type_is_what_it_shows(till):
    kept = till.post("/api/evidence", {"file": picture(), "sha256": HASH})

    assert kept.status_code == 201
    assert kept.json() == {"sha256": HASH, "size": len(PNG), "type": "image/png"}
    assert keeping.content(keeping.find(HASH)) == PNG


def test_what_arrived_otherwise_than_announced_is_told(till):
    answer = till.post("/api/evidence", {"file": picture(), "sha256": "0" * 64})

    is_a_no(answer, 422, "wrong-hash")


def test_a_kept_file_is_named_by_an_act_and_comes_down_as_it_was(till, case):
    till.post("/api/evidence", {"file": picture()})
    body = {"kind": "photo", "title": "裂纹", "sha256": HASH}
    done = till.send(f"cases/{case}/acts/add_evidence", body)

    file = till.get(f"/api/cases/{case}/evidence/{HASH}")

    assert done.status_code == 200, done.content
    assert b"".join(file.streaming_content) == PNG
    assert file["Content-Type"] == "image/png"
    assert file["ETag"] == f'"{HASH}"'
    assert "attachment" in file["Content-Disposition"]


def test_a_file_may_come_with_the_act_itself(till, case):
    done = till.post(
        f"/api/cases/{case}/evidence", {"file": picture(), "kind": "photo", "title": "裂纹"}
    )

    assert done.status_code == 201, done.content
    [item] = till.read(f"cases/{case}").json()["evidence"]
    assert item["sha256"] == HASH


def test_a_file_of_another_case_does_not_come_down_through_this_one(till, case):
    other = till.send("cases", GOOD).json()["case"]
    till.post(f"/api/cases/{other}/evidence", {"file": picture(), "kind": "photo", "title": "裂纹"})

    is_a_no(till.read(f"cases/{case}/evidence/{HASH}"), 404, "not-found")


def test_a_file_that_is_too_large_is_turned_away_and_not_kept(till, settings):
    settings.EVIDENCE_MAX_BYTES = 100

    is_a_no(till.post("/api/evidence", {"file": picture()}), 413, "too-large")
    with pytest.raises(keeping.NotKept):
        keeping.find(HASH)


def test_a_file_that_is_far_too_large_is_turned_away_before_it_is_read(till, settings):
    settings.EVIDENCE_MAX_BYTES = -100_000

    is_a_no(till.post("/api/evidence", {"file": picture()}), 413, "too-large")


def test_a_file_in_another_form_is_turned_away(till):
    is_a_no(till.post("/api/evidence", {"a": 1}, content_type=JSON), 415, "unsupported-type")
    is_a_no(till.post("/api/evidence", {"sha256": HASH}), 422, "invalid")


def sent_as(name: str) -> bytes:
    """The body of a form as a program may write it: the test client would mend the name."""
    said = name.encode("utf-8").replace(b"\\", b"\\\\").replace(b'"', b'\\"')
    return (b'--edge\r\nContent-Disposition: form-data; name="file"; filename="' + said
            + b'"\r\nContent-Type: image/png\r\n\r\n' + PNG + b"\r\n--edge--\r\n")  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_the_name_of_a_file_is_never_a_place(till, shop, name):
    """It is kept by its hash, or turned away; nothing lies where the name says."""
    before = {path for path in shop.rglob("*") if path.is_file()}

    answer = till.generic(
        "POST", "/api/evidence", sent_as(name), "multipart/form-data; boundary=edge"
    )

    assert answer.status_code in (201, 400, 422), answer.content
    more = {path for path in shop.rglob("*") if path.is_file()} - before
    assert all(path.is_relative_to(shop / "evidence") for path in more)
    assert all(re.fullmatch(r"[0-9a-f.]+|.*\.lock", path.name) for path in more), more
    if answer.status_code == 201:
        assert answer.json()["sha256"] == HASH


def test_a_title_with_every_trick_is_a_label_and_comes_down_under_one_harmless_name(till, case):
    till.post("/api/evidence", {"file": picture()})
    for title in HOSTILE_NAMES:
        body = {"kind": "photo", "title": title, "sha256": HASH}
        done = till.send(f"cases/{case}/acts/add_evidence", body)
        assert done.status_code in (200, 422), (title, done.content)

    titles = [item["title"] for item in till.read(f"cases/{case}").json()["evidence"]]
    assert "../../../etc/passwd" in titles and "=1+1.png" in titles and "a\0b.png" not in titles
    said = till.get(f"/api/cases/{case}/evidence/{HASH}")["Content-Disposition"]
    assert said == "attachment; filename*=UTF-8''_.._.._etc_passwd.png"
