"""A proposal that is changed falls with its consent; the new one is asked of its own approver."""

from huiyin.casework.case import ProposalStatus
from huiyin.casework.refusal import Reason
from tests.support.stories import Story, named

PACK = """
roles:
  officer: {title: Officer, may: [register, propose, carry_out], clause: S-1}
  chief: {title: Chief, clause: S-1}
  board: {title: Board, clause: S-1}
steps:
  search: {title: Search, clause: S-3}
  draft: {title: Draft, clause: S-3}
approvals:
  plan: {title: Plan, by: chief, back_to: [search, draft], clause: S-3}
remedies:
  refund:
    title: Refund
    amounts: {sum: {title: Sum, adds_up: true}}
    approver:
      rows:
        - {is: chief, when: sum <= 100, clause: S-2.1}
        - {is: board, when: sum > 100, clause: S-2.2}
    clause: S-2
"""


def approved() -> Story:
    story = Story(PACK)
    story.do("officer", "register", channel="phone")
    story.do("officer", "propose", subject="refund", amounts={"sum": 80})
    story.do("chief", "approve", proposal="last")
    return story


def test_the_replaced_proposal_is_void_and_adds_nothing_to_the_new_one():
    story = approved()

    events = story.do("officer", "propose", subject="refund", amounts={"sum": 90}, replaces="last")

    assert named(events)[:2] == ["approval_voided(refund)", "proposed(refund)"]
    first, second = story.case.proposals.values()
    assert first.status is ProposalStatus.VOID
    assert second.approver == "chief"


def test_the_new_proposal_goes_to_the_approver_of_its_own_figures():
    story = approved()

    story.do("officer", "propose", subject="refund", amounts={"sum": 101}, replaces="last")

    assert list(story.case.proposals.values())[-1].approver == "board"


def test_what_was_carried_out_cannot_be_replaced():
    story = approved()
    story.do("officer", "carry_out", proposal="last")

    refusal = story.refused(
        "officer", "propose", subject="refund", amounts={"sum": 90}, replaces="last"
    )

    assert refusal.reason is Reason.TOO_LATE


def test_a_proposal_replaces_only_one_of_its_own_subject():
    story = approved()

    refusal = story.refused("officer", "propose", subject="plan", replaces="last")

    assert refusal.reason is Reason.UNKNOWN_SUBJECT


def test_a_proposal_that_has_fallen_cannot_be_replaced():
    story = approved()
    story.do("officer", "propose", subject="refund", amounts={"sum": 90}, replaces="proposal-1")

    refusal = story.refused(
        "officer", "propose", subject="refund", amounts={"sum": 70}, replaces="proposal-1"
    )

    assert refusal.reason is Reason.NOT_PENDING


def test_a_rejection_without_a_word_goes_the_first_way_back():
    story = approved()
    story.do("officer", "propose", subject="plan")

    events = story.do("chief", "reject", proposal="last", reason="thin")

    assert story.case.step == "search"
    assert named(events) == ["proposal_rejected(plan)", "step_entered(search)"]
