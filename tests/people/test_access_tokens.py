"""Access tokens: given to programs, good for their person, and for nothing once they are revoked."""

from datetime import timedelta

import pytest

from huiyin.ledger import moment
from huiyin.ledger.models import EventRow
from huiyin.ledger.store import load
from huiyin.people import access_tokens
from huiyin.people.access_tokens import NotIssued, Wish, holder_of, issue
from huiyin.people.happenings import PersonJoined, PersonLeft, TokenIssued, TokenRevoked
from huiyin.people.models import AccessToken
from huiyin.people.organising import STREAM, record
from tests.ledger.house import open_shop

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def shop(installation):
    open_shop()
    record(PersonJoined, "", person="boss", shown_name="Boss", administrator=True)


def wish(**changes):
    usual = {"person": "wang", "title": "till", "scopes": ("read",), "service": False,
             "expires_at": moment.now() + 30 * DAY}  # fmt: skip
    return Wish(**{**usual, **changes})


def test_a_token_names_its_person_and_its_secret_is_kept_nowhere():
    token = issue(wish(), "wang")
    secret = token.partition("_")[2].partition("_")[2]

    account, row = holder_of(token, moment.now())

    assert (account.person, row.scopes) == ("wang", "read")
    assert secret not in repr(list(AccessToken.objects.values_list()))
    assert secret not in repr(list(EventRow.objects.values_list("data")))


@pytest.mark.parametrize(
    "text",
    ["", "hy", "hy_", "hy__", "hy_ab_", "hy_000000000000_x", "hy_字_x", "Bearer x", "hy_a\0_x"],
)
def test_what_is_no_token_opens_nothing(text):
    assert holder_of(text, moment.now()) is None


def test_a_token_with_one_letter_changed_opens_nothing():
    token = issue(wish(), "wang")
    other = token[:-1] + ("A" if token[-1] != "A" else "B")

    assert holder_of(other, moment.now()) is None


def test_a_token_ends_at_the_moment_it_expires():
    ends = moment.now() + DAY
    token = issue(wish(expires_at=ends), "wang")

    assert holder_of(token, ends - timedelta(microseconds=1)) is not None
    assert holder_of(token, ends) is None


def test_a_revoked_token_opens_nothing_and_both_acts_are_events():
    token = issue(wish(), "wang")
    _, row = holder_of(token, moment.now())

    access_tokens.revoke(row, "wang")
    row.refresh_from_db()
    access_tokens.revoke(row, "wang")

    assert holder_of(token, moment.now()) is None
    kinds = [type(item.event) for item in load(STREAM)]
    assert kinds.count(TokenIssued) == kinds.count(TokenRevoked) == 1


def test_the_tokens_of_who_leaves_die_with_them_and_stay_dead_when_they_come_back():
    token, other = issue(wish(), "wang"), issue(wish(person="li"), "li")

    record(PersonLeft, "boss", person="wang")
    gone = holder_of(token, moment.now())
    record(PersonJoined, "boss", person="wang", shown_name="Wang")

    assert gone is None
    assert holder_of(token, moment.now()) is None
    assert holder_of(other, moment.now()) is not None


@pytest.mark.parametrize(
    ("changes", "by", "why"),
    [
        ({"person": "nobody"}, "boss", "nobody"),
        ({"title": " "}, "wang", "title"),
        ({"title": "x" * 65}, "wang", "title"),
        ({"scopes": ()}, "wang", "scopes"),
        ({"scopes": ("read", "rule")}, "wang", "scopes"),
        ({"expires_at": None}, "wang", "end"),
        ({}, "li", "right"),
        ({"service": True}, "wang", "right"),
    ],
)
def test_a_token_is_not_issued(changes, by, why):
    with pytest.raises(NotIssued) as refused:
        issue(wish(**changes), by)

    assert refused.value.why == why
    assert not AccessToken.objects.exists()


def test_a_personal_token_lives_a_year_at_most_and_ends_in_the_future():
    now = moment.now()
    for ends in (now - DAY, now + 367 * DAY):
        with pytest.raises(NotIssued, match="end"):
            issue(wish(expires_at=ends), "wang")


def test_an_administrator_gives_a_program_a_token_without_end():
    token = issue(wish(service=True, expires_at=None), "boss")

    assert holder_of(token, moment.now() + 4000 * DAY) is not None


def test_nobody_hoards_tokens():
    for _ in range(access_tokens.MOST):
        issue(wish(), "wang")
    with pytest.raises(NotIssued, match="many"):
        issue(wish(), "wang")
    access_tokens.revoke(access_tokens.of("wang")[0], "wang")

    assert issue(wish(), "wang")


def test_when_a_token_was_used_is_kept_to_the_minute():
    issue(wish(), "wang")
    row, now = access_tokens.of("wang")[0], moment.now()

    access_tokens.note_use(row, now)
    row.refresh_from_db()
    access_tokens.note_use(row, now + timedelta(seconds=59))

    row.refresh_from_db()
    assert row.last_used_at == now
