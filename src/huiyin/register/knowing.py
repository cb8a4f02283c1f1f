"""Whose eyes: the one filter through which every list, count and export sees the register.

`casework.secrecy` decides who may know of a sealed case; the rows here say the same in a form that an
index finds. They name posts and people as the case does, and who holds what is asked when somebody
looks: a post given, a line changed counts at once. `known(CaseRow, eyes)` is how rows are read; the
models themselves are for what keeps them (tests/architecture/test_secrecy.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from huiyin.casework.case import Case, TaskStatus
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.organisation import SYSTEM, Organisation
from huiyin.casework.reporting import above, below
from huiyin.casework.retention import kept
from huiyin.casework.secrecy import accused, open_readers, sealed_by
from huiyin.ledger import moment, ports
from huiyin.ledger.held import Held
from huiyin.ledger.ports import Change
from huiyin.people.models import Holding, Standing
from huiyin.people.organising import STREAM
from huiyin.policy.policy import Policy
from huiyin.policy.schema.secrecy import Reader
from huiyin.register import tokens
from huiyin.register.models import CaseRow, SecrecyRow
from huiyin.register.syncing import Pending

M = TypeVar("M", bound=Model)
_ANYBODY = "anybody"
RESTRICTED = "restricted"
"""Of a file from the moment in `also` on, as text in UTC, so that it can be compared."""


@dataclass(frozen=True)
class Eyes:
    """`posts` are roles held, `tokens` all that a person answers to, `barred` what keeps them out.

    Without anything they are the eyes of everybody: nothing sealed is there. `everything` is for
    what time alone does, and for the house's own upkeep. As of `at` files whose time is over are for
    their readers alone; it is empty where no regulation in use restricts any, and for statistics.
    """

    posts: frozenset[str] = frozenset()
    tokens: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    everything: bool = False
    at: str = ""

    def counting(self) -> "Eyes":
        """What figures count survives the time of the files; which files they are does not."""
        return replace(self, at="")


EVERYBODY = Eyes()
THE_HOUSE = Eyes(everything=True)


def known(model: type[M], eyes: Eyes) -> QuerySet[M]:
    """The rows of a model with a `stream` that these eyes may see."""
    rows: QuerySet[M] = model.objects.all()  # type: ignore[attr-defined]
    if eyes.everything:
        return rows
    seen = _open_to(eyes)
    if issubclass(model, CaseRow) and not eyes.at:  # spares the look into the sealed ones
        seen = Q(is_sealed=False) | seen
    return rows.filter(seen)


@lru_cache(maxsize=64)
def _open_to(eyes: Eyes) -> Q:
    """A page asks a dozen times with the same eyes; saying it costs more than most answers."""
    return ~Q(stream__in=_hidden(eyes))


def _hidden(eyes: Eyes) -> QuerySet[SecrecyRow, Any]:
    """Streams that some rule seals and by that rule are not for these eyes, or are kept from them."""
    let_in = SecrecyRow.objects.filter(
        stream=OuterRef("stream"),
        rule=OuterRef("rule"),
        what="reader",
        token__in=[_ANYBODY, *eyes.posts],
        also__in=["", *eyes.tokens],
    )
    over = Q(what=RESTRICTED, also__lte=eyes.at or "-")
    shut = (Q(what="sealed") | over) & ~Exists(let_in)
    kept = Q(what="kept_from", token__in=list(eyes.barred))
    return SecrecyRow.objects.filter(shut | kept).values("stream")


House = tuple[Policy, Organisation]
_ever: set[str] = set()


def _packs_with_people() -> frozenset[str]:
    found = (rows.objects.values_list("pack", flat=True).distinct() for rows in (Holding, Standing))
    return frozenset(pack for packs in found for pack in packs)


_with_people = Held(STREAM, _packs_with_people)


def regulations_in_use() -> list[str]:
    """Those under which somebody holds a post, stands in for one, or something was registered.

    Many more lie in an installation, and reading one takes a tenth of a second. What was in use once
    stays so: cases outlive the posts of those who handled them.
    """
    if not _ever:
        _ever.update(CaseRow.objects.values_list("pack", flat=True).distinct())
    _ever.update(_with_people())
    return [name for name in ports.rules().names() if name in _ever]


def forget_what_was_in_use() -> None:
    """For a process that goes on with another installation."""
    _ever.clear()


def eyes_of(person: str, now: datetime | None = None) -> Eyes:
    """The eyes of a person as of now, under every regulation that seals cases."""
    now = now or moment.now()
    houses = [
        (policy, ports.house().organisation(name))
        for name in regulations_in_use()
        if (policy := _policy(name, now)).secrecy or restricts(policy)
    ]
    return eyes_in(person, now, houses)


def restricts(policy: Policy) -> bool:
    """Whether there are files that only some may look into when their time is over."""
    return any(rule.then == "restrict" for rule in policy.retention.values())


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"


def _policy(pack: str, now: datetime) -> Policy:
    day = now.astimezone(ports.rules().calendars(pack).zone).date()
    return ports.rules().regulation(pack).on(day)


def eyes_in(person: str, now: datetime, houses: Iterable[House]) -> Eyes:
    houses = list(houses)
    posts = {
        tokens.role(policy.name, role)
        for policy, organisation in houses
        for role in organisation.roles_of(person, now)
    }
    barred = {_only(person)}
    for policy, organisation in houses:
        barred |= _barred(policy, organisation, person)
    answers = tokens.mine(person, now, houses)
    at = _moment(now) if any(restricts(policy) for policy, _ in houses) else ""
    return Eyes(frozenset(posts), frozenset(answers), frozenset(barred), at=at)


def _barred(policy: Policy, organisation: Organisation, person: str) -> set[str]:
    found = {_under(policy, one) for one in (person, *above(policy, organisation, person))}
    if any(rule.above for rule in policy.secrecy.values()):
        found |= {_over(policy, one) for one in below(policy, organisation, person)}
    return found


def _only(person: str) -> str:
    return f"only:{person}"


def _under(policy: Policy, person: str) -> str:
    """Answered to by the person and by everybody under them."""
    return f"under:{policy.name}/{person}"


def _over(policy: Policy, person: str) -> str:
    """Answered to by everybody above the person."""
    return f"over:{policy.name}/{person}"


Wanted = set[tuple[str, str, str, str]]
"""Rule, what, token, also."""


def secrecy_values(policy: Policy, case: Case) -> Wanted:
    """What the rows should say of a case; nothing of one that is open to all."""
    rules = sealed_by(policy, case)
    if not rules:
        return set()
    found: Wanted = {("", "kept_from", _only(person), "") for person in case.recused}
    for about in accused(policy, case):
        found.add(("", "kept_from", _under(policy, about), ""))
        if any(rule.above for rule in rules.values()):
            found.add(("", "kept_from", _over(policy, about), ""))
    for name, rule in rules.items():
        found.add((name, "sealed", "", ""))
        for reader in open_readers(policy, case, rule.readers):
            found |= {(name, "reader", *pair) for pair in _pairs(policy, case, reader)}
    return found


def restricted_values(change: Change, policy: Policy) -> Wanted:
    """From when on the file is for its readers alone; nothing where that has not begun to count."""
    if not restricts(policy):
        return set()
    now = change.recorded[-1].recorded_at
    context = Context(now, SYSTEM, Organisation(), change.calendars)
    found = kept(Draft(change.regulation, context, change.after))
    if found is None or found.then != "restrict" or found.until is None:
        return set()
    rule = f"file/{found.rule}"[:64]
    posts = (tokens.role(policy.name, role) for role in policy.retention[found.rule].readers)
    return {(rule, RESTRICTED, "", _moment(found.until)), *((rule, "reader", p, "") for p in posts)}


def _pairs(policy: Policy, case: Case, reader: Reader) -> set[tuple[str, str]]:
    """The post somebody must hold, and what else they must answer to."""
    posts = [tokens.role(policy.name, role) for role in reader.role] or [_ANYBODY]
    if reader.role and not reader.only:
        return {(post, "") for post in posts}
    owner = [tokens.person(case.owner)] if case.owner else []
    also = owner if reader.only == "owner" else _involved(policy, case)
    return {(post, token) for post in posts for token in also}


def _involved(policy: Policy, case: Case) -> list[str]:
    """As `casework.standing.is_involved`, by tokens."""
    found = [tokens.person(person) for person in case.handlers]
    if case.offered_to:
        found += tokens.of_audience(policy, case, case.offered_to)
    for task in case.tasks.values():
        found += [tokens.person(p) for p in (*task.invited, *task.present)]
        if task.status in (TaskStatus.OPEN, TaskStatus.RETURNED):
            found += [t for a in task.to for t in tokens.of_audience(policy, case, a, task.id)]
    return found


def sync_secrecy(pending: Pending, stream: str, rows: Iterable[SecrecyRow], wanted: Wanted) -> None:
    """Makes the rows of a stream say what is wanted."""
    present = {(row.rule, row.what, row.token, row.also): row for row in rows}
    pending.goes(row for place, row in present.items() if place not in wanted)
    pending.comes(secrecy_rows(stream, wanted - set(present)))


def secrecy_rows(stream: str, wanted: Wanted) -> list[SecrecyRow]:
    return [
        SecrecyRow(stream=stream, rule=rule, what=what, token=token, also=also)
        for rule, what, token, also in sorted(wanted)
    ]


__all__ = ["EVERYBODY", "THE_HOUSE", "Eyes", "eyes_of", "known", "regulations_in_use"]
