"""One process of a fault test: puts a message into the outbox, or sends what is due.

python -m tests.faults.sender put PORT
python -m tests.faults.sender send MINUTES
"""

import os
import sys
from datetime import UTC, datetime, timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.site.settings")

import django

django.setup()

from huiyin.connections import keeping
from huiyin.notices import outbox
from tests.support.jobs import send_due

START = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)

if __name__ == "__main__":
    action, amount = sys.argv[1], int(sys.argv[2])
    if action == "put":
        values = {"host": "127.0.0.1", "port": amount, "security": "none", "sender": "d@house.test"}
        keeping.put("smtp", values, "")
        said = {"subject": "请尽快答复", "text": "正文", "html": "<p>正文</p>"}
        letter = outbox.Letter(to="wang@house.test", **said)
        outbox.put(letter, outbox.Cause(key="one", purpose="test", not_before=START))
    else:
        send_due(START + timedelta(minutes=amount))
