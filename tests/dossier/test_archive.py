"""The archive of a file: everything is in it, and whatever is done to it afterwards is found."""

import json
import zipfile

import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from huiyin.casework import commands as c
from huiyin.dossier.checking import EVENTS, MANIFEST, PROOF, check
from huiyin.ledger import access
from huiyin.ledger.door import Ask, handle, load_case, new_id
from huiyin.people.happenings import PostGiven
from huiyin.people.organising import record
from tests.dossier.shelf import JUDGMENT, NOTE, checked, manifest, meddled, seal, take
from tests.ledger.house import MORNING, do
from tests.papers.sample import pages_of


@pytest.fixture
def file(case, tmp_path):
    seal()
    return take(case, tmp_path / "file.zip")


def test_everything_is_in_it_and_it_is_sound(case, file):
    verdict = checked(file)

    assert verdict.faults == []
    assert verdict.number == load_case(case).number
    assert verdict.events == verdict.sealed == load_case(case).version
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        assert {"file.pdf", "letters/letter-1.pdf", EVENTS, PROOF, MANIFEST} <= set(names)
        originals = {archive.read(name) for name in names if name.startswith("originals/")}
        words = archive.read(EVENTS).decode()
    assert originals == {NOTE, JUDGMENT}
    assert "已换新" in words


def test_what_happened_after_the_last_seal_rests_on_the_signature_of_the_archive(case, tmp_path):
    seal()
    do(case, "wang", c.AppendToFile(title="媒体报道", kind="press"))

    verdict = checked(take(case, tmp_path / "file.zip"))

    assert verdict.faults == []
    assert verdict.sealed == verdict.events - 1


def test_without_any_seal_it_is_sound_and_says_that_nothing_is_sealed(case, tmp_path):
    verdict = checked(take(case, tmp_path / "file.zip"))

    assert (verdict.faults, verdict.sealed) == ([], 0)


def event(seq: int, **changes: object):
    """Another content of one event."""

    def change(lines: bytes) -> bytes:
        events = [json.loads(line) for line in lines.decode().splitlines()]
        events[seq - 1] |= changes
        return "".join(json.dumps(e, ensure_ascii=False) + "\n" for e in events).encode()

    return change


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"originals/001.txt": lambda text: text + b"!"}, "originals/001.txt was altered"),
        ({"originals/001.txt": lambda text: None}, "originals/001.txt is missing"),
        ({"letters/letter-1.pdf": lambda text: None}, "letters/letter-1.pdf is missing"),
        ({"file.pdf": lambda text: text[:-1]}, "file.pdf was altered"),
        ({EVENTS: event(1, data="{}")}, "event 1 registered: it was altered"),
        ({EVENTS: event(3, actor="li")}, "event 3"),
        ({EVENTS: event(1, private={"x": "y"})}, "event 1 registered: its text was altered"),
        ({EVENTS: lambda text: text.rpartition(b"\n")[0].rpartition(b"\n")[0] + b"\n"}, "there should be"),
        ({MANIFEST: lambda text: text.replace(b'"title"', b'"titel"')}, "the signature of the manifest"),
        ({PROOF: lambda text: text.replace(b'"left"', b'"right"').replace(b'"version": ', b'"version": 1')},
         "does not hold this file"),
    ],
)  # fmt: skip
def test_whatever_is_altered_or_taken_out_is_named(file, changes, found):
    names = set(zipfile.ZipFile(file).namelist())
    assert set(changes) <= names, names

    faults = checked(meddled(file, changes)).faults

    assert any(found in fault for fault in faults), faults


def test_what_was_put_in_is_named(file):
    faults = checked(meddled(file, {}, {"originals/999.txt": b"?"})).faults

    assert faults == ["originals/999.txt does not belong to it"]


def test_another_key_signed_nothing_of_it(file):
    stranger = Ed25519PrivateKey.generate().public_key()

    assert "the signature of the manifest is not that of this key" in check(file, [stranger]).faults


def test_what_is_no_archive_at_all_is_said_to_be_none(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 nothing")

    assert check(tmp_path / "x.zip", []).faults[0].startswith("this is no whole archive")


def test_each_time_it_is_taken_leaves_a_trace_with_the_person(case, tmp_path):
    take(case, tmp_path / "one.zip")
    take(case, tmp_path / "two.zip", "li")

    taken = [event for event in access.trace(case) if event.name == "file_taken"]
    assert [(event.by, event.form) for event in taken] == [("li", "zip"), ("wang", "zip")]
    assert manifest(tmp_path / "two.zip")["made_by"] == "li"


def test_what_is_still_missing_is_named_in_it(case, tmp_path):
    lacks = manifest(take(case, tmp_path / "file.zip"))["lacks"]

    assert lacks == ["《收悉告知书》已送达"]


def test_the_forms_of_the_case_are_in_it_as_they_are_printed(case, tmp_path):
    record(PostGiven, "", person="wang", pack="general", role="agent")
    command = c.Register(kind="complaint", channel="phone", facts={"content": "漏水"})
    made = handle(
        Ask(case=new_id(MORNING), command=command, actor="wang", pack="general", at=MORNING)
    )
    fields = {"complaint_on": "2026-03-02"}
    do(made.case.id, "wang", c.IssuePaper(paper="registration_form", fields=fields))

    file = take(made.case.id, tmp_path / "file.zip")

    assert checked(file).faults == []
    with zipfile.ZipFile(file) as archive:
        page = pypdfium2.PdfDocument(archive.read("papers/paper-1.pdf"))[0]
    assert "客户投诉登记表" in page.get_textpage().get_text_range()


def test_a_form_of_a_linked_case_lies_in_this_file_as_a_copy(case, tmp_path):
    record(PostGiven, "", person="wang", pack="life-insurance", role="officer")
    facts = {"summary": "等候太久", "complainant_name": "王女士", "complained_of": "agent"}
    command = c.Register(kind="complaint", channel="phone", facts=facts)
    asks = [Ask(case=new_id(MORNING), command=command, actor="wang", pack="life-insurance", at=MORNING)
            for _ in range(2)]  # fmt: skip
    here, there = (handle(ask).case for ask in asks)
    do(here.id, "wang", c.Link(relation="batch", other=there.id))
    fields = {"unit": "客户服务部", "question": "请查排队记录"}
    do(there.id, "wang", c.IssuePaper(paper="co_handling_record", fields=fields))

    file = take(here.id, tmp_path / "file.zip")

    assert checked(file).faults == []
    with zipfile.ZipFile(file) as archive:
        copy = archive.read(f"copies/{there.number}/paper-1.pdf")
        pages = "".join(pages_of(archive.read("file.pdf")))
    assert "协办记录表" in pages_of(copy)[0]
    assert f"复印件，原件在案卷{there.number}" in pages
    with zipfile.ZipFile(take(there.id, tmp_path / "there.zip")) as archive:
        assert not [name for name in archive.namelist() if name.startswith("copies/")]
