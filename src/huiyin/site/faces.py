"""Which face answers, where Django asks for one view for all of them."""

import sys

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from huiyin.api.gate import PAGE, PREFIX
from huiyin.api.problems import answer_of, problem_of
from huiyin.desk.guard import PUBLIC
from huiyin.desk.views import problems
from huiyin.portal.views import none


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token."""
    if request.path_info.startswith(PUBLIC):
        return none.expired(request)
    return problems.expired(request, reason)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What could not be read. Programs were told in the one shape before this is asked."""
    if isinstance(exception, RequestDataTooBig) and request.path_info.startswith(PUBLIC):
        return none.too_much(request)
    return problems.bad_request(request, exception)


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke before a view was reached, or in one: programs get the one shape all the same."""
    if not request.path_info.startswith(PREFIX) or request.path_info == PAGE:
        return problems.broken(request)
    return answer_of(problem_of(sys.exc_info()[1]), request)
