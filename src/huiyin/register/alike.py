"""Finds cases whose texts are nearly the same, and matters that many people complain of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from huiyin.casework.case import Case
from huiyin.ledger.keys import index_key
from huiyin.policy.policy import Policy
from huiyin.register.bands import agreeing, told
from huiyin.register.gathering import Gathering, apart, gatherings, in_agreement
from huiyin.register.knowing import EVERYBODY, known
from huiyin.register.likeness import LIKE, bands_of, likeness
from huiyin.register.models import CaseRow, IdentityRow
from huiyin.register.peers import GROUP
from huiyin.register.private import private_facts_of, titles_of
from huiyin.register.words import pieces_in

WITHIN = timedelta(days=180)
"""How far back a text that is nearly the same is looked for."""
OF_A_BAND = 1_000
"""Cases that one band tells of, the newest: what more say alike are the words that everybody writes."""
LOOKED_AT, COMPARED = 400, 20
"""Candidates, and those of them whose texts are opened: the ones that agree in most bands. Among a million
cases one that was told again is one of the first eight.
"""
AT_FIRST = 32
"""Candidates of which it is asked first whether they are among the rows; then twice as many, and so on."""
BEFORE = 3_000
"""Cases of the time before, by which what is always said is known."""
AT_MOST = 5_000


@dataclass(frozen=True)
class Alike:
    row: CaseRow
    share: float


def alike(policy: Policy, typed: Case, rows: QuerySet[CaseRow], now: datetime) -> list[Alike]:
    """Cases of these rows whose texts are nearly that of the typed one, the likest first."""
    mine = told(policy, typed.facts)
    bands = bands_of(mine, index_key())
    if not bands:
        return []
    since = now - WITHIN
    near = rows.filter(pack=policy.name, received_at__gte=since).exclude(stream=f"case/{typed.id}")
    likely = _likely(near, agreeing(bands, OF_A_BAND, LOOKED_AT))
    shares = {
        stream: likeness(mine, told(policy, facts))
        for stream, facts in private_facts_of(likely).items()
    }
    kept = [stream for stream, share in shares.items() if share >= LIKE]
    by_stream = {row.stream: row for row in near.filter(stream__in=kept)} if kept else {}
    found = [Alike(by_stream[stream], shares[stream]) for stream in kept]
    return sorted(found, key=lambda one: -one.share)


def _likely(near: QuerySet[CaseRow], streams: Sequence[str]) -> list[str]:
    """The first of these streams that are among the rows. Most have enough among the very first, and a
    row that is not asked for is a page that is not read.
    """
    found: list[str] = []
    begin, size = 0, AT_FIRST
    while begin < len(streams) and len(found) < COMPARED:
        part = streams[begin : begin + size]
        there = set(near.filter(stream__in=part).values_list("stream", flat=True))
        found += [stream for stream in part if stream in there]
        begin, size = begin + size, 2 * size
    return found[:COMPARED]


@dataclass(frozen=True)
class Matter:
    """A matter that many people seem to complain of: its cases, the newest first."""

    rows: list[CaseRow]
    titles: Mapping[str, str]
    people: int


def matters(
    policy: Policy,
    rows: QuerySet[CaseRow],
    since: datetime,
    at_least: int,
    may_see: Callable[[list[CaseRow]], list[CaseRow]] = list,
) -> list[Matter]:
    """What builds up among these cases since then; told by their titles, the largest first."""
    of_pack = rows.filter(pack=policy.name, is_record=False).exclude(
        stage__in=("mistaken", "merged")
    )
    recent = may_see(
        list(of_pack.filter(received_at__gte=since).order_by("-received_at")[:AT_MOST])
    )
    earlier = of_pack.filter(received_at__lt=since).order_by("-received_at")[:BEFORE]
    titles = titles_of(recent, {policy.name: policy})
    said = {stream: pieces_in(title) for stream, title in titles.items()}
    before = titles_of(earlier, {policy.name: policy}).values()
    people = people_of([row.stream for row in recent])
    named = gatherings(said, people, at_least, [pieces_in(title) for title in before])
    agreeing = in_agreement(
        _groups([row.stream for row in recent]), people, at_least,
        list(_groups([row.stream for row in earlier]).values()),
    )  # fmt: skip
    by_stream = {row.stream: row for row in recent}
    return [_matter(one, by_stream, titles) for one in apart([*named, *agreeing])]


def _groups(streams: Iterable[str]) -> dict[str, set[str]]:
    """What each of these cases says in the facts by which a matter is known, as tokens."""
    found: dict[str, set[str]] = {}
    rows = known(IdentityRow, EVERYBODY).filter(what=GROUP, stream__in=list(streams))
    for stream, token in rows.values_list("stream", "token"):
        found.setdefault(stream, set()).add(token)
    return found


def people_of(streams: Iterable[str]) -> dict[str, str]:
    """Whose each case is, as a token, where that is known."""
    rows = known(IdentityRow, EVERYBODY).filter(what="person", stream__in=list(streams))
    return dict(rows.order_by("token").values_list("stream", "token"))


def _matter(one: Gathering, rows: Mapping[str, CaseRow], titles: Mapping[str, str]) -> Matter:
    mine: Sequence[Any] = [rows[stream] for stream in one.cases]
    ordered = sorted(mine, key=lambda row: (row.received_at, row.stream), reverse=True)
    return Matter(list(ordered), {s: titles.get(s, "") for s in one.cases}, one.people)
