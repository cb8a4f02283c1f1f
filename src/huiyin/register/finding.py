"""Looks for cases by words, numbers, and telephone or contract numbers, and says where each was found.

Candidates come from the rows; what is shown was read in the texts themselves, so every hit is one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from huiyin.casework.evolve import replay
from huiyin.ledger import ports
from huiyin.ledger.store import load
from huiyin.policy.policy import Policy
from huiyin.register import queries
from huiyin.register.knowing import EVERYBODY, known
from huiyin.register.models import CaseRow, IdentityRow, WordsRow
from huiyin.register.peers import tokens_for
from huiyin.register.said import Said, all_said
from huiyin.register.veils import veil_of
from huiyin.register.words import folded, terms, tokens_of

READ_AT_MOST = 400
"""Cases whose texts are opened for one page; a further page goes on from there."""
AROUND = 24
"""Signs of the text shown before and after what was found."""

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


def candidates(rows: QuerySet[CaseRow], looking: Looking) -> QuerySet[CaseRow]:
    """Rows that may be hits: all that are, and some that are not."""
    tokens = tokens_of(looking.terms)
    wanted = Q(pk__in=[])
    if tokens:
        by_words = WordsRow.objects.filter(words__holds=sorted(tokens))
        wanted |= Q(stream__in=by_words.values("stream"))
    if looking.number:
        wanted |= Q(number__icontains=looking.number)
    theirs = _known_by(looking)
    if theirs:
        wanted |= Q(stream__in=theirs)
    return rows.filter(wanted)


def _known_by(looking: Looking) -> list[str]:
    found = known(IdentityRow, EVERYBODY).filter(token__in=looking.identities)
    return list(found.values_list("stream", flat=True).distinct()) if looking.identities else []


def find(rows: QuerySet[CaseRow], looking: Looking, may_see: MaySee, after: str = "") -> Hits:
    """The newest first, a page at a time. Raises queries.BadKey."""
    wanted, theirs = candidates(rows, looking), frozenset(_known_by(looking))
    found: list[Found] = []
    for _ in range(READ_AT_MOST // queries.PAGE):
        page = queries.by_receipt(wanted, after)
        for row in may_see(page.rows):
            hit = _hit(row, looking, theirs)
            if hit is not None:
                found.append(hit)
            if len(found) == queries.PAGE and row is not page.rows[-1]:
                return Hits(found, queries.key_of(row))
        after = page.after
        if not after or len(found) == queries.PAGE:
            break
    return Hits(found, after)


def _hit(row: CaseRow, looking: Looking, theirs: frozenset[str]) -> Found | None:
    if row.stream in theirs and not _hides_who(row, looking):
        return Found(row, "identity")
    if looking.number and looking.number.casefold() in row.number.casefold():
        return Found(row, "number")
    return _in_words(row, looking)


def _hides_who(row: CaseRow, looking: Looking) -> bool:
    """Whether it is hidden from the person who the case is of; whoever may lift that may look it up."""
    veil = veil_of(looking.person, looking.now, row.stream, row.pack)
    facts = ports.rules().regulation(row.pack).on(looking.now.date()).facts
    hidden = [name for name in veil.facts if name in facts and facts[name].identifies == "person"]
    return bool(hidden) and not veil.lifts


def _in_words(row: CaseRow, looking: Looking) -> Found | None:
    """Every word must stand in one of the texts; the text with the first one is shown."""
    wanted, veil = looking.terms, veil_of(looking.person, looking.now, row.stream, row.pack)
    recorded = [(item.seq, veil.event(item.event)) for item in load(row.stream)]
    case = replay([event for _, event in recorded], row.stream.partition("/")[2])
    policy = ports.rules().regulation(row.pack).on(row.received_at.date())
    texts = all_said(policy, case, recorded)
    read = [(one, *folded(one.text)) for one in texts]
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
