"""What somebody was told, as lines: the same in the inbox and on the page of their work."""

from itertools import groupby
from typing import Any

from huiyin.desk.showing.duties import duty_words
from huiyin.desk.words import say
from huiyin.notices.duties import DUTY
from huiyin.notices.models import Message
from huiyin.notices.words import EDITION, edition_words, sort_words, what_words
from huiyin.policy.policy import Policy
from huiyin.register.models import CaseRow
from huiyin.register.queries import rows_of
from huiyin.register.veils import notice_texts, titles_before
from huiyin.sight.looking import readable, scope_of
from huiyin.sight.me import Me
from huiyin.sight.waiting import policies_of

ICONS = {
    "due": "clock", "late": "alarm", "escalated": "trending-up", "waiting": "checklist",
    "decided": "circle-check", "told": "bell", "failed": "mail-off",
}  # fmt: skip


def message_groups(me: Me, found: list[Message]) -> list[dict[str, Any]]:
    """Messages that follow each other about one case stand together."""
    cases = rows_of((message.stream for message in found), me.eyes)
    known = {row.stream: row for row in readable(me, cases.values(), scope_of(me))}
    policies = policies_of(me, (message.pack for message in found))
    titles = titles_before(me.person, me.now, known.values(), policies)
    places = {(m.stream, m.seq): m.pack for m in found if m.stream in known}
    texts = notice_texts(me.person, me.now, places)
    return [
        {
            "stream": stream,
            "number": known[stream].number if stream in known else "",
            "title": titles.get(stream, ""),
            "lines": [_line(me, message, policies, known, texts) for message in together],
        }
        for stream, together in groupby(found, key=lambda message: message.stream)
    ]


def _line(
    me: Me, message: Message, policies: Any, known: dict[str, CaseRow], texts: Any
) -> dict[str, Any]:
    """Of a case that the reader may not look into, it says no more than that there is something."""
    policy = policies.get(message.pack)
    if message.template.startswith(EDITION):
        return _shown(me, message, _of_edition(me, message, policy), "")
    if message.template.startswith(DUTY) and policy is not None:
        return _shown(
            me, message, duty_words(me, policy, message.template), str(policy.head.zone)
        ) | {"due": me.words(policy).due(message.due) if message.due else ""}
    is_known = message.stream in known
    if policy is None or not is_known:
        own = message.sort == "failed"
        what = say("messages.undelivered" if own else "messages.closed", me.language)
        return _shown(me, message, what, "")
    words = me.words(policy)
    line = _shown(me, message, what_words(words, message.template), str(policy.head.zone))
    text = texts.get((message.stream, message.seq), "")
    return line | {
        "text": "" if message.template.startswith("wait/") else text,
        "due": words.due(message.due) if message.due else "",
    }


def _of_edition(me: Me, message: Message, policy: Policy | None) -> str:
    title = policy.head.title.text(me.language) if policy else message.pack
    return edition_words(message.template, title, me.language)


def _shown(me: Me, message: Message, what: str, zone: str) -> dict[str, Any]:
    return {
        "id": message.pk,
        "at": message.at,
        "zone": zone,
        "unread": message.read_at is None,
        "sort": message.sort,
        "icon": ICONS.get(message.sort, "bell"),
        "sort_words": sort_words(message.sort, me.language),
        "what": what,
    }
