"""What waits for somebody, page by page: the soonest due first, each thing once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from huiyin.register import tokens
from huiyin.register.knowing import EVERYBODY, Eyes, known
from huiyin.register.models import WaitRow
from huiyin.register.queries import BadKey

PAGE = 50


@dataclass(frozen=True)
class Waits:
    """`after` is the key of the last row, to be given for the next page; empty on the last one."""

    rows: list[WaitRow]
    after: str = ""


def waiting_for(found: Iterable[str], person: str, eyes: Eyes = EVERYBODY) -> QuerySet[WaitRow]:
    """A thing that waits for several of these tokens counts once; what excludes the person, not at all."""
    theirs = _theirs(found, person, eyes)
    same = theirs.filter(
        stream=OuterRef("stream"), what=OuterRef("what"), thing=OuterRef("thing"),
        pk__lt=OuterRef("pk"),
    )  # fmt: skip
    return theirs.filter(~Exists(same))


def streams_beside(
    packs: Collection[str], found: Iterable[str], person: str, eyes: Eyes = EVERYBODY
) -> set[str]:
    """Of the cases in which something waits for the person, those under other regulations."""
    theirs = _theirs(tokens.beside(found, packs), person, eyes).exclude(pack__in=packs)
    return set(theirs.values_list("stream", flat=True))


def _theirs(found: Iterable[str], person: str, eyes: Eyes) -> QuerySet[WaitRow]:
    return known(WaitRow, eyes).filter(token__in=list(found)).exclude(_excluded(person))


def _excluded(person: str) -> Q:
    """The person's name stands in the list, whole."""
    first, last = Q(excluded__startswith=f"{person},"), Q(excluded__endswith=f",{person}")
    return Q(excluded=person) | first | last | Q(excluded__contains=f",{person},")


def page_of(rows: QuerySet[WaitRow], after: str = "", size: int = PAGE) -> Waits:
    """What has a due date by it, then the rest since it waits. Raises BadKey."""
    at, last = _key(after) if after else (None, 0)
    found: list[WaitRow] = []
    if not after or at is not None:
        dated = rows.filter(due__isnull=False)
        if at is not None:
            dated = dated.filter(due__gte=at).exclude(due=at, pk__lte=last)
        found = list(dated.order_by("due", "pk")[: size + 1])
        last = 0
    if len(found) <= size:
        undated = rows.filter(due__isnull=True, pk__gt=last).order_by("pk")
        found += undated[: size + 1 - len(found)]
    if len(found) <= size:
        return Waits(found)
    end = found[size - 1]
    return Waits(found[:size], f"{end.due.isoformat() if end.due else ''}~{end.pk}")


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
