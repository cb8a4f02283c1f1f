"""What can happen at all under a regulation: clocks nothing stops, tasks nobody does."""

from collections.abc import Iterator
from functools import cached_property

from huiyin.policy.advice.people import rules_of
from huiyin.policy.phrases import say
from huiyin.policy.policy import Policy
from huiyin.policy.problems import Problem
from huiyin.policy.references import place_of
from huiyin.policy.schema.base import Until
from huiyin.policy.schema.time import Clock, Ladder
from huiyin.policy.schema.work import Do
from huiyin.policy.vocabulary import Vocabulary

BROUGHT_BY = {
    "open": ("task_opened", "task_sent"),
    "mark": ("marked",),
    "raise_": ("level_reached",),
    "close": ("closed",),
    "resume": ("resumed",),
    "step": ("step_entered",),
    "paper": ("paper_asked",),
    "charge": ("charged",),
    "spawn": ("spawned",),
    "release": ("extract_released",),
    "admit": ("admitted",),
    "turn_into": ("kind_changed",),
    "assign": ("assigned",),
    "respond": ("response_given",),
    "refuse": ("admission_refused",),
}
"""The verbs of a consequence to the events they bring."""


class Reach:
    """Which acts somebody may do, and which events may therefore come about."""

    def __init__(self, policy: Policy, vocabulary: Vocabulary) -> None:
        self.policy, self.vocabulary = policy, vocabulary

    @cached_property
    def _by_rules(self) -> frozenset[str]:
        """Events that consequences of the pack bring without anybody's act."""
        verbs = {
            verb
            for rule in rules_of(self.policy)
            if isinstance(rule, Do)
            for verb in BROUGHT_BY
            if getattr(rule, verb)
        }
        return frozenset(event for verb in verbs for event in BROUGHT_BY[verb])

    def may_happen(self, event: str, waiting: frozenset[str] = frozenset()) -> bool:
        """Whether some act or rule can bring the event; `waiting` are events it already hangs on."""
        acts = self.vocabulary.causes.get(event)
        if acts is None or event in self._by_rules:
            return True
        return event not in waiting and any(
            self.may_be_done(act, waiting | {event}) for act in acts
        )

    def may_be_done(self, act: str, waiting: frozenset[str] = frozenset()) -> bool:
        """Whether anybody has the right to an act, and what it needs can come before it."""
        if act not in self.policy.rights and act not in self.vocabulary.free_acts:
            return False
        section = self.vocabulary.only_with.get(act)
        if section is not None and not getattr(self.policy, section):
            return False
        before = self.vocabulary.needs.get(act)
        return before is None or self.may_happen(before, waiting)

    def may_be_met(self, until: Until) -> bool:
        if until.on:
            return self.may_happen(str(until.on))
        parts = [self.may_be_met(part) for part in (*until.any, *until.all)]
        return any(parts) if until.any else all(parts)


def stuck_clocks(reach: Reach) -> Iterator[Problem]:
    """Clocks and ladders that nothing starts, stops, or lets run again after a pause."""
    timed: dict[str, Clock | Ladder] = {**reach.policy.clocks, **reach.policy.ladders}
    for name, rule in timed.items():
        if not reach.may_be_met(rule.until):
            events = ", ".join(dict.fromkeys(str(leaf.on) for leaf in rule.until.leaves()))
            what = say(
                "nothing stops {name}: nobody can bring about {events}", name=name, events=events
            )
            hint = say("give somebody the right, or wait for something else")
            yield Problem(place_of(rule), what, hint=hint)
        if not any(reach.may_happen(str(pattern.on)) for pattern in rule.from_):
            events = ", ".join(str(pattern.on) for pattern in rule.from_)
            what = say(
                "nothing starts {name}: nobody can bring about {events}", name=name, events=events
            )
            hint = say("give somebody the right, or start it on something else")
            yield Problem(place_of(rule), what, hint=hint)
    yield from _stuck_in_a_pause(reach)


def _stuck_in_a_pause(reach: Reach) -> Iterator[Problem]:
    for name, clock in reach.policy.clocks.items():
        runs = any(reach.may_happen(str(pattern.on)) for pattern in clock.runs_on)
        if clock.pauses_on and not runs:
            yield Problem(place_of(clock), say("once paused, nothing lets {name} run again", name=name),
                          hint=say("say under runs_on what does"))  # fmt: skip


def idle_tasks(reach: Reach) -> Iterator[Problem]:
    """Kinds of task that nobody may ask for, or that reach nobody."""
    policy = reach.policy
    opened = {str(rule.open) for rule in rules_of(policy) if isinstance(rule, Do) and rule.open}
    entitled = {str(role) for grant in policy.rights.get("open_task", ()) for role in grant.role}
    for name, task in policy.tasks.items():
        if name in opened:
            continue
        askers = entitled & set(map(str, task.asked_by)) if task.asked_by else entitled
        by_word = set(task.asked_by) - set(policy.roles)
        if not askers and not (by_word and entitled):
            yield Problem(
                place_of(task),
                say("nobody may ask for the task {name}", name=name),
                hint=say("give open_task to a role that may ask, or let a rule open it"),
            )
        elif task.approval and not reach.may_happen("proposal_approved"):
            yield Problem(place_of(task), say("nobody can approve the task {name}", name=name),
                          hint=say("give somebody the right to propose"))  # fmt: skip
