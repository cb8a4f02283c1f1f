"""Lives of one case of the insurer, told to the door step by step, and all that is kept of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from hypothesis import strategies as st

from huiyin.casework import commands as c
from huiyin.casework.case import Case
from huiyin.casework.refusal import Refused
from huiyin.ledger import door, rebuilding
from huiyin.ledger.door import Ask, Done, handle
from huiyin.ledger.lately import LATELY
from huiyin.ledger.store import load
from huiyin.notices import outbox
from huiyin.notices.models import Message, Outgoing
from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.models import Account
from huiyin.people.organising import record

PACK = "life-insurance"
MORNING = datetime.fromisoformat("2026-03-02T09:30+08:00")
CLOCK = [MORNING]
"""What time it is there, where `moment.now` is made to say it."""


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def open_house() -> None:
    for person, role in {"chen": "officer", "lin": "supervisor", "zhao": "general_manager"}.items():
        record(PersonJoined, "", person=person, shown_name=person.title())
        record(PostGiven, "", person=person, pack=PACK, role=role)
    Account.objects.update(email="somebody@house.test")


def register(case: str = "c1") -> str:
    facts = {"summary": "分红与宣传不符", "complainant_name": "某客户", "complained_of": "company",
             "bodily_harm": "false"}  # fmt: skip
    command = c.Register(kind="complaint", channel="phone", facts=facts)
    handle(Ask(case=case, command=command, actor="chen", pack=PACK))
    return case


def act(case: str, actor: str, command: c.Command, **more: Any) -> Done:
    return handle(Ask(case=case, command=command, actor=actor, **more))


def lived(how: list[str]) -> str:
    """A case to which this happened, one thing every five minutes; what is refused is left out."""
    CLOCK[0] = MORNING
    case = register()
    for step in how:
        CLOCK[0] += timedelta(minutes=5)
        with suppress(Refused):
            act(case, *STEPS[step](door.load_case(case)))
    return case


FOUND = {"established_facts": "查实", "responsible_party": "company_side",
         "responsible_person": "部门", "basis": "合同"}  # fmt: skip
STEPS: dict[str, Callable[[Case], tuple[str, c.Command]]] = {
    "admit": lambda case: ("chen", c.Admit()),
    "acknowledge": lambda case: ("chen", c.Acknowledge(medium="phone")),
    "assign": lambda case: ("lin", c.Assign(to="chen")),
    "contact": lambda case: ("chen", c.RecordContact(purpose="hearing")),
    "complainant": lambda case: ("chen", evidence("statement_complainant")),
    "evidence": lambda case: ("chen", evidence("investigation")),
    "find": lambda case: ("chen", c.RecordFinding(facts=FOUND)),
    "propose": lambda case: ("chen", c.Propose(subject="plan", text="说明并致歉")),
    "approve": lambda case: ("lin", c.Approve(proposal=last_proposal(case))),
    "answer": lambda case: ("chen", c.Answer(text="按方案答复")),
    "respond": lambda case: ("chen", c.Respond(response="accepted")),
    "close": lambda case: ("chen", c.Close()),
}


def evidence(kind: str) -> c.Command:
    return c.AddEvidence(kind=kind, title="通话记录")


def last_proposal(case: Case) -> str:
    return list(case.proposals)[-1] if case.proposals else "1"


TALK = c.RecordContact(purpose="hearing", told="私人的话")
LIVES = st.lists(st.sampled_from(list(STEPS)), min_size=1, max_size=12) | st.just(list(STEPS))


def left_by(case: str) -> dict[str, object]:
    """All that is kept of a case, but for how its texts were sealed."""
    stream = door.stream_of(case)
    models = [
        model
        for model in (*rebuilding.derived_models(), Message)
        if any(f.attname == "stream" for f in model._meta.fields)
    ]
    rows = {
        model._meta.db_table: sorted(
            repr(row)
            for row in model.objects.filter(stream=stream).values_list(
                *(f.attname for f in model._meta.fields if f.attname not in ("id", "message_id"))
            )
        )
        for model in models
    }
    mails = sorted(
        repr((row.key, row.purpose, row.person, row.not_before, outbox.opened(row)))
        for row in Outgoing.objects.filter(stream=stream)
    )
    LATELY.forget()
    events = [repr((e.seq, e.event, e.recorded_at, e.policy, e.batch)) for e in load(stream)]
    return {"events": events, "mails": mails, **rows}
