"""The invented port as an installation: its people, and doing things there."""

from datetime import datetime
from typing import Any

from huiyin.casework import commands as c
from huiyin.ledger.door import Ask, Done, handle, new_id
from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.organising import record
from tests.support.harbour import MORNING, POSTS


def open_port() -> None:
    for person, role in POSTS.items():
        record(PersonJoined, "", person=person, shown_name=person.title())
        record(PostGiven, "", person=person, pack="harbour", role=role)


def take_in(
    kind: str = "report", actor: str = "cai", at: datetime = MORNING, case: str = "", **facts: Any
) -> str:
    """Registers a case and says its id."""
    facts = {"what": "收受回扣", **facts}
    command = c.Register(kind=kind, channel="letter", facts=facts)
    ask = Ask(case=case or new_id(at), command=command, actor=actor, pack="harbour", at=at)
    return handle(ask).case.id


def do(case: str, actor: str, command: c.Command, at: datetime = MORNING, **more: Any) -> Done:
    return handle(Ask(case=case, command=command, actor=actor, at=at, **more))
