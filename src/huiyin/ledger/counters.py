"""Serials without gap and without double: they move in the transaction that uses the number."""

from huiyin.ledger.statements import rows_of


def next_number(counter: str) -> int:
    """The next serial. The counter's row stays locked until the transaction ends, so two writers
    never get the same one, and a refused command gives its number back.
    """
    said = (
        "INSERT INTO ledger_counter (name, value) VALUES (%s, 1) "
        "ON CONFLICT (name) DO UPDATE SET value = ledger_counter.value + 1 RETURNING value"
    )
    return int(rows_of(said, [counter])[0][0])
