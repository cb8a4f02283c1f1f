"""Cases that one points at, and cases that point at it, as far as the reader may know of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from huiyin.casework.case import MOVED_FROM, MOVED_TO
from huiyin.ledger.asking import rows_by
from huiyin.ledger.door import stream_of
from huiyin.register.knowing import known
from huiyin.register.models import LinkRow
from huiyin.register.queries import rows_of
from huiyin.sight.looking import Seen, readable, scope_of
from huiyin.sight.me import policy_now

_FROM_THERE = {MOVED_TO: MOVED_FROM, MOVED_FROM: MOVED_TO}
"""What a relation is called by the case at its other end, where that is another word."""


@dataclass(frozen=True)
class Linked:
    relation: str
    case: str
    number: str
    pack: str


def names_in(seen: Seen) -> dict[str, str]:
    """Names of people, and numbers of the cases beside this one that the reader may know of."""
    return {**seen.me.names, **_named(seen, links_of(seen))}


def _named(seen: Seen, links: list[Linked]) -> dict[str, str]:
    """The numbers of these cases, and the title of the regulation under which this one goes on."""
    names = {link.case: link.number for link in links}
    for link in links:
        if link.relation == MOVED_TO:
            title = policy_now(link.pack, seen.me.now).head.title.text(seen.me.language)
            names[f"regulation/{link.pack}/{link.case}"] = title
    return names


def links_of(seen: Seen) -> list[Linked]:
    """A case that the reader may not read is left out: what is there is not for them to know."""
    here = stream_of(seen.case.id)
    there = [(relation, stream_of(other)) for relation, other in seen.case.links]
    back: Iterable[tuple[str, str]] = ()
    if rows_by(
        LinkRow, "other", seen.case.id
    ):  # most have none, and who may know costs more to ask
        pointing = known(LinkRow, seen.me.eyes).filter(other=seen.case.id)
        back = pointing.values_list("relation", "stream")
    turned = ((_FROM_THERE.get(relation, relation), stream) for relation, stream in back)
    pairs = list(dict.fromkeys((*there, *turned)))
    if not pairs:
        return []
    rows = rows_of((other for _, other in pairs), seen.me.eyes)
    there_is = {row.stream: row for row in readable(seen.me, rows.values(), scope_of(seen.me))}
    return [
        Linked(relation, other.partition("/")[2], there_is[other].number, there_is[other].pack)
        for relation, other in pairs
        if other in there_is and other != here
    ]
