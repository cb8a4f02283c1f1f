"""A shop with a clerk, a chief and an owner under the invented regulation `tiny`."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.casework import commands as c
from huiyin.ledger.door import Ask, Done, handle, new_id
from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.organising import record

ZONE = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=ZONE)
POSTS = {"wang": "clerk", "li": "chief", "zhao": "owner"}


def open_shop() -> None:
    for person, role in POSTS.items():
        record(PersonJoined, "", person=person, shown_name=person.title())
        record(PostGiven, "", person=person, pack="tiny", role=role)


def register(at: datetime = MORNING, actor: str = "wang", case: str = "", **more: Any) -> Done:
    facts = {"what": "杯子是裂的", "topic": "goods", **more.pop("facts", {})}
    command = c.Register(**{"kind": "complaint", "channel": "phone", "facts": facts, **more})
    return handle(Ask(case=case or new_id(at), command=command, actor=actor, pack="tiny", at=at))


def do(case: str, actor: str, command: c.Command, at: datetime = MORNING, **more: Any) -> Done:
    return handle(Ask(case=case, command=command, actor=actor, at=at, **more))
