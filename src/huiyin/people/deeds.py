"""What administrators do to the organisation. Desk and console call the same; each is an event.

`by` is the administrator, or None for whoever sits at the console of the machine itself. At the desk
a change needs power that was switched on; at the console it needs none, and says so by an empty name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from huiyin.casework.audience import AUDIENCES
from huiyin.ledger import moment, ports
from huiyin.people import happenings as h
from huiyin.people.models import Account, Holding, Identity, OwnGrant, Power, Standing
from huiyin.people.organising import record
from huiyin.people.unfit import Unfit as Unfit  # noqa: PLC0414 (whoever does these knows it from here)

LONGEST = timedelta(hours=8)
LENGTHS = {"15": timedelta(minutes=15), "60": timedelta(hours=1), "480": LONGEST}
_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{0,62}")

Administrator = Account | None


@dataclass(frozen=True)
class Place:
    """A post: a role of a regulation, perhaps in a unit."""

    pack: str
    role: str
    unit: str = ""

    def as_data(self) -> Mapping[str, str]:
        return {"pack": self.pack, "role": self.role, "unit": self.unit}


def power_until(account: Account, now: datetime) -> datetime | None:
    """Until when the administrator may change the organisation; None while the power is off."""
    row = Power.objects.filter(person=account.person, until__gt=now).first()
    return row.until if row and account.is_administrator and account.is_active else None


def take_power(by: Account, length: timedelta, why: str) -> None:
    _check_why(why)
    if not by.is_administrator:
        raise Unfit("house.no.administrator")
    if not timedelta(0) < length <= LONGEST:
        raise Unfit("house.no.length", "length")
    record(h.PowerTaken, by.person, person=by.person, until=moment.now() + length, why=why)


def lay_down_power(by: Account) -> None:
    record(h.PowerLaidDown, by.person, person=by.person)


def _check_why(why: str) -> None:
    if len(why.strip()) < 2:
        raise Unfit("house.no.why", "why")


def allow(by: Administrator) -> str:
    """The name the events bear. Raises Unfit while the power of the administrator is off."""
    if by is None:
        return ""
    if power_until(by, moment.now()) is None:
        raise Unfit("house.no.power")
    return by.person


def known(person: str) -> Account:
    account = Account.objects.filter(username=person).first()
    if account is None:
        raise Unfit("house.no.person", "person", person=person)
    return account


def working(person: str) -> Account:
    account = known(person)
    if not account.is_active:
        raise Unfit("house.no.left", "person", person=account.words())
    return account


def join(
    by: Administrator, person: str, shown_name: str, address: str = "", why: str = ""
) -> Account:
    """Somebody new. They have no password yet: a link, issued apart, lets them choose one."""
    who = allow(by)
    _check_name(person)
    if not shown_name.strip():
        raise Unfit("house.no.shown_name", "shown_name")
    _check_address(address)
    if Account.objects.filter(username=person).exists():
        raise Unfit("house.no.taken", "person", person=person)
    record(h.PersonJoined, who, person=person, shown_name=shown_name.strip(), why=why)
    account = known(person)
    account.email = address
    account.save(update_fields=["email"])
    return account


def _check_name(person: str) -> None:
    """A name of a person must never be taken for a post, a unit or a word such as `owner`."""
    if not _NAME.fullmatch(person):
        raise Unfit("house.no.name", "person")
    rules = ports.rules()
    words = set(AUDIENCES)
    for pack in rules.names():
        told = rules.regulation(pack).pack
        words |= {str(name) for name in (*told.roles, *told.units)}
    if person in words:
        raise Unfit("house.no.word", "person", person=person)


def _check_address(address: str) -> None:
    if not address:
        return
    try:
        validate_email(address)
    except ValidationError:
        raise Unfit("house.no.address", "address") from None


def come_back(by: Administrator, person: str, why: str) -> None:
    """Somebody who had left works here again; their old posts stay with whoever has them now."""
    who, account = allow(by), known(person)
    if account.is_active:
        raise Unfit("house.no.here", "person", person=account.words())
    record(h.PersonJoined, who, person=person, shown_name=account.words(), why=why)


def describe(by: Administrator, person: str, shown_name: str, address: str) -> None:
    who, account = allow(by), known(person)
    _check_address(address)
    if not shown_name.strip():
        raise Unfit("house.no.shown_name", "shown_name")
    if shown_name.strip() != account.shown_name:
        record(h.PersonRenamed, who, person=person, shown_name=shown_name.strip(),
               previous=account.shown_name)  # fmt: skip
    Account.objects.filter(pk=account.pk).update(email=address)


def give_post(by: Administrator, person: str, place: Place, why: str = "") -> None:
    who, account = allow(by), working(person)
    check_place(place)
    if Holding.objects.filter(person=person, **place.as_data()).exists():
        raise Unfit("house.no.holds", "role", person=account.words())
    record(h.PostGiven, who, person=person, why=why, **place.as_data())


def take_post(by: Administrator, person: str, place: Place, why: str = "") -> None:
    who = allow(by)
    if not Holding.objects.filter(person=person, **place.as_data()).exists():
        raise Unfit("house.no.holding", "role")
    record(h.PostTaken, who, person=person, why=why, **place.as_data())


def check_place(place: Place) -> None:
    rules = ports.rules()
    if place.pack not in rules.names():
        raise Unfit("house.no.pack", "post")
    told = rules.regulation(place.pack).pack
    if place.role not in {str(name) for name in told.roles}:
        raise Unfit("house.no.role", "post")
    if place.unit and place.unit not in {str(name) for name in told.units}:
        raise Unfit("house.no.unit", "unit")


def name_deputy(
    by: Administrator, person: str, place: Place, since: datetime | None, until: datetime | None,
    why: str = "",
) -> None:  # fmt: skip
    who = allow(by)
    working(person)
    check_place(place)
    if until is not None and until <= max(since or moment.now(), moment.now()):
        raise Unfit("house.no.until", "until")
    if Holding.objects.filter(person=person, **place.as_data()).exists():
        raise Unfit("house.no.own_deputy", "person")
    same = Standing.objects.filter(person=person, on_duty=False, **place.as_data())
    if same.filter(since=since, until=until).exists():
        raise Unfit("house.no.change")
    record(h.DeputyNamed, who, person=person, since=since, until=until, why=why, **place.as_data())


def end_deputy(by: Administrator, person: str, place: Place, why: str = "") -> None:
    who = allow(by)
    if not Standing.objects.filter(person=person, **place.as_data()).exists():
        raise Unfit("house.no.holding", "role")
    record(h.DeputyEnded, who, person=person, why=why, **place.as_data())


def name_manager(by: Administrator, person: str, manager: str) -> None:
    who = allow(by)
    working(person)
    working(manager)
    if person == manager:
        raise Unfit("house.no.own_manager", "manager")
    record(h.ManagerNamed, who, person=person, manager=manager)


def make_administrator(by: Administrator, person: str, why: str) -> None:
    who, account = allow(by), working(person)
    _check_why(why)
    if account.is_administrator:
        raise Unfit("house.no.holds", "person", person=account.words())
    record(h.AdministratorNamed, who, person=person, why=why)


def end_administrator(by: Administrator, person: str, why: str) -> None:
    who = allow(by)
    _check_why(why)
    keep_an_administrator(person)
    record(h.AdministratorEnded, who, person=person, why=why)


def keep_an_administrator(leaving: str) -> None:
    """Raises Unfit when nobody would be left to open the door."""
    others = Account.objects.filter(is_active=True, is_administrator=True).exclude(username=leaving)
    if not others.exists():
        raise Unfit("house.no.last")


def demand_factor(by: Administrator, pack: str, role: str, *, wanted: bool) -> None:
    who = allow(by)
    record(h.SecondFactorDemanded if wanted else h.SecondFactorWaived, who, pack=pack, role=role)


def reset_factors(by: Administrator, person: str, why: str) -> int:
    """For somebody who lost phone and codes: they sign in by password and set up anew."""
    who, account = allow(by), known(person)
    _check_why(why)
    found = list(Authenticator.objects.filter(user=account))
    for one in found:
        record(h.SecondFactorRemoved, who, person=person, factor=str(one.type), why=why)
        one.delete()
    return len(found)


def end_sessions(by: Administrator, person: str, why: str = "") -> int:
    who, account = allow(by), known(person)
    found = list(UserSession.objects.filter(user=account))
    for session in found:
        session.end()
    if found:
        record(h.SessionsEnded, who, person=person, count=len(found), why=why)
    return len(found)


def approve_identity(
    by: Administrator, person: str, provider: str, subject: str = "", address: str = ""
) -> None:
    """Lets the person sign in as whoever the provider knows by this subject or verified address."""
    who = allow(by)
    working(person)
    _check_address(address)
    if not (subject or address) or not provider:
        raise Unfit("house.no.identity", "subject")
    if Identity.objects.filter(provider=provider, subject=subject, address=address).exists():
        raise Unfit("house.no.identity_taken", "subject")
    Identity.objects.create(person=person, provider=provider, subject=subject, address=address)
    record(h.IdentityApproved, who, person=person, provider=provider)


def withdraw_identity(by: Administrator, identity: Identity) -> None:
    """What allauth had linked under it goes too, so that the next sign-in asks again."""
    from allauth.socialaccount.models import SocialAccount  # noqa: PLC0415 (apps must be ready)

    who = allow(by)
    linked = SocialAccount.objects.filter(user__username=identity.person)
    linked.filter(provider=identity.provider).delete()
    record(h.IdentityWithdrawn, who, person=identity.person, provider=identity.provider)
    identity.delete()


def review_own_grant(by: Account, place: int) -> None:
    """Another administrator says that they have seen what somebody gave to themselves."""
    grant = OwnGrant.objects.filter(place=place, reviewed_by="").first()
    if grant is None or not by.is_administrator or grant.person == by.person:
        raise Unfit("house.no.review")
    record(h.OwnGrantReviewed, by.person, place=place)
