"""Passkeys by the browser's own authenticator, a virtual one behind Chromium's DevTools protocol."""

from huiyin.people.models import Account
from tests.journeys.people import PASSWORD

PACK = "life-insurance"


def give_authenticator(page) -> str:
    """A device in the browser that has verified its user and keeps passkeys."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
               "hasUserVerification": True, "isUserVerified": True,
               "automaticPresenceSimulation": True}  # fmt: skip
    return devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_and_opens_the_desk_without_a_password(people):
    desk = people(PACK, na="officer")["na"]
    page = desk.page
    give_authenticator(page)

    desk.open("/second-factor/keys/add/")
    page.fill('input[name="password"]', PASSWORD)
    page.click("main form button.btn-primary")
    page.wait_for_selector("#mfa_webauthn_add")
    page.fill('input[name="name"]', "笔记本电脑")
    page.check('input[name="passwordless"]')
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: "/keys/add/" not in url)
    account = Account.objects.get(username="na")
    assert [key.type for key in account.authenticator_set.exclude(type="recovery_codes")] == [
        "webauthn"
    ]

    desk.open("/second-factor/keys/")
    assert "笔记本电脑" in desk.says()
    page.context.clear_cookies()
    desk.open("/sign-in/")
    page.click("#passkey_login")
    page.wait_for_selector("#work")


def test_a_security_key_is_the_second_factor_after_the_password(people):
    desk = people(PACK, na="officer")["na"]
    page = desk.page
    give_authenticator(page)
    desk.open("/second-factor/keys/add/")
    page.fill('input[name="password"]', PASSWORD)
    page.click("main form button.btn-primary")
    page.fill('input[name="name"]', "钥匙")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: "/keys/add/" not in url)
    page.context.clear_cookies()

    desk.open("/sign-in/")
    page.fill("#id_username", "na")
    page.fill("#id_password", PASSWORD)
    page.click("form.desk-sign-in button.btn-primary")
    page.wait_for_url("**/second-factor/code/")
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_selector("#work")
