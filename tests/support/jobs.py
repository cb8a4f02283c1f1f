"""Jobs done now, or as if it were some other moment, as a worker does them."""

from contextlib import nullcontext
from datetime import datetime

from huiyin.jobs import running
from huiyin.jobs.asking import MESSAGES, WORK
from huiyin.ledger.moment import told_at


def do_due(queue: str = WORK, now: datetime | None = None, limit: int | None = None) -> int:
    with told_at(now) if now else nullcontext():
        return running.work_due(queue, limit=limit)


def send_due(now: datetime | None = None) -> int:
    """Tries every message that is due; says how many."""
    return do_due(MESSAGES, now)
