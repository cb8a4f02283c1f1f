"""Hires the department in a fresh installation and prints what each needs to come in. Run as a program.

`python -m tests.fortnight.staff HOME SMTP_PORT IMAP_PORT` prints {"tokens": {person: token}}.
"""

import json
import os
import sys
from datetime import timedelta

PASSWORD = "a fortnight is long"
CLERK = "an"
LIFE: dict[str, list[str]] = {
    "officer": ["an", "bo", "cai", "deng", "e"],
    "supervisor": ["fang", "gao"],
    "manager": ["han"],
    "assistant_manager": ["ji"],
    "general_manager": ["kang"],
    "department_expert": ["liu"],
    "legal_officer": ["ma"],
}
DEALER: dict[str, list[str]] = {
    "customer_care": ["ning", "ou", "pan"],
    "care_director": ["qin"],
    "service_manager": ["ren"],
    "aftersales_director": ["su"],
    "general_manager": ["tao"],
    "board": ["wei"],
}
POSTS = {"life-insurance": LIFE, "auto-dealer": DEALER}


def everybody() -> list[str]:
    return [p for roles in POSTS.values() for people in roles.values() for p in people]


def hire() -> dict[str, str]:
    from huiyin.ledger import moment
    from huiyin.people.access_tokens import SCOPES, Wish, issue
    from huiyin.people.happenings import PersonJoined, PostGiven
    from huiyin.people.models import Account
    from huiyin.people.organising import record

    for pack, roles in POSTS.items():
        for role, people in roles.items():
            for person in people:
                record(PersonJoined, "admin", person=person, shown_name=person.title())
                record(PostGiven, "admin", person=person, pack=pack, role=role)
                Account.objects.filter(username=person).update(email=f"{person}@house.test")
    for name in ("admin", CLERK):
        account = Account.objects.get(username=name)
        account.set_password(PASSWORD)
        account.must_change_password = False
        account.save()
    ends = moment.now() + timedelta(days=90)
    return {
        person: issue(Wish(person=person, title="desk", scopes=SCOPES, expires_at=ends), "admin")
        for person in everybody()
    }


def connect(smtp: int, imap: int) -> None:
    """The house's mail: out by the one port, in by the other."""
    from huiyin.connections import keeping
    from tests.support.imap import NAME
    from tests.support.imap import PASSWORD as MAILBOX

    out = {
        "host": "127.0.0.1", "port": smtp, "security": "none", "sender": "desk@house.test",
    }  # fmt: skip
    inward = {
        "host": "127.0.0.1", "port": imap, "security": "none", "username": NAME, "password": MAILBOX,
        "address": "tousu@house.test", "pack": "life-insurance", "channel": "email", "person": "an",
        "text_fact": "summary", "name_fact": "complainant_name",
    }  # fmt: skip
    for place, values in (("smtp", out), ("imap/front", inward)):
        keeping.put(place, values, "admin")


def main(home: str, smtp: str, imap: str) -> None:
    os.environ["HUIYIN_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin.site.settings"
    import django

    django.setup()
    tokens = hire()
    connect(int(smtp), int(imap))
    sys.stdout.write(json.dumps({"tokens": tokens}))


if __name__ == "__main__":
    main(*sys.argv[1:])
