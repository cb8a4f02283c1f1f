"""Every story of every pack, told as history and decided anew, comes out as it was."""

import pytest

from huiyin.casework.scenarios import Run, Scenario
from huiyin.catalogue import Catalogue
from huiyin.simulation.comparing import differences
from huiyin.simulation.outcomes import outcome_of
from huiyin.simulation.playing import live
from huiyin.simulation.retelling import Batch, retold

CATALOGUE = Catalogue()


class Recorder(Run):
    """Keeps what each command brought, as the ledger does."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.batches: list[Batch] = []
        self.events = []

    def _decided(self, command, actor, now):
        events = super()._decided(command, actor, now)
        self.batches.append(events)
        return events

    def _pass_time(self, moment):
        events = list(super()._pass_time(moment))
        if events:
            self.batches.append(events)
        return events

    def step(self, step):
        outcome = super().step(step)
        self.events += outcome.events
        return outcome


def told(pack: str, story: Scenario):
    run = Recorder(CATALOGUE.regulation(pack), story, CATALOGUE.calendars(pack))
    for step in story.steps:
        run.step(step)
    run.step({"at": f"{run.now:%Y-%m-%dT%H:%M}"})  # what is due by now has come
    return run


def plain(story: Scenario) -> bool:
    """Without draws, schedules, and cases that follow or stand beside, which have streams of their own."""
    return not any({"draw", "follow", "schedule", "case"} & set(step) for step in story.steps)


@pytest.mark.parametrize("pack", CATALOGUE.names())
def test_history_decided_anew_under_its_own_regulation_comes_out_the_same(pack):
    regulation, different, tried = CATALOGUE.regulation(pack), [], 0
    for story in filter(plain, CATALOGUE.scenarios(pack)):
        run = told(pack, story)
        if not run.batches:
            continue
        old = outcome_of(run.case, run.events)
        lived = live(
            regulation,
            retold(run.batches, run.regulation, run.context).deeds,
            run.case,
            run.context,
            run.now,
        )
        new = outcome_of(lived.case, lived.events, lived.refused)
        tried += 1
        found = list(differences(old, new))
        if found:
            different.append((story.name, found[:3], lived.refused[:3]))

    assert tried
    assert different == []
