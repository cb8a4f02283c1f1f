"""Who is told what by one change: by the regulation's notices, by what waits, is late, is decided."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from huiyin.casework import events as e
from huiyin.casework.audience import ADMINISTRATOR, People
from huiyin.casework.context import Context
from huiyin.casework.secrecy import who_may_know
from huiyin.ledger.held import Held
from huiyin.ledger.ports import Change
from huiyin.people.models import Account
from huiyin.people.organising import STREAM
from huiyin.policy.policy import Policy
from huiyin.register.rows import wait_values

_SORTS = {
    "warning": "due",
    "escalation": "escalated",
    "level": "waiting",
    "approval": "waiting",
    "call": "waiting",
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One thing told to one person. `posts` are the roles and units that were meant by it."""

    person: str
    seq: int
    sort: str
    template: str
    at: datetime
    by: str
    due: datetime | None = None
    posts: tuple[str, ...] = ()


def told_by(policy: Policy, change: Change, context: Context) -> list[Told]:
    """Each thing once for each person who has an account; nobody is told of what they did.

    Nobody is told of a sealed case that they may not know of. `context` is that of the moment of record.
    """
    knowing = partial(who_may_know, policy, change.after, context)
    people = People(policy, change.after, context, knowing)
    noticed = [told for told in _noticed(change) if told.by != told.person]
    named = {(told.person, told.sort) for told in noticed}
    own = [*_late(change, people), *_decided(change), *_waiting(change, people)]
    own = [told for told in own if told.by != told.person and not _is_known(told, named)]
    once: dict[tuple[str, int, str], Told] = {}
    for told in _with_accounts([*noticed, *own]):
        if not knowing((told.person,)):
            continue
        place = (told.person, told.seq, told.template)
        before = once.get(place)
        both = (*(before.posts if before else ()), *told.posts)
        posts = tuple(dict.fromkeys(both))
        once[place] = told if posts == told.posts else replace(told, posts=posts)
    return list(once.values())


def _is_known(told: Told, named: set[tuple[str, str]]) -> bool:
    """The regulation's own notice of the same change says it already, and better."""
    if told.sort == "late":
        return bool({(told.person, "late"), (told.person, "escalated")} & named)
    is_approval = told.template.startswith("wait/approval/")
    return is_approval and (told.person, "waiting") in named


def _people() -> Mapping[str, bool]:
    """Who has an account, and whether they are an administrator."""
    rows = Account.objects.filter(is_active=True).order_by("pk")
    return dict(rows.values_list("username", "is_administrator"))


_active = Held(STREAM, _people)


def _with_accounts(tolds: list[Told]) -> Iterator[Told]:
    known = _active()
    administrators = [person for person, is_administrator in known.items() if is_administrator]
    for told in tolds:
        if told.person in known:
            yield told
        elif told.person == ADMINISTRATOR:
            yield from (replace(told, person=name) for name in administrators)


def _noticed(change: Change) -> Iterator[Told]:
    for item in change.recorded:
        event = item.event
        if not isinstance(event, e.Notified):
            continue
        kind, _, about = event.template.partition(":")
        clock = change.after.clock_of(about) if kind == "warning" else None
        for person in event.to:
            yield Told(
                person=person,
                seq=item.seq,
                sort=_SORTS.get(kind, "told"),
                template=event.template,
                at=event.at,
                by=event.by,
                due=clock.due if clock else None,
                posts=(event.audience,),
            )


def _late(change: Change, people: People) -> Iterator[Told]:
    for item in change.recorded:
        event = item.event
        if not isinstance(event, e.ClockExpired) or not event.breach:
            continue
        audiences = _answerable(people.policy, event)
        for person in _all(people, audiences, event.key) or [change.after.owner]:
            template = f"late/{event.clock}"
            yield Told(person=person, seq=item.seq, sort="late", template=template, at=event.at,
                       by="", due=event.due, posts=audiences)  # fmt: skip


def _answerable(policy: Policy, event: e.ClockExpired) -> tuple[str, ...]:
    """Whose duty it was: the clock's owner, or that of the level; else it is the case's owner."""
    ladder = policy.ladders.get(event.clock)
    rule = ladder.levels.get(event.key) if ladder else policy.clocks.get(event.clock)
    return tuple(map(str, rule.owner)) if rule else ()


def _decided(change: Change) -> Iterator[Told]:
    words = {e.ProposalApproved: "approved", e.ProposalRejected: "rejected"}
    for item in change.recorded:
        word = words.get(type(item.event))
        proposal = change.after.proposals.get(getattr(item.event, "proposal", ""))
        if word is None or proposal is None:
            continue
        yield Told(person=proposal.proposer, seq=item.seq, sort="decided", at=item.event.at,
                   template=f"{word}/{proposal.subject}", by=item.event.by)  # fmt: skip


def _waiting(change: Change, people: People) -> Iterator[Told]:
    """What waits since this change; what waited before and only moved is no news."""
    last = change.recorded[-1]
    after = wait_values(people.policy, change.after)
    before = wait_values(people.policy, change.before) if after and change.before.version else {}
    for place, row in after.items():
        if place in before:
            continue
        for person in _behind(row["token"], people):
            if person not in row["excluded"].split(","):
                yield Told(person=person, seq=last.seq, sort="waiting", at=last.event.at,
                           template=f"wait/{row['what']}/{row['kind']}", by=last.event.by,
                           due=row["due"], posts=(row["token"].rpartition("/")[2],))  # fmt: skip


def _behind(token: str, people: People) -> tuple[str, ...]:
    """The people behind a token, as of now (register.tokens)."""
    kind, _, name = token.partition(":")
    if kind in ("role", "unit"):
        return people.of(name.partition("/")[2])
    if kind == "manager":
        boss = people.context.organisation.managers.get(name)
        return (boss,) if boss else ()
    return (name,)


def _all(people: People, audiences: Iterable[str], task: str) -> list[str]:
    return list(dict.fromkeys(p for a in audiences for p in people.of(str(a), task)))
