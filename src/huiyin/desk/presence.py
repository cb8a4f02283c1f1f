"""Who has a case open right now: pages say so every twenty seconds, and are believed for a minute.

The wall clock counts, also in a demo whose own clock was put forward.
"""

from dataclasses import dataclass
from datetime import timedelta

from huiyin.desk.models import Presence
from huiyin.ledger import moment

BELIEVED = timedelta(seconds=50)
"""Two and a half times as long as pages wait between two words of theirs."""
FORGOTTEN = timedelta(minutes=10)


@dataclass(frozen=True)
class Here:
    """`doing` is the act whose form is open; empty for somebody who reads."""

    person: str
    doing: str


def note(person: str, case: str, doing: str = "") -> None:
    now = moment.wall()
    _, is_new = Presence.objects.update_or_create(
        person=person, case=case, defaults={"doing": doing[:32], "at": now}
    )
    if is_new:
        Presence.objects.filter(at__lt=now - FORGOTTEN).delete()


def others(person: str, case: str) -> list[Here]:
    since = moment.wall() - BELIEVED
    rows = Presence.objects.filter(case=case, at__gte=since).exclude(person=person)
    return [Here(row.person, row.doing) for row in rows.order_by("person")]
