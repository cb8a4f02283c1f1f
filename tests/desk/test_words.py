"""The frame speaks three languages everywhere, and nothing it draws or says is missing."""

import re
from pathlib import Path

import pytest

import huiyin.desk
from huiyin.desk.words import TEXTS, NoSuchText, say
from huiyin.policy.policy import SECTIONS

DESK = Path(huiyin.desk.__file__).parent
TEMPLATES = sorted(DESK.glob("templates/**/*.html"))
CODE = sorted(DESK.glob("**/*.py"))
ICON = re.compile(r'\{% icon "([\w-]+)"')
SAID = re.compile(r'\{% say ["\']([\w.]+)["\']')


def test_every_text_is_there_in_three_languages_with_the_same_places():
    for key, texts in TEXTS.items():
        assert all(texts), key
        places = [set(re.findall(r"\{(\w+)\}", text)) for text in texts]
        assert places[0] == places[1] == places[2], key


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_only_what_somebody_has_written(template):
    assert set(SAID.findall(template.read_text("utf-8"))) <= TEXTS.keys()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_chinese_of_its_own(template):
    text = re.sub(r"[（）：，。；、　]", "", template.read_text("utf-8"))

    assert not re.search(r"[\u4e00-\u9fff]", text)


def test_every_icon_that_is_drawn_is_in_the_sprite():
    listed = set((DESK / "icons.txt").read_text("utf-8").split())
    drawn = {name for path in TEMPLATES for name in ICON.findall(path.read_text("utf-8"))}

    assert drawn <= listed


def test_a_text_that_nobody_has_written_is_an_error():
    with pytest.raises(NoSuchText):
        say("no.such.text", "zh-Hans")


def test_a_language_nobody_speaks_falls_back_to_the_first():
    assert say("nav.mine", "fr") == "我的工作"


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_every_section_of_a_pack_is_called_by_a_word(section):
    assert f"section.{section}" in TEXTS
