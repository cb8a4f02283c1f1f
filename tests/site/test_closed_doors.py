"""Whoever may not open a case reaches no address of it: whatever it has, and however it stands."""

import pytest
from django.test import Client

from huiyin.casework import commands as c
from huiyin.evidence import keeping
from huiyin.people import happenings as h
from huiyin.people.organising import record
from tests.ledger.house import do, register
from tests.site.test_permissions import NO, ask, at_the_desk, cookies, everybody, pages, tokens

__all__ = ["everybody"]


def answered(case: str) -> None:
    do(case, "wang", c.Answer(text="换"))
    do(case, "wang", c.Close(outcome="settled"))


def proposed(case: str) -> None:
    do(case, "wang", c.Propose(subject="refund", text="退", amounts={"payout": 900}))


STANDS = {"plain": lambda case: None, "closed": answered, "awaiting approval": proposed}


@pytest.mark.parametrize("stands", STANDS)
def test_who_may_not_open_a_case_reaches_no_address_of_it(everybody, stands):
    case = register().case.id
    blob = keeping.put([b"seen"])
    do(case, "wang", c.AddEvidence(kind="", title="seen.txt", sha256=blob.sha256))
    do(case, "wang", c.WriteLetter(letter="receipt", says={"more": "soon"}))
    STANDS[stands](case)
    held, shown = cookies(), tokens()
    record(h.PersonLeft, "", person="wang")
    own = {name: one.replace("/abc/", f"/{case}/") for name, one in pages().items()
           if one.startswith("/cases/abc/")}  # fmt: skip

    assert ask(at_the_desk(held["chief"]), "get", own["evidence-file"]) == "yes"
    for who in ("stranger", "colleague", "administrator", "clerk"):
        found = {(name, way): ask(at_the_desk(held[who]), way, address)
                 for name, address in own.items() for way in ("get", "post")}  # fmt: skip
        program = Client(headers=shown[who])
        found["api", "get"] = ask(program, "get", f"/api/cases/{case}")
        assert {what: said for what, said in found.items() if said not in ("–", "404", NO)} == {}
    assert len(own) > 12
