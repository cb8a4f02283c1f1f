"""Which face answers, where Django asks for one view for all of them."""

from django.http import HttpRequest, HttpResponse

from huiyin.desk.guard import PUBLIC
from huiyin.desk.views import problems
from huiyin.portal.views import none


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token."""
    if request.path_info.startswith(PUBLIC):
        return none.expired(request)
    return problems.expired(request, reason)
