"""A shop with three people, and programs that come in with their tokens."""

from datetime import timedelta

import pytest
from django.test import Client

from huiyin.api import pace
from huiyin.ledger import moment
from huiyin.people.access_tokens import SCOPES, Wish, issue
from tests.ledger.house import open_shop

JSON = "application/json"
GOOD = {
    "pack": "tiny",
    "channel": "phone",
    "facts": {"what": "杯子是裂的", "topic": "goods"},
}


@pytest.fixture
def shop(installation):
    pace.COUNTS.clear()
    open_shop()
    return installation


class Program(Client):
    """A client with a token; it sends JSON."""

    def __init__(self, token: str = "", **headers: str) -> None:
        own = {"authorization": f"Bearer {token}"} if token else {}
        super().__init__(headers={**own, **headers})
        self.token = token

    def send(self, path: str, body: object = None, **headers: str):
        return self.post(f"/api/{path}", body or {}, content_type=JSON, headers=headers)

    def read(self, path: str, **headers: str):
        return self.get(f"/api/{path}", headers=headers)


def token_of(person: str, scopes: tuple[str, ...] = SCOPES, title: str = "test") -> str:
    ends = moment.now() + timedelta(days=1)
    return issue(Wish(person=person, title=title, scopes=scopes, expires_at=ends), person)


@pytest.fixture
def program(shop):
    """A program of a person of the shop."""

    def made(person: str = "wang", *scopes: str, **headers: str) -> Program:
        return Program(token_of(person, scopes or SCOPES), **headers)

    return made


def is_a_no(response, status: int, reason: str = "") -> dict:
    """One shape for every no."""
    assert response.status_code == status, response.content.decode()
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert set(problem) == {
        "type", "title", "status", "reason", "message", "clauses", "pack", "needs", "help", "fields",
    }  # fmt: skip
    assert problem["status"] == status
    assert problem["message"]
    if reason:
        assert problem["reason"] == reason
    return problem
