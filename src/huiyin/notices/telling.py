"""Tells people what a change did: a line in their inbox, and mail and robots where these are wanted.

All of it is written in the transaction of the change: what did not happen is told to nobody, and what
happened is not forgotten.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
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
        accounts = _with_mail({told.person for one in news for told in one.tolds})
        messages = [message for one in news for message in _sent(one, accounts)]
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


def _sent(news: _News, accounts: Mapping[str, Account]) -> list[Message]:
    """The lines for inboxes; what leaves the house is put into the outbox."""
    about, tolds = news.about, news.tolds
    mailed: Mapping[Told, str] = {}
    with suppress(Erased):  # nothing can be kept for it any more; the inbox still hears of it
        mailed = _mail(news, accounts)
        _to_robots(about, tolds, news.change)
    return [_message(about, told, digest=mailed.get(told) == "digest") for told in tolds]


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


def _mail(news: _News, accounts: Mapping[str, Account]) -> Mapping[Told, str]:
    """Puts one letter for each person into the outbox; what waits for a digest is marked instead."""
    about, change = news.about, news.change
    defaults, how = house.defaults(), {}
    by_person: dict[str, list[Told]] = defaultdict(list)
    for told in news.tolds:
        by_person[told.person].append(told)
    for account in (accounts[person] for person in by_person if person in accounts):
        wish = house.wish_of(account.person, defaults)
        theirs = by_person[account.person]
        if not wish.mail:
            continue
        later = wish.digest != "none"
        at_once = [told for told in theirs if is_immediate(about.policy, told)]
        now = at_once if later else theirs
        how.update({told: "digest" for told in theirs if later and told not in at_once})
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
            outbox.put(writing.letter(about, now, account, defaults), cause)
    return how


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


def _to_robots(about: About, tolds: Sequence[Told], change: Change) -> None:
    """One message to each group whose posts were meant."""
    if about.is_sealed:
        return
    for name, robot in keeping.every("robot").items():
        meant = robot.addressed()
        theirs = [t for t in tolds if {f"{about.policy.name}/{p}" for p in t.posts} & meant]
        if not theirs:
            continue
        key = f"{change.stream}/{change.recorded[-1].seq}"
        cause = outbox.Cause(key=key, purpose=theirs[0].template, stream=change.stream)
        outbox.put(writing.group_letter(about, theirs, robot), cause, f"robot/{name}")
