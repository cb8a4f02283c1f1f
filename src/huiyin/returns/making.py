"""Makes the table of a return out of the register, as of any moment."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from huiyin.casework.organisation import Organisation
from huiyin.casework.tally.spans import Span, last_ended, span_named
from huiyin.casework.tally.tables import Table, table_of
from huiyin.ledger import ports
from huiyin.ledger.standby import long_read
from huiyin.policy.policy import Policy
from huiyin.policy.schema.returns import Return
from huiyin.returns.rows import Counting


class NoSuchReturn(LookupError):
    """The regulation knows no return of this name, or the return no such period."""


@dataclass(frozen=True)
class Wanted:
    """One return of one period."""

    policy: Policy
    name: str
    rule: Return
    span: Span


def wanted(pack: str, name: str, key: str, now: datetime) -> Wanted:
    """`key` names the period; empty, the latest that ended. Raises NoSuchReturn.

    The return as it was worded when its period ended: a form that changed since does not change it.
    """
    if pack not in ports.rules().names():
        raise NoSuchReturn(pack)
    regulation, zone = ports.rules().regulation(pack), ports.rules().calendars(pack).zone
    today = regulation.on(now.astimezone(zone).date())
    rule = today.returns.get(name)
    if rule is None:
        raise NoSuchReturn(name)
    try:
        span = span_named(rule, key, zone) if key else last_ended(rule, now, zone)
    except ValueError as error:
        raise NoSuchReturn(str(error)) from None
    policy = regulation.on(max(span.last, _first_day(policy=today)))
    worded = policy.returns.get(name)
    if worded is None or worded.period != rule.period:
        policy, worded = today, rule
    return Wanted(policy, name, worded, span)


def _first_day(policy: Policy) -> date:
    return policy.head.in_force


def computed(asked: Wanted, at: datetime | None = None) -> Table:
    """As the register stood `at`; None is now. What is sealed counts only where the return says so."""
    counting = Counting(asked.policy, at)
    with _wide():
        return table_of(asked.policy, asked.rule, asked.span, counting, unit_of(asked.policy))


def looked_at(asked: Wanted) -> Table:
    """As now, for somebody who looks and records nothing."""
    with long_read():
        return computed(asked)


def _wide() -> AbstractContextManager[None]:
    """The whole register is read again and again; PostgreSQL sees to that itself."""
    return getattr(connection, "wide", nullcontext)()


def unit_of(policy: Policy) -> Callable[[str], str]:
    """The unit of a person: of the post they hold, else of the role of that post."""
    organisation: Organisation = ports.house().organisation(policy.name)

    def found(person: str) -> str:
        for post in organisation.posts_of(person):
            role = policy.roles.get(post.role)
            unit = post.unit or str((role.unit if role else None) or "")
            if unit and person in post.holders:
                return unit
        return ""

    return found
