"""The address somebody calls from: behind the house's own proxy the one that the proxy names."""

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The same address for locking out, for limits and for the list of sessions."""
    return str(get_client_ip(request) or "")
