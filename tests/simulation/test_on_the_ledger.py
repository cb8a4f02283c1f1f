"""Cases of the ledger under a draft: later, stricter, refused; and nothing is written."""

from datetime import timedelta
from decimal import Decimal

import pytest

from huiyin.casework import commands as c
from huiyin.casework.vocabulary import vocabulary
from huiyin.ledger import ports
from huiyin.ledger.door import context_for, stream_of
from huiyin.ledger.histories import histories
from huiyin.ledger.models import EventRow
from huiyin.people.everybody import everybody
from huiyin.people.happenings import PostTaken
from huiyin.people.organising import record
from huiyin.policy.loading import build_regulation
from huiyin.simulation.comparing import Findings, differences, joined
from huiyin.simulation.trying import try_all, try_case
from tests.ledger.house import MORNING, do, open_shop, register


@pytest.fixture
def case(installation) -> str:
    """A refund of 80 that the clerk gave alone, answered after an hour."""
    open_shop()
    case = register().case.id
    do(case, "wang", c.Admit())
    do(case, "wang", c.Propose(subject="refund", amounts={"payout": Decimal(80)}))
    do(case, "wang", c.Answer(medium="phone", text="已退款"), MORNING + timedelta(hours=1))
    return case


def draft(*edits: tuple[str, str]):
    files = ports.rules().files("tiny")
    [text] = [text for name, text in files.items() if name.endswith("pack.yaml")]
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return build_regulation("tiny", lambda _: {"tiny/pack.yaml": text}, vocabulary())


def tried(case: str, *edits: tuple[str, str]):
    [batches] = histories([stream_of(case)])
    recorded = ports.rules().regulation("tiny")
    return try_case(batches, recorded, draft(*edits), context_for("tiny", "", MORNING))


def found(case: str, *edits: tuple[str, str]) -> list[tuple[str, str, str, str]]:
    return [(d.kind, d.what, d.old, d.new) for d in differences(*tried(case, *edits))]


def test_under_its_own_regulation_nothing_changes_and_nothing_is_written(case):
    before = EventRow.objects.count()

    assert found(case) == []
    assert EventRow.objects.count() == before


def test_a_shorter_limit_would_have_been_missed(case):
    assert found(case, ("within: 15 workdays", "within: 30 minutes")) == [
        ("breach", "answer", "0", "1")
    ]


def test_a_lower_authority_would_have_gone_to_somebody_else(case):
    edits = (
        ("when: payout <= 100,", "when: payout <= 50,"),
        ("when: payout > 100,", "when: payout > 50,"),
    )

    assert ("approver", "refund", "wang", "chief") in found(case, *edits) or (
        "approver", "refund", "clerk", "chief") in found(case, *edits)  # fmt: skip


def test_a_right_that_is_taken_away_makes_the_deed_impossible(case):
    without = (
        "    may: [register, acknowledge, admit, record_contact",
        "    may: [register, acknowledge, record_contact",
    )

    assert ("refused", "admit", "", "no-right") in found(case, without)


def test_who_held_a_post_then_holds_it_in_the_trial(case):
    record(PostTaken, "", person="wang", pack="tiny", role="clerk", unit="")

    assert "wang" in everybody("tiny").holders("clerk")
    assert "wang" not in ports.house().organisation("tiny").holders("clerk")


def test_parts_add_up_to_the_whole(case):
    other = register().case.id
    recorded, base = ports.rules().regulation("tiny"), context_for("tiny", "", MORNING)
    stricter = draft(("within: 15 workdays", "within: 30 minutes"))

    def part(*cases: str) -> Findings:
        return try_all(histories(map(stream_of, cases)), recorded, stricter, base)

    assert joined([part(case), part(other)]) == part(case, other)
