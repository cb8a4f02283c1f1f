"""The rule behind each clock of a case: clocks, ladders, callbacks, remedies, call lists and letters that
are deemed delivered keep clocks under their own names, and they all count alike."""

from huiyin.policy.policy import Policy
from huiyin.policy.schema.base import Limit, Until
from huiyin.policy.schema.counting import Timed
from huiyin.policy.schema.decisions import Remedy
from huiyin.policy.schema.letters import Deemed
from huiyin.policy.schema.time import Clock, Ladder
from huiyin.policy.schema.work import Callback, CallList

CARRIED_OUT = Until(any=(Until(on="remedy_carried_out"), Until(on="remedy_failed")))
"""What the clock of a granted remedy waits for, where the pack gives it a time."""
DELIVERY = "delivery:"
"""Before the name of a letter the name of the clock at whose end it counts as delivered."""
ARRIVED = Until(any=(Until(on="letter_delivered"), Until(on="letter_returned")))
"""What spares a letter that left to be deemed delivered."""


def rule_of(policy: Policy, clock: str) -> Timed | None:
    """None for a clock of which the wording in force knows nothing any more."""
    for rules in (policy.clocks, policy.ladders, policy.callbacks, policy.remedies):
        rule = rules.get(clock)
        if rule is not None:
            return rule
    letter = policy.letters.get(letter_of(clock))
    if letter is not None:
        return letter.delivered.deemed
    task = policy.tasks.get(clock)
    return task.calls if task else None


def letter_of(clock: str) -> str:
    """The letter that counts as delivered when this clock ends; empty for any other clock."""
    return clock.removeprefix(DELIVERY) if clock.startswith(DELIVERY) else ""


def limit_of(policy: Policy, clock: str, key: str = "") -> Limit | None:
    """How long: on a ladder the level that `key` names says so."""
    match rule_of(policy, clock):
        case Clock() | Callback() | CallList() | Deemed() as rule:
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
        case Deemed():
            return ARRIVED
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
        case Deemed():
            return "letter"
    return "case"
