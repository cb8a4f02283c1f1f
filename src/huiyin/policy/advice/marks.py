"""Marks that stand in the course of a case by a name that only their author reads."""

from collections.abc import Iterator

from huiyin.policy.advice.people import rules_of
from huiyin.policy.phrases import say
from huiyin.policy.policy import Policy
from huiyin.policy.problems import Problem, position_of
from huiyin.policy.schema.work import Do


def wordless_marks(policy: Policy) -> Iterator[Problem]:
    """A mark named in the characters of people, and not in letters of a program, has its words already."""
    for rule in rules_of(policy):
        mark = rule.mark if isinstance(rule, Do) else None
        if mark and mark not in policy.mark_words and str(mark).isascii():
            yield Problem(position_of(mark), say("the mark {mark} has no words", mark=mark),
                          hint=say("say what it means: named: …"))  # fmt: skip
