"""Proposing an edition, and saying yes or no to it: whoever proposed it never decides alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from huiyin.casework.audience import People
from huiyin.casework.case import Case
from huiyin.catalogue.trying import Tried
from huiyin.ledger import happenings as h
from huiyin.ledger import moment, packs, ports
from huiyin.ledger.door import context_for
from huiyin.ledger.store import append, lock
from huiyin.people import regulations as books
from huiyin.people.deeds import Unfit, allow, power_until
from huiyin.people.models import Account
from huiyin.policy.schema.pack import Publisher
from huiyin.publishing import announcing, looking, trials
from huiyin.publishing.proposals import (
    Proposal,
    drafted,
    in_force,
    proposal,
    proposals,
    stream_of,
)


def propose(by: Account, found: Tried, why: str = "") -> Proposal:
    """Keeps the edition for ever and has it looked at; nothing holds yet. Raises Unfit."""
    who = allow(by)
    regulation = books.fit(found)
    pack = regulation.pack
    with transaction.atomic():
        head = lock(stream_of(pack.pack))
        if any(one.is_open for one in proposals(pack.pack)):
            raise Unfit("publish.no.open")
        bases, content = books.bases_of(regulation), packs.keep(found.parcel)
        _check_new(pack.pack, content)
        event = h.PackProposed(
            at=moment.now(), by=who, pack=pack.pack, version=str(pack.version), why=why,
            in_force=str(pack.in_force), sha256=content, stories=found.stories,
            bases=tuple(f"{name}:{sha}" for name, sha in bases.items()),
            warnings=len(found.warnings),
        )  # fmt: skip
        append(head, [event], event.at)
        made = proposal(pack.pack, head.version)
        assert made is not None
        looking.compare(made)
        trials.begin(made)
        judges = deciders(made)
        announcing.ask(made, judges.people, judges.posts)
    return made


def _check_new(pack: str, content: str) -> None:
    last = packs.published(pack)
    if last and last[-1].sha256 == content:
        raise Unfit("install.no.change")


@dataclass(frozen=True)
class Deciders:
    """Who may decide: person to the post by which they do, none for a second administrator.

    `posts` are those that the edition in force names under its `clause`. Where nobody but the proposer
    holds one, nor any above it, an administrator decides instead.
    """

    people: Mapping[str, str]
    posts: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()


def deciders(found: Proposal) -> Deciders:
    """The edition in force says who consents to the next: a draft does not choose its own judge."""
    publisher = _publisher(found)
    if publisher is None:
        return Deciders(_administrators(found))
    posts = tuple(map(str, publisher.role))
    holders = {who: post for who, post in _holders(found.pack, posts).items() if who != found.by}
    return Deciders(holders or _administrators(found), posts, publisher.clause)


def _publisher(found: Proposal) -> Publisher | None:
    regulation = in_force(found.pack)
    return regulation.pack.published_by if regulation else None


def _holders(pack: str, posts: tuple[str, ...]) -> dict[str, str]:
    """Whoever acts in these posts now, else up the line."""
    context = context_for(pack, "", moment.now())
    today = context.now.astimezone(context.calendars.zone).date()
    people = People(ports.rules().regulation(pack).on(today), Case(), context)
    found = [people.of_role(post) for post in reversed(posts)]
    return {person: post for acting, post in found for person in acting}


def _administrators(found: Proposal) -> dict[str, str]:
    rows = Account.objects.filter(is_administrator=True, is_active=True).exclude(username=found.by)
    return dict.fromkeys(rows.order_by("username").values_list("username", flat=True), "")


def may_decide(by: Account, found: Proposal) -> bool:
    return found.is_open and by.is_active and by.person in deciders(found).people


def missing(found: Proposal) -> list[str]:
    """What must have been looked at before anybody consents, by the key of its sentence."""
    lacks = [] if found.step(h.PackTried) else ["publish.lacks.tried"]
    return lacks if found.step(h.PackProven) else [*lacks, "publish.lacks.proven"]


def approve(by: Account, found: Proposal, why: str = "") -> None:
    """It is published, holds from its day, and is announced. Raises Unfit, then nothing has changed."""
    with transaction.atomic():
        head = lock(stream_of(found.pack))
        current = _open(found)
        role = _role(by, current)
        if lacks := missing(current):
            raise Unfit(lacks[0])
        append(head, [h.PackApproved(at=moment.now(), by=by.person, pack=found.pack,
                                     proposal=found.place, role=role, why=why)], moment.now())  # fmt: skip
        parcel = packs.parcel_under(found.sha256)
        books.put_in_force(parcel, drafted(found), by.person, bases=found.bases,
                           grounds=books.Grounds(found.why), proposal=found.place)  # fmt: skip
        told = announcing.announce(found)
        _step(found, h.PackAnnounced(at=moment.now(), by=by.person, pack=found.pack,
                                     proposal=found.place, people=told))  # fmt: skip


def decline(by: Account, found: Proposal, why: str) -> None:
    """Raises Unfit without a reason."""
    if len(why.strip()) < 2:
        raise Unfit("house.no.why", "why")
    with transaction.atomic():
        lock(stream_of(found.pack))
        _role(by, _open(found))
        _step(found, h.PackDeclined(at=moment.now(), by=by.person, pack=found.pack,
                                    proposal=found.place, why=why.strip()))  # fmt: skip


def withdraw(by: Account, found: Proposal, why: str = "") -> None:
    """By whoever proposed it. Raises Unfit."""
    with transaction.atomic():
        lock(stream_of(found.pack))
        if _open(found).by != by.person:
            raise Unfit("publish.no.not_yours")
        _step(found, h.PackWithdrawn(at=moment.now(), by=by.person, pack=found.pack,
                                     proposal=found.place, why=why.strip()))  # fmt: skip


def _open(found: Proposal) -> Proposal:
    current = proposal(found.pack, found.place)
    if current is None or not current.is_open:
        raise Unfit("publish.no.over")
    return current


def _role(by: Account, found: Proposal) -> str:
    """The post by which this person decides; empty for a second administrator, whose power is on."""
    if by.person == found.by:
        raise Unfit("publish.no.own")
    allowed = deciders(found)
    if by.person not in allowed.people:
        raise Unfit("publish.no.right")
    post = allowed.people[by.person]
    if post:
        return post
    if power_until(by, moment.now()) is None:
        raise Unfit("house.no.power")
    return ""


def _step(found: Proposal, event: h.OfProposal) -> None:
    append(lock(stream_of(found.pack)), [event], event.at)
