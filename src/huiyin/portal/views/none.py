"""Whatever leads nowhere under the portal's addresses is answered by the portal."""

from django.http import HttpRequest, HttpResponse, QueryDict

from huiyin.portal.pages import public, trouble


@public
def none(request: HttpRequest) -> HttpResponse:
    return trouble(request, "nothing", 404)


def expired(request: HttpRequest) -> HttpResponse:
    """A form without its token: its page is too old, or cookies are off."""
    return trouble(request, "expired", 403)


@public
def too_much(request: HttpRequest) -> HttpResponse:
    """More text than one request may bring: nothing of the form can be read, not even its language."""
    request.POST = QueryDict()
    return trouble(request, "much", 413)
