"""A story of a regulation told step by step: when, who did what, and what followed."""

from collections.abc import Iterator
from dataclasses import dataclass

from huiyin.calendars import Calendars
from huiyin.casework.expectations import Outcome
from huiyin.casework.scenarios import Run, Scenario
from huiyin.casework.story_files import Step
from huiyin.casework.wording import act_label, refusal_sentence, sentence
from huiyin.policy.policy import Policy
from huiyin.policy.regulation import Regulation
from huiyin.rulebook.naming import Naming


@dataclass(frozen=True)
class Line:
    """One step. `said` are the sentences of what it brought, a refusal among them."""

    at: str
    who: str
    act: str
    said: tuple[str, ...]


def told(
    regulation: Regulation, story: Scenario, calendars: Calendars, language: str
) -> tuple[Line, ...]:
    """What ran out before a step stands with it. Raises ScenarioError for a story that is no story."""
    run = Run(regulation, story, calendars)
    return tuple(_line(run.step(step), step, language) for step in story.steps)


def _line(outcome: Outcome, step: Step, language: str) -> Line:
    draft, who = outcome.draft, str(step.get("as", ""))
    policy = draft.policy
    words = Naming(policy, language).words
    act = act_label(str(step["do"]), language) if "do" in step else ""
    return Line(
        words.moment(draft.context.now),
        words.audience(who) if who else "",
        act,
        tuple(dict.fromkeys(_said(outcome, policy, language))),
    )


def _said(outcome: Outcome, policy: Policy, language: str) -> Iterator[str]:
    for event in outcome.events:
        yield sentence(event, policy, language)
    if outcome.refusal is not None:
        yield refusal_sentence(outcome.refusal, policy, language)
