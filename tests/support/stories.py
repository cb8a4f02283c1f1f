"""Plays a story on a pack written in the test itself, and shows what came of it."""

from datetime import datetime
from textwrap import dedent
from typing import Any

from huiyin.calendars import Calendars
from huiyin.casework.case import Case
from huiyin.casework.events import Event
from huiyin.casework.expected.base import Outcome
from huiyin.casework.refusal import Refused
from huiyin.casework.scenarios import Run, Scenario
from huiyin.casework.vocabulary import vocabulary
from huiyin.catalogue import calendars_for
from huiyin.policy.loading import build_regulation
from huiyin.policy.regulation import Regulation

HEAD = """
pack: sample
title: Sample
version: "1"
in_force: 2026-01-01
"""
KINDS = "kinds: {complaint: {title: Complaint, clause: S-0}}\n"
CHANNELS = "channels: {phone: {title: Phone, class: phone, clause: S-0}}\n"
MONDAY = "2026-03-02T09:00"


def regulation(text: str) -> Regulation:
    """A pack of the sections given; unless it has its own, with a kind, and a channel to register by."""
    given = dedent(text)
    kinds = "" if "\nkinds:" in given else KINDS
    whole = HEAD + kinds + ("" if "\nchannels:" in given else CHANNELS) + given
    return build_regulation("sample", lambda name: {"pack.yaml": whole}, vocabulary())


class Story:
    """Begins on a Monday morning; roles of the pack are held by people of the same name."""

    def __init__(self, text: str, **organisation: Any) -> None:
        self.regulation = regulation(text)
        self.calendars: Calendars = calendars_for(self.regulation)
        scenario = Scenario("story", "here", (), **organisation)
        self.run = Run(self.regulation, scenario, self.calendars)
        self._moment = MONDAY

    def at(self, moment: str) -> "Story":
        self._moment = moment
        return self

    def outcome(self, actor: str, act: str = "", **answers: Any) -> Outcome:
        step: dict[str, Any] = {"at": self._moment, "as": actor}
        if act:
            step |= {"do": act, "with": answers}
        return self.run.step(step)

    def do(self, actor: str, act: str, **answers: Any) -> list[Event]:
        """The events that followed, those of the time that passed before included."""
        outcome = self.outcome(actor, act, **answers)
        assert outcome.refusal is None, f"{act}: {outcome.refusal}"
        return outcome.events

    def refused(self, actor: str, act: str, **answers: Any) -> Refused:
        refusal = self.outcome(actor, act, **answers).refusal
        assert refusal is not None, f"{act} was done"
        return refusal

    @property
    def now(self) -> datetime:
        return datetime.fromisoformat(self._moment).replace(tzinfo=self.calendars.zone)

    @property
    def case(self) -> Case:
        return self.run.case


def named(events: list[Event]) -> list[str]:
    return [f"{event.name}({event.topic})" if event.topic else event.name for event in events]
