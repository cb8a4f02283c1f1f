"""Looks for cases by words, numbers, and telephone or contract numbers, and says where each was found.

Candidates come from the rows; what is shown was read in the texts themselves, so every hit is one.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from huiyin.casework.evolve import replay
from huiyin.casework.masking import Veil
from huiyin.ledger import ports
from huiyin.ledger.standings import load_many
from huiyin.policy.policy import Policy
from huiyin.register import queries
from huiyin.register.candidates import Candidates
from huiyin.register.knowing import EVERYBODY, known
from huiyin.register.models import CaseRow, IdentityRow
from huiyin.register.paging import key_of
from huiyin.register.peers import tokens_for
from huiyin.register.said import Said, all_said
from huiyin.register.veils import veils_of
from huiyin.register.words import folded, terms, tokens_of

READ_AT_MOST = 400
"""Cases whose texts are opened for one page; a further page goes on from there."""
AROUND = 24
"""Signs of the text shown before and after what was found."""

Text = tuple[Said, str, Sequence[int]]
"""What was said, as it is compared, and where each of its signs stands in the original."""
MaySee = Callable[[list[CaseRow]], list[CaseRow]]


@dataclass(frozen=True)
class Found:
    """A case and where it was found: `why` is words, number or identity.

    `snippet` are pieces of the text, every second one of which was looked for.
    """

    row: CaseRow
    why: str
    said: Said | None = None
    snippet: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hits:
    """`after` is the key of the next page; empty on the last one."""

    found: list[Found]
    after: str = ""


class TooShort(ValueError):
    """Nothing that was asked for has two signs."""


@dataclass(frozen=True)
class Looking:
    """What is looked for. `policies` are those of the person who looks: identities are a pack's own."""

    asked: str
    terms: list[str]
    identities: frozenset[str]
    person: str
    now: datetime

    @property
    def number(self) -> str:
        """Numbers of cases are of letters and figures; nothing else is compared with them."""
        bare = self.asked.strip()
        return bare if len(bare) > 2 and bare.isascii() and bare.replace("-", "").isalnum() else ""


def looking_for(asked: str, policies: Iterable[Policy], person: str, now: datetime) -> Looking:
    """Raises TooShort. Nothing is found in what is hidden from the person."""
    words = terms(asked)
    if not words:
        raise TooShort(asked)
    identities = {token for policy in policies for token in tokens_for(policy, asked)}
    return Looking(asked, words, frozenset(identities), person, now)


def _known_by(looking: Looking) -> list[str]:
    found = known(IdentityRow, EVERYBODY).filter(token__in=looking.identities)
    return list(found.values_list("stream", flat=True).distinct()) if looking.identities else []


def find(
    rows: QuerySet[CaseRow],
    looking: Looking,
    may_see: MaySee,
    after: str = "",
    within: Collection[str] | None = None,
) -> Hits:
    """The newest first, a page at a time; `within` are the streams of the rows where these are few.

    Raises queries.BadKey.
    """
    theirs = frozenset(_known_by(looking))
    wanted = Candidates(
        rows, tokens_of(looking.terms), number=looking.number, known_by=theirs, within=within
    )
    found: list[Found] = []
    for _ in range(READ_AT_MOST // queries.PAGE):
        page = wanted.page(after)
        seen = may_see(page.rows)
        reading = Reading(seen, looking)
        for row in seen:
            hit = _hit(row, looking, theirs, reading)
            if hit is not None:
                found.append(hit)
            if len(found) == queries.PAGE and row is not page.rows[-1]:
                return Hits(found, key_of(row))
        after = page.after
        if not after or len(found) == queries.PAGE:
            break
    return Hits(found, after)


class Reading:
    """The texts of several cases, as the person may read them."""

    def __init__(self, rows: Sequence[CaseRow], looking: Looking) -> None:
        packs = {row.stream: row.pack for row in rows}
        self.veils = veils_of(looking.person, looking.now, packs)
        self.recorded = load_many(packs)

    def told(self, row: CaseRow) -> list[Text]:
        veil = self.veils[row.stream]
        events = [(item.seq, veil.event(item.event)) for item in self.recorded[row.stream]]
        case = replay([event for _, event in events], row.stream.partition("/")[2])
        policy = ports.rules().regulation(row.pack).on(row.received_at.date())
        return [(one, *folded(one.text)) for one in all_said(policy, case, events)]


def _hit(row: CaseRow, looking: Looking, theirs: frozenset[str], reading: Reading) -> Found | None:
    if row.stream in theirs and not _hides_who(row, reading.veils[row.stream], looking.now):
        return Found(row, "identity")
    if looking.number and looking.number.casefold() in row.number.casefold():
        return Found(row, "number")
    return _in_words(row, looking.terms, reading.told(row))


def _hides_who(row: CaseRow, veil: Veil, now: datetime) -> bool:
    """Whether the person may not know whose case it is; whoever may lift that may look it up."""
    hidden = veil.facts and not veil.lifts
    facts = ports.rules().regulation(row.pack).at(now).facts if hidden else {}
    return any(name in facts and facts[name].identifies == "person" for name in veil.facts)


def _in_words(row: CaseRow, wanted: Sequence[str], read: Sequence[Text]) -> Found | None:
    """Every word must stand in one of the texts; the text with the first one is shown."""
    for term in wanted:
        if not any(term in text for _, text, _ in read):
            return None
    said, text, places = next(one for one in read if wanted[0] in one[1])
    return Found(row, "words", said, snippet_of(said.text, text, places, wanted))


def snippet_of(
    original: str, text: str, places: Sequence[int], wanted: Iterable[str]
) -> tuple[str, ...]:
    """The text around the first word, cut at every word that was looked for: plain, found, plain …"""
    marks = _marks(text, places, wanted)
    start = max(0, marks[0][0] - AROUND)
    end = min(len(original), start + 4 * AROUND)
    cut, at = [], start
    for begins, ends in marks:
        if begins >= at and ends <= max(end, marks[0][1]):
            cut += [original[at:begins], original[begins:ends]]
            at = ends
    cut.append(original[at : max(end, at)])
    if start:
        cut[0] = f"…{cut[0]}"
    if end < len(original):
        cut[-1] = f"{cut[-1]}…"
    return tuple(cut)


def _marks(text: str, places: Sequence[int], wanted: Iterable[str]) -> list[tuple[int, int]]:
    """From and to in the original, for every place where a word stands."""
    found: list[Any] = []
    for term in wanted:
        at = text.find(term)
        while at >= 0:
            found.append((places[at], places[at + len(term) - 1] + 1))
            at = text.find(term, at + len(term))
    return sorted(found)
