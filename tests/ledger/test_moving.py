"""A case moves to another regulation in one transaction: both sides of it happen, or neither."""

from datetime import timedelta

import pytest

from huiyin.casework import commands as c
from huiyin.casework.case import Stage
from huiyin.casework.refusal import Reason, Refused
from huiyin.evidence.models import SampleRow
from huiyin.ledger.door import KeyReused, load_case
from huiyin.ledger.models import Counter, EventRow, Timer
from huiyin.ledger.rebuilding import rebuild
from huiyin.ledger.store import load
from huiyin.people import happenings as h
from huiyin.people import regulations
from huiyin.people.organising import record
from huiyin.register.models import CaseRow, LinkRow
from tests.ledger.harbour import open_port, take_in
from tests.ledger.house import MORNING, do, open_shop, register
from tests.support.editions import bureau, edition, harbour

pytestmark = pytest.mark.usefixtures("installation")
LATER = MORNING + timedelta(days=1)
MAY_MOVE = ("amend_facts, link, correct_registration]", "amend_facts, link, move_case]")
CLERK_MAY = (
    "withdraw, confirm,\n          remind]",
    "withdraw, confirm,\n          remind, move_case]",
)
ASKED = {"urgent": "no"}


@pytest.fixture(autouse=True)
def _two(installation):
    open_shop()
    regulations.install(regulations.tried(edition("2", "2004-01-01", MAY_MOVE, CLERK_MAY)))
    regulations.install(regulations.tried(bureau()))
    record(h.PostGiven, "", person="li", pack="bureau", role="taker")


def moved(case: str, actor: str = "li", key: str = "", **more):
    said = {"channel": "line", "there": ASKED, **more}
    return do(case, actor, c.MoveCase(to="bureau", reason="错投", **said), LATER, key=key)


def test_it_is_registered_there_and_ends_here_and_each_points_at_the_other():
    case = register(facts={"phone_number": "13800001111", "amount": "80"}).case

    done = moved(case.id)

    [new] = done.spawned
    there = load_case(new)
    assert (done.case.stage, done.case.links) == (Stage.MOVED, (("moved_to", new),))
    assert (there.number, there.stage, there.owner) == ("B2026-001", Stage.RECEIVED, "li")
    assert there.links == (("moved_from", case.id),)
    assert there.received_at == case.received_at == MORNING
    assert there.facts["story"] == "杯子是裂的"
    assert there.facts["contact"] == "13800001111"
    assert there.clocks["reply", ""].start == MORNING
    registered = load(f"case/{new}")[0].event
    assert (registered.relation, registered.related, registered.by) == ("moved_from", case.id, "li")
    assert not Timer.objects.filter(stream=f"case/{case.id}").exists()
    assert {(r.relation, r.other) for r in LinkRow.objects.all()} == {
        ("moved_to", new), ("moved_from", case.id),
    }  # fmt: skip
    before = rows()
    rebuild()
    assert rows() == before


def rows() -> list:
    found = CaseRow.objects.order_by("stream").values("stream", "number", "stage", "owner", "pack")
    return [*found, *LinkRow.objects.order_by("stream").values("stream", "relation", "other")]


def nothing_happened(case: str) -> bool:
    begun = EventRow.objects.filter(stream__startswith="case/", seq=1).count()
    numbered = Counter.objects.filter(name__startswith="bureau", value__gt=0).exists()
    return load_case(case).stage is Stage.RECEIVED and begun == 1 and not numbered


@pytest.mark.parametrize(
    ("actor", "more", "reason"),
    [
        ("wang", {}, Reason.NO_RIGHT),  # may move here, and may not register there
        ("li", {"there": {}}, Reason.FACT_MISSING),
        ("li", {"there": {**ASKED, "amount": "6000"}}, Reason.GATE),
        ("li", {"channel": "window"}, Reason.UNKNOWN_CHANNEL),
    ],
)
def test_what_the_other_regulation_refuses_happens_under_neither_and_names_it(actor, more, reason):
    case = register().case.id

    with pytest.raises(Refused) as refused:
        moved(case, actor, **more)

    assert (refused.value.reason, refused.value.under.name) == (reason, "bureau")
    assert nothing_happened(case)


def test_what_this_regulation_refuses_happens_under_neither_and_names_it():
    case = register().case.id

    with pytest.raises(Refused) as refused:
        moved(case, "zhao")

    assert (refused.value.reason, refused.value.under.name) == (Reason.NO_RIGHT, "tiny")
    assert nothing_happened(case)


def test_a_regulation_that_there_is_not_is_refused():
    case = register().case.id

    with pytest.raises(Refused) as refused:
        do(case, "li", c.MoveCase(to="nowhere", reason="错投"), LATER)

    assert refused.value.reason is Reason.UNKNOWN_SUBJECT
    assert nothing_happened(case)


def test_the_same_key_moves_it_once():
    case = register().case.id
    first = moved(case, key="form-7")

    again = moved(case, key="form-7")

    assert again.repeated
    assert again.case.links == first.case.links
    assert CaseRow.objects.count() == 2
    with pytest.raises(KeyReused):
        moved(case, key="form-7", there={"urgent": "yes"})


def test_a_sample_is_kept_for_the_new_case_and_no_more_for_the_old_one():
    case = register().case.id
    do(case, "wang", c.AddEvidence(kind="", title="杯子"))
    do(case, "wang", c.MoveSample(sample="evidence-1", kept_where="三号柜", kept_by="wang"))

    [new] = moved(case).spawned

    kept = {row.stream: row.fate for row in SampleRow.objects.all()}
    assert kept == {f"case/{case}": "moved", f"case/{new}": "kept"}
    assert load_case(new).evidence["evidence-1"].kept_where == "三号柜"


def test_a_sealed_case_does_not_become_an_open_one():
    open_port()
    regulations.install(regulations.tried(harbour()))
    record(h.PostGiven, "", person="ao", pack="bureau", role="taker")
    case = take_in(actor="ao")

    with pytest.raises(Refused) as refused:
        moved(case, "ao")

    assert (refused.value.reason, refused.value.under.name) == (Reason.SEALED_MOVE, "bureau")
    assert nothing_happened(case)
