"""The pages speak three languages everywhere, and can be read in whatever colour a house has."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import huiyin.desk
import huiyin.portal
from huiyin.casework.case import Stage
from huiyin.portal.house import _contrast, shades
from huiyin.portal.standing import ACTS
from huiyin.portal.views.follow import DONE
from huiyin.portal.words import TEXTS

PORTAL = Path(huiyin.portal.__file__).parent
TEMPLATES = sorted(PORTAL.glob("templates/**/*.html"))
SAID = re.compile(r'\{% say ["\']([\w.]+)["\']')
ICON = re.compile(r'\{% icon "([\w-]+)"')


def test_every_text_for_complainants_has_the_same_places_in_three_languages():
    for key, texts in TEXTS.items():
        assert all(texts), key
        places = [set(re.findall(r"\{(\w+)\}", text)) for text in texts]
        assert places[0] == places[1] == places[2], key


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_only_what_somebody_has_written_and_draws_what_is_there(template):
    text = template.read_text("utf-8")
    sprite = (Path(huiyin.desk.__file__).parent / "icons.txt").read_text("utf-8").split()

    assert set(SAID.findall(text)) <= TEXTS.keys()
    assert set(ICON.findall(text)) <= set(sprite)
    assert not re.search(r"[\u4e00-\u9fff]", text)
    assert "<script" not in text and " style=" not in text and "//" not in text


def test_every_stage_and_every_act_has_its_words():
    assert {f"stage.{stage}" for stage in Stage} <= TEXTS.keys()
    assert {f"act.{act}" for act in ACTS} | {f"act.{act}.says" for act in ACTS} <= TEXTS.keys()
    assert {f"done.{done}" for done in DONE} <= TEXTS.keys()


@given(st.integers(0, 0xFFFFFF))
def test_in_whatever_colour_text_can_be_read(number):
    found = shades(f"#{number:06x}")

    assert _contrast(found["ground"], found["on_ground"]) >= 4.5
    assert _contrast(found["on_light"], "#f1f4f5") >= 4.5
    assert _contrast(found["on_dark"], "#1d272c") >= 4.5
