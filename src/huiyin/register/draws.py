"""Draws at its cut-off which of a day's records a callback falls on, once for every window.

The draw is an event with its seed and its whole population, so that anybody can draw it again.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from huiyin.casework.commands import AskCallback
from huiyin.casework.drawing import cut_off, draw
from huiyin.ledger import moment, ports
from huiyin.ledger.door import Ask, context_for, follow, load_case
from huiyin.ledger.happenings import Happening
from huiyin.ledger.store import append, load, lock
from huiyin.ledger.worker import fire_due
from huiyin.policy.schema.work import Callback
from huiyin.register.knowing import THE_HOUSE, known, regulations_in_use
from huiyin.register.models import CaseRow
from huiyin.register.schedules import begin_due
from huiyin.register.streams import stream_of

_DAY = timedelta(days=1)
MOST_WINDOWS = 40
"""Further back than this many days nothing is drawn: the day on which to call has long passed."""


@dataclass(frozen=True, kw_only=True)
class Drawn(Happening):
    """The draw over what was received in `since <= moment < until`."""

    pack: str
    callback: str
    since: datetime
    until: datetime
    seed: str
    population: tuple[str, ...]
    chosen: tuple[str, ...]


def draw_due(now: datetime | None = None) -> int:
    """Draws every window whose cut-off has passed and that was not drawn; says how many."""
    now = now or moment.now()
    return sum(
        _draw_window(pack, name, until, now)
        for pack, name, rule in _shares(now)
        for until in _cut_offs(pack, rule, now)
    )


def catch_up(now: datetime | None = None) -> int:
    """Everything that time alone does: what comes round, then draws, then every clock that is due."""
    return begin_due(now) + draw_due(now) + fire_due(now)


def _shares(now: datetime) -> Iterator[tuple[str, str, Callback]]:
    """The callbacks that fall on a share; a whole population is asked at once and needs no draw."""
    for pack in regulations_in_use():
        policy = ports.rules().regulation(pack).at(now)
        for name, rule in policy.callbacks.items():
            if rule.draw.share < 1:
                yield pack, name, rule


def _cut_offs(pack: str, rule: Callback, now: datetime) -> list[datetime]:
    """The cut-offs of the last days that have passed, the oldest first."""
    zone = ports.rules().calendars(pack).zone
    today = now.astimezone(zone).date()
    days = [today - n * _DAY for n in range(MOST_WINDOWS, -1, -1)]
    return [at for day in days if (at := cut_off(rule, day, zone)) <= now]


def _draw_window(pack: str, name: str, until: datetime, now: datetime) -> bool:
    stream = stream_of("draw", pack, name)
    with transaction.atomic():
        head = lock(stream)
        earlier = [item.event for item in load(stream)]
        since = max((e.until for e in earlier), default=until - _DAY)
        if since >= until:
            return False
        records = [load_case(case) for case in _received(pack, name, since, until, now)]
        if not records:
            return False
        seed = os.urandom(16).hex()
        regulation, context = ports.rules().regulation(pack), context_for(pack, "", now)
        chosen = draw(regulation, name, records, seed, context)
        event = Drawn(
            at=now, by="", pack=pack, callback=name, since=since, until=until, seed=seed,
            population=tuple(record.id for record in records), chosen=chosen,
        )  # fmt: skip
        append(head, [event], now)
        for case in chosen:
            command = AskCallback(callback=name, drawn=seed)
            follow(Ask(case=case, command=command, actor="", at=until), now)
    return True


def _received(pack: str, name: str, since: datetime, until: datetime, now: datetime) -> list[str]:
    kinds = ports.rules().regulation(pack).at(now).callbacks[name].of
    rows = known(CaseRow, THE_HOUSE).filter(
        pack=pack, kind__in=map(str, kinds), received_at__gte=since, received_at__lt=until
    )
    return [stream.partition("/")[2] for stream in rows.values_list("stream", flat=True)]
