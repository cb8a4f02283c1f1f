"""Changes of the organisation: each is an event, and the rows follow in the same transaction."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from huiyin.ledger import moment
from huiyin.ledger.happenings import Happening, SettingSet
from huiyin.ledger.store import append, load, lock
from huiyin.people import happenings as h
from huiyin.people.models import (
    AccessToken,
    Account,
    Holding,
    ReportingLine,
    SettingValue,
    Standing,
)

STREAM = "people/organisation"


def record(kind: Callable[..., Happening], by: str, **data: Any) -> None:
    """Something happened in the organisation. `by` is who did it ("" at the very beginning)."""
    with transaction.atomic():
        head = lock(STREAM)
        now = moment.now()
        event = kind(at=now, by=by, **data)
        append(head, [event], now)
        follow(event)


def follow(event: Any) -> None:
    """Brings the rows in step with one event."""
    _FOLLOWERS[event.name](event)


def rebuild() -> None:
    """The rows anew from the events. Accounts stay, because passwords are no events."""
    with transaction.atomic():
        for model in (Holding, Standing, ReportingLine, SettingValue):
            model.objects.all().delete()
        for item in load(STREAM):
            follow(item.event)


def _place(event: Any) -> dict[str, str]:
    return {"pack": event.pack, "role": event.role, "unit": event.unit, "person": event.person}


def _joined(event: h.PersonJoined) -> None:
    values = {"shown_name": event.shown_name, "is_administrator": event.administrator}
    account, made = Account.objects.update_or_create(username=event.person, defaults=values)
    if made:
        account.set_unusable_password()
        account.save()


def _left(event: h.PersonLeft) -> None:
    Account.objects.filter(username=event.person).update(is_active=False)
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
    Standing.objects.filter(**_place(event)).delete()


def _manager(event: h.ManagerNamed) -> None:
    ReportingLine.objects.update_or_create(person=event.person, defaults={"manager": event.manager})


def _setting(event: SettingSet) -> None:
    SettingValue.objects.update_or_create(
        pack=event.pack, name=event.setting, defaults={"value": event.value}
    )


_FOLLOWERS: dict[str, Callable[[Any], None]] = {
    h.PersonJoined.name: _joined,
    h.PersonLeft.name: _left,
    h.PostGiven.name: _given,
    h.PostTaken.name: _taken,
    h.DeputyNamed.name: _deputy,
    h.DeputyEnded.name: _deputy_ended,
    h.ManagerNamed.name: _manager,
    h.TokenIssued.name: _issued,
    h.TokenRevoked.name: _revoked,
    SettingSet.name: _setting,
}
