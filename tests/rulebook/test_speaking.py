"""A rule can be read part by part; every part and every fixed value has a name in three languages."""

from dataclasses import fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from huiyin.casework.access import HOUSE_ACTS, LOOKS
from huiyin.catalogue import Catalogue
from huiyin.policy.policy import SECTIONS as PACK_SECTIONS
from huiyin.policy.schema.pack import Pack
from huiyin.rulebook import attributes, book_phrases, change_phrases, phrases, sections
from huiyin.rulebook.attributes import ATTRIBUTES
from huiyin.rulebook.literals import LITERALS, weekdays
from huiyin.rulebook.naming import Naming
from huiyin.rulebook.sections import SECTIONS
from huiyin.rulebook.speaking import SILENT, Speaking
from tests.casework.wording.test_completeness import (
    SIMPLIFIED_ONLY,
    TRADITIONAL_ONLY,
    in_all_languages,
)
from tests.policy.packs import regulation_of

CATALOGUE = Catalogue()


def kinds_of_rules() -> dict[str, type]:
    found: dict[str, type] = {}
    _visit(Pack, found)
    return {name: kind for name, kind in found.items() if kind is not Pack}


def _visit(hint: Any, found: dict[str, type]) -> None:
    for inner in get_args(hint):
        _visit(inner, found)
    if is_dataclass(hint) and hint.__name__ not in found and "schema" in hint.__module__:
        found[hint.__name__] = hint
        for inner in get_type_hints(hint).values():
            _visit(inner, found)


def literals_in(hint: Any) -> list[str]:
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    return [value for inner in get_args(hint) for value in literals_in(inner)]


RULES = kinds_of_rules()


@pytest.mark.parametrize("name", RULES)
def test_every_part_of_a_rule_has_a_name(name):
    unnamed = {part.name for part in fields(RULES[name]) if not part.name.startswith("_")}
    unnamed -= set(ATTRIBUTES) | {key.partition(".")[2] for key in ATTRIBUTES}
    assert not unnamed - SILENT


@pytest.mark.parametrize("name", RULES)
def test_every_fixed_value_has_words(name):
    wordless = {
        f"{part}.{value}"
        for part, hint in get_type_hints(RULES[name]).items()
        for value in literals_in(hint)
        if value not in LITERALS and f"{name}.{part}.{value}" not in LITERALS
    } - CHANNELS
    assert not wordless


CHANNELS = {f"class_.{c}" for c in ("phone", "letter", "mail", "visit", "web", "transfer", "system",
                                    "callback")}  # fmt: skip


def test_every_section_has_a_heading():
    assert set(PACK_SECTIONS) | {"tables"} == set(SECTIONS)


@pytest.mark.parametrize(
    "table",
    [attributes.ATTRIBUTES, LITERALS, sections.SECTIONS, change_phrases.CHANGES,
     phrases.JOINTS, phrases.SIGNS, phrases.LISTS, phrases.STANDING, phrases.FLAGS, phrases.DENIED,
     phrases.PARTS, phrases.RIGHTS, book_phrases.BOOK, book_phrases.CHAPTERS],
)  # fmt: skip
def test_every_phrase_stands_in_each_language(table):
    assert all(in_all_languages(texts) for texts in table.values())
    for hans, hant, _ in table.values():
        assert not set(hans) & set(TRADITIONAL_ONLY)
        assert not set(hant) & (set(SIMPLIFIED_ONLY) - set(TRADITIONAL_ONLY))


def test_every_right_over_the_house_has_a_name():
    assert set(phrases.RIGHTS) == LOOKS | HOUSE_ACTS


def test_whatever_can_be_true_can_be_denied():
    assert set(phrases.FLAGS) == set(phrases.DENIED)


def lines(text: str, section: str, name: str) -> dict[str, str]:
    regulation = regulation_of(text)
    policy = regulation.on(regulation.pack.in_force)
    speaking = Speaking(Naming(policy, "zh-Hans"))
    return {line.part: line.words for line in speaking.lines(policy.sections()[section][name])}


def test_a_clock_says_when_it_starts_how_long_it_runs_and_whom_it_warns():
    said = lines(
        """
kinds: {complaint: {title: 投诉, clause: S-1}}
facts: {harm: {title: 有人受伤, type: flag, clause: S-1}}
roles: {agent: {title: 经办岗, may: [register, admit, answer], clause: S-1}}
clocks:
  answer:
    title: 答复
    from: admitted
    until: answered(final)
    within: {cases: [{when: harm, within: 3 days}], otherwise: 10 workdays}
    owner: agent
    warn: [{before: 2 workdays, tell: agent}]
    clause: S-2
""",
        "clocks",
        "answer",
    )
    assert said["from_"] == "受理"
    assert said["until"] == "答复：正式答复"
    assert said["within"] == "3日（‘有人受伤’为是）；其余情形 10个工作日"
    assert said["owner"] == "经办岗"
    assert said["warn"] == "提前：2个工作日，通知：经办岗"


@pytest.mark.parametrize("pack", CATALOGUE.names())
def test_every_rule_of_every_pack_can_be_read(pack):
    regulation = CATALOGUE.regulation(pack)
    policy = regulation.on(regulation.pack.in_force)
    for language in ("zh-Hans", "zh-Hant", "en"):
        speaking = Speaking(Naming(policy, language))
        for rules in policy.sections().values():
            for rule in rules.values():
                assert all(line.label and line.words for line in speaking.lines(rule))


def test_opening_days_are_said_in_the_language_of_the_reader():
    assert weekdays("Mon-Fri", "zh-Hans") == "周一至周五"
    assert weekdays("Sun", "zh-Hant") == "週日"
    assert (weekdays("Mon-Fri", "en"), weekdays("counter", "zh-Hans")) == ("", "")
