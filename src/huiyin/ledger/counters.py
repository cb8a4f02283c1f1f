"""Serials without gap and without double: they move in the transaction that uses the number."""

from django.db import connection


def next_number(counter: str) -> int:
    """The next serial. The counter's row stays locked until the transaction ends, so two writers
    never get the same one, and a refused command gives its number back.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_counter (name, value) VALUES (%s, 1) "
            "ON CONFLICT (name) DO UPDATE SET value = ledger_counter.value + 1 RETURNING value",
            [counter],
        )
        return int(cursor.fetchone()[0])
