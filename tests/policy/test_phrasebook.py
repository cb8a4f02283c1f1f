"""Whatever is said to the author of a pack is said in three languages, with the same things quoted."""

import ast
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import huiyin
from huiyin.calendars import Term, TermError
from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.phrasebook import PHRASEBOOK, in_language
from huiyin.policy.phrases import Phrase, say
from huiyin.policy.problems import PackError
from huiyin.policy.references import _SPOKEN, names_in
from tests.policy.packs import PACKS, regulation_at, regulation_of

CORE = Path(huiyin.__file__).parent
SAYERS = {"say", "OpeningError", "TermError"}
BROKEN = sorted(path for path in (PACKS / "broken").iterdir() if path.suffix != ".txt")
SIMPLIFIED_ONLY = frozenset(
    "这为们时没写还个规条无选项级际发现认义单见听读语说谁处备复够对头应开总据样"
)


def sayings() -> Iterator[tuple[str, ast.expr]]:
    """Whatever names a sentence for authors of packs, wherever in the product it does."""
    for source in sorted(CORE.rglob("*.py")):
        text = source.read_text("utf-8")
        own = source.parent.name == "calendars" or source == CORE / "policy" / "phrases.py"
        if not own and "huiyin.policy.phrases" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and node.func.id in SAYERS and node.args:
                yield f"{source.name}:{node.lineno}:{node.col_offset}", node.args[0]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_message_of_the_compiler_has_its_three_languages():
    said = dict(sayings())
    assert len(said) > 350

    loose = [where for where, arg in said.items() if not isinstance(arg, ast.Constant)]
    patterns = {arg.value for arg in said.values() if isinstance(arg, ast.Constant)} - {""}

    assert loose == []
    assert sorted(patterns - {*PHRASEBOOK}) == []


def test_every_kind_of_name_has_its_three_languages():
    pack = regulation_of("roles: {clerk: {title: Clerk, clause: C-1}}").pack
    plain = {*names_in(pack, vocabulary())} - {*_SPOKEN}

    assert sorted(plain - {*PHRASEBOOK}) == []


def test_nothing_stands_in_the_catalogue_that_nobody_says():
    patterns = {arg.value for _, arg in sayings() if isinstance(arg, ast.Constant)}
    pack = regulation_of("roles: {clerk: {title: Clerk, clause: C-1}}").pack

    assert sorted({*PHRASEBOOK} - patterns - {*names_in(pack, vocabulary())}) == []


@pytest.mark.parametrize("pattern", PHRASEBOOK)
def test_each_language_quotes_the_same_things(pattern):
    simplified, traditional = PHRASEBOOK[pattern]

    assert places(simplified) == places(traditional) == places(pattern)
    assert not SIMPLIFIED_ONLY & set(traditional)


def test_what_is_quoted_is_itself_said_in_the_language_and_words_of_the_pack_stay():
    phrase = say('there is no {what} "{word}"', what=say("role"), word="clerc")

    assert str(phrase) == 'there is no role "clerc"'
    assert in_language(phrase, "zh-Hans") == "没有名为“clerc”的岗位"
    assert in_language(phrase, "zh-Hant") == "沒有名為「clerc」的崗位"
    assert in_language(phrase, "en") == str(phrase)
    assert in_language(pickle.loads(pickle.dumps(phrase)), "zh-Hans").endswith("的岗位")
    assert json.dumps(phrase) == json.dumps(str(phrase))


def test_a_term_that_cannot_be_read_keeps_what_fills_its_message():
    with pytest.raises(TermError) as caught:
        Term.parse("7")

    phrase = Phrase.of(caught.value.pattern, caught.value.values)
    assert str(phrase) == str(caught.value)
    assert in_language(phrase, "zh-Hans").startswith("“7”没有单位")


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_the_problems_of_each_broken_pack_can_be_said_in_chinese(file):
    try:
        regulation_at(file)
    except PackError as error:
        for problem in error.problems:
            said = in_language(problem.what, "zh-Hans")
            assert said != str(problem.what) and any(sign > "\u4e00" for sign in said)
            in_language(problem.expected, "zh-Hant")
            in_language(problem.hint, "zh-Hant")
