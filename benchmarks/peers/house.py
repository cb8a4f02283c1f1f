"""The peer's installation: `make TICKETS` prints a session of its staff, `sweep` what escalating took.

One ticket in a hundred is five days old in a queue that escalates after three; all are open.
"""

import json
import sys
import time
from datetime import timedelta
from importlib import import_module
from typing import Any

import django
from django.apps import apps
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.core.management import call_command
from django.db.models import F


def make(tickets: int) -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    call_command("loaddata", "emailtemplate.json", verbosity=0)
    queue = _model("Queue").objects.create(
        title="投诉", slug="complaints", allow_public_submission=True, escalate_days=3,
        email_address="desk@house.test",
    )  # fmt: skip
    staff = get_user_model().objects.create_superuser("staff", "staff@house.test", "staff")
    made = [_ticket(queue, number) for number in range(tickets)]
    _model("Ticket").objects.bulk_create(made, batch_size=500)
    old = [one.pk for one in made[::100]]
    _model("Ticket").objects.filter(pk__in=old).update(created=F("created") - timedelta(days=5))
    told = [_model("FollowUp")(ticket=one, title="Ticket Opened", public=True,
                               comment=one.description) for one in made]  # fmt: skip
    _model("FollowUp").objects.bulk_create(told, batch_size=500)
    session = import_module("django.contrib.sessions.backends.db").SessionStore()
    session[SESSION_KEY] = str(staff.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = staff.get_session_auth_hash()
    session.save()
    return {"session": session.session_key, "queue": queue.pk}


def _ticket(queue: Any, number: int) -> Any:
    return _model("Ticket")(
        queue=queue, title=f"产品有问题（{number}）", description="我要投诉：" + "杯子是裂的。" * 49,
        submitter_email=f"user{number % 2000}@house.test", priority=3,
    )  # fmt: skip


def sweep() -> dict[str, Any]:
    begun = time.process_time()
    call_command("escalate_tickets")
    took = time.process_time() - begun
    return {"took": took, "tickets": _model("Ticket").objects.filter(priority=2).count()}


def _model(name: str) -> Any:
    return apps.get_model("helpdesk", name)


if __name__ == "__main__":
    django.setup()
    print(json.dumps(make(int(sys.argv[2])) if sys.argv[1] == "make" else sweep()))
