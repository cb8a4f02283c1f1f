"""What signing in leaves in the organisation's stream: only what somebody should know of later."""

from datetime import timedelta
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_removed
from axes.signals import user_locked_out
from django.conf import settings

from huiyin.ledger import moment
from huiyin.people import happenings as h
from huiyin.people.models import Account, Lock
from huiyin.people.organising import record


def listen() -> None:
    for chosen in (password_changed, password_reset, password_set):
        chosen.connect(_password_chosen)
    authenticator_removed.connect(_factor_removed)
    user_locked_out.connect(_locked_out)


def _password_chosen(user: Account, **_: Any) -> None:
    Account.objects.filter(pk=user.pk).update(must_change_password=False)


def _factor_removed(user: Account, authenticator: Any, **_: Any) -> None:
    record(h.SecondFactorRemoved, user.person, person=user.person, factor=str(authenticator.type))


def _locked_out(username: str, **_: Any) -> None:
    """Once while an account is locked, and never for a name that nobody bears: tries may be many."""
    if not Account.objects.filter(username=username).exists():
        return
    last = Lock.objects.filter(person=username).first()
    cool_off: timedelta = settings.AXES_COOLOFF_TIME
    if last is None or moment.now() - last.at >= cool_off:
        record(h.AccountLocked, "", person=username)
