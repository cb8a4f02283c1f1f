"""A case that follows from another: the command that registers it."""

from huiyin.casework import commands as c
from huiyin.casework import events as e


def registration_of(spawned: e.Spawned, parent: str) -> c.Register:
    """Whoever keeps the ledger gives this on behalf of the person whose act made the case follow.

    It was received at that moment, so that its clocks run from then and not from its turn in a queue.
    """
    return c.Register(
        kind=spawned.kind,
        channel=spawned.channel,
        received_at=spawned.at,
        anonymous=spawned.anonymous,
        relation=spawned.relation,
        related=parent if spawned.relation else "",
        facts={**spawned.facts, **spawned.private_facts},
    )
