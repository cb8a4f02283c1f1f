"""A case as it would stand under another regulation, before somebody who may move it there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from huiyin.casework.carrying import begun, carried, channel_alike, pairs
from huiyin.casework.case import Case
from huiyin.casework.draft import Draft
from huiyin.ledger import ports
from huiyin.ledger.door import context_for, with_related
from huiyin.register.knowing import regulations_in_use
from huiyin.sight.looking import Seen
from huiyin.sight.me import House, Me
from huiyin.sight.which import may_register


@dataclass(frozen=True)
class Destinations:
    """The other regulations under which this person may register, and the titles of those where not."""

    houses: Sequence[House]
    barred: Sequence[str]


def destinations(me: Me, here: str) -> Destinations:
    may = [name for name in me.houses if name != here and may_register(me, name)]
    titles = (ports.rules().regulation(name).pack.title for name in _others(here, may))
    return Destinations(
        tuple(me.houses[name] for name in may), tuple(title.text(me.language) for title in titles)
    )


def _others(here: str, may: Sequence[str]) -> list[str]:
    """Those in use: many more may lie in an installation."""
    return [name for name in regulations_in_use() if name != here and name not in may]


@dataclass(frozen=True)
class Moving:
    """`draft` holds the case as it would be registered there, with all that both regulations know.

    `stays` are its facts that the other regulation has no use for, or that are hidden from whoever
    moves it: they stay readable here for whoever may read them.
    """

    seen: Seen
    draft: Draft
    stays: Mapping[str, str]
    hidden: Sequence[str]


def moving(seen: Seen, pack: str, kind: str = "", channel: str = "") -> Moving:
    """`kind` and `channel` are those of the other regulation, where they were chosen already."""
    here, nothing = seen.draft, Case(received_at=seen.draft.case.received_at)
    there = Draft(
        ports.rules().regulation(pack), context_for(pack, seen.me.person, seen.me.now), nothing
    )
    channel = channel or channel_alike(here.policy, there.policy, here.case.channel)
    new = begun(there, here.case, kind, channel)
    there = Draft(there.regulation, there.context, new)
    new = replace(new, facts=carried(here, there, seen.veil))
    context = with_related(there.regulation, new, there.context)
    taken = {name for name, other in pairs(here, there) if other in new.facts}
    return Moving(seen, Draft(there.regulation, context, new), _stays(seen, taken), _hidden(seen))


def _stays(seen: Seen, taken: set[str]) -> dict[str, str]:
    """Each by its title, as this person may read it."""
    words = seen.words
    return {
        words.title(name, "facts"): words.fact(name, value)
        for name, value in seen.case.facts.items()
        if name not in taken
    }


def _hidden(seen: Seen) -> list[str]:
    return [seen.words.title(n, "facts") for n in seen.veil.facts if n in seen.draft.case.facts]
