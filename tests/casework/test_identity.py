"""What identifies somebody is compared in one form, however it was written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework.identity import identifiers, read_related
from tests.policy.packs import regulation_of

MOBILE = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
BETWEEN = st.sampled_from(["", " ", "-", "－", "  "])

REGULATION = regulation_of("kinds: {complaint: {title: 投诉, clause: S-1}}\n")
POLICY = REGULATION.on(REGULATION.pack.in_force)


@given(
    MOBILE, st.sampled_from(["", "+86", "+86 ", "0086-", "86 ", "＋８６"]), BETWEEN, st.booleans()
)
def test_a_mobile_number_is_one_whatever_stands_before_and_between(number, before, gap, wide):
    written = f"{before}{number[:3]}{gap}{number[3:7]}{gap}{number[7:]}"
    if wide:
        written = "".join(chr(ord(s) + 0xFEE0) if s.isdigit() else s for s in written)

    assert identifiers(written) == (number,)


@given(st.text(max_size=40))
def test_the_one_form_is_its_own_form(text):
    for one in identifiers(text):
        assert one == unicodedata.normalize("NFKC", one).casefold() or not one.isascii()
        assert identifiers(one) in ((one,), ())


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("010-6655 4433", ("01066554433",)),
        ("+86 10 6655 4433", ("01066554433",)),
        ("0086 (10) 66554433", ("01066554433",)),
        ("13800001111/13900002222", ("13800001111", "13900002222")),
        ("13800001111、13800001111", ("13800001111",)),
        ("电话 138 0000 1111，下午在", ("13800001111",)),
        ("li@example.org", ("liexampleorg",)),
        ("粤Ａ·12345", ("粤a12345",)),
        ("P2026-00018", ("p202600018",)),
        ("110101199003078515", ("110101199003078515",)),
        ("无", ()),
        ("N/A", ()),
        ("0000000", ()),
        ("---", ()),
    ],
)
def test_an_answer_holds_these_identities(written, found):
    assert identifiers(written) == found


def test_a_story_can_say_of_earlier_cases_only_what_conditions_read():
    with pytest.raises(ValueError, match="none of"):
        read_related(POLICY, {"earlier_case": "closed"})
    with pytest.raises(ValueError, match='"erlier_case"'):
        read_related(POLICY, {"erlier_case": "open"})
