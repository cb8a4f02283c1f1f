"""What is sent as a pack is taken as texts in their places, and everything else is refused."""

import io
import stat
import zipfile

import pytest

from huiyin.catalogue.parcels import (
    MOST_BYTES,
    MOST_FILES,
    MOST_IN_ALL,
    BadParcel,
    loose,
    packed,
    text_of,
    unzipped,
)


def archive(files, **more) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in {**files, **more}.items():
            opened.writestr(name, content)
    made.seek(0)
    return made


def refused(found, key):
    with pytest.raises(BadParcel) as caught:
        found()
    assert caught.value.key == key
    return caught.value


def test_the_folder_around_a_pack_is_taken_away_and_litter_of_a_desktop_left_out():
    sent = archive({"rules/pack.yaml": "pack: x", "rules/scenarios/a.yaml": "[]",
                    "__MACOSX/rules/._pack.yaml": b"\xff", "rules/.DS_Store": b"\0"})  # fmt: skip

    assert packed(unzipped(sent)) == {"pack.yaml": "pack: x", "scenarios/a.yaml": "[]"}


@pytest.mark.parametrize("name", ["../pack.yaml", "/etc/pack.yaml", "a/../../x.yaml", "C:/x.yaml",
                                  "a\\..\\x.yaml"])  # fmt: skip
def test_a_path_that_leads_out_of_the_folder_is_refused(name):
    refused(lambda: unzipped(archive({name: "x"})), "parcel.no.place")


def test_a_link_is_refused():
    entry = zipfile.ZipInfo("pack.yaml")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        opened.writestr(entry, "/etc/passwd")

    refused(lambda: unzipped(made), "parcel.no.link")


def test_a_file_that_swells_is_read_no_further_than_the_limit():
    refused(lambda: unzipped(archive({"pack.yaml": b"a" * (40 * 1024 * 1024)})), "parcel.no.long")


def test_many_files_that_swell_together_are_refused():
    one = b"a" * MOST_BYTES
    files = {f"p{n}.yaml": one for n in range(MOST_IN_ALL // MOST_BYTES + 1)}

    refused(lambda: unzipped(archive(files)), "parcel.no.all")


def test_a_size_that_the_archive_lies_about_is_not_believed():
    raw = archive({"pack.yaml": b"a" * (MOST_BYTES + 10)}).getvalue()
    true, lie = (MOST_BYTES + 10).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert true in raw

    with pytest.raises(BadParcel):
        unzipped(io.BytesIO(raw.replace(true, lie)))


def test_more_files_than_any_regulation_has_are_refused():
    files = {f"p{n}.yaml": "" for n in range(MOST_FILES + 1)}

    refused(lambda: unzipped(archive(files)), "parcel.no.many")


def test_what_is_no_zip_is_refused():
    refused(lambda: unzipped(io.BytesIO(b"PK\x03\x04 nothing")), "parcel.no.zip")


@pytest.mark.parametrize(
    "name", ["run.py", "deep/er/pack2.yaml", "scenarios/.hidden.yaml", "a\tb.yaml"]
)
def test_a_file_that_has_no_place_in_a_pack_is_named(name):
    assert (
        refused(lambda: packed({"pack.yaml": "", name: ""}), "parcel.no.file").values["file"]
        == name
    )


def test_chinese_names_are_read_also_from_an_archive_made_on_windows():
    made = archive({"pack.yaml": "", "scenarios/XXXX.yaml": "[]"}).getvalue()
    sent = io.BytesIO(made.replace(b"XXXX", "来电".encode("gb18030")))

    assert set(packed(unzipped(sent))) == {"pack.yaml", "scenarios/来电.yaml"}


def test_two_packs_in_one_archive_are_refused():
    refused(lambda: packed({"a/pack.yaml": "", "b/pack.yaml": ""}), "parcel.no.several")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"pack: x\0"])
def test_what_is_no_text_is_refused(content):
    refused(lambda: text_of("pack.yaml", content), "parcel.no.text")


def test_loose_stories_find_their_folder_by_what_they_say():
    files = {"intake.yaml": "- scenario: one\n  steps: []", "time.yaml": "clocks: {}"}

    assert set(loose(files)) == {"scenarios/intake.yaml", "time.yaml"}
