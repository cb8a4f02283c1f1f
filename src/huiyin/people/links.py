"""Links that let a person choose a password: an invitation, or a way back in. Each opens once."""

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from huiyin.people import happenings as h
from huiyin.people.deeds import Administrator, allow, working
from huiyin.people.organising import record


def issue(by: Administrator, person: str, why: str = "") -> str:
    """The path of a new link, signed and good for three days or until a password is chosen.

    While nobody has chosen a password yet, an earlier link stops working.
    """
    who, account = allow(by), working(person)
    if not account.has_usable_password():
        account.set_unusable_password()
        account.save(update_fields=["password"])
    record(h.LinkIssued, who, person=account.person, why=why)
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(account)
    places = {"uidb36": user_pk_to_url_str(account), "key": key}
    return reverse("account_reset_password_from_key", kwargs=places)
