"""What was granted is carried out, proved and added up; a case does not close before."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.casework import commands as c
from huiyin.casework.allowed import allowed
from huiyin.casework.case import ClockStatus
from huiyin.casework.context import Context
from huiyin.casework.decide import decide
from huiyin.casework.refusal import Reason
from huiyin.casework.remedies import grants_of
from huiyin.policy.problems import PackError
from tests.support.stories import Story, regulation

PACK = """
facts:
  harm: {title: Harm, type: flag, asked_at: [register, amend_facts], clause: S-1}
roles:
  officer:
    title: Officer
    may: [register, admit, propose, answer, carry_out, fail_remedy, close, add_evidence, issue_paper,
          sign, amend_facts, confirm, provisionally_close]
    clause: S-1
  head: {title: Head, reports_to: board, may: [approve], clause: S-1}
  board: {title: Board, may: [approve], clause: S-1}
evidence_kinds:
  receipt: {title: Bank receipt, clause: S-2}
  photo: {title: Photo, clause: S-2}
papers:
  protocol: {title: Protocol of the visit, signed_by: [officer], clause: S-2}
remedies:
  payment:
    title: Payment
    amounts:
      sum: {title: Sum, adds_up: true, adds_up_within: 12 months}
    approver:
      take: first
      rows:
        - {is: head, when: sum <= 100, clause: S-3}
        - {is: board, otherwise: true, clause: S-3}
    value: sum
    proof: receipt
    carried_out_within: 5 days
    clause: S-3
  exchange: {title: Exchange, approver: head, clause: S-3}
  repair: {title: Repair, approver: head, carried_out_within: 10 days, clause: S-3}
  cleaning: {title: Cleaning visit, approver: head, proof: [protocol, photo], clause: S-3}
  apology: {title: Apology, approver: head, clause: S-3}
"""
CLOSES_BY_ITSELF = """
outcomes: {done: {title: Done, clause: S-4}}
clocks:
  patience:
    title: Patience
    from: answered
    until: confirmed
    within: 3 days
    duty: window
    then: {close: done}
    clause: S-4
"""
SHANGHAI = ZoneInfo("Asia/Shanghai")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def granted(*subjects: str, **amounts: str) -> Story:
    """A complaint in which these were proposed and approved on the first day."""
    story = Story(PACK)
    story.do("officer", "register", channel="phone", facts={"harm": False})
    story.do("officer", "admit")
    for subject in subjects:
        story.do("officer", "propose", subject=subject, amounts=amounts)
        story.do("head", "approve", proposal="last")
    return story


def answered(*subjects: str, **amounts: str) -> Story:
    story = granted(*subjects, **amounts)
    story.do("officer", "answer", form="final", medium="letter", text="so it is")
    return story


@pytest.mark.parametrize("subject", ["exchange", "repair", "cleaning", "apology"])
def test_a_case_does_not_close_before_what_was_granted_is_carried_out(subject):
    story = answered(subject)

    refusal = story.refused("officer", "close")

    assert (refusal.reason, refusal.clauses) == (Reason.UNPAID, ("S-3",))
    assert refusal.needs.lower().startswith(subject)


def test_the_screen_does_not_offer_to_close_what_is_unpaid():
    story = answered("repair")
    context = Context(local("2026-03-02T10:00"), "officer", story.run.organisation, story.calendars)

    [close] = [o for o in allowed(story.regulation, story.case, context) if o.act == "close"]

    assert close.refusal is not None
    assert close.refusal.reason is Reason.UNPAID


def test_what_was_carried_out_in_part_is_still_owed():
    story = answered("repair")
    story.do("officer", "carry_out", proposal="last", part="partly")

    assert story.refused("officer", "close").reason is Reason.UNPAID

    story.do("officer", "carry_out", proposal="last")
    story.do("officer", "close")


def paid_in_parts(*parts: str) -> Story:
    story = answered("payment", sum="80")
    story.do("officer", "add_evidence", kind="receipt", title="Bank receipt")
    for part in parts:
        pay(story, part)
    return story


def pay(story: Story, paid: str, part: str = "partly") -> None:
    story.do("officer", "carry_out", proposal="last", part=part, paid=paid, proof="evidence-1")


def test_of_a_part_payment_what_was_paid_counts_and_the_rest_is_owed():
    story = paid_in_parts("30")

    assert story.case.proposals["proposal-1"].given == Decimal(30)
    assert story.refused("officer", "close").reason is Reason.UNPAID


def test_parts_that_come_to_the_whole_are_the_whole():
    story = paid_in_parts("30", "50")

    proposal = story.case.proposals["proposal-1"]
    assert (proposal.carried_out, proposal.given) == ("wholly", Decimal(80))
    story.do("officer", "close")


def test_a_part_of_which_nobody_said_how_much_counts_as_the_whole():
    story = answered("payment", sum="80")
    story.do("officer", "add_evidence", kind="receipt", title="Bank receipt")
    story.do("officer", "carry_out", proposal="last", part="partly", proof="evidence-1")

    assert story.case.proposals["proposal-1"].given == Decimal(80)


@pytest.mark.parametrize(
    ("paid", "part", "reason", "left"),
    [
        ("50.01", "partly", Reason.PAID_TOO_MUCH, "50"),
        ("0", "partly", Reason.PAID_TOO_MUCH, "50"),
        ("49.99", "wholly", Reason.PAID_TOO_LITTLE, "50"),
    ],
)
def test_what_is_paid_neither_passes_what_was_granted_nor_is_called_the_whole_before(
    paid, part, reason, left
):
    story = paid_in_parts("30")

    answers = {"proposal": "last", "part": part, "paid": paid, "proof": "evidence-1"}
    refused = story.refused("officer", "carry_out", **answers)

    assert (refused.reason, refused.needs) == (reason, left)


def test_what_cannot_be_carried_out_does_not_keep_the_case_open():
    story = answered("repair")
    story.do("officer", "fail_remedy", proposal="last", reason="no part is made any more")

    story.do("officer", "close")


def test_a_payment_is_carried_out_with_its_receipt_and_not_with_another_thing():
    story = answered("payment", sum="80")

    bare = story.refused("officer", "carry_out", proposal="last", proof="paid")
    story.do("officer", "add_evidence", kind="photo", title="A photo of the shop")
    photo = story.refused("officer", "carry_out", proposal="last", proof="evidence-1")
    story.do("officer", "add_evidence", kind="receipt", title="Bank receipt")
    story.do("officer", "carry_out", proposal="last", proof="evidence-2")

    assert bare.reason is photo.reason is Reason.PROOF_MISSING
    assert bare.needs == "receipt"


def test_a_paper_proves_a_visit_once_it_is_signed():
    story = answered("cleaning")
    story.do("officer", "issue_paper", paper="protocol")

    unsigned = story.refused("officer", "carry_out", proposal="last", proof="paper-1")
    story.do("officer", "sign", copy="last")
    story.do("officer", "carry_out", proposal="last", proof="paper-1")

    assert unsigned.reason is Reason.PROOF_MISSING


def test_a_remedy_has_its_own_clock_that_a_part_does_not_stop():
    story = granted("repair")
    clock = story.case.clocks["repair", "proposal-1"]
    assert clock.due == local("2026-03-13T00:00")

    story.do("officer", "carry_out", proposal="last", part="partly")
    assert story.case.clocks["repair", "proposal-1"].status is ClockStatus.RUNNING

    story.do("officer", "carry_out", proposal="last")
    assert story.case.clocks["repair", "proposal-1"].status is ClockStatus.STOPPED


def test_a_remedy_whose_consent_fell_has_no_clock_any_more():
    story = granted("repair")

    story.do("head", "recall_approval", proposal="last", reason="slip")

    assert story.case.clocks["repair", "proposal-1"].status is ClockStatus.DROPPED


def test_what_was_paid_by_a_consent_given_in_error_leaves_a_difference_that_keeps_the_case_open():
    story = answered("apology")
    story.do("officer", "carry_out", proposal="last")

    [recalled, *_] = story.do("head", "recall_approval", proposal="last", reason="wrong case")

    assert recalled.carried_out
    assert [(t.kind, t.about) for t in story.case.tasks.values()] == [("difference", "proposal-1")]
    assert story.refused("officer", "close").reason is Reason.DIFFERENCE_OPEN

    story.do("officer", "answer_task", task="task-1", text="it does no harm to have said sorry")
    story.do("officer", "close")


def test_time_that_would_close_an_unpaid_case_leaves_work_instead():
    story = Story(PACK + CLOSES_BY_ITSELF)
    story.do("officer", "register", channel="phone", facts={"harm": False})
    story.do("officer", "admit")
    story.do("officer", "propose", subject="repair")
    story.do("head", "approve", proposal="last")
    story.do("officer", "answer", form="final", medium="letter", text="so it is")

    story.at("2026-03-09T09:00").outcome("officer")

    assert story.case.is_open
    assert [(t.kind, t.about) for t in story.case.tasks.values()] == [("unpaid", "proposal-1")]


def approver_of_next(story: Story, amount: str, others: tuple[Any, ...] = ()) -> str:
    context = Context(
        local("2026-03-10T09:00"), "officer", story.run.organisation, story.calendars,
        related={"other_grants": others},
    )  # fmt: skip
    command = c.Propose(subject="payment", amounts={"sum": Decimal(amount)})
    [proposed, *_] = decide(story.regulation, story.case, command, context)
    return proposed.approver


def test_a_sum_above_the_authority_that_is_split_in_two_goes_to_the_higher_post():
    assert approver_of_next(granted(), "60") == "head"
    assert approver_of_next(granted("payment", sum="60"), "40") == "head"
    assert approver_of_next(granted("payment", sum="60"), "40.01") == "board"


def test_what_was_really_paid_adds_up_also_after_its_consent_fell():
    story = granted("payment", sum="60")
    story.do("officer", "add_evidence", kind="receipt", title="Bank receipt")
    story.do("officer", "carry_out", proposal="last", proof="evidence-1")
    story.do("head", "recall_approval", proposal="last", reason="slip")

    assert approver_of_next(story, "41") == "board"


def test_what_was_recalled_before_it_was_paid_adds_up_no_more():
    story = granted("payment", sum="60")
    story.do("head", "recall_approval", proposal="last", reason="slip")

    assert approver_of_next(story, "100") == "head"


def test_a_sum_split_over_two_cases_of_one_person_is_one_sum_within_the_window():
    other = grants_of(granted("payment", sum="60").case)
    [grant] = other
    on_the_first_day = (replace_at(grant, "2025-03-10T09:00"),)
    a_day_before = (replace_at(grant, "2025-03-09T23:59"),)

    assert approver_of_next(granted(), "41", other) == "board"
    assert approver_of_next(granted(), "41", on_the_first_day) == "board"
    assert approver_of_next(granted(), "41", a_day_before) == "head"


def replace_at(grant: Any, moment: str) -> Any:
    return grant._replace(at=local(moment))


def test_what_was_added_up_is_recorded_with_the_proposal():
    story = granted("payment", sum="60")

    [proposed, *_] = story.do("officer", "propose", subject="payment", amounts={"sum": "30"})

    assert proposed.added == {"sum": Decimal(60)}


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6))
def test_however_a_sum_is_split_the_last_part_goes_to_the_post_of_the_whole(parts):
    story = granted()
    for part in parts[:-1]:
        story.do("officer", "propose", subject="payment", amounts={"sum": str(part)})
        story.outcome("head", "approve", proposal="last")

    whole = "head" if sum(parts) <= 100 else "board"

    assert approver_of_next(story, str(parts[-1])) == whole


def test_a_window_without_adding_up_and_one_that_cannot_be_counted_back_are_mistakes():
    with pytest.raises(PackError, match="without adds_up"):
        regulation(PACK.replace("adds_up: true, ", ""))
    with pytest.raises(PackError, match="cannot be counted back"):
        regulation(PACK.replace("12 months", "12 workdays"))


def test_a_proof_that_is_neither_evidence_nor_paper_is_a_mistake():
    with pytest.raises(PackError, match="kind of evidence or paper"):
        regulation(PACK.replace("proof: receipt", "proof: reciept"))
