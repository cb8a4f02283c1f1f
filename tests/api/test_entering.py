"""Who comes in, with what, and what everybody else is told."""

from datetime import timedelta

import pytest
from django.test import Client

from huiyin.api import pace
from huiyin.ledger import moment
from huiyin.people import access_tokens
from huiyin.people.happenings import PersonLeft, PostTaken
from huiyin.people.models import AccessToken, Account
from huiyin.people.organising import record
from tests.api.conftest import GOOD, JSON, Program, is_a_no, token_of


def test_without_a_token_nothing_is_told(shop):
    for path in ("me", "cases", "regulations", "openapi.json", "cases/x"):
        answer = is_a_no(Client().get(f"/api/{path}"), 401, "unauthorized")
        assert "Bearer" in answer["help"]


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer x", "Basic d2FuZzp4", "bearer hy_0_0", "Bearer 回"]
)
def test_what_is_no_token_is_turned_away(shop, header):
    answer = Client().get("/api/me", headers={"authorization": header})

    is_a_no(answer, 401, "unauthorized")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_token_comes_in_as_its_person_with_their_posts(program):
    me = program("li", "read").read("me").json()

    assert me["person"] == "li"
    assert me["scopes"] == ["read"]
    assert [(post["pack"], post["role"]) for post in me["posts"]] == [("tiny", "chief")]


@pytest.mark.parametrize(
    ("scope", "may"),
    [
        ("read", {"read"}),
        ("act", {"register", "record", "upload"}),
        ("records", {"record", "upload"}),
    ],
)
def test_a_token_is_good_for_its_scope_and_nothing_else(program, scope, may):
    till = program("wang", scope)
    delivery = {**GOOD, "kind": "delivery"}
    asked = {
        "read": till.read("cases"),
        "register": till.send("cases", GOOD),
        "record": till.send("records", delivery),
        "upload": till.post("/api/evidence", {"file": _file()}),
    }

    for name, answer in asked.items():
        if name in may:
            assert answer.status_code < 300, (name, answer.content)
        else:
            assert scope not in is_a_no(answer, 403, "out-of-scope")["help"]


def _file():
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("a.txt", b"seen")


def test_a_token_ends_with_its_revocation_its_end_and_its_person(program):
    revoked, ended, left = program("wang"), program("wang"), program("li")
    assert all(till.read("me").status_code == 200 for till in (revoked, ended, left))
    ids = [till.token.split("_")[1] for till in (revoked, ended)]

    access_tokens.revoke(AccessToken.objects.get(pk=ids[0]), "wang")
    past = moment.now() - timedelta(seconds=1)
    AccessToken.objects.filter(pk=ids[1]).update(expires_at=past)
    record(PersonLeft, "", person="li")

    for till in (revoked, ended, left):
        is_a_no(till.read("me"), 401, "unauthorized")


def test_a_token_has_the_rights_that_its_person_has_now(program):
    till = program("wang")
    record(PostTaken, "", person="wang", pack="tiny", role="clerk")

    is_a_no(till.send("cases", GOOD), 403, "no-right")


def test_a_browser_may_read_with_its_session_and_may_not_act(shop):
    browser = Client()
    browser.force_login(
        Account.objects.get(username="wang"), "django.contrib.auth.backends.ModelBackend"
    )

    read = browser.get("/api/cases")
    act = browser.post("/api/cases", GOOD, content_type=JSON)

    assert read.status_code == 200
    is_a_no(act, 401, "unauthorized")


def test_a_first_comer_chooses_a_password_before_they_read(shop):
    Account.objects.filter(username="wang").update(must_change_password=True)
    browser = Client()
    browser.force_login(
        Account.objects.get(username="wang"), "django.contrib.auth.backends.ModelBackend"
    )

    is_a_no(browser.get("/api/cases"), 401)


def test_a_session_does_not_help_a_token_that_is_not_good(shop):
    browser = Client(headers={"authorization": "Bearer hy_0_0"})
    browser.force_login(
        Account.objects.get(username="wang"), "django.contrib.auth.backends.ModelBackend"
    )

    is_a_no(browser.get("/api/cases"), 401)


def test_when_a_token_was_last_used_is_known(program):
    till = program("wang")

    till.read("me")

    [token] = access_tokens.of("wang")
    assert token.last_used_at is not None


def test_a_program_in_a_loop_is_slowed_down(program, settings):
    settings.API_REQUESTS_A_MINUTE = 3
    till, other = program("wang"), program("li")

    answers = [till.read("me") for _ in range(4)]

    assert [answer.status_code for answer in answers[:3]] == [200, 200, 200]
    is_a_no(answers[3], 429, "too-many-requests")
    assert 0 < int(answers[3]["Retry-After"]) <= 61
    assert other.read("me").status_code == 200


def test_who_guesses_tokens_is_slowed_down(shop, monkeypatch):
    monkeypatch.setattr(pace, "WRONG_TOKENS", 2)
    thief = Program("hy_0_0")

    statuses = [thief.read("me").status_code for _ in range(4)]

    assert statuses == [401, 401, 429, 429]
    assert Program(token_of("wang")).read("me").status_code == 200


def test_every_unknown_address_and_method_has_the_same_shape(program):
    till = program()

    is_a_no(till.read("nowhere"), 404, "not-found")
    is_a_no(till.read(""), 404, "not-found")
    gone = till.delete("/api/cases")
    is_a_no(gone, 405, "method-not-allowed")
    assert "POST" in gone["Allow"]
    is_a_no(till.put("/api/me"), 405, "method-not-allowed")


def test_what_cannot_be_read_is_told_apart_from_what_does_not_fit(program, settings):
    till = program()

    def post(body: bytes, kind: str = JSON):
        return till.generic("POST", "/api/cases", body, kind, headers={})

    is_a_no(post(b"{"), 400, "bad-request")
    is_a_no(post(b'{"pack": NaN}'), 400, "bad-request")
    for signs in (b"\\u0000", b"\\ud800", b"\\u0007"):
        no = is_a_no(post(b'{"facts": {"what": "x%s"}}' % signs), 422, "invalid")
        assert no["fields"][0]["field"] == "facts.what"
    is_a_no(post(b"[" * 100_000), 400, "bad-request")
    is_a_no(post(b"\xff"), 400, "bad-request")
    is_a_no(post(b"[]"), 422, "invalid")
    is_a_no(post(b"<a/>", "application/xml"), 415, "unsupported-type")
    is_a_no(till.read("cases?number=%00"), 400, "bad-request")
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    is_a_no(post(b'{"pack": "tiny"}'), 413, "too-large")


def test_a_fault_of_ours_is_told_in_the_same_shape_without_its_details(program, monkeypatch):
    from huiyin.api.views import people

    def broken(*_):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(people, "_posts", broken)

    answer = program().read("me")

    is_a_no(answer, 500, "broken")
    assert b"secret" not in answer.content
