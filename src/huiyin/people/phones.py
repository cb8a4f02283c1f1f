"""The telephone numbers of those who may have to be rung."""

import re

from huiyin.people import happenings as h
from huiyin.people.deeds import Administrator, Unfit, allow, working
from huiyin.people.organising import record

_PHONE = re.compile(r"\+?[0-9][0-9 ()\-]{2,30}")


def note_phone(by: Administrator, person: str, phone: str) -> None:
    """The number that others are shown who have to ring this person."""
    who, account = allow(by), working(person)
    bare = " ".join(phone.split())
    if bare and not _PHONE.fullmatch(bare):
        raise Unfit("house.no.phone", "phone")
    if bare != account.phone:
        record(h.PhoneNoted, who, person=person, phone=bare)
