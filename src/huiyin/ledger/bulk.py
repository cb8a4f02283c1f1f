"""Writes many whole histories at once: the same rows as the door writes, in few statements.

For imports, rebuilds and made-up data. Only cases that have no events yet may be written so.
"""

from collections import Counter as Counting
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from huiyin.casework.case import Case
from huiyin.casework.evolve import evolve
from huiyin.ledger import ports
from huiyin.ledger.inserting import insert
from huiyin.ledger.keys import wrap
from huiyin.ledger.models import Counter, EventRow, SealedText, Stream, SubjectKey, Timer
from huiyin.ledger.store import build, kind_of
from huiyin.ledger.timers import new_timers

AT_A_TIME = 500


@dataclass
class Batch:
    """What one command brought: its events, and when they are recorded."""

    events: Sequence[Any]
    recorded_at: datetime


@dataclass
class Bulk:
    """`add` histories, then `flush`; each flush is one transaction."""

    tellers: Sequence[ports.Together] = ()
    serials: Counting[str] = field(default_factory=Counting)
    _rows: list[EventRow] = field(default_factory=list)
    _texts: list[SealedText] = field(default_factory=list)
    _keys: list[SubjectKey] = field(default_factory=list)
    _heads: list[Stream] = field(default_factory=list)
    _timers: list[Timer] = field(default_factory=list)

    def next_number(self, counter: str) -> int:
        """Serials of this run, going on from those of the ledger; kept when the run is flushed."""
        if counter not in self.serials:
            row = Counter.objects.filter(pk=counter).first()
            self.serials[counter] = row.value if row else 0
        self.serials[counter] += 1
        return self.serials[counter]

    def add(self, case_id: str, batches: Iterable[Batch], policy: str) -> Case:
        """One whole history; the case as it then stands."""
        head = Stream(id=f"case/{case_id}", kind=kind_of("case/"), version=0, head="")
        key = AESGCM.generate_key(256)
        self._keys.append(SubjectKey(subject=head.id, wrapped=wrap(head.id, key)))
        cipher, case = AESGCM(key), Case(id=case_id)
        for batch in batches:
            case = self._add_batch(head, case, batch, policy, cipher)
        self._heads.append(head)
        self._timers += new_timers(head.id, case)
        if len(self._heads) >= AT_A_TIME:
            self.flush()
        return case

    def _add_batch(
        self, head: Stream, case: Case, batch: Batch, policy: str, cipher: AESGCM
    ) -> Case:
        rows, texts, recorded = build(head, batch.events, batch.recorded_at, policy, cipher)
        self._rows += rows
        self._texts += texts
        after = case
        for event in batch.events:
            after = evolve(after, event)
        pack, rules = policy.partition("@")[0], ports.rules()
        change = ports.Change(
            head.id, case, after, recorded, rules.regulation(pack), rules.calendars(pack)
        )
        for teller in self.tellers:
            teller.tell(change)
        return after

    def flush(self) -> None:
        with transaction.atomic():
            for rows in self._tables():
                insert(rows)
                rows.clear()
            for name, value in self.serials.items():
                Counter.objects.update_or_create(name=name, defaults={"value": value})
            for teller in self.tellers:
                teller.write()

    def _tables(self) -> list[list[Any]]:
        return [self._heads, self._rows, self._texts, self._keys, self._timers]
