"""Runs the regulation's own tests: scenarios written in the words of its acts and events."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from huiyin.calendars import Calendars
from huiyin.casework import commands as c
from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.decide import decided
from huiyin.casework.draft import Draft
from huiyin.casework.drawing import draw
from huiyin.casework.events import Event, Spawned
from huiyin.casework.expectations import Outcome, unmet
from huiyin.casework.expected.base import why
from huiyin.casework.facts import read_settings
from huiyin.casework.following import registration_of
from huiyin.casework.forms import command_from, read_moment
from huiyin.casework.identity import read_related, unrelated
from huiyin.casework.organisation import Deputy, Organisation, Post
from huiyin.casework.passage import pass_time
from huiyin.casework.periods import registration_for
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.story_files import (
    Scenario,
    ScenarioError,
    Step,
    as_list,
    read_scenarios,
    read_setups,
)
from huiyin.casework.touching import touched_by
from huiyin.policy.phrases import Phrase, say
from huiyin.policy.regulation import Regulation


@dataclass(frozen=True)
class Verdict:
    """What did not come out as expected; empty means the scenario passed."""

    scenario: Scenario
    failures: tuple[Phrase, ...]
    touched: Mapping[str, frozenset[Any]] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        return not self.failures


def organisation_of(regulation: Regulation, scenario: Scenario) -> Organisation:
    """Each role is held by a person of the same name, unless the scenario says otherwise."""
    posts = []
    for role, dated in regulation.pack.roles.items():
        unit = str(dated.wordings[-1].unit or "") if dated.wordings else ""
        extra = [p for p, roles in scenario.people.items() if role in as_list(roles)]
        own = () if role in scenario.vacant else (str(role),)
        deputy = scenario.deputies.get(role)
        deputies = (Deputy(deputy),) if deputy else ()
        posts.append(Post(str(role), unit, (*own, *extra), deputies))
    return Organisation(tuple(posts), scenario.managers)


FIRST = "case-1"
"""What the case is called that a story begins with."""


class Run:
    """One scenario on its way: the case, the moment, and what each step brought.

    `others` are the further cases of the story, by their names; time passes for all of them.
    """

    def __init__(self, regulation: Regulation, scenario: Scenario, calendars: Calendars) -> None:
        self.regulation, self.scenario, self.calendars = regulation, scenario, calendars
        self.organisation = organisation_of(regulation, scenario)
        self.case = Case(id=FIRST)
        self.others: dict[str, Case] = {}
        self.now: datetime | None = None
        self.serials: dict[str, int] = {}
        self.spawned: list[Spawned] = []
        self.drawn: tuple[str, ...] = ()
        self.related = scenario.related

    def context(self, actor: str, now: datetime) -> Context:
        return Context(
            now=now,
            actor=actor,
            organisation=self.organisation,
            calendars=self.calendars,
            settings=self._settings(now),
            related=self._related(now),
            next_number=self._next_number,
        )

    def _settings(self, now: datetime) -> Mapping[str, Any]:
        """What this scenario sets, typed as the pack words it at that moment."""
        if not self.scenario.settings:
            return {}
        policy = self.regulation.on(now.astimezone(self.calendars.zone).date())
        try:
            return read_settings(policy, self.scenario.settings)
        except Refused as refused:
            what = say(
                "{name}: settings: {error}", name=self.scenario.name, error=why(refused, policy)
            )
            raise ScenarioError(what) from refused

    def _related(self, now: datetime) -> Mapping[str, Any]:
        """Somebody who never came before, unless the story says otherwise; as the ledger would say."""
        policy = self.regulation.on(now.astimezone(self.calendars.zone).date())
        try:
            return {**unrelated(policy), **read_related(policy, self.related)}
        except ValueError as error:
            said = getattr(error, "said", error)
            raise ScenarioError(
                say("{name}: {said}", name=self.scenario.name, said=said)
            ) from error

    def _next_number(self, counter: str) -> int:
        """Goes on from how many the story says were given before, in the period it begins in."""
        series = counter.split("/")[1]
        begun = any(f"/{series}/" in known for known in self.serials)
        before = 0 if begun else int(self.scenario.numbers.get(series, 0))
        self.serials[counter] = self.serials.get(counter, before) + 1
        return self.serials[counter]

    def step(self, step: Step) -> Outcome:
        self.related = {**self.related, **(step.get("related") or {})}
        events: list[Event] = []
        if "case" in step:
            self._turn_to(str(step["case"]))
        if "at" in step:
            moment = read_moment(step["at"], self.calendars.zone)
            events += self._pass_time(moment)
            self.now = moment
        if self.now is None:
            what = say("{name}: the first step says no time (at)", name=self.scenario.name)
            raise ScenarioError(what)
        actor = str(step.get("as", ""))
        refusal = None
        try:
            events += self._told(step, actor, self.now)
        except Refused as refused:
            refusal = refused
        draft = Draft(self.regulation, self.context(actor, self.now), self.case)
        return Outcome(draft, events, refusal, self.drawn, (*self.others.values(), self.case))

    def _turn_to(self, name: str) -> None:
        """The story goes on with another of its cases; a name that it has not heard is a new one."""
        self._leave()
        self.case = self.others.pop(name, Case(id=name))

    def _leave(self) -> None:
        if self.case.version:
            self.others[self.case.id] = self.case

    def _told(self, step: Step, actor: str, now: datetime) -> list[Event]:
        """What the step itself brings: somebody acts, a draw is held, a period begins, a case follows."""
        if "draw" in step:
            return self._draw(step["draw"], now)
        if "schedule" in step:
            return self._begin(str(step["schedule"]), now)
        if "follow" in step:
            return self._follow(str(step["follow"]), actor, now)
        if "do" not in step:
            return []
        answers = step.get("with") or {}
        command = command_from(str(step["do"]), answers, self.case, self.calendars.zone)
        return self._decided(command, actor, now)

    def _draw(self, wanted: Mapping[str, Any], now: datetime) -> list[Event]:
        """Draws `callback` over this record and others like it, `among` in all.

        Every record that the draw falls on is asked. The story goes on with one that was drawn,
        or, with `fell: elsewhere`, with one that was not.
        """
        name, context = str(wanted["callback"]), self.context("", now)
        alike = [replace(self.case, id=f"record-{n}") for n in range(int(wanted["among"]))]
        self.drawn = draw(self.regulation, name, alike, str(wanted.get("seed", now)), context)
        if not self.drawn or wanted.get("fell") == "elsewhere":
            return []
        said = f"{len(self.drawn)}/{len(alike)}"
        return self._decided(c.AskCallback(callback=name, drawn=said), "", now)

    def _begin(self, name: str, now: datetime) -> list[Event]:
        """What comes round with the period that begins on this day; a case of its own."""
        day = now.astimezone(self.calendars.zone).date()
        policy = self.regulation.on(day)
        command = registration_for(policy, name, day, self.context("", now))
        self._leave()
        self.case = Case(id=f"{name}-{day}")
        return self._decided(command, "", now)

    def _follow(self, kind: str, actor: str, now: datetime) -> list[Event]:
        """Goes on with the case of this kind that followed from the one so far."""
        found = [event for event in self.spawned if event.kind == kind]
        if not found:
            raise Refused(Reason.UNKNOWN_SUBJECT, (), kind)
        command = registration_of(found[-1], self.case.id)
        self._leave()
        self.case = Case(id=f"{self.case.id}-{kind}")
        return self._decided(command, actor or found[-1].by, now)

    def _decided(self, command: c.Command, actor: str, now: datetime) -> list[Event]:
        serials = dict(self.serials)
        try:
            draft = decided(self.regulation, self.case, command, self.context(actor, now))
        except Refused:
            self.serials = serials
            raise
        self.case = draft.case
        followed = (*draft.events, *draft.aside)
        self.spawned += [event for event in followed if isinstance(event, Spawned)]
        return draft.events

    def _pass_time(self, until: datetime) -> Iterator[Event]:
        """Fires what falls due before the step's moment, in order."""
        for name, other in self.others.items():
            self.others[name] = pass_time(
                self.regulation, other, self.now, until, self.context
            ).case
        passed = pass_time(self.regulation, self.case, self.now, until, self.context)
        self.case = passed.case
        yield from passed.events


def run_scenario(regulation: Regulation, scenario: Scenario, calendars: Calendars) -> Verdict:
    """Runs to the first step that does not come out as expected."""
    run = Run(regulation, scenario, calendars)
    touched: dict[str, set[Any]] = {}
    for number, step in enumerate(scenario.steps, 1):
        outcome = run.step(step)
        for name, value in touched_by(outcome.draft, step):
            touched.setdefault(name, set()).add(value)
        failures = unmet(step.get("then") or {}, outcome)
        if failures:
            said = (say("step {n}: {said}", n=number, said=failure) for failure in failures)
            return Verdict(scenario, tuple(said))
    return Verdict(scenario, (), {k: frozenset(v) for k, v in touched.items()})


__all__ = ["Scenario", "ScenarioError", "Verdict", "read_scenarios", "read_setups", "run_scenario"]
