"""What keeps a regulation, sound as it may be, from being put in force."""

from huiyin.policy.phrases import say
from huiyin.policy.problems import Problem
from huiyin.policy.references import parts, place_of
from huiyin.policy.regulation import Regulation


def unreleased(regulation: Regulation) -> list[Problem]:
    """Rules whose source nobody has read yet, those of its base among them, in their order."""
    unread = (rule for rule in parts(regulation.pack) if getattr(rule, "unverified", False))
    return sorted(map(_unread, unread), key=lambda problem: problem.at)


def _unread(rule: object) -> Problem:
    clauses = ", ".join(map(str, getattr(rule, "clause", ())))
    what = say(
        "{clauses} is unverified: the pack may be tried, and not put in force", clauses=clauses
    )
    return Problem(place_of(rule), what, hint=say("read its source, then take unverified away"))
