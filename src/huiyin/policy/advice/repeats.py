"""Earlier cases that a regulation speaks of and could never find."""

from collections.abc import Iterator

from huiyin.policy.advice.people import rules_of
from huiyin.policy.phrases import say
from huiyin.policy.policy import Policy
from huiyin.policy.problems import Problem
from huiyin.policy.references import conditions_in, place_of

_OF_EARLIER = frozenset({"earlier_case", "earlier_paid"})
_HINT = say("let a fact of the type text, such as a telephone number, say identifies: person")


def unknown_repeats(policy: Policy) -> Iterator[Problem]:
    """Whoever nothing identifies never came before: neither for a matter, nor for a condition."""
    if any(fact.identifies == "person" for fact in policy.facts.values()):
        return
    for name, fact in policy.facts.items():
        if fact.identifies == "matter":
            what = say("{name} identifies a matter, but no fact identifies the person", name=name)
            yield Problem(place_of(fact), what, hint=_HINT)
    for rule in rules_of(policy):
        for condition in conditions_in(rule):
            names = condition.expression.names if condition.expression is not None else ()
            for name in sorted(_OF_EARLIER & set(names)):
                what = say("{name} is never known: no fact identifies the person", name=name)
                yield Problem(place_of(rule), what, hint=_HINT)
