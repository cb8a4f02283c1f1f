"""Receipts of commands: an idempotency key, what was asked under it, and what came of that."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from huiyin.casework.commands import Register
from huiyin.ledger.asking import row_by
from huiyin.ledger.canonical import canonical, plain
from huiyin.ledger.contexts import stream_of
from huiyin.ledger.inserting import insert_unless_there
from huiyin.ledger.lately import Recorded
from huiyin.ledger.models import Receipt
from huiyin.ledger.statements import write

if TYPE_CHECKING:
    from huiyin.ledger.door import Ask


def print_of(ask: "Ask") -> str:
    """What is asked. A case is named by its id, one that is to be registered by its pack."""
    command = {name: plain(value) for name, value in vars(ask.command).items()}
    about = ask.pack if isinstance(ask.command, Register) else ask.case
    content = [type(ask.command).act, command, ask.actor, about]
    return sha256(canonical(content).encode()).hexdigest()


def is_spent(key: str) -> bool:
    """Whether something was done already under this idempotency key."""
    return row_by(Receipt, "key", key) is not None


def taken(ask: "Ask", now: datetime) -> tuple[Receipt | None, bool]:
    """The receipt of this key, and whether it is new.

    It is written before anything is decided: whoever comes at the same time with the same key waits
    here until the first is through, and then finds what came of it.
    """
    if not ask.key:
        return None, False
    fresh = of(ask, now, ())
    if insert_unless_there(fresh):
        return fresh, True
    return row_by(Receipt, "key", ask.key), False


def of(ask: "Ask", now: datetime, recorded: Sequence[Recorded]) -> Receipt:
    first, last = (recorded[0].seq, recorded[-1].seq) if recorded else (0, 0)
    return Receipt(key=ask.key, fingerprint=print_of(ask), recorded_at=now,
                   stream=stream_of(ask.case), first_seq=first, last_seq=last)  # fmt: skip


def keep(receipt: Receipt, recorded: Sequence[Recorded]) -> None:
    if not recorded:
        return  # as it was written
    first, last = recorded[0], recorded[-1]
    said = "UPDATE ledger_receipt SET stream = %s, first_seq = %s, last_seq = %s WHERE key = %s"
    write(said, [first.stream, first.seq, last.seq, receipt.key])
