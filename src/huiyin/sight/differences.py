"""What tells two regulations apart for somebody who has to choose one: for whom, how fast, by whom."""

from collections.abc import Iterable, Mapping

from huiyin.casework.wording.languages import listed
from huiyin.ledger import ports
from huiyin.policy.policy import Policy
from huiyin.policy.schema.base import Limit
from huiyin.sight.me import House, Me

MOST = 4
"""Clocks named of each regulation; the whole list stands under its clauses."""


def differences(me: Me, house: House) -> dict[str, object]:
    policy = house.policy
    words = me.words(policy)
    kinds = [kind.title.text(me.language) for kind in policy.kinds.values() if not kind.record]
    answering = _roles(policy, "answer")
    return {
        "name": house.name,
        "policy": policy,
        "kinds": listed(kinds, me.language),
        "clocks": list(_limits(me, policy)),
        "handlers": listed([words.title(role, "roles") for role in answering], me.language),
    }


def _limits(me: Me, policy: Policy) -> Iterable[tuple[str, str]]:
    """The first duties by name, each with its limits in the order of the regulation."""
    words, settings = me.words(policy), ports.house().settings(policy.name)
    duties = [clock for clock in policy.clocks.values() if clock.duty == "duty" and clock.within]
    for clock in duties[:MOST]:
        limits = list(_of(clock.within, policy, settings)) if clock.within else []
        said = list(dict.fromkeys(words.term(text) for text in limits))
        yield clock.title.text(me.language), " / ".join(said)


def _of(limit: Limit, policy: Policy, settings: Mapping[str, object]) -> Iterable[str]:
    yield from (str(case.within) for case in limit.cases)
    if limit.otherwise is not None:
        yield str(limit.otherwise)
    if limit.setting is not None:
        yield str(settings.get(limit.setting, policy.settings[limit.setting].default))


def _roles(policy: Policy, act: str) -> list[str]:
    grants = policy.rights.get(act, ())
    return list(dict.fromkeys(str(role) for grant in grants for role in grant.role))
