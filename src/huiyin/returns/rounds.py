"""A round of a rating out of the register: who is rated, how each stands, what places there are.

Whether a place may be given is decided in casework, record by record; here it is only laid side by side.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.db.models import Exists, OuterRef, QuerySet

from huiyin.casework.facts import defaults
from huiyin.casework.tally.answers import fact_text
from huiyin.casework.tally.entries import NOT_COUNTED
from huiyin.policy.policy import Policy
from huiyin.policy.schema.rounds import Rank, Round
from huiyin.register.knowing import Eyes, known
from huiyin.register.models import CaseRow, FactRow, TallyRow

MOST = 2_000
"""So many are laid side by side at once."""
_HIDDEN = [stage.value for stage in NOT_COUNTED]


@dataclass(frozen=True)
class Rated:
    """One record of the round: `said` are its answers by fact, as the register keeps them."""

    row: CaseRow
    said: Mapping[str, str]
    charged: Decimal | None = None
    """Rewards and penalties booked, in yuan; None where nothing was."""

    @property
    def id(self) -> str:
        return self.row.stream.partition("/")[2]

    def score(self, rule: Round) -> Decimal | None:
        return _figure(self.said.get(str(rule.score), ""))

    def has(self, fact: str, *answers: str) -> bool:
        return self.said.get(fact, "") in answers


@dataclass(frozen=True)
class Group:
    """The places of a rank for those who agree in what it is parted by; `of` are their answers to that."""

    name: str
    rank: Rank
    of: tuple[str, ...]
    taken: tuple[Rated, ...]
    candidates: tuple[Rated, ...]

    @property
    def speaker(self) -> Rated | None:
        """For whom the places are asked: the best candidate, as the gates would be asked next."""
        waiting = [one for one in self.candidates if one not in self.taken]
        return next(iter((*waiting, *self.taken)), None)


@dataclass(frozen=True)
class Standing:
    """`rated` the best first; who has no score yet comes last."""

    rule: Round
    key: str
    rated: tuple[Rated, ...]
    groups: tuple[Group, ...]


def keys_of(policy: Policy, rule: Round, eyes: Eyes) -> list[str]:
    """The rounds that there are, the latest first."""
    said = known(FactRow, eyes).filter(
        name=str(rule.told_apart), stream__in=_records(policy, rule, eyes).values("stream")
    )
    found = said.exclude(text="").values_list("text", flat=True).distinct()
    return sorted(found, key=lambda key: (key.zfill(20), key), reverse=True)


def round_of(policy: Policy, rule: Round, key: str, eyes: Eyes) -> Standing:
    here = known(FactRow, eyes).filter(
        stream=OuterRef("stream"), name=str(rule.told_apart), text=key
    )
    rows = list(_records(policy, rule, eyes).filter(Exists(here)).order_by("number")[:MOST])
    rated = sorted(_rated(policy, rule, rows, eyes), key=lambda one: _place(one, rule))
    groups = [g for name, rank in rule.ranks.items() for g in _groups(str(name), rank, rated)]
    return Standing(rule, key, tuple(rated), tuple(groups))


def _records(policy: Policy, rule: Round, eyes: Eyes) -> QuerySet[CaseRow]:
    rows = known(CaseRow, eyes).filter(pack=policy.name, kind=str(rule.of))
    return rows.exclude(stage__in=_HIDDEN)


def facts_of(policy: Policy, rule: Round) -> list[str]:
    """Everything that is shown of each, in the order of the steps."""
    found = [*rule.criteria, rule.score]
    for step in rule.steps:
        found += policy.acts[step].facts if step in policy.acts else ()
    for rank in rule.ranks.values():
        found += [rank.fact, *rank.per, *rank.candidates]
    return list(dict.fromkeys(map(str, found)))


def _rated(policy: Policy, rule: Round, rows: list[CaseRow], eyes: Eyes) -> list[Rated]:
    streams, names = [row.stream for row in rows], facts_of(policy, rule)
    usual = {name: fact_text(v) for name, v in defaults(policy).items() if name in names}
    said: dict[str, dict[str, str]] = {stream: dict(usual) for stream in streams}
    charged: dict[str, Decimal] = {}
    for part in _in_parts(streams):
        told = known(FactRow, eyes).filter(stream__in=part, name__in=names)
        for stream, name, text in told.values_list("stream", "name", "text"):
            said[stream][name] = text
        booked = known(TallyRow, eyes).filter(stream__in=part, what="charged")
        for stream, amount in booked.values_list("stream", "amount"):
            charged[stream] = charged.get(stream, Decimal(0)) + Decimal(amount or 0) / 100
    return [Rated(row, said[row.stream], charged.get(row.stream)) for row in rows]


def _in_parts(streams: list[str], size: int = 500) -> list[list[str]]:
    """SQLite takes no more than some hundreds of values in one question."""
    return [streams[n : n + size] for n in range(0, len(streams), size)]


def _groups(name: str, rank: Rank, rated: list[Rated]) -> list[Group]:
    parted: dict[tuple[str, ...], list[Rated]] = {}
    for one in rated:
        parted.setdefault(tuple(one.said.get(str(fact), "") for fact in rank.per), []).append(one)
    return [
        Group(
            name, rank, of,
            tuple(one for one in own if one.has(str(rank.fact), rank.answer)),
            tuple(one for one in own if _is_candidate(one, rank)),
        )
        for of, own in sorted(parted.items())
    ]  # fmt: skip


def _is_candidate(one: Rated, rank: Rank) -> bool:
    return bool(rank.candidates) and all(
        one.has(str(fact), *map(str, answers)) for fact, answers in rank.candidates.items()
    )


def _place(one: Rated, rule: Round) -> tuple[bool, Decimal, str]:
    score = one.score(rule)
    return score is None, -(score or Decimal(0)), one.row.number


def _figure(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
