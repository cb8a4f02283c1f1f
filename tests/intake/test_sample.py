"""The sample company of the demo: every step of its stories is allowed, and recorded when it happened."""

import pytest

from huiyin.intake.sample import company, fill, stories
from huiyin.ledger import moment, rebuilding
from huiyin.ledger.models import EventRow
from huiyin.people.models import Account
from huiyin.register.models import CaseRow, WaitRow

pytestmark = pytest.mark.usefixtures("installation")


@pytest.fixture(autouse=True)
def cheap_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def test_all_stories_are_told_and_leave_something_to_do_in_both_houses():
    fill("demo-password")

    assert CaseRow.objects.count() == len(stories())
    assert {row.pack for row in CaseRow.objects.all()} == {s["pack"] for s in stories()}
    waits = WaitRow.objects.filter(what="approval")
    assert {wait.token.partition(":")[2] for wait in waits} == {
        "life-insurance/supervisor", "life-insurance/manager", "life-insurance/general_manager",
        "auto-dealer/aftersales_director", "auto-dealer/sales_director",
    }  # fmt: skip
    assert Account.objects.count() == len(company()["people"])
    assert rebuilding.check() == len(stories())


def test_what_the_sample_tells_was_recorded_when_it_happened():
    fill("demo-password")

    first = EventRow.objects.filter(stream__startswith="case/").order_by("recorded_at").first()
    assert first.recorded_at == first.happened_at < moment.now()
