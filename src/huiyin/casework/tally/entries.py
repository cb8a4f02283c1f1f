"""What of one case is counted, each thing with the moment in whose period it falls.

The register keeps the same as rows: `basic` from its cases, `timely` from its clocks, and `further` in
rows of their own, which `further` itself writes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from operator import attrgetter

from huiyin.casework.case import ENDED, Case, Stage
from huiyin.casework.repeats import BATCH, REPEAT

NOT_COUNTED = frozenset({Stage.NEW, Stage.MISTAKEN, Stage.MERGED, Stage.MOVED})
"""Such a case counts nowhere: it is no complaint, or counts where it went."""
_INSTANT = timedelta(microseconds=1)
_COUNTED_EVENTS = ("act_done", "paper_issued", "task_answered", "marked")
_ONCE = ("reopened", "archived")


@dataclass(frozen=True, slots=True)
class Entry:
    """`topic` is what the words in brackets name; `key` tells two of the same apart.

    `amount`: fen of what was given or charged, microseconds of what took time; None where there is none.
    """

    what: str
    at: datetime
    topic: str = ""
    key: str = ""
    amount: int | None = None


def entries(case: Case) -> Iterator[Entry]:
    if case.stage not in NOT_COUNTED:
        yield from basic(case)
        yield from timely(case)
        yield from further(case)


def stood_open(case: Case, at: datetime) -> bool:
    """Received before the moment, and not ended before it, as far as is known now."""
    if case.stage in NOT_COUNTED or case.received_at is None or case.received_at >= at:
        return False
    return case.stage not in ENDED or case.closed_at is None or case.closed_at >= at


def basic(case: Case) -> Iterator[Entry]:
    """What a row of the case itself says."""
    if case.received_at is not None:
        yield Entry("received", case.received_at)
    if case.admitted_at is not None:
        yield Entry("admitted", case.admitted_at)
    if case.answered_at is not None:
        yield Entry("answered", case.answered_at, amount=_took(case, case.answered_at))


def timely(case: Case) -> Iterator[Entry]:
    """Clocks that were kept or missed: kept when it was done, missed when it should have been."""
    for state in case.clocks.values():
        if state.breach:
            late = _between(state.due, state.stopped_at) if state.stopped_at else None
            yield Entry("missed", state.due, state.clock, state.key, late)
        elif state.in_time and state.stopped_at is not None:
            yield Entry("in_time", state.stopped_at, state.clock, state.key)


_COUNTED = frozenset(
    {*_COUNTED_EVENTS, *_ONCE, "closed", "admission_refused", "withdrawn", "transferred",
     "provisionally_closed", "remedy_carried_out", "charged"}
)  # fmt: skip
_COUNTED_OF = attrgetter(
    "stage", "received_at", "closed_at", "opinions", "proposals", "charges", "links"
)


def counts_alike(before: Case, after: Case, events: Iterable[str]) -> bool:
    """Whether `further` says the same of both, as can be told by the names of what happened in between
    and without counting. Most that happens is counted nowhere.
    """
    said = zip(_COUNTED_OF(before), _COUNTED_OF(after), strict=True)
    return _COUNTED.isdisjoint(events) and all(one is other for one, other in said)


def further(case: Case) -> Iterator[Entry]:
    if case.stage in NOT_COUNTED:
        return
    yield from _endings(case)
    yield from _events(case)
    yield from _opinions(case)
    yield from _money(case)
    for relation, other in case.links:
        if relation in (REPEAT, BATCH) and case.received_at is not None:
            what = "repeats" if relation == REPEAT else "batch"
            yield Entry(what, case.received_at, key=other)


def ending_of(case: Case) -> str:
    """How it ended; of an archived case how it had ended before."""
    if case.stage is not Stage.ARCHIVED:
        return case.stage.value
    ends = {"closed": "closed", "admission_refused": "rejected", "withdrawn": "withdrawn",
            "transferred": "transferred"}  # fmt: skip
    at = {name: case.last(name) for name in ends}
    known = [(moment, ends[name]) for name, moment in at.items() if moment is not None]
    return max(known)[1] if known else case.stage.value


def _endings(case: Case) -> Iterator[Entry]:
    if case.stage not in ENDED or case.closed_at is None:
        yield from _last(case, "provisionally_closed")
        return
    took, ending = _took(case, case.closed_at), ending_of(case)
    yield Entry("ended", case.closed_at, ending, amount=took)
    if ending == Stage.CLOSED:
        outcome = _newest_topic(case, "closed")
        yield Entry("closed", case.closed_at, outcome, amount=took)
    if ending == Stage.REJECTED:
        yield Entry("refused", case.closed_at, _newest_topic(case, "admission_refused"))
    yield from _last(case, "provisionally_closed")


def _newest_topic(case: Case, event: str) -> str:
    found = [
        (at, topic) for (name, topic), (_, at) in case.happened.items() if name == event and topic
    ]
    return max(found)[1] if found else ""


def _last(case: Case, event: str) -> Iterator[Entry]:
    at = case.last(event)
    if at is not None:
        yield Entry(event, at, _newest_topic(case, event))


def _events(case: Case) -> Iterator[Entry]:
    """Of some one for each topic, in whose period it last happened; of others one."""
    for (name, about), (_, at) in case.happened.items():
        if about and name in _COUNTED_EVENTS:
            yield Entry(name, at, about, about)
    for event in _ONCE:
        last = case.last(event)
        if last is not None:
            yield Entry(event, last)


def _opinions(case: Case) -> Iterator[Entry]:
    for number, said in enumerate(case.opinions):
        if not said.reached:
            yield Entry("unreached", said.at, said.of, str(number))
        elif said.satisfied is not None:
            what = "satisfied" if said.satisfied else "unsatisfied"
            yield Entry(what, said.at, said.of, str(number))


def _money(case: Case) -> Iterator[Entry]:
    for proposal in case.proposals.values():
        at = case.last("remedy_carried_out", proposal.subject) or proposal.at
        if proposal.is_given and at is not None:
            yield Entry("given", at, proposal.subject, proposal.id, _fen(proposal.given))
    for charge in case.charges.values():
        at = case.last("charged", charge.account)
        if charge.status != "revoked" and at is not None:
            yield Entry("charged", at, charge.account, charge.id, _fen_of(charge.amount))


def _fen(amount: Decimal) -> int:
    return int(amount * 100)


def _fen_of(text: str) -> int | None:
    try:
        return _fen(Decimal(text))
    except InvalidOperation:
        return None


def _took(case: Case, until: datetime) -> int | None:
    return _between(case.received_at, until) if case.received_at else None


def _between(start: datetime, end: datetime) -> int:
    return (end - start) // _INSTANT
