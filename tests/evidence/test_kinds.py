"""A file is what it holds, whatever it is called."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.evidence.kinds import KINDS, OTHER, REFUSED, NotAccepted, kind_of
from tests.evidence import files


@pytest.mark.parametrize(("name", "content"), files.OF_EACH_KIND.items())
def test_each_accepted_kind_is_recognised_by_its_content(name, content):
    assert kind_of(io.BytesIO(content)).name == name


def test_there_is_a_sample_of_each_accepted_kind_and_of_each_refusal():
    assert files.OF_EACH_KIND.keys() == KINDS.keys() - {OTHER}
    assert files.REFUSED.keys() == set(REFUSED)


@pytest.mark.parametrize(
    ("why", "content"), [(why, c) for why, many in files.REFUSED.items() for c in many]
)
def test_what_is_not_accepted_says_why(why, content):
    with pytest.raises(NotAccepted) as refused:
        kind_of(io.BytesIO(content))

    assert refused.value.why == why


def test_text_in_gb18030_is_text():
    assert kind_of(io.BytesIO("朱镕基、陶喆".encode("gb18030"))).name == "txt"


def test_a_page_that_calls_itself_a_picture_is_text():
    assert kind_of(io.BytesIO(b"<html><script>alert(1)</script></html>")).name == "txt"


def found_in(content: bytes) -> str:
    try:
        return kind_of(io.BytesIO(content)).name
    except NotAccepted as refused:
        return refused.why


@given(st.binary(max_size=300))
def test_any_bytes_have_a_kind_or_a_reason(content):
    assert found_in(content) in {*KINDS, *REFUSED}


@given(
    st.sampled_from([b"PK\x03\x04", b"%PDF-", b"RIFF", b"\0\0\0\x18ftyp", b"\xff\xfb"]), st.binary()
)
def test_a_right_beginning_with_anything_after_it_breaks_nothing(start, rest):
    assert found_in(start + rest) in {*KINDS, *REFUSED}
