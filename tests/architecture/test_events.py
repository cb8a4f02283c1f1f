"""Every event has an evolver and a topic that packs and product understand alike."""

import ast
import inspect
from collections.abc import Callable
from dataclasses import fields

import pytest

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import Case
from huiyin.casework.causes import CAUSES, NEEDS
from huiyin.casework.decide import DEEDS
from huiyin.casework.evolve import EVOLVERS, evolve
from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.advice.reach import BROUGHT_BY
from huiyin.policy.references import names_in
from huiyin.policy.schema.work import Do
from tests.policy.packs import PACKS, regulation_at

EVENTS = sorted(e.EVENT_TYPES.items())
FREE = "free"
"""The topic of an event whose word no section of a pack declares."""


@pytest.mark.parametrize("name", [name for name, _ in EVENTS])
def test_every_event_has_an_evolver(name):
    assert e.EVENT_TYPES[name] in EVOLVERS


def test_there_is_no_evolver_without_its_event():
    assert set(EVOLVERS) == set(e.EVENT_TYPES.values())


def test_what_happened_is_counted_under_its_name():
    moment = regulation_at(PACKS / "complete").pack.in_force
    case = evolve(Case(), e.Admitted(at=moment, by="officer"))
    assert case.times("admitted") == 1


@pytest.mark.parametrize(("name", "kind"), EVENTS)
def test_the_topic_of_an_event_is_one_of_its_fields(name, kind):
    assert not kind.TOPIC or kind.TOPIC in {field.name for field in fields(kind)}


@pytest.mark.parametrize(("name", "kind"), EVENTS)
def test_packs_may_narrow_an_event_exactly_where_it_has_a_topic(name, kind):
    assert (name in vocabulary().topics) == bool(kind.TOPIC)


def test_every_topic_names_something_a_pack_declares():
    known = names_in(regulation_at(PACKS / "complete").pack, vocabulary())
    words = {*vocabulary().topics.values(), *vocabulary().act_topics.values()}
    assert words - set(known) <= {FREE}


def test_acts_with_topics_exist():
    assert set(vocabulary().act_topics) <= set(c.ACTS)


def test_every_word_of_an_event_can_be_read_by_a_condition():
    for name, own in vocabulary().events.items():
        assert {"at", "by"} <= set(own), name


def _emitted_by(deed: Callable[..., None]) -> set[str]:
    """Names of the events that a deed's own body emits."""
    calls = ast.walk(ast.parse(inspect.getsource(deed)))
    names = {
        call.args[0].attr
        for call in calls
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", "") == "emit"
        and isinstance(call.args[0], ast.Attribute)
    }
    return {getattr(e, name).name for name in names}


def test_the_checker_knows_every_act_behind_an_event():
    """Else it would warn of clocks that somebody can stop."""
    forgotten = {
        (event, command.act)
        for command, deed in DEEDS.items()
        for event in _emitted_by(deed)
        if event in CAUSES and command.act not in CAUSES[event]
    }
    assert forgotten == set()


def test_the_checker_knows_what_every_consequence_brings_about():
    verbs = {field.name for field in fields(Do)} - {
        "when",
        "says",
        "to",
        "tell",
        "purpose",
        "named",
    }
    assert set(BROUGHT_BY) == verbs
    assert {event for events in BROUGHT_BY.values() for event in events} <= set(e.EVENT_TYPES)


def test_causes_and_needs_name_acts_and_events_that_exist():
    assert {act for acts in CAUSES.values() for act in acts} | set(NEEDS) <= set(c.ACTS)
    assert set(CAUSES) | set(NEEDS.values()) <= set(e.EVENT_TYPES)
