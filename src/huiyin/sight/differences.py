"""What tells two regulations apart for somebody who has to choose one: for whom, how fast, by whom.

A few lines of each beside the other, for regulations that share no rule. `rulebook.changes` compares two
wordings of one regulation rule by rule and leaves nothing out: neither could be made of the other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from huiyin.casework.wording.languages import listed
from huiyin.ledger import ports
from huiyin.policy.policy import Policy
from huiyin.policy.schema.base import Limit
from huiyin.sight.me import House, Me

MOST = 4
"""Clocks and approvals named of each regulation; the whole list stands under its clauses."""
KINDS, HANDLERS, DECIDED = "kinds", "handlers", "approval/"
Line = tuple[str, str]


def differences(me: Me, houses: Sequence[House]) -> list[dict[str, object]]:
    """Of each regulation the lines in which it differs from the others; of one alone, all."""
    told = [list(_told(me, house)) for house in houses]
    common = set(told[0]).intersection(*told[1:]) if len(told) > 1 else set[Line]()
    return [
        {"name": house.name, "policy": house.policy, **_parted(x for x in lines if x not in common)}
        for house, lines in zip(houses, told, strict=True)
    ]


def _parted(lines: Iterable[Line]) -> dict[str, object]:
    """For whom, by whom, and between them what the regulation itself names."""
    said = list(lines)
    fixed = {name: text for name, text in said if name in (KINDS, HANDLERS)}
    rest = [line for line in said if line[0] not in fixed]
    decided = [
        (title.removeprefix(DECIDED), text) for title, text in rest if title.startswith(DECIDED)
    ]
    lines = [line for line in rest if not line[0].startswith(DECIDED)]
    return {**fixed, "lines": lines, "approvals": decided}


def _told(me: Me, house: House) -> Iterator[Line]:
    policy, language = house.policy, me.language
    words = me.words(policy)
    kinds = [kind.title.text(language) for kind in policy.kinds.values() if not kind.record]
    yield KINDS, listed(kinds, language)
    yield from _limits(me, policy)
    yield from _grades(me, policy)
    yield from _approvals(me, policy)
    answering = [words.title(role, "roles") for role in _roles(policy, "answer")]
    if answering:
        yield HANDLERS, listed(answering, language)


def _grades(me: Me, policy: Policy) -> Iterator[Line]:
    table = policy.tables.get("grade")
    if table is None:
        return
    named = [*table.order, *(str(row.is_) for row in table.rows)]
    titles = [
        table.names[name].text(me.language) if name in table.names else name
        for name in dict.fromkeys(map(str, named))
    ]
    yield table.title.text(me.language), listed(titles, me.language)


def _approvals(me: Me, policy: Policy) -> Iterator[Line]:
    """Remedies and other subjects, each with the posts that decide it in the order of their rows."""
    words = me.words(policy)
    deciders = [(rule.title, rule.approver) for rule in policy.remedies.values()]
    deciders += [(rule.title, rule.by) for rule in policy.approvals.values()]
    for title, by in deciders[:MOST]:
        posts = dict.fromkeys(words.audience(role) for role in by.roles())
        if posts:
            yield DECIDED + title.text(me.language), " / ".join(posts)


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
