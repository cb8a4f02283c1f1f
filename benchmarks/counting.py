"""The job of the benchmarks, and the same by plain SQL."""

from django.db import connection, transaction

from huiyin.jobs.asking import WORK, task
from huiyin.ledger.counters import next_number
from huiyin.ledger.models import Counter


@task(queue_name=WORK)
def count(name: str) -> None:
    next_number(name)


def add_one(name: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_counter (name, value) VALUES (%s, 1) "
            "ON CONFLICT (name) DO UPDATE SET value = ledger_counter.value + 1",
            [name],
        )


def seen(name: str) -> int:
    return Counter.objects.filter(pk=name).values_list("value", flat=True).first() or 0
