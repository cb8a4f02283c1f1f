"""A shop whose people have addresses, beside a mail server that takes what they are sent."""

import pytest

from huiyin.connections import keeping
from huiyin.ledger import ports
from huiyin.notices.telling import Notices
from huiyin.people.models import Account
from tests.ledger.house import open_shop
from tests.support.mail import mail_server


@pytest.fixture
def shop(installation):
    open_shop()
    for account in Account.objects.all():
        account.email = f"{account.username}@house.test"
        account.save()
    assert any(isinstance(teller, Notices) for teller in ports.tellers())
    return installation


@pytest.fixture
def server(installation):
    with mail_server() as (letters, port):
        keeping.put("smtp", {"host": "127.0.0.1", "port": port, "security": "none",
                             "sender": "desk@house.test", "seconds": 5}, "")  # fmt: skip
        yield letters
