"""Titles of cases and texts of notices as one person may read them, with hidden facts hidden."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.evolve import replay
from huiyin.casework.masking import CLEAR, Veil
from huiyin.ledger import access, ports
from huiyin.ledger.door import context_for
from huiyin.ledger.standings import load_many
from huiyin.ledger.store import Recorded
from huiyin.policy.policy import Policy
from huiyin.register.models import CaseRow
from huiyin.register.private import Place, private_parts, titles_of


def hides(pack: str) -> bool:
    """Whether any edition of this regulation hides anything."""
    if pack not in ports.rules().names():
        return False
    regulation = ports.rules().regulation(pack)
    return any(edition.pack.masks for edition in regulation.editions())


def _veil(stream: str, recorded: Iterable[Recorded], pack: str, context: Context) -> Veil:
    events = [item.event for item in recorded]
    case = replay(events, stream.partition("/")[2])
    return access.veil_before(Draft(ports.rules().regulation(pack), context, case), events)


def veils_of(person: str, now: datetime, packs: Mapping[str, str]) -> dict[str, Veil]:
    """What this person may not read of each case, by stream; `packs` names the pack of each. A pack that
    hides nothing costs nothing.
    """
    hiding = {pack for pack in packs.values() if hides(pack)}
    contexts = {pack: context_for(pack, person, now) for pack in hiding}
    loaded = load_many(stream for stream, pack in packs.items() if pack in hiding)
    return {
        stream: _veil(stream, loaded[stream], pack, contexts[pack]) if stream in loaded else CLEAR
        for stream, pack in packs.items()
    }


def titles_before(
    person: str, now: datetime, rows: Iterable[CaseRow], policies: Mapping[str, Policy]
) -> dict[str, str]:
    """As `titles_of`, for this person."""
    rows = list(rows)
    packs = {row.stream: row.pack for row in rows}
    titles = titles_of(rows, policies)
    veils = veils_of(person, now, {stream: packs[stream] for stream in titles})
    return {stream: veils[stream].text(title) for stream, title in titles.items()}


def notice_texts(person: str, now: datetime, places: Mapping[Place, str]) -> dict[Place, str]:
    """The words of each notice for this person; `places` names the pack of each."""
    parts = private_parts(places)
    packs = {place[0]: pack for place, pack in places.items() if place in parts}
    veil = veils_of(person, now, packs)
    return {
        place: veil[place[0]].text(str(found.get("text", ""))) for place, found in parts.items()
    }
