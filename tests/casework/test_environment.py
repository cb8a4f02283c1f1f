"""What conditions may read is found when it is asked for, and is the same when all is asked."""

from datetime import datetime

import pytest

from huiyin.casework.draft import Draft
from huiyin.casework.environment import Environment
from huiyin.casework.events import Event
from huiyin.casework.scenarios import run_scenario
from huiyin.catalogue import Catalogue
from tests.support.stories import Story

CATALOGUE = Catalogue()
PACK = """
roles: {officer: {title: Officer, may: [register], clause: S-1}}
settings: {limit: {title: Limit, type: money, default: "10", clause: S-2}}
facts:
  size: {title: Size, type: count, default: "1", asked_at: register, clause: S-2}
  culprit: {title: Culprit, type: person, asked_at: register, clause: S-2}
tables:
  grade:
    title: Grade
    take: first
    rows: [{is: big, when: size > 5, clause: S-2}, {is: small, otherwise: true, clause: S-2}]
ladders:
  up:
    title: Up
    from: registered
    starts_at: low
    until: answered
    levels: {low: {title: Low, owner: officer, clause: S-3}}
    clause: S-3
"""


def environment(**facts: object) -> Environment:
    story = Story(PACK)
    story.do("officer", "register", channel="phone", facts=facts)
    draft = story.outcome("officer").draft
    return Environment(draft.policy, draft.case, draft.context)


def test_facts_settings_tables_and_levels_are_read_by_their_names():
    env = environment(size=7)

    assert (env["size"], env["limit"], env["grade"], env["level.up"]) == (7, 10, "big", "low")


def test_a_default_stands_where_nobody_said_otherwise():
    assert environment()["size"] == 1


def test_what_nobody_knows_is_absent():
    env = environment()

    assert "culprit" not in env
    assert env.get("culprit", "nobody") == "nobody"
    assert "event.party" not in env
    with pytest.raises(KeyError):
        env["answered_at"]


def test_who_acts_and_when_is_known():
    env = environment(culprit="officer")

    assert env["by_owner"] is True
    assert env["by_concerned"] is True
    assert isinstance(env["now"], datetime)


def test_asking_for_everything_gives_what_asking_for_each_gives():
    everything = dict(environment(size=7))

    env = environment(size=7)
    questions = {name for name in everything if name.startswith("$")}
    assert {name: env[name] for name in everything.keys() - questions} == {
        name: everything[name] for name in everything.keys() - questions
    }
    assert {"kind", "tasks", "grade", "size", "limit", "level.up"} <= everything.keys()
    assert questions == {"$happened", "$times", "$last"}
    assert len(environment(size=7)) == len(everything)


ASKED_ANEW = {"telecom-outlet"}
"""Records without clocks: between two questions there something happens that changes much."""


@pytest.mark.parametrize("pack", CATALOGUE.names())
def test_what_was_asked_before_an_event_is_still_right_after_it(pack, monkeypatch):
    """A decision keeps what it found while events go by that change little; here it is all asked."""
    go_on, kept = Draft._go_on, []

    def compared(draft: Draft, event: Event) -> None:
        if draft._env is not None:
            dict(draft._env)
        go_on(draft, event)
        if draft._env is not None:
            kept.append(event.name)
            assert said(draft._env) == said(Environment(draft.policy, draft.case, draft.context))

    monkeypatch.setattr(Draft, "_go_on", compared)
    regulation, calendars = CATALOGUE.regulation(pack), CATALOGUE.calendars(pack)
    for number, scenario in enumerate(CATALOGUE.scenarios(pack)):
        if number >= 12 and kept:
            break
        assert run_scenario(regulation, scenario, calendars).passed

    assert bool(kept) == (pack not in ASKED_ANEW)
    assert "assessed" in kept or not regulation.pack.tables


def said(env: Environment) -> dict[str, object]:
    return {name: value for name, value in env.items() if not name.startswith("$")}
