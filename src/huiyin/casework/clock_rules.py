"""The rule behind each clock of a case: clocks, ladders, callbacks, remedies and call lists keep clocks
under their own names, and they all count alike."""

from huiyin.policy.policy import Policy
from huiyin.policy.schema.base import Limit, Until
from huiyin.policy.schema.counting import Timed
from huiyin.policy.schema.decisions import Remedy
from huiyin.policy.schema.time import Clock, Ladder
from huiyin.policy.schema.work import Callback, CallList

CARRIED_OUT = Until(any=(Until(on="remedy_carried_out"), Until(on="remedy_failed")))
"""What the clock of a granted remedy waits for, where the pack gives it a time."""


def rule_of(policy: Policy, clock: str) -> Timed | None:
    """None for a clock of which the wording in force knows nothing any more."""
    for rules in (policy.clocks, policy.ladders, policy.callbacks, policy.remedies):
        rule = rules.get(clock)
        if rule is not None:
            return rule
    task = policy.tasks.get(clock)
    return task.calls if task else None


def limit_of(policy: Policy, clock: str, key: str = "") -> Limit | None:
    """How long: on a ladder the level that `key` names says so."""
    match rule_of(policy, clock):
        case Clock() | Callback() | CallList() as rule:
            return rule.within
        case Ladder() as ladder:
            level = ladder.levels.get(key)
            return level.within if level else None
        case Remedy() as remedy:
            return remedy.carried_out_within
    return None


def until_of(policy: Policy, clock: str) -> Until | None:
    """What a clock waits for."""
    match rule_of(policy, clock):
        case Clock() | Ladder() as rule:
            return rule.until
        case Callback() | CallList():
            return Until(on="task_answered", topic=(clock,))
        case Remedy():
            return CARRIED_OUT
    return None


def thing_of(clock: str, key: str) -> str:
    """How one clock of a case is named, where there may be several under its name: `visit task-2`."""
    return f"{clock} {key}".strip()


def named_by(thing: str) -> tuple[str, str]:
    """Clock and key that a thing names."""
    clock, _, key = thing.partition(" ")
    return clock, key


def per_of(policy: Policy, clock: str) -> str:
    """Of what there may be several, each with a clock of its own under this name."""
    match rule_of(policy, clock):
        case Clock() as rule:
            return str(rule.per)
        case Remedy():
            return "proposal"
        case Callback() | CallList():
            return "task"
    return "case"
