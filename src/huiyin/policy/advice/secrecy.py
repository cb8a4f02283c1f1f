"""What gives a sealed case away, or keeps it from everybody."""

from collections.abc import Iterator
from itertools import combinations

from huiyin.policy.phrases import say
from huiyin.policy.policy import Policy
from huiyin.policy.problems import Problem
from huiyin.policy.references import place_of
from huiyin.policy.schema.base import Pattern
from huiyin.policy.schema.secrecy import Secrecy

_ACCUSED = frozenset({"concerned", "line_manager_of_concerned"})
_BY_KIND = frozenset({"registered", "kind_changed", "spawned"})
"""Events whose topic is a kind."""


def doubtful_secrecy(policy: Policy) -> Iterator[Problem]:
    yield from _telltale_numbers(policy)
    yield from _told_to_the_accused(policy)
    yield from _read_by_nobody(policy)


def _kinds(policy: Policy, rule: Secrecy) -> frozenset[str]:
    return frozenset(map(str, rule.kinds or policy.kinds))


def _telltale_numbers(policy: Policy) -> Iterator[Problem]:
    """A gap in the numbers of open cases says that there is one that is not open."""
    if _all_sealed(policy):
        return
    for rule in policy.secrecy.values():
        for kind in sorted(_kinds(policy, rule)):
            always = _always_sealed(policy, kind)
            if always and kind in policy.numbers:
                continue
            what = say("the numbers of open cases show a gap where a {kind} is sealed", kind=kind)
            own = say("give it a series of its own, under numbers: {kind}", kind=kind)
            parted = say("let a kind of its own hold what is sealed, with a series of its own")
            yield Problem(place_of(rule), what, hint=own if always else parted)


def _always_sealed(policy: Policy, kind: str) -> bool:
    rules = policy.secrecy.values()
    return any(rule.when is None and kind in _kinds(policy, rule) for rule in rules)


def _all_sealed(policy: Policy) -> bool:
    return all(_always_sealed(policy, str(kind)) for kind in policy.kinds)


def _told_to_the_accused(policy: Policy) -> Iterator[Problem]:
    for name, notice in policy.notices.items():
        told = sorted(_ACCUSED & set(notice.to))
        sealed = sorted(k for k in _spoken_of(policy, notice.on) if _always_sealed(policy, k))
        if told and sealed:
            to = ", ".join(told)
            what = say(
                "the notice {name} is for {to}, who are told nothing of a sealed {kind}",
                name=name,
                to=to,
                kind=sealed[0],
            )
            hint = say("what they must see is released to them as an extract")
            yield Problem(place_of(notice), what, hint=hint)


def _spoken_of(policy: Policy, patterns: tuple[Pattern, ...]) -> frozenset[str]:
    """The kinds that a notice on these events may speak of."""
    narrow = [set(p.topic) if p.on in _BY_KIND and p.topic else set(policy.kinds) for p in patterns]
    return frozenset(str(kind) for kinds in narrow for kind in kinds)


def _read_by_nobody(policy: Policy) -> Iterator[Problem]:
    """Two rules that may seal one case, and no post that both let know of it."""
    for (_, one), (name, other) in combinations(policy.secrecy.items(), 2):
        shared = _kinds(policy, one) & _kinds(policy, other)
        if shared and not _posts(one) & _posts(other) and _posts(one) and _posts(other):
            what = say(
                "nobody may know of a {kind} that {name} seals beside another rule",
                kind=min(shared),
                name=name,
            )
            yield Problem(
                place_of(other), what, hint=say("let a post read by both, or part their kinds")
            )


def _posts(rule: Secrecy) -> frozenset[str]:
    """The posts that may read; empty where somebody may without a post."""
    if any(not reader.role for reader in rule.readers):
        return frozenset()
    return frozenset(str(role) for reader in rule.readers for role in reader.role)
