"""A case before somebody's eyes: what happened, how it stands, the wordings in force, its words."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from huiyin.casework.access import may
from huiyin.casework.case import Case
from huiyin.casework.draft import Draft
from huiyin.casework.evolve import replay
from huiyin.casework.masking import CLEAR, Veil
from huiyin.casework.wording import Words
from huiyin.ledger import access, ports
from huiyin.ledger.door import context_for, stream_of, with_related
from huiyin.ledger.standings import standing_many
from huiyin.ledger.store import Recorded, standing
from huiyin.policy.policy import Policy
from huiyin.policy.problems import PackError
from huiyin.policy.regulation import Regulation
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.register.queries import Scope
from huiyin.register.waiting import streams_beside
from huiyin.sight.me import Me


@dataclass(frozen=True)
class Seen:
    """`case` and `recorded` are as this person may read them, with what is hidden from them masked.

    The draft holds the case as it is: it answers who may approve, what conditions hold, what is due,
    and nothing of it is shown.
    """

    me: Me
    draft: Draft
    recorded: Sequence[Recorded]
    case: Case
    veil: Veil = CLEAR

    @property
    def policy(self) -> Policy:
        return self.draft.policy

    @property
    def regulation(self) -> Regulation:
        return self.draft.regulation

    @property
    def zone(self) -> str:
        return str(self.policy.head.zone)

    @cached_property
    def words(self) -> Words:
        return self.me.words(self.policy)

    @cached_property
    def title(self) -> str:
        kind = self.policy.kinds.get(self.case.kind)
        if kind is None or not kind.title_from:
            return ""
        return str(self.case.facts.get(str(kind.title_from), ""))


def open_case(me: Me, case_id: str) -> Seen:
    """Raises Http404 for a case that is not there."""
    return _opened(me, *standing(stream_of(case_id), case_id))


def _opened(me: Me, case: Case, recorded: Sequence[Recorded]) -> Seen:
    if not recorded:
        raise Http404
    return seen_as(me, _draft(me, case), recorded)


def _draft(me: Me, case: Case) -> Draft:
    pack = case.policy.partition("@")[0]
    regulation = ports.rules().regulation(pack)
    context = with_related(regulation, case, context_for(pack, me.person, me.now))
    return Draft(regulation, context, case)


def drafts_of(me: Me, streams: Iterable[str]) -> dict[str, Draft]:
    """The cases of a list, to be asked what may be done: no look into any. Those that this process cannot
    read are left out.
    """
    found: dict[str, Draft] = {}
    for stream, (case, recorded, _) in standing_many(streams).items():
        if recorded:
            with suppress(PackError):
                found[stream] = _draft(me, case)
    return found


def seen_as(me: Me, draft: Draft, recorded: Sequence[Recorded]) -> Seen:
    """The one place where hidden facts are hidden. `recorded` is all that happened to the case."""
    veil = access.veil_before(draft, (item.event for item in recorded))
    if not veil.facts:
        return Seen(me, draft, recorded, draft.case, veil)
    shown = [item._replace(event=veil.event(item.event)) for item in recorded]
    case = replay([item.event for item in shown], draft.case.id)
    return Seen(me, draft, shown, case, veil)


def look(me: Me, case_id: str) -> Seen:
    """Raises Http404 also where the person may not read it: what is there is not for them to know.

    Where the regulation names the readers, the look is recorded.
    """
    seen = open_case(me, case_id)
    if not access.look(seen.draft).is_allowed:
        raise Http404
    return seen


def scope_of(me: Me) -> Scope:
    """What the lists of this person may hold: whole packs, and single cases they have to do with."""
    whole = {house.name for house in me.houses.values() if _reads_all(house.policy, me)}
    single = streams_beside(whole, me.tokens, me.person, me.eyes)
    risen = (row.stream for row in me.risen if row.pack not in whole)
    streams = frozenset((*single, *risen))
    return Scope(frozenset(whole), streams, me.person, me.eyes, sealed=True)


def _reads_all(policy: Policy, me: Me) -> bool:
    """A pack that restricts reading to nobody leaves it to all who hold a post under it."""
    grants = policy.rights.get("read")
    if not grants:
        return True
    house = me.houses[policy.name]
    roles = house.held | house.stood_in
    return any(grant.when is None and roles & set(grant.role) for grant in grants)


def readable(me: Me, rows: Iterable[CaseRow], scope: Scope) -> list[CaseRow]:
    """Drops cases that the person may not read after all: rights by case are asked case by case."""
    found = list(rows)
    asked = standing_many(row.stream for row in found if row.pack not in scope.packs)
    return [
        row for row in found if row.stream not in asked or _may_read(me, *asked[row.stream][:2])
    ]


def may_read(me: Me, case_id: str) -> bool:
    """Asked for a list, which is no look into the case."""
    return _may_read(me, *standing(stream_of(case_id), case_id))


def _may_read(me: Me, case: Case, recorded: Sequence[Recorded]) -> bool:
    try:
        seen = _opened(me, case, recorded)
    except (
        Http404,
        PackError,
    ):  # what cannot be read is in no list, and keeps no list from being shown
        return False
    return may(seen.regulation, seen.draft.case, seen.draft.context, "read").is_allowed


def readable_cases(me: Me, streams: Iterable[str]) -> list[CaseRow]:
    """The rows of those of these cases that the person may read."""
    return readable(me, known(CaseRow, me.eyes).filter(stream__in=list(streams)), scope_of(me))
