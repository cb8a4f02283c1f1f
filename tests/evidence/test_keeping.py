"""Files are kept once, encrypted, and only while something speaks of them."""

import os
from datetime import timedelta
from hashlib import sha256

import pytest

from huiyin.casework import commands as c
from huiyin.evidence import keeping, sweeping
from huiyin.evidence.adopting import adopt
from huiyin.evidence.kinds import NotAccepted
from huiyin.evidence.models import Blob
from huiyin.ledger import moment
from tests.evidence import files
from tests.ledger.house import do, open_shop, register

TEXT = files.OF_EACH_KIND["txt"]


def on_disk(home) -> bytes:
    return b"".join(p.read_bytes() for p in home.rglob("*") if p.is_file() and "evidence" in str(p))


def test_what_is_kept_comes_back_and_lies_nowhere_in_clear(installation):
    blob = keeping.put([TEXT[:5], TEXT[5:]])

    assert blob.sha256 == sha256(TEXT).hexdigest()
    assert (blob.size, blob.kind, blob.scan) == (len(TEXT), "txt", "")
    assert keeping.content(keeping.find(blob.sha256)) == TEXT
    assert TEXT not in on_disk(installation)
    assert list(keeping.incoming().iterdir()) == []


def test_what_comes_twice_is_kept_once(installation):
    first, second = keeping.put([TEXT]), keeping.put([TEXT])

    assert first.place == second.place
    assert Blob.objects.count() == 1
    assert len(list((installation / "evidence").glob("??/??/*"))) == 1


def test_too_large_or_not_accepted_leaves_nothing(installation):
    with pytest.raises(keeping.TooLarge):
        keeping.put([b"a" * 11], 10)
    with pytest.raises(NotAccepted):
        keeping.put([b"MZ" + b"\0" * 100])

    assert Blob.objects.count() == 0
    assert list(keeping.incoming().iterdir()) == []


def test_a_file_in_an_object_store_is_the_same_to_everybody(installation, bucket, settings):
    settings.EVIDENCE_BUCKET = bucket
    content = os.urandom(8) + b"\0" * 3_000_000
    blob = keeping.put([content], kind="other")

    assert keeping.content(blob) == content
    assert b"".join(keeping.stream(blob, 2_000_000, 2_000_010)) == b"\0" * 10
    assert not (installation / "evidence").exists()


def test_an_erased_file_never_opens_again_and_may_come_anew(installation):
    blob = keeping.put([TEXT])

    keeping.erase(blob.sha256)

    with pytest.raises(keeping.NotKept):
        keeping.find(blob.sha256)
    assert keeping.content(keeping.put([TEXT])) == TEXT


def test_what_no_case_speaks_of_goes_after_a_day_and_what_one_does_stays(installation):
    open_shop()
    spoken, unspoken = keeping.put([TEXT]), keeping.put([files.MAIL])
    case = register().case.id
    do(case, "wang", c.AddEvidence(kind="", title="纸条", sha256=spoken.sha256))

    assert sweeping.sweep() == 0
    with moment.told_at(moment.now() + timedelta(days=1, minutes=1)):
        assert sweeping.sweep() == 1

    assert keeping.content(keeping.find(spoken.sha256)) == TEXT
    with pytest.raises(keeping.NotKept):
        keeping.find(unspoken.sha256)


def test_a_file_whose_bringer_was_killed_goes_after_a_day(installation):
    blob = keeping.put([TEXT])
    left, fresh = (keeping.depot()._path(name) for name in ("cd" * 16, "ef" * 16))
    for path in (left, fresh):
        path.parent.mkdir(parents=True)
        path.write_bytes(b"x")
    old = keeping.incoming() / "sealed-x"
    old.write_bytes(b"x")
    for path in (left, old):
        os.utime(path, (0, 0))

    assert sweeping.sweep() == 2

    assert fresh.exists()
    assert keeping.content(blob) == TEXT


def test_files_of_the_first_version_are_encrypted_and_stay_readable(installation):
    digest = sha256(TEXT).hexdigest()
    old = installation / "evidence" / digest[:2] / digest[2:4] / digest
    old.parent.mkdir(parents=True)
    old.write_bytes(TEXT)
    strange = sha256(b"MZ\0").hexdigest()
    other = installation / "evidence" / strange[:2] / strange[2:4] / strange
    other.parent.mkdir(parents=True)
    other.write_bytes(b"MZ\0")
    os.utime(old, (0, 0))
    sweeping.sweep()

    assert adopt() == 2
    assert adopt() == 0

    assert keeping.content(keeping.find(digest)) == TEXT
    assert keeping.find(strange).kind == "other"
    assert TEXT not in on_disk(installation)
