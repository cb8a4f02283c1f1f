"""Records: deliveries, service encounters and other things that are no complaint, one by one or many."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from huiyin.api import doing, reading
from huiyin.api import shapes as s
from huiyin.api.commands import Facts, Sent, answers_in
from huiyin.api.doing import Worded
from huiyin.api.entering import READ, RECORD
from huiyin.api.listing import page_of
from huiyin.api.problems import Problem
from huiyin.api.reading import Moment, Name
from huiyin.api.views.cases import Asked, Registration, hand_in, registered
from huiyin.sight.me import Me, me_of

router = Router(tags=["records"])
MOST = 1_000


class Row(Sent):
    """One record. `key`, such as its number in the till, makes sending it again harmless."""

    key: Name = ""
    kind: Name
    channel: Name
    received_at: Moment | None = None
    facts: Facts = Field(default_factory=dict)


class Rows(Sent):
    pack: Name
    rows: list[Row] = Field(min_length=1, max_length=MOST)


@router.get("/records", auth=READ, response=s.PageOut, summary="Records the caller may see")
def records(request: HttpRequest, asked: Query[Asked]) -> s.PageOut:
    """As the queue. One record is read like a case."""
    return page_of(me_of(request), asked, records=True)


@router.post("/records", auth=RECORD, response={201: s.DoneOut}, summary="Register a record")
def record(request: HttpRequest, body: Registration, response: HttpResponse) -> s.DoneOut:
    """For kinds that the regulation calls records, and no others: a token may be good for this only."""
    _check_kind(me_of(request), body.pack, body.kind)
    return registered(request, body, response)


def _check_kind(me: Me, pack: str, kind: str) -> None:
    """What is no kind at all is the core's to refuse."""
    kinds = doing.policy_of(me, pack).kinds
    if kind in kinds and not kinds[kind].record:
        names = ", ".join(str(name) for name, rule in kinds.items() if rule.record)
        raise Problem(422, "not-a-record", {"kinds": names}, (("kind", "field.value"),))


@router.post("/records/bulk", auth=RECORD, response=s.BulkOut, summary="Register many records")
def bulk(request: HttpRequest, body: Rows) -> s.BulkOut:
    """Row by row, each for itself: a bad row is told with its reason and stops no other one.

    With an `Idempotency-Key`, or with a key in each row, the same batch may be sent again: what was
    registered is not registered twice.
    """
    me = me_of(request)
    doing.policy_of(me, body.pack)
    whole = reading.key_of(request, me.person)
    rows = [_one(request, me, body.pack, whole, (n, row)) for n, row in enumerate(body.rows)]
    counts = Counter(row.status for row in rows)
    return s.BulkOut(
        registered=counts["registered"],
        repeated=counts["repeated"],
        refused=counts["refused"],
        rows=rows,
    )


def _one(
    request: HttpRequest, me: Me, pack: str, whole: str, numbered: tuple[int, Row]
) -> s.RowDoneOut:
    number, row = numbered
    answers: dict[str, Any] = answers_in(row)
    own = answers.pop("key", "")
    key = reading.door_key(me.person, f"row/{pack}/{own}") if own else ""
    if not own and whole:
        key = reading.door_key(me.person, whole, str(number))
    try:
        _check_kind(me, pack, row.kind)
        done = hand_in(me, pack, answers, key)
    except (Problem, Worded) as no:
        problem = doing.no_in_words(no, request)
        for field in problem.fields:
            field.field = f"rows.{number}.{field.field}"
        return s.RowDoneOut(row=number, status="refused", case="", number="", problem=problem)
    return s.RowDoneOut(
        row=number,
        status="repeated" if done.repeated else "registered",
        case=done.case.id,
        number=done.case.number,
        problem=None,
    )
