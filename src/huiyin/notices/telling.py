"""Tells people what a change did: a line in their inbox, and mail and robots where these are wanted.

All of it is written in the transaction of the change: what did not happen is told to nobody, and what
happened is not forgotten.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection

from huiyin.casework.context import Context
from huiyin.casework.secrecy import is_sealed
from huiyin.connections import keeping
from huiyin.ledger.asking import row_of
from huiyin.ledger.contexts import context_for
from huiyin.ledger.inserting import insert
from huiyin.ledger.keys import Erased
from huiyin.ledger.ports import Change
from huiyin.notices import house, letters, outbox, writing
from huiyin.notices.deriving import Told, told_by
from huiyin.notices.models import Message
from huiyin.notices.writing import About
from huiyin.people.models import Account
from huiyin.policy.policy import Policy
from huiyin.register.projector import policy_of


class Notices:
    """Serves the ledger's `Teller` port."""

    def tell(self, change: Change) -> None:
        self.tell_all([change])

    def tell_all(self, changes: Sequence[Change]) -> None:
        context = cache(partial(context_for, actor=""))
        news = [found for change in changes if (found := _news(change, context)) is not None]
        ways = _ways_to({told.person for one in news for told in one.tolds})
        posts = [_posted(one, ways) for one in news]
        put = iter(outbox.put_all([packet for post in posts for packet in post.packets]))
        messages: list[Message] = []
        for one, post in zip(news, posts, strict=True):
            there = [next(put) for _ in post.packets]
            # Of what was erased nothing can be kept any more; the inbox still hears of it.
            later = set() if None in there else post.later
            messages += [_message(one.about, told, digest=told in later) for told in one.tolds]
        insert(messages, ignore_conflicts=True)


@dataclass(frozen=True)
class _News:
    """What one change tells colleagues."""

    about: About
    change: Change
    tolds: Sequence[Told]


def _news(change: Change, context: Callable[..., Context]) -> _News | None:
    """None where there is nothing to tell colleagues; the complainant has been told."""
    if not change.recorded or not change.after.registered_at:
        return None
    policy = policy_of(change)
    if is_sealed(policy, change.after) and not is_sealed(policy, change.before):
        outbox.withhold(change.stream)
    with suppress(Erased):
        letters.send_to_complainant(policy, change)
    tolds = told_by(policy, change, context(policy.name, now=change.recorded[-1].recorded_at))
    return _News(About(policy, change.after, change.stream), change, tolds) if tolds else None


@dataclass(frozen=True)
class _Ways:
    """How people are reached outside the desk: those with an address, with what they wish; and robots."""

    accounts: Mapping[str, Account]
    wishes: Mapping[str, house.Wish]
    defaults: house.Messages
    robots: Mapping[str, Any]


def _ways_to(persons: Collection[str]) -> _Ways:
    defaults, accounts = house.defaults(), _with_mail(persons)
    wishes = house.wishes_of(accounts.keys(), defaults) if accounts else {}
    return _Ways(accounts, wishes, defaults, keeping.every("robot") if persons else {})


@dataclass
class _Post:
    """What leaves the house for one change; what waits for a digest is marked instead."""

    packets: list[outbox.Packet] = field(default_factory=list)
    later: set[Told] = field(default_factory=set)


def _posted(news: _News, ways: _Ways) -> _Post:
    post = _Post()
    _mail(news, ways, post)
    _to_robots(news, ways.robots, post)
    return post


def _message(about: About, told: Told, *, digest: bool) -> Message:
    values = {
        "person": told.person,
        "stream": about.stream,
        "seq": told.seq,
        "pack": about.policy.name,
        "sort": told.sort,
        "template": told.template[:160],
        "at": told.at,
        "due": told.due,
        "digest": digest,
        "read_at": None,
    }
    return row_of(Message, values)


def _mail(news: _News, ways: _Ways, post: _Post) -> None:
    """One letter for each person."""
    about, change = news.about, news.change
    by_person: dict[str, list[Told]] = defaultdict(list)
    for told in news.tolds:
        by_person[told.person].append(told)
    for account in (ways.accounts[person] for person in by_person if person in ways.accounts):
        wish = ways.wishes[account.person]
        theirs = by_person[account.person]
        if not wish.mail:
            continue
        later = wish.digest != "none"
        at_once = [told for told in theirs if is_immediate(about.policy, told)]
        now = at_once if later else theirs
        post.later.update(told for told in theirs if later and told not in at_once)
        if now:
            zone = ZoneInfo(str(about.policy.head.zone))
            made = change.recorded[-1].recorded_at
            cause = outbox.Cause(
                key=f"{change.stream}/{change.recorded[-1].seq}/{account.person}",
                purpose=now[0].template,
                stream=change.stream,
                person=account.person,
                not_before=None if at_once else wish.earliest(made, zone),
            )
            written = writing.letter(about, now, account, ways.defaults)
            post.packets.append(outbox.Packet(written, cause))


def _with_mail(persons: Collection[str]) -> Mapping[str, Account]:
    """Those of these persons who have an address; most messages go to nobody who has one."""
    if not persons:
        return {}
    places = ", ".join(["%s"] * len(persons))
    asked = f"SELECT username FROM people_account WHERE email <> '' AND username IN ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(asked, list(persons))
        found = [name for (name,) in cursor.fetchall()]
    accounts = Account.objects.filter(username__in=found) if found else ()
    return {account.person: account for account in accounts}


def is_immediate(policy: Policy, told: Told) -> bool:
    """What the regulation says must be told at once waits for no digest and no quiet hours."""
    notice = policy.notices.get(told.template)
    return notice is not None and notice.at_once


def _to_robots(news: _News, robots: Mapping[str, Any], post: _Post) -> None:
    """One message to each group whose posts were meant."""
    about, change = news.about, news.change
    if about.is_sealed:
        return
    for name, robot in robots.items():
        meant = robot.addressed()
        theirs = [t for t in news.tolds if {f"{about.policy.name}/{p}" for p in t.posts} & meant]
        if not theirs:
            continue
        key = f"{change.stream}/{change.recorded[-1].seq}"
        cause = outbox.Cause(key=key, purpose=theirs[0].template, stream=change.stream)
        written = writing.group_letter(about, theirs, robot)
        post.packets.append(outbox.Packet(written, cause, f"robot/{name}"))
