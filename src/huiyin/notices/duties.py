"""Tells people that it is their turn with something that is no case: a return, a rise, a typical case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from huiyin.notices.models import Message
from huiyin.people.models import Account

DUTY = "duty/"
"""How the templates of such messages begin; after it comes what it is, and which one."""


@dataclass(frozen=True)
class Duty:
    """`seq` is the event after which it is somebody's turn. `what` is a word, `which` its names."""

    stream: str
    seq: int
    pack: str
    what: str
    which: tuple[str, ...]
    at: datetime
    due: datetime | None = None

    @property
    def template(self) -> str:
        return DUTY + "/".join((self.what, *self.which))


def tell(duty: Duty, people: Iterable[str], *, but: str = "") -> None:
    """Whoever brought it about, `but`, knows it already; who was told once is not told again."""
    wanted = {person for person in people if person != but}
    known = Account.objects.filter(username__in=wanted, is_active=True)
    Message.objects.bulk_create(
        (
            Message(person=person, stream=duty.stream, seq=duty.seq, pack=duty.pack, sort="waiting",
                    template=duty.template[:160], at=duty.at, due=duty.due)
            for person in sorted(known.values_list("username", flat=True))
        ),
        ignore_conflicts=True,
    )  # fmt: skip


def parts(template: str) -> tuple[str, tuple[str, ...]]:
    """What it is, and which one."""
    what, *which = template.removeprefix(DUTY).split("/")
    return what, tuple(which)
