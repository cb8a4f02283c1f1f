"""Whatever leads nowhere under the portal's addresses is answered by the portal."""

from django.http import HttpRequest, HttpResponse

from huiyin.portal.pages import public, trouble


@public
def none(request: HttpRequest) -> HttpResponse:
    return trouble(request, "nothing", 404)


def expired(request: HttpRequest) -> HttpResponse:
    """A form without its token: its page is too old, or cookies are off."""
    return trouble(request, "expired", 403)
