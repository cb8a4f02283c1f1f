"""The flow chart of a regulation, drawn from its rules: stages, what leads on, who, how fast."""

from collections.abc import Iterator
from dataclasses import dataclass

from huiyin.casework.causes import CAUSES
from huiyin.casework.wording.event_names import EVENT_NAMES
from huiyin.casework.wording.labels import act_label, stage_label
from huiyin.casework.wording.languages import text_in
from huiyin.policy.policy import Policy
from huiyin.rulebook.speaking import Speaking

MAIN = (("registered", "received"), ("admitted", "assessed"), ("handover_accepted", "handling"),
        ("answered", "answered"), ("remedy_carried_out", "carried_out"), ("closed", "closed"),
        ("archived", "archived"))  # fmt: skip
"""The events of the canonical lifecycle (ISO 10002:2018, 7) with the stage that each leads to."""

SIDE = (("received", "admission_refused"), ("received", "transferred"),
        ("assessed", "suspended"), ("handling", "withdrawn"),
        ("handling", "provisionally_closed"), ("closed", "reopened"))  # fmt: skip
"""Side doors: the stage they stand at and the event that leads through."""


@dataclass(frozen=True)
class Station:
    """One stage: what leads to it and by whom, what is due from here, which doors stand open."""

    stage: str
    title: str
    way_in: str
    steps: tuple[str, ...]
    limits: tuple[str, ...]
    doors: tuple[str, ...]


@dataclass(frozen=True)
class FlowChart:
    stations: tuple[Station, ...]


def flow_chart(policy: Policy, speaking: Speaking) -> FlowChart:
    """Stages that nobody under this regulation can reach are left out."""
    return FlowChart(tuple(_Drawing(policy, speaking).stations()))


@dataclass(frozen=True)
class _Drawing:
    policy: Policy
    speaking: Speaking

    def stations(self) -> Iterator[Station]:
        for event, stage in MAIN:
            if not self._possible(event):
                continue
            steps = self._steps() if stage == "handling" else ()
            doors = tuple(self._door(e) for at, e in SIDE if at == stage and self._possible(e))
            title = stage_label(stage, self.speaking.language)
            yield Station(stage, title, self._way(event), steps, tuple(self._limits(event)), doors)

    def _possible(self, event: str) -> bool:
        """Somebody may bring it about, or it comes by itself."""
        acts = CAUSES.get(event, frozenset())
        return (
            not acts or event == "handover_accepted" or any(a in self.policy.rights for a in acts)
        )

    def _way(self, event: str) -> str:
        """The act with the posts that may do it."""
        acts = sorted(CAUSES.get(event, ()))
        name = act_label(acts[0], self.speaking.language) if acts else self._event(event)
        posts = self._posts(acts[0]) if acts else ""
        return self.speaking.joint("event", a=name, b=posts) if posts else name

    def _posts(self, act: str) -> str:
        grants = self.policy.rights.get(act, ())
        roles = list(dict.fromkeys(str(role) for grant in grants for role in grant.role))
        shown = self.speaking.listed(self.speaking.naming.words.audience(r) for r in roles[:3])
        return f"{shown}…" if len(roles) > 3 else shown

    def _event(self, event: str) -> str:
        return text_in(EVENT_NAMES, event, self.speaking.language, event)

    def _door(self, event: str) -> str:
        return self._event(event)

    def _steps(self) -> tuple[str, ...]:
        return tuple(step.title.text(self.speaking.language) for step in self.policy.steps.values())

    def _limits(self, event: str) -> Iterator[str]:
        """What must be done from here on, and how fast."""
        for name, _ in self.policy.starts.get(event, ()):
            clock = self.policy.clocks[name]
            limit = self.speaking.say(clock.within) if clock.within is not None else ""
            title = clock.title.text(self.speaking.language)
            yield self.speaking.joint("event", a=title, b=limit) if limit else title
        for name, _ in self.policy.ladder_starts.get(event, ()):
            yield self.policy.ladders[name].title.text(self.speaking.language)
