"""Signing in: a second factor, links to a password, sessions that end, and what is remembered of it."""

import re

import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.test import Client

from huiyin.ledger.store import load
from huiyin.people import deeds, links
from huiyin.people import happenings as h
from huiyin.people.models import Account
from huiyin.people.organising import STREAM, rebuild, record
from tests.desk.conftest import PASSWORD

NEW = "一个很长的新密码2026"


def sign_in(person: str, password: str = PASSWORD) -> tuple[Client, object]:
    client = Client()
    return client, client.post("/sign-in/", {"login": person, "password": password})


def confirm(client: Client) -> None:
    client.post("/confirm/", {"password": PASSWORD})


def set_up_app(client: Client) -> str:
    """The authenticator app of the person, by its secret."""
    confirm(client)
    page = client.get("/second-factor/app/on/").content.decode()
    secret = re.search(r'value="([A-Z2-7]{32,})"', page)[1]
    answer = client.post("/second-factor/app/on/", {"code": code_of(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret


def code_of(secret: str) -> str:
    """The code of now, in the middle of those that are taken; the oldest may be over when it arrives."""
    counters = list(totp.yield_hotp_counters_from_time())
    counter = counters[len(counters) // 2]
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def happened() -> list[str]:
    return [item.event.name for item in load(STREAM)]


def test_with_an_authenticator_app_a_password_alone_opens_nothing(shop):
    client, _ = sign_in("wang")
    secret = set_up_app(client)

    again, answer = sign_in("wang")

    assert answer.headers["Location"] == "/second-factor/code/"
    assert again.get("/").status_code == 302
    assert again.post("/second-factor/code/", {"code": "000000"}).status_code == 200
    from django.core.cache import cache

    cache.clear()  # the code that set it up may not be used a second time
    assert again.post("/second-factor/code/", {"code": code_of(secret)}).status_code == 302
    assert again.get("/").status_code == 200


def test_a_recovery_code_opens_once(shop):
    client, _ = sign_in("wang")
    set_up_app(client)
    page = client.get("/second-factor/codes/").content.decode()
    [first, *_] = re.findall(r"^(\d{8})$|>(\d{8})\n", page, re.MULTILINE)
    code = "".join(first)

    for expected in (302, 200):
        again, _ = sign_in("wang")
        assert again.post("/second-factor/code/", {"code": code}).status_code == expected


def test_the_secret_of_an_app_is_not_readable_in_the_database(shop):
    from allauth.mfa.models import Authenticator

    client, _ = sign_in("wang")
    secret = set_up_app(client)

    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_taking_the_second_factor_away_is_remembered(shop):
    client, _ = sign_in("wang")
    set_up_app(client)

    client.post("/second-factor/app/off/")

    last = load(STREAM)[-1].event
    assert isinstance(last, h.SecondFactorRemoved)
    assert (last.person, last.by) == ("wang", "wang")


def test_whoever_needs_a_second_factor_reaches_nothing_before_it_is_set_up(shop):
    record(h.SecondFactorDemanded, "boss", pack="tiny", role="clerk")
    client, _ = sign_in("wang")
    assert sign_in("li")[0].get("/").status_code == 200
    assert client.get("/").headers["Location"] == "/second-factor/"
    assert "您的岗位要求双重验证" in client.get("/second-factor/").content.decode()

    set_up_app(client)

    assert client.get("/").status_code == 200


def test_a_link_lets_a_newcomer_choose_a_password_once(shop):
    deeds.join(None, "newcomer", "新同事")
    link = links.issue(None, "newcomer")
    client = Client()
    page = client.get(link, follow=True)
    assert "设置新密码" in page.content.decode()

    answer = client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})

    assert answer.status_code == 302
    assert client.get("/").status_code == 200
    assert "链接已失效" in Client().get(link, follow=True).content.decode()
    assert sign_in("newcomer", NEW)[1].status_code == 302


def test_a_second_invitation_makes_the_first_one_worthless(shop):
    deeds.join(None, "newcomer", "新同事")
    first = links.issue(None, "newcomer")
    second = links.issue(None, "newcomer")

    assert "链接已失效" in Client().get(first, follow=True).content.decode()
    assert "设置新密码" in Client().get(second, follow=True).content.decode()


def test_a_link_is_dead_after_three_days(shop, settings):
    deeds.join(None, "newcomer", "新同事")
    link = links.issue(None, "newcomer")
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert "链接已失效" in Client().get(link, follow=True).content.decode()


def test_without_mail_the_page_for_a_forgotten_password_says_whom_to_ask(shop):
    answer = Client().get("/password/forgotten/")

    assert "请找管理员" in answer.content.decode()
    assert Client().post("/password/forgotten/", {"email": "a@b.cn"}).status_code == 200


def connect_mail() -> None:
    from huiyin.connections import keeping

    values = {"host": "127.0.0.1", "port": 2525, "security": "none", "sender": "desk@house.example"}
    keeping.put("smtp", values, "")


def test_with_mail_a_forgotten_password_leads_to_one_letter_with_a_link(shop):
    from huiyin.notices import outbox
    from huiyin.notices.models import Outgoing

    connect_mail()
    Account.objects.filter(username="wang").update(email="wang@house.example")

    for address in ("wang@house.example", "nobody@house.example"):
        answer = Client().post("/password/forgotten/", {"email": address})
        assert answer.headers["Location"] == "/password/sent/"

    [row] = Outgoing.objects.all()
    letter = outbox.opened(row)
    assert letter.to == "wang@house.example"
    link = re.search(r"http://testserver(/link/\S+)", letter.text)[1]
    assert "设置新密码" in Client().get(link, follow=True).content.decode()


def test_a_changed_password_ends_every_other_session(shop):
    here, _ = sign_in("wang")
    there, _ = sign_in("wang")
    assert there.get("/").status_code == 200

    here.post("/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 302


def test_the_list_of_sessions_shows_the_device_and_ends_one(shop):
    here, _ = sign_in("wang")
    there = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/140.0")
    there.post("/sign-in/", {"login": "wang", "password": PASSWORD})
    there.get("/")
    page = here.get("/sessions/").content.decode()
    assert "Firefox · Windows" in page and "127.0.0.1" in page and "当前设备" in page
    other = UserSession.objects.get(user_agent__contains="Firefox")

    here.post("/sessions/end/", {"session": other.pk})

    assert there.get("/").status_code == 302
    assert here.get("/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else_by_its_number(shop):
    mine, _ = sign_in("wang")
    theirs, _ = sign_in("li")
    other = UserSession.objects.get(user__username="li")

    assert mine.post("/sessions/end/", {"session": other.pk}).status_code == 404
    assert theirs.get("/").status_code == 200


def test_an_account_that_is_locked_out_is_remembered_once(shop):
    for _ in range(8):
        sign_in("wang", "wrong")

    assert happened().count("account_locked") == 1


def test_a_name_that_nobody_bears_leaves_nothing_in_the_stream(shop):
    before = happened()
    for _ in range(8):
        sign_in("nobody-at-all", "wrong")

    assert happened() == before


def test_whoever_left_is_out_at_once(shop):
    client, _ = sign_in("wang")
    assert client.get("/").status_code == 200

    record(h.PersonLeft, "boss", person="wang")

    assert client.get("/").status_code == 302
    assert sign_in("wang")[1].status_code == 200


def test_nobody_signs_up(shop):
    assert get_adapter().is_open_for_signup(None) is False
    assert Client().get("/signup/").status_code == 302


def test_rows_of_the_organisation_can_be_made_anew_from_its_stream(shop):
    from huiyin.people.organising import ROWS

    record(h.SecondFactorDemanded, "boss", role="administrator")
    record(h.PostGiven, "wang", person="wang", pack="tiny", role="boss")

    def rows() -> list[list[str]]:
        return [sorted(str({**row, "id": 0}) for row in model.objects.values()) for model in ROWS]

    before = rows()
    assert sum(map(len, before)) >= 6
    rebuild()
    assert rows() == before


@pytest.mark.parametrize("address", ["/second-factor/", "/sessions/", "/password/", "/confirm/"])
def test_pages_of_the_account_hold_no_inline_script(shop, address):
    client, _ = sign_in("wang")
    page = client.get(address).content.decode()

    for script in re.findall(r"<script[^>]*>", page):
        assert " src=" in script or 'type="application/json"' in script
    assert " style=" not in page and "onclick" not in page
