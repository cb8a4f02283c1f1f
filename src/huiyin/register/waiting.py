"""What waits for somebody, page by page: the soonest due first, each thing once."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from huiyin.ledger.lengths import evened
from huiyin.register import tokens
from huiyin.register.knowing import EVERYBODY, THE_HOUSE, Eyes, known
from huiyin.register.models import WaitRow
from huiyin.register.queries import COUNTED, BadKey

PAGE = 50
_OF_ONE = """SELECT token, id FROM (
    SELECT token, id FROM register_waitrow WHERE token = %s LIMIT %s
) AS of_one"""
_AT_ONCE = 128
"""Tokens in one statement; SQLite joins at most 500."""


@dataclass(frozen=True)
class Waits:
    """`after` is the key of the last row, to be given for the next page; empty on the last one."""

    rows: list[WaitRow]
    after: str = ""


class Waiting:
    """What waits for a person who answers to these tokens. A thing that waits for several of them counts
    once; what excludes the person, not at all.

    Few rows are found by their keys. Those of a token that has many are a part of their own, of which an
    index has them in order (docs/decisions/0077-what-waits-for-many-is-walked-token-by-token.md).
    """

    def __init__(self, found: Iterable[str], person: str, eyes: Eyes = EVERYBODY) -> None:
        self._found, self._person, self._eyes = sorted(set(found)), person, eyes

    @property
    def rows(self) -> QuerySet[WaitRow]:
        """All of it, to be narrowed to a few."""
        return self._asked(token__in=list(self._keys))

    def count(self, what: str, most: int = COUNTED) -> tuple[int, bool]:
        """How much of one kind there is, and whether there is more than was counted."""
        found = 0
        for part in self.parts(what=what):
            found += len(part.order_by().values_list("pk", flat=True)[: most + 1 - found])
        return min(found, most), found > most

    def kinds(self, most: int) -> Counter[str] | None:
        """How much there is of each kind; None where there is more than so much."""
        found: list[str] = []
        for part in self.parts():
            found += part.order_by().values_list("what", flat=True)[: most + 1 - len(found)]
        return Counter(found) if len(found) <= most else None

    def parts(self, **narrowed: Any) -> list[QuerySet[WaitRow]]:
        """The rows, none twice."""
        few: set[int] = set()
        many: list[str] = []
        for token, keys in sorted(self._keys.items(), key=lambda one: len(one[1])):
            if len(few) + len(keys) <= COUNTED:
                few |= keys
            else:
                many.append(token)
        parts = [self._asked(pk__in=sorted(few), **narrowed)] if few else []
        return parts + [self._asked(token=token, **narrowed) for token in many]

    @cached_property
    def _keys(self) -> dict[str, set[int]]:
        """Of each token that has some, the keys of its rows, at most one more than are few."""
        found: dict[str, set[int]] = {}
        for start in range(0, len(self._found), _AT_ONCE):
            tokens_ = evened(self._found[start : start + _AT_ONCE])
            values = [value for token in tokens_ for value in (token, COUNTED + 1)]
            with connection.cursor() as cursor:
                cursor.execute(" UNION ALL ".join([_OF_ONE] * len(tokens_)), values)
                for token, key in cursor.fetchall():
                    found.setdefault(token, set()).add(key)
        return found

    def _asked(self, **narrowed: Any) -> QuerySet[WaitRow]:
        return self._once.filter(**narrowed)

    @cached_property
    def _once(self) -> QuerySet[WaitRow]:
        """Everything that waits for anybody whom this one answers to, each thing once."""
        rows = _theirs(self._person, self._eyes)
        if len(self._keys) < 2:
            return rows
        whatever = known(WaitRow, THE_HOUSE)  # whoever sees the case of one sees that of the other
        same = _not_kept_from(self._person, whatever).filter(
            token__in=list(self._keys), stream=OuterRef("stream"), what=OuterRef("what"),
            thing=OuterRef("thing"), pk__lt=OuterRef("pk"),
        )  # fmt: skip
        return rows.filter(~Exists(same))


def streams_beside(
    packs: Collection[str], found: Iterable[str], person: str, eyes: Eyes = EVERYBODY
) -> set[str]:
    """Of the cases in which something waits for the person, those under other regulations."""
    theirs = _theirs(person, eyes).filter(token__in=tokens.beside(found, packs))
    return set(theirs.exclude(pack__in=packs).values_list("stream", flat=True))


def _theirs(person: str, eyes: Eyes) -> QuerySet[WaitRow]:
    return _not_kept_from(person, known(WaitRow, eyes))


def _not_kept_from(person: str, rows: QuerySet[WaitRow]) -> QuerySet[WaitRow]:
    """The person's name does not stand, whole, in the list of those who are excluded."""
    first, last = Q(excluded__startswith=f"{person},"), Q(excluded__endswith=f",{person}")
    return rows.exclude(Q(excluded=person) | first | last | Q(excluded__contains=f",{person},"))


def page_of(waiting: Waiting, after: str = "", size: int = PAGE, what: str = "") -> Waits:
    """What has a due date by it, then the rest since it waits. `what` narrows to a kind. Raises BadKey."""
    at, last = _key(after) if after else (None, 0)
    parts = waiting.parts(**({"what": what} if what else {}))
    found: list[WaitRow] = []
    if not after or at is not None:
        dated = [part.filter(due__isnull=False) for part in parts]
        if at is not None:
            dated = [p.filter(due__gte=at).exclude(due=at, pk__lte=last) for p in dated]
        found = _first(dated, ("due", "pk"), size + 1)
        last = 0
    if len(found) <= size:
        undated = [part.filter(due__isnull=True, pk__gt=last) for part in parts]
        found += _first(undated, ("pk",), size + 1 - len(found))
    if len(found) <= size:
        return Waits(found)
    end = found[size - 1]
    return Waits(found[:size], f"{end.due.isoformat() if end.due else ''}~{end.pk}")


def _first(parts: Iterable[QuerySet[WaitRow]], order: tuple[str, ...], most: int) -> list[WaitRow]:
    found = [row for part in parts for row in part.order_by(*order)[:most]]
    return sorted(found, key=attrgetter(*order))[:most]


def soonest(wait: WaitRow) -> tuple[bool, datetime]:
    """The order of a page: by due date, then by how long it has waited."""
    return wait.due is None, wait.due or wait.since


def _key(after: str) -> tuple[datetime | None, int]:
    at, tilde, last = after.partition("~")
    try:
        moment = datetime.fromisoformat(at) if at else None
        number = int(last)
    except ValueError as error:
        raise BadKey(after) from error
    if not tilde or (moment is not None and moment.tzinfo is None) or not 0 <= number < 2**63:
        raise BadKey(after)
    return moment, number
