"""Who comes in: a program by its token, or a person's browser by its session, to read only."""

from typing import Any

from django.http import HttpRequest
from ninja.security.base import AuthBase

from huiyin.api import pace
from huiyin.api.problems import Problem
from huiyin.ledger import moment
from huiyin.people import access_tokens
from huiyin.people.access_tokens import SCOPES
from huiyin.people.models import Account
from huiyin.people.second_factor import lacks_second_factor

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Token(AuthBase):
    """`Authorization: Bearer hy_…`; any of `scopes` lets it in. It becomes the request's person."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __init__(self, *scopes: str) -> None:
        assert set(scopes) <= set(SCOPES)
        self.scopes = scopes
        super().__init__()

    def __call__(self, request: HttpRequest) -> Any:
        """None where no token is shown. Raises Problem for one that is not good, or not for this."""
        scheme, _, text = request.headers.get("Authorization", "").partition(" ")
        if not text:
            return None
        now = moment.now()
        found = access_tokens.holder_of(text.strip(), now) if scheme.lower() == "bearer" else None
        if found is None:
            pace.of_wrong_token(request.META.get("REMOTE_ADDR", ""))
            raise Problem(401, "unauthorized")
        account, token = found
        pace.of_token(token.id)
        if not set(self.scopes) & set(token.scopes.split(",")):
            raise Problem(403, "out-of-scope", {"scopes": ", ".join(self.scopes)})
        access_tokens.note_use(token, now)
        request.user = account
        return token


class Session(AuthBase):
    """The cookie of the desk, for reading in a browser. For anything else a token is needed: a cookie
    comes along by itself, also from a page of somebody else.
    """

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "sessionid"

    def __call__(self, request: HttpRequest) -> Any:
        user = request.user
        if not isinstance(user, Account) or request.method not in _SAFE:
            return None
        return None if user.must_change_password or lacks_second_factor(user) else user


READ = [Token("read"), Session()]
READ_BY_TOKEN = Token("read")
ACT = Token("act")
RECORD = Token("records", "act")
