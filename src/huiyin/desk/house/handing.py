"""A new link reaches its person: by mail where that is connected, else by the administrator's hands."""

from django.contrib import messages
from django.http import HttpRequest

from huiyin.desk.signing.letters import send_link
from huiyin.desk.words import say
from huiyin.people.deeds import known
from huiyin.sight.me import me_of


def hand_over(request: HttpRequest, person: str, path: str) -> None:
    """Sent by mail it is not shown; else the next page shows it, once."""
    account = known(person)
    if send_link(account, request.build_absolute_uri(path)):
        values = {"address": account.email}
        messages.info(request, say("house.person.link.sent", me_of(request).language, values))
    else:
        request.session[f"link:{person}"] = path
