"""A draft tried on history: cases of ten events read from the ledger and decided anew."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from benchmarks.installed import installation
from benchmarks.measure import Figure, in_words, within

CASES = 300
UNTIL = datetime.fromisoformat("2014-11-20T18:00+08:00")
"""Under the wordings of that time a plain complaint of the base comes to ten events."""
GOAL = 1.2e-3
"""Seconds of one core for a case: a hundred thousand of them take a minute of two cores."""


def figures() -> Iterator[Figure]:
    streams = _closed()
    yield _a_case(streams)


def _closed() -> list[str]:
    """Streams of closed cases of ten events, made for this measurement."""
    installation()
    from benchmarks.made_up import Whole
    from benchmarks.stories import PLAIN
    from huiyin.ledger.models import Stream
    from huiyin.people.happenings import PersonJoined, PostGiven
    from huiyin.people.organising import record

    record(PersonJoined, "", person="ning", shown_name="ning")
    record(PostGiven, "", person="ning", pack="general", role="agent")
    before = set(Stream.objects.filter(kind="case").values_list("id", flat=True))
    Whole(seed=4, until=UNTIL, stories={PLAIN: 1}).make(CASES)
    made = Stream.objects.filter(kind="case").exclude(id__in=before)
    return list(made.order_by("id").values_list("id", flat=True))


def _a_case(streams: Sequence[str]) -> Figure:
    from huiyin.ledger.histories import histories
    from huiyin.simulation.trying import try_all

    recorded, draft, base = _sides()
    told = list(histories(streams))
    events = sum(len(batch) for batches in told for batch in batches)
    found = try_all(told, recorded, draft, base)
    assert found.cases == len(streams) and not found.tallies, found
    figure = within(
        "", lambda: try_all(histories(streams), recorded, draft, base), GOAL * len(streams),
        floor=("reading their events and nothing else", lambda: _read(streams)), rounds=5,
    )  # fmt: skip
    each = figure.ours / len(streams)
    name = (
        f"{len(streams)} cases of {events / len(streams):.1f} events decided anew, "
        f"{in_words(each)} a case"
    )
    return replace(figure, name=name, goal=f"{in_words(GOAL)} a case")


def _sides() -> tuple[Any, Any, Any]:
    """The regulation as it is, and the same with other limits, which nobody misses."""
    from huiyin.ledger import moment, ports
    from huiyin.ledger.door import context_for
    from huiyin.people.everybody import everybody

    base = replace(context_for("general", "", moment.now()), organisation=everybody("general"))
    return ports.rules().regulation("general"), ports.rules().regulation("general"), base


def _read(streams: Sequence[str]) -> int:
    from huiyin.ledger.histories import histories

    return sum(1 for _ in histories(streams))
