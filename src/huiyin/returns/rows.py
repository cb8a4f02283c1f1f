"""Counts over the register: the question of a return as a few grouped queries, as of any moment.

The plain form of the same is `casework.tally.stories`; a property test holds the two together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from huiyin.casework.case import ENDED
from huiyin.casework.tally.answers import COLUMNS, GRADE, MOMENTS, table_place
from huiyin.casework.tally.asking import OPEN, Group, Question
from huiyin.casework.tally.entries import NOT_COUNTED
from huiyin.casework.tally.spans import Span
from huiyin.policy.policy import Policy
from huiyin.register.knowing import EVERYBODY, THE_HOUSE, Eyes, known
from huiyin.register.models import CaseRow, ClockRow, FactRow, TallyRow
from huiyin.register.syncing import TWINS
from huiyin.returns.took import Took

_BASIC = {"received": "received_at", "admitted": "admitted_at", "answered": "answered_at"}
_TIMELY = {"in_time": "stopped_at", "missed": "due"}
_HIDDEN = [stage.value for stage in NOT_COUNTED]
_ENDED = [stage.value for stage in ENDED]


@dataclass(frozen=True)
class Counting:
    """Counts under one regulation, as the register stood `at` a moment; None is now."""

    policy: Policy
    at: datetime | None = None
    eyes: Eyes = EVERYBODY

    def __call__(self, question: Question, span: Span) -> Iterable[Group]:
        eyes = THE_HOUSE if question.sealed else self.eyes.counting()
        asked = _Asked(self, question, span, eyes)
        if self.at is None and "number" in question.by:  # one case each: none comes twice
            return asked.groups()
        found: dict[tuple[Any, ...], Group] = {}
        for group in asked.groups():
            place = (group.keys, group.what, group.topic)
            before = found.get(place)
            found[place] = group if before is None else _both(before, group)
        return found.values()


@dataclass(frozen=True)
class _Asked:
    counting: Counting
    question: Question
    span: Span
    eyes: Eyes

    def groups(self) -> Iterator[Group]:
        if self.question.window == "within":
            yield from self._happened(self.question.whats)
        elif OPEN in self.question.whats:
            for rows in self._of(CaseRow):
                yield from self._grouped(self._open(rows), OPEN)

    def _happened(self, whats: frozenset[str]) -> Iterator[Group]:
        for what in sorted(whats & _BASIC.keys()):
            for rows in self._of(CaseRow):
                yield from self._grouped(self._basic(rows, what), what)
        for what in sorted(whats & _TIMELY.keys()):
            for rows in self._of(ClockRow):
                yield from self._grouped(self._timely(rows, what), what)
        if others := whats - _BASIC.keys() - _TIMELY.keys():
            for rows in self._of(TallyRow):
                yield from self._grouped(self._further(rows, others), "")

    def _of(self, model: Any) -> list[Any]:
        """What the rows say, and as of a moment of the past what former ones said then."""
        at, pack = self.counting.at, self.counting.policy.name
        if at is None:
            return [known(model, self.eyes).filter(pack=pack)]
        return [
            known(model, self.eyes).filter(pack=pack, since__lte=at),
            known(TWINS[model], self.eyes).filter(pack=pack, since__lte=at, until__gt=at),
        ]

    def _falls(self, field: str) -> Q:
        return Q(**{f"{field}__gte": self.span.since, f"{field}__lt": self.span.until})

    def _open(self, rows: Any) -> Any:
        at = self.span.since if self.question.window == "before" else self.span.until
        rows = rows.filter(received_at__lt=at, kind__in=self.question.kinds)
        rows = rows.exclude(stage__in=_HIDDEN)
        ended = Q(closed_at__lt=at, stage__in=_ENDED)
        return self._with_figure(rows.exclude(ended).annotate(_topic=Value("")), None)

    def _basic(self, rows: Any, what: str) -> Any:
        rows = rows.filter(self._falls(_BASIC[what]), kind__in=self.question.kinds)
        rows = rows.exclude(stage__in=_HIDDEN)
        took = Took("received_at", "answered_at") if what == "answered" else None
        return self._with_figure(rows.annotate(_topic=Value("")), took)

    def _timely(self, rows: Any, what: str) -> Any:
        wanted = Q(breach=True) if what == "missed" else Q(breach=False, in_time=True)
        rows = rows.filter(self._falls(_TIMELY[what]), wanted).annotate(_topic=F("clock"))
        rows = rows.filter(self._of_counted_case())
        late = Took("due", "stopped_at") if what == "missed" else None
        return self._with_figure(rows, late)

    def _further(self, rows: Any, whats: frozenset[str]) -> Any:
        rows = rows.filter(self._falls("at"), what__in=whats, kind__in=self.question.kinds)
        return self._with_figure(rows.annotate(_topic=F("topic")), F("amount"))

    def _with_figure(self, rows: Any, own: Any) -> Any:
        wanted = self.question.figure
        if not wanted:
            return rows.annotate(_amount=_nothing())
        if wanted == "amount":
            return rows.annotate(_amount=own if own is not None else _nothing())
        return rows.annotate(_amount=self._said(FactRow, wanted, "amount", BigIntegerField()))

    def _grouped(self, rows: Any, what: str) -> Iterator[Group]:
        by = {f"_by{n}": self._dimension(rows, name) for n, name in enumerate(self.question.by)}
        named = rows.annotate(**by, _what=Value(what) if what else F("what"))
        counted = named.order_by().values_list(*by, "_what", "_topic").annotate(
            _count=Count("pk"), _sum=Sum("_amount"), _measured=Count("_amount")
        )  # fmt: skip
        for *said, own, topic, count, amount, measured in counted.filter(_count__gt=0).iterator():
            keys = tuple(["" if one is None else one for one in said])
            yield Group(keys, own, topic, count, int(amount or 0), measured)

    def _dimension(self, rows: Any, name: str) -> Any:
        is_case = hasattr(rows.model, "title_seq")
        name = "owner" if name == "unit" else name
        if name in (*COLUMNS, *MOMENTS, GRADE):
            return F(name) if is_case else self._case(name)
        if name in self.counting.policy.facts:
            return self._said(FactRow, name, "text", CharField())
        return self._said(TallyRow, table_place(name), "topic", CharField())

    def _of_counted_case(self) -> Any:
        """Whether the row belongs to a case of the kinds asked for that counts at all."""
        at = self.counting.at
        own = Q(stream=OuterRef("stream"), kind__in=self.question.kinds) & ~Q(stage__in=_HIDDEN)
        now = known(CaseRow, THE_HOUSE).filter(own)
        if at is None:
            return Exists(now)
        former = known(TWINS[CaseRow], THE_HOUSE).filter(own, since__lte=at, until__gt=at)
        return Exists(now.filter(since__lte=at)) | Exists(former)

    def _case(self, field: str) -> Any:
        kind = DateTimeField() if field in MOMENTS else CharField()
        return self._said(CaseRow, "", field, kind)

    def _said(self, model: Any, place: str, field: str, kind: Any) -> Any:
        """One column of another row of the same case, as of the moment."""
        at = self.counting.at
        own = {"stream": OuterRef("stream"), "place": place}
        now = known(model, THE_HOUSE).filter(**own)
        if at is None:
            return Subquery(now.values(field)[:1], output_field=kind)
        former = known(TWINS[model], THE_HOUSE).filter(**own, since__lte=at, until__gt=at)
        return Coalesce(
            Subquery(now.filter(since__lte=at).values(field)[:1], output_field=kind),
            Subquery(former.values(field)[:1], output_field=kind),
        )


def _both(one: Group, other: Group) -> Group:
    return replace(
        one,
        count=one.count + other.count,
        amount=one.amount + other.amount,
        measured=one.measured + other.measured,
    )


def _nothing() -> Any:
    """A figure that nothing has; PostgreSQL adds up no null without a type."""
    return Cast(Value(None), BigIntegerField())
