"""Whatever the sequence of acts: a case is refused or moves on, and its promises hold."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from huiyin.casework.scenarios import Scenario, organisation_of
from huiyin.catalogue import Catalogue
from tests.support.ferry import calendars, crew, ferry
from tests.support.machine import AnySequence

CATALOGUE = Catalogue()


class OnTheFerry(AnySequence):
    regulation = ferry()
    calendars = calendars()
    organisation = crew()
    people = ("amy", "ann", "bob", "cai", "ma", "du", "complainant", "stranger")
    registrars = ("amy", "ma")


def under(name: str) -> type[AnySequence]:
    """The same for any pack of the catalogue, each post held by a person of its name."""
    regulation = CATALOGUE.regulation(name)
    roles = tuple(map(str, regulation.pack.roles))
    return type(
        "UnderAPack",
        (AnySequence,),
        {
            "regulation": regulation,
            "calendars": CATALOGUE.calendars(name),
            "organisation": organisation_of(regulation, Scenario(name, "", ())),
            "people": (*roles, "complainant", "stranger"),
            "registrars": roles,
        },
    )


def run(machine: type[AnySequence], examples: int, steps: int) -> None:
    profile = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=profile)


def test_any_sequence_keeps_the_promises():
    run(OnTheFerry, 6, 12)


@pytest.mark.slow
def test_long_sequences_keep_the_promises():
    run(OnTheFerry, 80, 40)


@pytest.mark.slow
@pytest.mark.parametrize("name", CATALOGUE.names())
def test_any_sequence_under_any_pack_keeps_the_promises(name):
    run(under(name), 25, 30)
