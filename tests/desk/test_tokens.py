"""People give their programs tokens on a page of their account, see them once, and revoke them."""

import re

import pytest
from django.test import Client

from huiyin.people import access_tokens
from huiyin.people.happenings import AdministratorNamed
from huiyin.people.models import AccessToken
from huiyin.people.organising import record

PAGE = "/account/tokens/"
WISH = {"title": "门店收银", "scopes": ["read", "records"], "days": "90"}


def shown_in(answer) -> str:
    return re.search(r"hy_[0-9a-f]{12}_[\w-]+", answer.content.decode())[0]


def test_a_token_is_shown_once_and_opens_the_api(sit_down):
    browser = sit_down("wang")

    token = shown_in(browser.post(PAGE, WISH))

    program = Client(headers={"authorization": f"Bearer {token}"})
    assert program.get("/api/me").json()["scopes"] == ["read", "records"]
    again = browser.get(PAGE).content.decode()
    assert token not in again
    assert "门店收银" in again


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title": ""}, "请写明用途"),
        ({"scopes": []}, "请至少选一个范围"),
        ({"days": "9999"}, "请选择有效期"),
    ],
)
def test_a_wish_that_does_not_fit_comes_back_with_what_was_typed(sit_down, changes, says):
    answer = sit_down("wang").post(PAGE, {**WISH, **changes})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert changes.get("title", "门店收银") in page
    assert not AccessToken.objects.exists()


def test_revoking_asks_first_and_then_ends_it(sit_down):
    browser = sit_down("wang")
    token = shown_in(browser.post(PAGE, WISH))
    address = f"{PAGE}{access_tokens.of('wang')[0].id}/revoke/"
    program = Client(headers={"authorization": f"Bearer {token}"})

    asked = browser.get(address)
    before = program.get("/api/me").status_code
    browser.post(address)

    assert "不能恢复" in asked.content.decode()
    assert (before, program.get("/api/me").status_code) == (200, 401)
    assert "已撤销" in browser.get(PAGE).content.decode()


def test_nobody_sees_or_revokes_the_token_of_somebody_else(sit_down):
    sit_down("wang").post(PAGE, WISH)
    token = access_tokens.of("wang")[0]
    li = sit_down("li")

    assert token.id not in li.get(PAGE).content.decode()
    assert li.post(f"{PAGE}{token.id}/revoke/").status_code == 404
    token.refresh_from_db()
    assert token.revoked_at is None


def test_the_reference_of_the_api_is_a_page_that_loads_nothing_from_elsewhere(sit_down):
    answer = sit_down("wang").get("/api/docs")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="reason-no-right"' in page
    assert "/api/cases/{case}/acts/admit" in page
    assert not re.search(r'<script|style=|(?:src|href)="(?:https?:)?//', page)
    assert answer["Content-Security-Policy"]


def test_the_pages_of_the_house_tell_of_it_by_its_title(sit_down):
    record(AdministratorNamed, "", person="li", why="so it is")
    browser = sit_down("li")
    browser.post(PAGE, WISH)

    for page in ("/house/history/", "/house/people/li/"):
        assert "门店收银" in browser.get(page).content.decode()
