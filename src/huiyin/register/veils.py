"""Titles of cases and texts of notices as one person may read them, with hidden facts hidden."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.evolve import replay
from huiyin.casework.masking import CLEAR, Veil
from huiyin.ledger import access, ports
from huiyin.ledger.door import context_for
from huiyin.ledger.store import load
from huiyin.policy.policy import Policy
from huiyin.register.models import CaseRow
from huiyin.register.private import Place, private_parts, titles_of


def veil_of(
    person: str, now: datetime, stream: str, pack: str, context: Context | None = None
) -> Veil:
    """What this person may not read of the case. A pack that hides nothing costs nothing.

    `context` is theirs under this pack, where a list has looked it up already.
    """
    if pack not in ports.rules().names():
        return CLEAR
    regulation = ports.rules().regulation(pack)
    if not any(edition.pack.masks for edition in regulation.editions()):
        return CLEAR
    context = context or context_for(pack, person, now)
    events = [item.event for item in load(stream)]
    case = replay(events, stream.partition("/")[2])
    return access.veil_before(Draft(regulation, context, case), events)


def titles_before(
    person: str, now: datetime, rows: Iterable[CaseRow], policies: Mapping[str, Policy]
) -> dict[str, str]:
    """As `titles_of`, for this person."""
    rows = list(rows)
    packs = {row.stream: row.pack for row in rows}
    mine = {pack: context_for(pack, person, now) for pack in policies if policies[pack].masks}
    return {
        stream: veil_of(person, now, stream, packs[stream], mine.get(packs[stream])).text(title)
        for stream, title in titles_of(rows, policies).items()
    }


def notice_texts(person: str, now: datetime, places: Mapping[Place, str]) -> dict[Place, str]:
    """The words of each notice for this person; `places` names the pack of each."""
    parts = private_parts(places)
    veils = {place[0]: pack for place, pack in places.items() if place in parts}
    veil = {stream: veil_of(person, now, stream, pack) for stream, pack in veils.items()}
    return {
        place: veil[place[0]].text(str(found.get("text", ""))) for place, found in parts.items()
    }
