"""A text holds what people can type and read; everything else is refused by name, in one place for all."""

import pytest

from huiyin.casework import commands as c
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.texts import MOST, check_texts
from huiyin.policy.loading import read_pack
from huiyin.policy.problems import PackError
from tests.support.stories import Story

BAD = ("\x00", "a\ud800", "\udfffb", "bell\x07", "\x1b[31m", "\x7f")
GOOD = ("\u202eevil\u202c", "\u200f\u200b\ufeff", "𠮷👨‍👩‍👧", "a\tb\r\nc", "\ue000", "é" * 1000)
PACK = """
facts:
  what: {title: What, type: text, asked_at: [register], clause: S-1}
  tags: {title: Tags, type: choices, of: {a: A, b: B}, asked_at: [register], clause: S-1}
roles:
  officer: {title: Officer, may: [register, admit, record_contact, add_evidence], clause: S-1}
"""


@pytest.mark.parametrize("text", BAD)
def test_signs_that_no_text_holds_are_refused_wherever_they_stand(text):
    for command, place in (
        (c.Register(channel="phone", facts={"what": text}), "what"),
        (c.Register(channel="phone", facts={"tags": ["a", text]}), "tags"),
        (c.Register(channel=text), "register.channel"),
        (c.Admit(facts={"what": {"deep": [text]}}), "what"),
        (c.MoveCase(to="x", reason="y", there={"story": text}), "move_case.there"),
        (c.CorrectPerson(fact="name", person=text, reason="x"), "correct_person.person"),
    ):
        with pytest.raises(Refused) as refused:
            check_texts(command)
        assert (refused.value.reason, refused.value.needs) == (Reason.NOT_TEXT, place)


def test_a_name_that_no_text_holds_is_not_repeated():
    with pytest.raises(Refused) as refused:
        check_texts(c.Register(channel="phone", facts={"x\ud800": "y"}))

    assert (refused.value.needs, refused.value.params) == ("", {})


@pytest.mark.parametrize("text", GOOD)
def test_marks_of_direction_and_rare_signs_are_kept_as_they_were_said(text):
    story = Story(PACK)

    story.do("officer", "register", channel="phone", facts={"what": text})

    assert story.case.facts["what"] == text


def test_a_story_refuses_them_as_everything_does_and_says_where():
    refusal = Story(PACK).refused("officer", "register", channel="phone", facts={"what": "x\ud800"})

    assert (refusal.reason, refusal.params["fact"]) == (Reason.NOT_TEXT, "what")


def test_ten_megabytes_in_any_text_are_refused():
    check_texts(c.Register(channel="phone", facts={"what": "长" * MOST}))
    for command in (
        c.Register(channel="phone", facts={"what": "长" * (MOST + 1)}),
        c.RecordContact(direction="in", medium="phone", told="x" * 10_000_000),
    ):
        with pytest.raises(Refused) as refused:
            check_texts(command)
        assert refused.value.reason is Reason.TEXT_TOO_LONG


@pytest.mark.parametrize(
    "files",
    [
        {"pack.yaml": 'pack: x\ntitle: "a\\ud800b"\n'},
        {"pack.yaml": 'pack: x\ntitle: "a\\0b"\n'},
        {"pack.yaml": 'pack: x\n"k\\ud800": 1\n'},
        {"pack.yaml": "pack: x\n", "rows.csv": "a,b\n\x00,1\n"},
        {"pack.yaml": "pack: x\n", "letters/answer.md": "Dear\x07"},
    ],
)
def test_a_regulation_with_such_a_sign_is_told_with_its_place(files):
    with pytest.raises(PackError, match="a character that no text has"):
        read_pack(files)
