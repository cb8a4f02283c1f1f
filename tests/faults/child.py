"""One process of a fault test: registers cases, or fires clocks until killed or done.

python -m tests.faults.child register CASES
python -m tests.faults.child work SECONDS [CASES]    as many in one transaction; one by one if not said
python -m tests.faults.child numbers COUNT
"""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.site.settings")

import django

django.setup()

from huiyin.ledger import moment, ports, worker
from huiyin.site.rules import InstalledRules
from tests.ledger.house import register

ports.connect(rules=InstalledRules([Path(__file__).parents[1] / "support" / "packs"]))
START = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


def register_cases(count: int) -> None:
    for _ in range(count):
        register(START)


def work(seconds: float, together: int = 1) -> None:
    """Fires what is due an hour before the second level ends: one expiry a case, no more."""
    worker._pace.size = together
    worker._pace.learn = lambda cases, seconds: None
    due_by = START + timedelta(hours=3)
    moment.now = lambda: due_by
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and worker.fire_due(limit=together):
        pass


if __name__ == "__main__":
    action, amount, *more = sys.argv[1], float(sys.argv[2]), *map(int, sys.argv[3:])
    if action == "register":
        register_cases(int(amount))
    else:
        work(amount, *more)
