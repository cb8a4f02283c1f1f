"""Every event changes a row of the register, or says why it changes none."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from huiyin.casework.case import Case, Stage
from huiyin.casework.draft import Draft
from huiyin.casework.events import EVENT_TYPES
from huiyin.casework.evolve import evolve
from huiyin.casework.scenarios import Run
from huiyin.catalogue import Catalogue
from huiyin.ledger.ports import Change
from huiyin.register.knowing import secrecy_values
from huiyin.register.projector import extracts_of, links_of, notices_of, wanted_rows
from huiyin.register.silent import SILENT

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_reason_is_given_for_events_that_exist_and_for_no_other():
    assert SILENT.keys() <= EVENT_TYPES.keys()
    assert all(SILENT.values())


@pytest.fixture(scope="module")
def shown() -> dict[str, bool]:
    """Event name to whether it ever changed a row, over all scenarios of all packs."""
    found: dict[str, bool] = {}
    catalogue = Catalogue(Path(__file__).parents[1] / "support" / "packs")
    for pack in catalogue.names():
        regulation, calendars = catalogue.regulation(pack), catalogue.calendars(pack)
        for scenario in catalogue.scenarios(pack):
            for name, changed in _steps(Run(regulation, scenario, calendars)):
                found[name] = found.get(name, False) or changed
    return found


def _steps(run: Run) -> Iterator[tuple[str, bool]]:
    """Each event of a scenario, and whether any row says something else after it."""
    case = Case(id="case-1")
    for step in run.scenario.steps:
        for event in run.step(step).events:
            after = evolve(case, event)
            yield event.name, _rows(run, case, case, event) != _rows(run, case, after, event)
            case = after


def _rows(run: Run, before: Case, case: Case, event: object) -> object:
    if case.stage is Stage.NEW:
        return None
    policy = Draft(run.regulation, run.context("", run.now or NOW), case).policy
    recorded = [SimpleNamespace(event=event, seq=1, recorded_at=NOW)] if case is not before else []
    empty = Case(id=case.id)
    change = Change("case/1", empty, case, recorded, run.regulation, run.calendars)  # type: ignore[arg-type]
    tables = [(m.__name__, _without_version(rows)) for m, rows in wanted_rows(policy, change, 0)]
    notices = [notice.token for notice in notices_of(policy, change)]
    notices += [extract.person for extract in extracts_of(policy, change)]
    links = [(link.relation, link.other) for link in links_of(change, NOW)]
    return tables, notices, links, secrecy_values(policy, case)


def _without_version(rows: object) -> object:
    return {p: {k: v for k, v in values.items() if k != "version"} for p, values in rows.items()}  # type: ignore[attr-defined]


def test_what_is_said_to_be_silent_is_silent(shown):
    assert [name for name in SILENT if shown.get(name)] == []


def test_every_event_that_scenarios_bring_is_shown_or_says_why_not(shown):
    assert [name for name, changed in shown.items() if not changed and name not in SILENT] == []
