"""Who looks at a case: whoever named its code, or came by a signed link, for the next two hours."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from huiyin.portal import codes

COOKIE = "complaint"
PATH = "/complain/"
HOLDS = timedelta(hours=2)
LINK_HOLDS = timedelta(days=180)
_VISIT, _LINK = "portal visit", "portal link"


def visited(request: HttpRequest) -> str:
    """The case that this browser may see; empty for none."""
    said = _read(request.COOKIES.get(COOKIE, ""), _VISIT, HOLDS)
    return said if said and codes.has_code(said) else ""


def let_in(answer: HttpResponse, case: str) -> HttpResponse:
    """The cookie goes with the browser's session, and nowhere but to these pages."""
    answer.set_cookie(
        COOKIE, signing.dumps(case, salt=_VISIT), path=PATH, httponly=True, samesite="Lax",
        secure=bool(settings.SECURE),
    )  # fmt: skip
    return answer


def let_out(answer: HttpResponse) -> HttpResponse:
    answer.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return answer


def token_of(case: str) -> str:
    """For a link in a mail. It opens the case like its code, for half a year."""
    return signing.dumps(case, salt=_LINK)


def case_of_token(token: str) -> str:
    said = _read(token, _LINK, LINK_HOLDS)
    return said if said and codes.has_code(said) else ""


def _read(text: str, salt: str, holds: timedelta) -> str:
    try:
        return str(signing.loads(text, salt=salt, max_age=holds)) if text else ""
    except signing.BadSignature:
        return ""
