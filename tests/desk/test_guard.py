"""No address of the desk answers a stranger, and none is forgotten here."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import get_resolver, resolve, reverse

from huiyin.desk.guard import OPEN_TO_ALL, PUBLIC, WITH_OLD_PASSWORD
from huiyin.people.models import Account
from tests.desk.conftest import PASSWORD

SAMPLES = {
    "case_id": "abc", "act": "admit", "evidence_id": "evidence-1", "pack": "tiny", "clause": "T-1",
    "place": "1", "uidb36": "1", "key": "abc-def", "pk": 1, "provider_id": "house", "person": "wang",
    "number": 0, "upload_id": "abc", "mail_id": "mail-1",
    "message_id": 1, "outgoing_id": 1, "view_id": 1,
    "token": "abc", "name": "monthly", "form": "xlsx", "kind": "complaint",
    "letter_id": "letter-1", "precedent": "abc",
    "copy": "paper-1", "written": "letter-1", "way": "pdf", "paper": "slip", "code": "AAAA-BBBB-CCCC",
}  # fmt: skip
COMPLAINANTS = "portal-"
"""Names of the addresses for complainants, who have no account (tests/portal)."""


def addresses() -> dict[str, str]:
    """Every named address of the product, with sample values in its places."""
    found = {}
    for name, (ways, *_) in get_resolver().reverse_dict.lists() and _named().items():
        found[name] = reverse(name, kwargs={place: SAMPLES[place] for place in ways})
    return found


def _named() -> dict[str, tuple[list[str]]]:
    names = {}
    for name in get_resolver().reverse_dict:
        if isinstance(name, str):
            [(_, places)] = get_resolver().reverse_dict.getlist(name)[0][0]
            names[name] = (places,)
    return names


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_sent_to_the_sign_in_from_every_address(shop, method):
    for name, address in addresses().items():
        answer = getattr(Client(), method)(address)

        if name.startswith(COMPLAINANTS):
            assert address.startswith(PUBLIC), name
            assert answer.status_code in (200, 404, 405), name  # the house has not opened them
        elif name == "openapi":
            assert answer.status_code in (401, 405), name  # programs are let in by their token
        elif name in OPEN_TO_ALL:
            assert answer.status_code in (200, 302, 401, 404, 405), name
            assert not answer.headers.get("Location", "").startswith("/sign-in/?next"), name
        else:
            assert answer.status_code == 302, name
            assert answer.headers["Location"].startswith("/sign-in/"), name


@pytest.mark.parametrize(
    ("sent_to", "came_from", "back"),
    [
        ("/sign-out-of-nothing/", "", "/sign-out-of-nothing/"),
        ("/cases/abc/do/approve/?thing=p-1", "http://testserver/approvals/?after=x", "/approvals/?after=x"),
        ("/cases/abc/do/admit/?thing=t-1", "http://testserver/cases/abc/do/admit/?thing=t-1",
         "/cases/abc/do/admit/?thing=t-1"),
        ("/register/tiny/", "http://testserver/register/tiny/?new=1", "/register/tiny/"),
        ("/register/tiny/", "https://elsewhere.example/page/", "/register/tiny/"),
        ("/register/tiny/", "http://testserver//elsewhere.example/", "//elsewhere.example/"),
    ],
)  # fmt: skip
def test_who_signs_in_after_sending_a_form_is_back_on_the_page_of_the_form(
    shop, sent_to, came_from, back
):
    client = Client()
    answer = client.post(sent_to, headers={"Referer": came_from})

    assert parse_qs(urlsplit(answer.headers["Location"]).query)["next"] == [back]
    typed = {"login": "wang", "password": PASSWORD}
    to = client.post(answer.headers["Location"], typed).headers["Location"]
    assert to == ("/" if back.startswith("//") else back)


def test_an_address_that_does_not_exist_tells_a_stranger_nothing(shop):
    assert Client().get("/nothing/here/").headers["Location"].startswith("/sign-in/")


def test_only_ways_of_signing_in_the_language_and_the_check_of_a_paper_are_open(shop):
    for name, address in addresses().items():
        if name in OPEN_TO_ALL:
            view = resolve(address).func
            home = getattr(view, "view_class", view).__module__
            own = ("huiyin.desk.views.signing", "huiyin.desk.views.checking")
            assert home in own or home.startswith("allauth."), name


def test_somebody_with_a_temporary_password_reaches_nothing_before_choosing_their_own(sit_down):
    Account.objects.filter(username="wang").update(must_change_password=True)
    client = sit_down("wang")

    for name, address in addresses().items():
        if name not in {*WITH_OLD_PASSWORD, "openapi"} and not name.startswith(COMPLAINANTS):
            assert client.get(address).headers.get("Location") == "/password/", name

    chosen = {
        "oldpassword": PASSWORD,
        "password1": "一个很长的新密码2026",
        "password2": "一个很长的新密码2026",
    }
    assert client.post("/password/", chosen).headers["Location"] == "/"
    assert client.get("/").status_code == 200


def test_five_wrong_passwords_lock_the_account_with_a_page_of_our_own(shop):
    client = Client()
    for _ in range(5):
        answer = client.post("/sign-in/", {"login": "wang", "password": "wrong"})

    assert answer.status_code == 429
    assert "账号已暂时锁定" in answer.content.decode()
    right = client.post("/sign-in/", {"login": "wang", "password": PASSWORD})
    assert right.status_code == 429


def test_passwords_are_kept_by_argon2():
    from huiyin.site.settings import PASSWORD_HASHERS

    assert PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_a_form_without_its_token_is_refused_with_a_page_of_our_own(shop):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/sign-in/", {"login": "wang", "password": PASSWORD})

    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()


def test_pages_forbid_anything_inline_and_being_framed(sit_down):
    answer = sit_down("wang").get("/")

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert " style=" not in answer.content.decode()
    assert "<script>" not in answer.content.decode()


def test_with_a_proxy_before_it_every_cookie_is_secure():
    from huiyin.site.web import transport

    behind = transport(secure=True)

    assert behind["SESSION_COOKIE_SECURE"] and behind["CSRF_COOKIE_SECURE"]
    assert behind["SECURE_SSL_REDIRECT"] and behind["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert "SESSION_COOKIE_SECURE" not in transport(secure=False)


def test_looking_at_a_case_whose_readers_are_named_is_recorded_and_a_stranger_finds_nothing(
    sit_down,
):
    from huiyin.ledger.access import readings
    from tests.ledger.house import register

    case = register().case.id
    assert sit_down("li").get(f"/cases/{case}/").status_code == 200

    nobody = Account.objects.create(username="nobody")
    client = Client()
    client.force_login(nobody, "django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/cases/{case}/").status_code == 404
    assert [look.by for look in readings(case)] == ["li"]


def test_an_address_for_forms_that_is_opened_says_so_in_words(shop, sit_down):
    answer = sit_down("wang").get("/cases/bulk/")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "什么也没有改变" in answer.content.decode()
