"""Serials without gap and without double: they move in the transaction that uses the number."""

from huiyin.ledger.models import Counter


def next_number(counter: str) -> int:
    """The next serial. The counter's row stays locked until the transaction ends, so two writers
    never get the same one, and a refused command gives its number back.
    """
    row = Counter.objects.select_for_update().filter(pk=counter).first()
    if row is None:
        Counter.objects.bulk_create([Counter(name=counter)], ignore_conflicts=True)
        row = Counter.objects.select_for_update().get(pk=counter)
    row.value += 1
    row.save(update_fields=["value"])
    return row.value
