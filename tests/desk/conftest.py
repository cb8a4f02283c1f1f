"""A shop with three people who sit at the desk; signing in is done for them, passwords are cheap."""

import pytest
from django.test import Client

from huiyin.people.models import Account
from tests.ledger.house import open_shop

PASSWORD = "the-desk-is-open"


@pytest.fixture(autouse=True)
def cheap_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def shop(installation):
    open_shop()
    for account in Account.objects.all():
        account.set_password(PASSWORD)
        account.save()
    return installation


@pytest.fixture
def sit_down(shop):
    """A browser of a person of the shop, signed in."""

    def sit(person: str) -> Client:
        client = Client()
        client.force_login(
            Account.objects.get(username=person), "django.contrib.auth.backends.ModelBackend"
        )
        return client

    return sit
