"""Changes of the organisation: each is an event, and the rows follow in the same transaction."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from huiyin.casework.texts import MOST
from huiyin.ledger import moment
from huiyin.ledger.happenings import Happening, SettingSet
from huiyin.ledger.store import append, load, lock
from huiyin.people import happenings as h
from huiyin.people import worded as w
from huiyin.people.models import (
    AccessToken,
    Account,
    ApplicationLine,
    ClosingDay,
    Erasure,
    Holding,
    Lock,
    OwnGrant,
    OwnLetter,
    OwnWording,
    Power,
    ReportingLine,
    SecondFactorRule,
    SettingValue,
    Standing,
)
from huiyin.people.unfit import Unfit

STREAM = "people/organisation"
ROWS = (
    Holding, Standing, ReportingLine, SettingValue, ApplicationLine, Erasure, Power, SecondFactorRule, Lock,
    OwnGrant, ClosingDay, OwnWording, OwnLetter,
)  # fmt: skip
"""All that follows from the stream alone."""


def record(kind: Callable[..., Happening], by: str, **data: Any) -> None:
    """Something happened in the organisation. `by` is who did it ("" at the very beginning).

    Raises Unfit for a text that nobody would read.
    """
    for name, said in data.items():
        if isinstance(said, str) and len(said) > MOST:
            raise Unfit("house.no.long", name)
    with transaction.atomic():
        head = lock(STREAM)
        now = moment.now()
        event = kind(at=now, by=by, **data)
        [kept] = append(head, [event], now)
        follow(event, kept.seq)


def follow(event: Any, place: int) -> None:
    """Brings the rows in step with one event; `place` is its seq."""
    follower = _FOLLOWERS.get(event.name)
    if follower is not None:
        follower(event)
    if is_own_grant(event):
        OwnGrant.objects.create(place=place, person=event.by, at=event.at)


def is_own_grant(event: Any) -> bool:
    """Whether somebody gave a right to themselves."""
    return event.name in _POWERS and bool(event.by) and event.by == event.person


def rebuild() -> None:
    """The rows anew from the events. Accounts stay, because passwords are no events."""
    with transaction.atomic():
        for model in ROWS:
            model.objects.all().delete()
        for item in load(STREAM):
            follow(item.event, item.seq)


def _place(event: Any) -> dict[str, str]:
    return {"pack": event.pack, "role": event.role, "unit": event.unit, "person": event.person}


def _joined(event: h.PersonJoined) -> None:
    values = {
        "shown_name": event.shown_name,
        "is_administrator": event.administrator,
        "is_active": True,
    }
    account, made = Account.objects.update_or_create(username=event.person, defaults=values)
    if made:
        account.set_unusable_password()
        account.save()


def _left(event: h.PersonLeft) -> None:
    """Whatever was overlooked goes too: nobody who left holds a post, stands in or has power."""
    gone = Account.objects.filter(username=event.person)
    gone.update(is_active=False, is_administrator=False)
    for model in (Holding, Standing, ReportingLine, Power):
        model.objects.filter(person=event.person).delete()
    _valid(person=event.person).update(revoked_at=event.at)


def _issued(event: h.TokenIssued) -> None:
    """The row was written by whoever made the secret, which is no event."""


def _revoked(event: h.TokenRevoked) -> None:
    _valid(pk=event.token).update(revoked_at=event.at)


def _valid(**which: str) -> QuerySet[AccessToken]:
    return AccessToken.objects.filter(revoked_at=None, **which)


def _given(event: h.PostGiven) -> None:
    if not Holding.objects.filter(**_place(event)).exists():
        Holding.objects.create(**_place(event))


def _taken(event: h.PostTaken) -> None:
    Holding.objects.filter(**_place(event)).delete()


def _deputy(event: h.DeputyNamed) -> None:
    Standing.objects.create(**_place(event), since=event.since, until=event.until)


def _deputy_ended(event: h.DeputyEnded) -> None:
    Standing.objects.filter(**_place(event), on_duty=False).delete()


def _rostered(event: h.DutyRostered) -> None:
    Standing.objects.create(**_place(event), since=event.since, until=event.until, on_duty=True)


def _dropped(event: h.DutyDropped) -> None:
    turns = Standing.objects.filter(**_place(event), on_duty=True)
    turns.filter(since=event.since, until=event.until).delete()


def _closed(event: h.HouseClosed) -> None:
    ClosingDay.objects.update_or_create(
        day=date.fromisoformat(event.day), defaults={"title": event.title}
    )


def _opened(event: h.HouseOpened) -> None:
    ClosingDay.objects.filter(day=date.fromisoformat(event.day)).delete()


def _worded(event: w.NoticeWorded) -> None:
    OwnWording.objects.filter(pack=event.pack, notice=event.notice).delete()
    if event.text:
        OwnWording.objects.create(
            pack=event.pack, notice=event.notice, text=event.text, of_book=event.of_book
        )


def _letter_worded(event: w.LetterWorded) -> None:
    place = {"pack": event.pack, "letter": event.letter, "language": event.language}
    OwnLetter.objects.filter(**place).delete()
    if event.text:
        OwnLetter.objects.create(**place, text=event.text, of_book=event.of_book)


def _manager(event: h.ManagerNamed) -> None:
    ReportingLine.objects.update_or_create(person=event.person, defaults={"manager": event.manager})


def _setting(event: SettingSet) -> None:
    SettingValue.objects.update_or_create(
        pack=event.pack, name=event.setting, defaults={"value": event.value}
    )


def _application(event: h.ApplicationRuled) -> None:
    ApplicationLine.objects.all().delete()
    ApplicationLine.objects.bulk_create(
        ApplicationLine(
            place=place, pack=pack, unit=unit, channel=channel, kind=kind, since=event.at
        )
        for place, (pack, unit, channel, kind) in enumerate(event.lines, 1)
    )


def _erasure_asked(event: h.ErasureAsked) -> None:
    values = {
        "number": event.number,
        "asked_by": event.by,
        "asked_at": event.at,
        "why": event.why,
        "batch": event.batch,
    }
    Erasure.objects.update_or_create(case=event.case, defaults=values)


def _erasure_over(event: h.ErasureDeclined | h.CaseErased) -> None:
    Erasure.objects.filter(pk=event.case).delete()


def _renamed(event: h.PersonRenamed) -> None:
    Account.objects.filter(username=event.person).update(shown_name=event.shown_name)


def _phone(event: h.PhoneNoted) -> None:
    Account.objects.filter(username=event.person).update(phone=event.phone)


def _administrator(event: h.AdministratorNamed) -> None:
    Account.objects.filter(username=event.person).update(is_administrator=True)


def _administrator_ended(event: h.AdministratorEnded) -> None:
    Account.objects.filter(username=event.person).update(is_administrator=False)
    Power.objects.filter(person=event.person).delete()


def _power(event: h.PowerTaken) -> None:
    Power.objects.update_or_create(person=event.person, defaults={"until": event.until})


def _power_down(event: h.PowerLaidDown) -> None:
    Power.objects.filter(person=event.person).delete()


def _demanded(event: h.SecondFactorDemanded) -> None:
    SecondFactorRule.objects.get_or_create(pack=event.pack, role=event.role)


def _waived(event: h.SecondFactorWaived) -> None:
    SecondFactorRule.objects.filter(pack=event.pack, role=event.role).delete()


def _locked(event: h.AccountLocked) -> None:
    Lock.objects.update_or_create(person=event.person, defaults={"at": event.at})


def _reviewed(event: h.OwnGrantReviewed) -> None:
    OwnGrant.objects.filter(place=event.place).update(reviewed_by=event.by)


_POWERS = frozenset(
    kind.name
    for kind in (
        h.PostGiven,
        h.DeputyNamed,
        h.DutyRostered,
        h.AdministratorNamed,
        h.IdentityApproved,
    )
)
"""What gives somebody a right. Who gives it to themselves is shown to others until one has looked."""
_FOLLOWERS: dict[str, Callable[[Any], None]] = {
    h.PersonJoined.name: _joined,
    h.PersonLeft.name: _left,
    h.PostGiven.name: _given,
    h.PostTaken.name: _taken,
    h.DeputyNamed.name: _deputy,
    h.DeputyEnded.name: _deputy_ended,
    h.DutyRostered.name: _rostered,
    h.DutyDropped.name: _dropped,
    h.HouseClosed.name: _closed,
    h.HouseOpened.name: _opened,
    w.NoticeWorded.name: _worded,
    w.LetterWorded.name: _letter_worded,
    h.ManagerNamed.name: _manager,
    h.TokenIssued.name: _issued,
    h.TokenRevoked.name: _revoked,
    SettingSet.name: _setting,
    h.ApplicationRuled.name: _application,
    h.ErasureAsked.name: _erasure_asked,
    h.ErasureDeclined.name: _erasure_over,
    h.CaseErased.name: _erasure_over,
    h.PersonRenamed.name: _renamed,
    h.PhoneNoted.name: _phone,
    h.AdministratorNamed.name: _administrator,
    h.AdministratorEnded.name: _administrator_ended,
    h.PowerTaken.name: _power,
    h.PowerLaidDown.name: _power_down,
    h.SecondFactorDemanded.name: _demanded,
    h.SecondFactorWaived.name: _waived,
    h.AccountLocked.name: _locked,
    h.OwnGrantReviewed.name: _reviewed,
}
