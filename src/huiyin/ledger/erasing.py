"""Erases what is personal of a case: its texts for ever, and whatever was derived from them."""

from django.db import transaction

from huiyin.ledger import keys, moment, ports
from huiyin.ledger.happenings import SubjectErased
from huiyin.ledger.rebuilding import replay_stream
from huiyin.ledger.store import append, lock

ERASED = "erased/subjects"


def erase(stream: str, by: str, reason: str) -> None:
    """Destroys the key of the case and drops the rows made of its texts; one transaction.

    The events stay and the chain verifies. Copies in backups are not reached.
    """
    with transaction.atomic():
        head, now = lock(ERASED), moment.now()
        append(head, [SubjectErased(at=now, by=by, subject=stream, reason=reason)], now)
        keys.destroy(stream)
        for projector in ports.projectors():
            projector.erase(stream)
        replay_stream(stream)
