"""Tells people of an edition: those who are to decide on it, and then everybody whom it concerns."""

from collections.abc import Iterable

from huiyin.ledger import moment, ports
from huiyin.notices.models import Message
from huiyin.notices.words import EDITION
from huiyin.people.models import Account
from huiyin.publishing.proposals import Proposal, stream_of


def ask(found: Proposal, people: Iterable[str]) -> None:
    _tell(found, people, "waiting", f"{EDITION}decide")


def announce(found: Proposal) -> int:
    """Whoever holds a post under the regulation, and the administrators. How many were told."""
    organisation = ports.house().organisation(found.pack)
    administrators = Account.objects.filter(is_administrator=True, is_active=True)
    people = {*organisation.people, *administrators.values_list("username", flat=True)}
    _tell(found, people, "told", f"{EDITION}published/{found.in_force}")
    return len(people)


def _tell(found: Proposal, people: Iterable[str], sort: str, template: str) -> None:
    now = moment.now()
    Message.objects.bulk_create(
        (
            Message(person=person, stream=stream_of(found.pack), seq=found.place, pack=found.pack,
                    sort=sort, template=template, at=now)
            for person in sorted(set(people))
        ),
        ignore_conflicts=True,
    )  # fmt: skip
