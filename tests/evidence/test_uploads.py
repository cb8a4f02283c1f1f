"""A file that comes in pieces is the file, whatever broke on the way."""

import fcntl
import os
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.evidence import keeping, uploads
from huiyin.evidence.kinds import NotAccepted
from tests.support.limits import no_file_beyond

CONTENT = ("水杯是裂的。" * 200).encode()


def begin(length: int = len(CONTENT)):
    return uploads.begin("wang", length, 10_000)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(cuts=st.lists(st.integers(0, len(CONTENT)), max_size=8))
def test_however_it_is_cut_the_same_file_arrives(installation, cuts):
    upload, edges = begin(), [0, *sorted(cuts), len(CONTENT)]

    for start, end in pairwise(edges):
        assert uploads.go_on(upload, start, [CONTENT[start:end]]) == end

    assert keeping.content(uploads.finish(upload)) == CONTENT


def test_nothing_of_it_lies_in_clear_while_it_comes(installation):
    upload = begin()
    uploads.go_on(upload, 0, [CONTENT[:100]])

    [file] = keeping.incoming().iterdir()
    assert file.stat().st_size == 100
    assert CONTENT[:30] not in file.read_bytes()


def test_a_piece_for_another_place_is_refused_and_changes_nothing(installation):
    upload = begin()
    uploads.go_on(upload, 0, [CONTENT[:100]])

    for at in (0, 99, 101):
        with pytest.raises(uploads.WrongOffset):
            uploads.go_on(upload, at, [b"x"])

    assert uploads.offset(upload) == 100


def test_more_than_was_announced_is_refused(installation):
    upload = begin(10)

    with pytest.raises(keeping.TooLarge):
        uploads.go_on(upload, 0, [CONTENT[:11]])
    with pytest.raises(keeping.TooLarge):
        uploads.begin("wang", 10_001, 10_000)


def test_two_do_not_write_at_once(installation):
    upload = begin()
    [file] = keeping.incoming().iterdir()
    other = os.open(file, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)

    with pytest.raises(uploads.Busy):
        uploads.go_on(upload, 0, [CONTENT[:10]])

    os.close(other)
    assert uploads.go_on(upload, 0, [CONTENT[:10]]) == 10


def test_an_upload_is_its_persons_alone(installation):
    upload = begin()

    assert uploads.find(upload.pk, "wang") == upload
    with pytest.raises(uploads.NoSuchUpload):
        uploads.find(upload.pk, "li")


def test_what_turns_out_not_to_be_accepted_is_gone(installation):
    upload = begin(4)
    uploads.go_on(upload, 0, [b"MZ\0\0"])

    with pytest.raises(NotAccepted):
        uploads.finish(upload)

    assert list(keeping.incoming().iterdir()) == []
    with pytest.raises(uploads.NoSuchUpload):
        uploads.find(upload.pk, "wang")


def test_finishing_twice_gives_the_same(installation):
    upload = begin(len(CONTENT))
    uploads.go_on(upload, 0, [CONTENT])

    first = uploads.finish(upload)
    again = uploads.finish(uploads.find(upload.pk, "wang"))

    assert first.sha256 == again.sha256


def test_nobody_begins_without_end(installation):
    for _ in range(uploads.MOST_AT_ONCE):
        begin()

    with pytest.raises(uploads.TooMany):
        begin()


def test_a_disk_that_fills_up_in_the_last_piece_is_no_end_of_the_file(installation):
    """The system then takes a part of the piece and calls that no error."""
    upload, half = begin(), len(CONTENT) // 2
    with no_file_beyond(len(CONTENT) - 100):
        uploads.go_on(upload, 0, [CONTENT[:half]])
        with pytest.raises(OSError, match="large"):
            uploads.go_on(upload, half, [CONTENT[half:]])

    there = uploads.offset(upload)
    assert there == len(CONTENT) - 100
    assert uploads.go_on(upload, there, [CONTENT[there:]]) == len(CONTENT)
    assert keeping.content(uploads.finish(upload)) == CONTENT


def test_a_file_that_does_not_fit_leaves_nothing_and_comes_again(installation):
    with no_file_beyond(1000), pytest.raises(OSError, match="large"):
        keeping.put([CONTENT])
    assert list(keeping.incoming().iterdir()) == []

    assert keeping.content(keeping.put([CONTENT])) == CONTENT
