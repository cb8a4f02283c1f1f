"""What every page shows around its content: the language, the counts beside the menu, the demo clock."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from huiyin.casework.texts import MOST
from huiyin.casework.wording import LANGUAGES
from huiyin.desk.house.mine import posts_of
from huiyin.desk.showing.mails import mails_waiting
from huiyin.ledger import moment, ports
from huiyin.notices import inbox
from huiyin.people.second_factor import lacks_second_factor
from huiyin.sight.mass import is_told
from huiyin.sight.me import me_of

LANGUAGE_NAMES = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Pages of trouble may come before anybody is known."""
    language = getattr(request, "language", str(settings.DEFAULT_LANGUAGE))
    shown: dict[str, Any] = {
        "language": language,
        "languages": [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
        "demo": bool(settings.DEMO),
        "longest": MOST,
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return shown
    me = me_of(request)
    waiting, approvals = me.counts
    shown |= {
        "me": me,
        "approvals_waiting": approvals,
        "waiting": waiting,
        "mails_waiting": mails_waiting(me),
        "has_ratings": any(house.policy.rounds for house in me.houses.values()),
        "has_library": any(house.policy.libraries for house in me.houses.values()),
        "told_of_mass": is_told(me),
        "my_posts": partial(posts_of, me),
        "second_factor_wanted": partial(lacks_second_factor, user),
        "unread_messages": inbox.unread_count(me.person),
        "unreadable": ports.rules().unreadable(),
        "demo_now": moment.now() if settings.DEMO else None,
    }
    return shown
