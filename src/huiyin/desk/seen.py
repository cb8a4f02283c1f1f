"""Keeps when each session was last used: written at most once in five minutes, not at every page."""

from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.base import UpdateError
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from huiyin.ledger import moment, ports

EVERY_SECONDS = 300
_KEY = "seen_at"

Next = Callable[[HttpRequest], HttpResponse]


class Seen:
    def __init__(self, following: Next) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.session.session_key:
            self._note(request)
        return self.following(request)

    def _note(self, request: HttpRequest) -> None:
        now = moment.now().timestamp()
        key, since = request.session.get(_KEY, ("", 0.0))
        if key != request.session.session_key or abs(now - since) >= EVERY_SECONDS:
            before = request.session.modified
            try:
                with transaction.atomic():
                    UserSession.objects.create_from_request(request)
                    request.session[_KEY] = (request.session.session_key, now)
                    request.session.save()
            except (*ports.AWAY, UpdateError):  # pages go on where nothing can be kept: a full disk
                request.session.modified = before
