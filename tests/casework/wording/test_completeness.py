"""Whatever casework can say, refuse or ask has words in three languages."""

from dataclasses import MISSING, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.audience import AUDIENCES
from huiyin.casework.case import ClockStatus, ProposalStatus, Stage, TaskStatus
from huiyin.casework.refusal import Reason
from huiyin.casework.wording import values
from huiyin.casework.wording.acts import ACTS
from huiyin.casework.wording.fields import FIELDS
from huiyin.casework.wording.languages import LANGUAGES
from huiyin.casework.wording.reasons import REASONS
from huiyin.casework.wording.sentences import _OF_EVENT, _OF_FIELD, SENTENCES
from huiyin.casework.wording.templates import places_of
from huiyin.policy.schema.things import Channel
from huiyin.policy.schema.time import Clock

EVENTS = sorted(e.EVENT_TYPES)
TRADITIONAL_ONLY = (
    "訴認證據標類劃辦關緣時間後對應該項報記編號請發產經過處實際變賬簽還進選達遲運這與為從"
)
SIMPLIFIED_ONLY = (
    "诉认证据标类划办关缘时间后对应该项报记编号请发产经过处实际变账签还进选达迟运这与为从"
)


def in_all_languages(triple: tuple[str, str, str]) -> bool:
    return len(triple) == len(LANGUAGES) and all(text.strip() for text in triple)


def literals_of(kind: Any) -> list[tuple[str, str]]:
    hints = get_type_hints(kind)
    return [
        (field.name, value)
        for field in fields(kind)
        if get_origin(hints[field.name]) is Literal
        for value in get_args(hints[field.name])
    ]


@pytest.mark.parametrize("name", EVENTS)
def test_every_event_has_a_sentence_in_each_language(name):
    assert in_all_languages(SENTENCES[name])


@pytest.mark.parametrize("name", EVENTS)
def test_a_sentence_speaks_of_the_same_things_in_each_language(name):
    hans, hant, english = map(places_of, SENTENCES[name])

    assert hans == hant == english


@pytest.mark.parametrize("name", EVENTS)
def test_a_sentence_speaks_only_of_what_its_event_holds(name):
    known = {field.name for field in fields(e.EVENT_TYPES[name])} | {"changes"}

    assert places_of(SENTENCES[name][0]) <= known


def test_no_sentence_is_left_of_an_event_that_is_gone():
    assert set(SENTENCES) == set(EVENTS)
    assert {event for event, _ in _OF_EVENT} <= set(EVENTS)
    spoken = {place for triple in SENTENCES.values() for place in places_of(triple[0])}
    assert set(_OF_FIELD) <= spoken


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence_in_each_language(reason):
    assert in_all_languages(REASONS[reason.value])
    assert set().union(*map(places_of, REASONS[reason.value])) <= {"needs"}


def test_no_reason_is_worded_that_is_gone():
    assert set(REASONS) == {reason.value for reason in Reason}


@pytest.mark.parametrize("act", sorted(c.ACTS))
def test_every_act_has_a_label_in_each_language(act):
    assert in_all_languages(ACTS[act])


def test_no_act_is_worded_that_is_gone():
    assert set(ACTS) == set(c.ACTS)


@pytest.mark.parametrize(
    "field", sorted({field.name for kind in c.ACTS.values() for field in fields(kind)})
)
def test_every_field_of_a_command_has_a_label_in_each_language(field):
    assert in_all_languages(FIELDS[field])


def test_no_field_is_worded_that_is_gone():
    known = {(act, field.name) for act, kind in c.ACTS.items() for field in fields(kind)}
    for name in FIELDS:
        act, _, field = name.rpartition(".")
        assert (act, field) in known if act else any(field == name for _, name in known), name


@pytest.mark.parametrize(
    ("table", "members"),
    [
        ("STAGES", [stage.value for stage in Stage]),
        ("CLOCK_STATUS", [status.value for status in ClockStatus]),
        ("PROPOSAL_STATUS", [status.value for status in ProposalStatus]),
        ("TASK_STATUS", [status.value for status in TaskStatus]),
        ("AUDIENCES", sorted(AUDIENCES)),
        ("CHANNEL_CLASSES", get_args(get_type_hints(Channel)["class_"])),
        ("DUTIES", get_args(get_type_hints(Clock)["duty"])),
        ("CARRIED_OUT", ["", "partly", "wholly", "failed", "partly_failed"]),
        ("CHARGE_STATUS", ["stands", "appealed", "revoked", "upheld"]),
    ],
)
def test_every_value_of_an_enumeration_has_a_label_in_each_language(table, members):
    worded = getattr(values, table)

    assert set(worded) == set(members)
    assert all(in_all_languages(worded[member]) for member in members)


@pytest.mark.parametrize(
    ("field", "value"), sorted({pair for kind in c.ACTS.values() for pair in literals_of(kind)})
)
def test_every_choice_that_a_command_offers_has_a_label(field, value):
    assert in_all_languages(values.VALUES[f"{field}.{value}"])


def test_every_flag_that_a_sentence_speaks_of_has_words_for_yes():
    for name, kind in e.EVENT_TYPES.items():
        hints = get_type_hints(kind)
        for place in places_of(SENTENCES[name][0]) & set(hints):
            if hints[place] in (bool, bool | None):
                assert in_all_languages(values.VALUES[f"{place}.true"]), (name, place)
                assert f"{place}.false" in values.VALUES, (name, place)


def test_every_medium_a_command_takes_by_itself_has_a_label():
    for kind in c.ACTS.values():
        for field in fields(kind):
            if field.name == "medium" and field.default is not MISSING:
                assert f"medium.{field.default}" in values.VALUES


@pytest.mark.parametrize(
    "table",
    [SENTENCES, REASONS, ACTS, FIELDS, *(v for k, v in vars(values).items() if k.isupper())],
)
def test_simplified_and_traditional_are_not_mixed(table):
    for key, (hans, hant, english) in table.items():
        assert not set(hans) & set(TRADITIONAL_ONLY), (key, hans)
        assert not set(hant) & (set(SIMPLIFIED_ONLY) - set(TRADITIONAL_ONLY)), (key, hant)
        assert english.isascii() or set(english) <= set("“”…—") | set(map(chr, range(128))), key
