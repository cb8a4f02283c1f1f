"""What is encrypted piece by piece comes back from anywhere, and nothing else does."""

import io

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from huiyin.evidence.sealing import PIECE, TAG, Damaged, Reader, opened, sealed, sealed_size

KEY = AESGCM(b"k" * 32)
SIZES = st.sampled_from([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7, 18 * PIECE])


def content_of(size: int) -> bytes:
    return bytes(n % 251 for n in range(min(size, 1000))) * (size // 1000 + 1)


def fetch_from(stored: bytes):
    return lambda start, length: stored[start : start + length]


@given(SIZES, st.data())
def test_any_part_is_read_without_the_rest(size, data):
    content = content_of(size)[:size]
    stored = b"".join(sealed(KEY, [content]))
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size + 5))

    assert b"".join(opened(KEY, fetch_from(stored), size, start, end)) == content[start:end]
    assert b"".join(opened(KEY, fetch_from(stored), size)) == content


@given(SIZES, st.lists(st.integers(1, 3 * PIECE), max_size=6))
def test_how_it_comes_in_pieces_does_not_matter(size, cuts):
    content, parts, at = content_of(size)[:size], [], 0
    for cut in cuts:
        parts.append(content[at : at + cut])
        at += cut
    parts.append(content[at:])

    assert b"".join(sealed(KEY, parts)) == b"".join(sealed(KEY, [content]))


def test_a_file_that_was_cut_off_does_not_open():
    content = content_of(3 * PIECE)[: 3 * PIECE]
    stored = b"".join(sealed(KEY, [content]))

    for cut in (stored[: 2 * (PIECE + TAG)], stored[:-1], b""):
        with pytest.raises(Damaged):
            b"".join(opened(KEY, fetch_from(cut), len(content)))
    with pytest.raises(Damaged):  # the end taken for a shorter whole
        b"".join(opened(KEY, fetch_from(stored), 2 * PIECE))


def test_pieces_that_changed_places_or_a_bit_do_not_open():
    content = content_of(2 * PIECE)[: 2 * PIECE]
    stored = b"".join(sealed(KEY, [content]))
    swapped = stored[PIECE + TAG :] + stored[: PIECE + TAG]
    flipped = bytes([stored[0] ^ 1]) + stored[1:]

    for changed in (swapped, flipped):
        with pytest.raises(Damaged):
            b"".join(opened(KEY, fetch_from(changed), len(content)))


def test_it_is_a_file_for_those_who_want_one():
    content = content_of(3 * PIECE)[: 2 * PIECE + 9]
    stored = b"".join(sealed(KEY, [content]))
    file = io.BufferedReader(Reader(KEY, fetch_from(stored), len(content)))

    file.seek(-9, io.SEEK_END)
    assert file.read() == content[-9:]
    file.seek(PIECE - 3)
    assert file.read(6) == content[PIECE - 3 : PIECE + 3]


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_how_long_it_becomes_is_known_beforehand(size):
    key = AESGCM(AESGCM.generate_key(256))

    assert len(b"".join(sealed(key, [bytes(size)]))) == sealed_size(size)
