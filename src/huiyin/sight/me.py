"""The person who asks: posts under each regulation, and what they answer to, as of now."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from huiyin.casework.organisation import Organisation
from huiyin.casework.wording import Words
from huiyin.ledger import moment, ports
from huiyin.ledger.held import Held
from huiyin.people.models import Account, Holding, Standing
from huiyin.people.organising import STREAM
from huiyin.policy.policy import Policy
from huiyin.policy.problems import PackError
from huiyin.publishing.deciding import may_decide
from huiyin.publishing.proposals import Proposal, open_proposals
from huiyin.register import tokens, upward
from huiyin.register.knowing import Eyes, eyes_of
from huiyin.register.models import WaitRow
from huiyin.register.queries import COUNTED, count_up_to
from huiyin.register.waiting import Waiting


@dataclass(frozen=True)
class House:
    """A regulation in which the person holds a post or stands in for one."""

    policy: Policy
    organisation: Organisation
    held: frozenset[str]
    stood_in: frozenset[str]

    @property
    def name(self) -> str:
        return self.policy.name


@dataclass(frozen=True)
class Me:
    account: Account
    now: datetime
    language: str

    @property
    def person(self) -> str:
        return self.account.person

    @cached_property
    def houses(self) -> Mapping[str, House]:
        """By pack, in the order of their names."""
        known = set(ports.rules().names())
        mine = {*_packs(Holding, self.person), *_packs(Standing, self.person)}
        found = {name: self._house(name) for name in sorted(mine & known)}
        return {
            name: house for name, house in found.items() if house and (house.held or house.stood_in)
        }

    def _house(self, pack: str) -> House | None:
        """None under a regulation that this process cannot read: the others go on."""
        try:
            policy = policy_now(pack, self.now)
        except PackError:
            return None
        organisation = ports.house().organisation(pack)
        roles = organisation.roles_of(self.person, self.now)
        held = frozenset(p.role for p in organisation.posts if self.person in p.holders)
        return House(policy, organisation, held, roles - held)

    @cached_property
    def tokens(self) -> set[str]:
        houses = [(house.policy, house.organisation) for house in self.houses.values()]
        return tokens.mine(
            self.person, self.now, houses, is_administrator=self.account.is_administrator
        )

    @cached_property
    def eyes(self) -> Eyes:
        return eyes_of(self.person, self.now)

    @cached_property
    def deputised(self) -> frozenset[str]:
        """Tokens that are the person's only because they stand in for somebody."""
        return frozenset(
            tokens.role(house.name, role)
            for house in self.houses.values()
            for role in house.stood_in
        )

    @cached_property
    def waiting(self) -> Waiting:
        """What waits for the person directly, not read yet."""
        return Waiting(self.tokens, self.person, self.eyes)

    @cached_property
    def risen(self) -> list[WaitRow]:
        """What came up the line, because nobody below may decide or know."""
        houses = [(house.policy, house.organisation) for house in self.houses.values()]
        found = upward.approvals_for(self.person, self.now, houses, self.eyes)
        found += upward.sealed_tasks_for(self.person, self.now, houses, self.eyes)
        direct = self.waiting.rows.filter(stream__in={row.stream for row in found})
        known = set(direct.values_list("stream", "what", "thing")) if found else set()
        return [row for row in found if (row.stream, row.what, row.thing) not in known]

    @cached_property
    def counts(self) -> tuple[str, str]:
        """How much waits, and how much of it is approvals, as menus say it: exact to 1,000."""
        risen = sum(row.what == "approval" for row in self.risen) + len(self.editions)
        more = len(self.risen) + len(self.editions)
        if self.kinds is None:
            approvals = _shown(*self.waiting.count("approval"), more=risen)
            return said(COUNTED + 1, more), approvals
        return said(self.kinds.total(), more), said(self.kinds["approval"], risen)

    @cached_property
    def kinds(self) -> Counter[str] | None:
        """How much waits of each kind; None where it is more than menus count."""
        return self.waiting.kinds(COUNTED)

    @cached_property
    def editions(self) -> list[Proposal]:
        """New editions of regulations that wait for the person's consent."""
        return [found for found in open_proposals() if may_decide(self.account, found)]

    @cached_property
    def names(self) -> Mapping[str, str]:
        return names_of_people()

    def words(self, policy: Policy) -> Words:
        return Words(policy, self.language, self.names)


def counted(rows: QuerySet[Any]) -> str:
    """Exact to 1,000. Empty for none, so that a menu shows nothing."""
    return _shown(*count_up_to(rows))


def _shown(found: int, beyond: bool, more: int = 0) -> str:  # noqa: FBT001 (as count_up_to answers)
    return said(COUNTED + 1 if beyond else found, more)


def said(found: int, more: int) -> str:
    total = found + more
    if total > COUNTED:
        return f"{COUNTED:,}+"
    return f"{total:,}" if total else ""


def _packs(model: Any, person: str) -> set[str]:
    return set(model.objects.filter(person=person).values_list("pack", flat=True))


def policy_now(pack: str, now: datetime) -> Policy:
    """The wordings in force today."""
    day = now.astimezone(ports.rules().calendars(pack).zone).date()
    return ports.rules().regulation(pack).on(day)


def _names_of_people() -> Mapping[str, str]:
    rows = Account.objects.values_list("username", "shown_name")
    return {person: shown or person for person, shown in rows}


names_of_people = Held(STREAM, _names_of_people)
"""What each person is called, by their name for signing in."""


def me_of(request: HttpRequest) -> Me:
    """One for the whole request."""
    known: Me | None = getattr(request, "me", None)
    if known is None:
        assert isinstance(request.user, Account)
        language: str = request.language  # type: ignore[attr-defined]
        known = Me(request.user, moment.now(), language)
        request.me = known  # type: ignore[attr-defined]
    return known
