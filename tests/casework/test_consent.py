"""An approval belongs to a proposal as it stood, with the facts it rested on."""

from decimal import Decimal

import pytest

from tests.support import stories
from tests.support.ferry import Reason, Story, crew


def proposed(amount: str = "300", **facts: str) -> Story:
    story = Story().register(facts=facts).found()
    story.do("amy", "propose", subject="refund", amounts={"sum": Decimal(amount)})
    return story


def approved(amount: str = "300") -> Story:
    story = proposed(amount)
    story.do("ma", "approve", proposal="proposal-1")
    return story


@pytest.mark.parametrize(
    ("amount", "approver", "clause"),
    [("500", "manager", "F-14.1"), ("500.01", "director", "F-14.2")],
)
def test_the_table_names_the_approver_at_the_boundary(amount, approver, clause):
    story = proposed(amount)

    assert story.proposal.approver == approver
    assert clause in story.of("proposed")[0].clauses


def test_the_approver_of_another_figure_may_not_approve_and_hears_who_may():
    refused = proposed("600").refusal("ma", "approve", proposal="proposal-1")

    assert (refused.reason, refused.needs) == (Reason.NOT_APPROVER, "总经理")
    assert "F-14.2" in refused.clauses


def test_nobody_approves_what_they_proposed():
    story = Story().register().found()
    story.do("ma", "propose", subject="upgrade")

    assert story.refusal("ma", "approve", proposal="proposal-1").reason is Reason.OWN_PROPOSAL
    story.do("du", "approve", proposal="proposal-1")


def test_a_proposal_is_sent_on_to_the_post_above_which_decides_it():
    story = proposed()

    story.do("ma", "pass_on", proposal="proposal-1", reason="金额不大，影响大")

    assert story.of("proposal_passed_on")[0].approver == story.proposal.approver == "director"
    assert story.refusal("ma", "approve", proposal="proposal-1").reason is Reason.NOT_APPROVER
    story.do("du", "approve", proposal="proposal-1")
    assert story.proposal.status.value == "approved"


def test_only_whoever_may_consent_sends_on_and_the_last_post_cannot():
    story = proposed()

    assert story.refusal("amy", "pass_on", proposal="proposal-1", reason="x").reason in (
        Reason.OWN_PROPOSAL, Reason.NOT_APPROVER,
    )  # fmt: skip
    story.do("ma", "pass_on", proposal="proposal-1", reason="x")
    refused = story.refusal("du", "pass_on", proposal="proposal-1", reason="x")
    assert refused.reason is Reason.NOBODY_ABOVE
    assert story.proposal.status.value == "pending"


def test_own_authority_stands_without_a_second_person():
    story = Story().register().found()

    story.do("amy", "propose", subject="ticket")

    assert story.proposal.status.value == "approved"
    assert story.of("proposal_approved")[0].own_authority


def test_changed_facts_make_an_approval_void_and_it_is_asked_again():
    story = approved()

    story.do("amy", "amend_facts", facts={"fare": "700"})

    assert story.proposal.status.value == "void"
    assert story.of("approval_voided")[0].changed == ("fare",)
    [task] = story.tasks("ask_again")
    assert (task.to, task.about) == (("amy",), "proposal-1")


def test_a_pending_proposal_is_void_too():
    story = proposed()

    story.do("amy", "amend_facts", facts={"fare": "700"})

    assert story.refusal("ma", "approve", proposal="proposal-1").reason is Reason.NOT_PENDING


def test_a_changed_result_of_a_table_makes_void_what_rested_on_it():
    story = approved()

    story.do("amy", "amend_facts", facts={"passengers": "7"})

    assert story.proposal.status.value == "void"
    assert story.of("approval_voided")[0].changed == ("grade",)


def test_a_fact_that_becomes_known_makes_void_what_rested_on_its_being_unknown():
    story = proposed(hurt="")
    story.do("du", "approve", proposal="proposal-1")  # provisionally major: the director decides

    story.do("amy", "amend_facts", facts={"hurt": "no"})

    assert story.proposal.status.value == "void"


def test_facts_that_the_consent_did_not_rest_on_leave_it_standing():
    story = approved()

    story.do("amy", "amend_facts", facts={"subject": "改名", "meeting_on": "2026-04-01"})

    assert story.proposal.status.value == "approved"


def test_void_after_it_was_carried_out_leaves_the_difference_as_a_task():
    story = approved()
    story.do("amy", "carry_out", proposal="proposal-1")

    story.do("amy", "amend_facts", facts={"fare": "700"})

    assert story.of("approval_voided")[0].carried_out
    assert [task.about for task in story.tasks("difference")] == ["proposal-1"]
    assert not story.tasks("ask_again")


def test_proposing_again_settles_the_task_of_asking_again():
    story = approved()
    story.do("amy", "amend_facts", facts={"fare": "700"})

    story.do("amy", "propose", subject="refund", amounts={"sum": Decimal(200)})

    assert story.tasks("ask_again")[0].status.value == "dropped"


def test_remedies_of_a_case_add_up():
    story = approved("300")

    story.do("amy", "propose", subject="refund", amounts={"sum": Decimal("200.01")})

    assert story.proposal.approver == "director"


def test_remedies_add_up_over_time_also_when_they_were_carried_out():
    story = approved("300")
    story.do("amy", "carry_out", proposal="proposal-1")

    story.do("amy", "propose", "2026-05-04T10:00", subject="refund", amounts={"sum": "300"})

    assert story.proposal.approver == "director"


@pytest.mark.parametrize("end", ["reject", "recall_approval", "void"])
def test_what_is_not_given_does_not_add_up(end):
    story = proposed("300") if end == "reject" else approved("300")
    if end == "void":
        story.do("amy", "amend_facts", facts={"fare": "790"})
    else:
        story.do("ma", end, proposal="proposal-1", reason="不妥")

    story.do("amy", "propose", subject="refund", amounts={"sum": Decimal(300)})

    assert story.proposal.approver == "manager"


def test_a_remedy_that_failed_altogether_does_not_add_up():
    story = approved("300")
    story.do("amy", "fail_remedy", proposal="proposal-1", reason="账户已销")

    story.do("amy", "propose", subject="refund", amounts={"sum": Decimal(300)})

    assert story.proposal.approver == "manager"


def test_a_remedy_that_was_given_in_part_adds_up_though_the_rest_failed():
    story = approved("300")
    story.do("amy", "carry_out", proposal="proposal-1", part="partly")
    story.do("amy", "fail_remedy", proposal="proposal-1", reason="账户已销")
    assert story.proposal.carried_out == "partly_failed"

    story.do("amy", "propose", subject="refund", amounts={"sum": Decimal(300)})

    assert story.proposal.approver == "director"


def test_unlike_remedies_are_added_by_their_declared_worth():
    story = approved("300")
    story.do("amy", "propose", subject="ticket")

    assert story.draft().env["worth_so_far"] == Decimal(360)


def test_a_cap_binds_whoever_approves():
    story = Story().register().found()

    refused = story.refusal("amy", "propose", subject="refund", amounts={"sum": Decimal(801)})

    assert (refused.reason, refused.clauses) == (Reason.OVER_CAP, ("F-14.4",))


def test_remedies_that_exclude_one_another_are_not_both_given():
    story = Story().register().found()
    story.do("amy", "propose", subject="ticket")

    refused = story.refusal("amy", "propose", subject="upgrade")

    assert (refused.reason, refused.needs) == (Reason.EXCLUDES, "赠票")


def test_the_person_complained_about_approves_nothing_and_it_goes_up():
    story = Story().register(facts={"crew_member": "ma"}).found()
    story.do("amy", "propose", subject="upgrade")

    assert story.refusal("ma", "approve", proposal="proposal-1").reason is Reason.CONCERNED
    assert [n.to for n in story.of("notified") if n.template == "approval"] == [("du",)]
    story.do("du", "approve", proposal="proposal-1")


def test_who_proposed_is_left_out_when_the_approvers_are_told():
    story = Story(organisation=crew(manager=("ma", "mo"))).register().found()
    story.do("ma", "propose", subject="upgrade")

    assert [n.to for n in story.of("notified") if n.template == "approval"] == [("mo",)]


def test_an_approval_recalled_after_it_was_carried_out_leaves_the_difference_as_a_task():
    story = approved()
    story.do("amy", "carry_out", proposal="proposal-1")

    story.do("ma", "recall_approval", proposal="proposal-1")

    assert [task.about for task in story.tasks("difference")] == ["proposal-1"]


def test_a_remedy_is_carried_out_once():
    story = approved()
    story.do("amy", "carry_out", proposal="proposal-1", part="partly")
    story.do("amy", "carry_out", proposal="proposal-1")

    for act in ("carry_out", "fail_remedy"):
        extra = {"reason": "x"} if act == "fail_remedy" else {}
        assert story.refusal("amy", act, proposal="proposal-1", **extra).reason is Reason.REDUNDANT


def test_nothing_is_carried_out_or_answered_that_was_not_approved():
    story = proposed()

    assert story.refusal("amy", "carry_out", proposal="proposal-1").reason is Reason.NOT_APPROVED
    refused = story.refusal("amy", "answer", proposals=("proposal-1",))
    assert refused.reason is Reason.NOT_APPROVED


def test_a_figure_that_the_remedy_does_not_have_is_refused():
    story = Story().register().found()
    sums = {"sum": Decimal(1), "tip": Decimal(1)}

    assert story.refusal("amy", "propose", subject="refund", amounts=sums).reason is (
        Reason.UNKNOWN_FACT
    )


@pytest.mark.parametrize("sum_", ["NaN", "Infinity", "-1", "0.001", "1E+40", "1E-40"])
def test_a_figure_that_is_no_amount_of_money_is_refused(sum_):
    story = Story().register().found()
    refused = story.refusal("amy", "propose", subject="refund", amounts={"sum": Decimal(sum_)})

    assert refused.reason is Reason.BAD_VALUE


PLANNED = """
roles:
  clerk: {title: Clerk, may: [register, amend_facts, propose], clause: S-1}
  chief: {title: Chief, clause: S-1}
facts:
  plan: {title: Plan, type: text, asked_at: [amend_facts], clause: S-2}
  cost: {title: Cost, type: money, asked_at: [amend_facts], clause: S-2}
  remark: {title: Remark, type: text, asked_at: [amend_facts], clause: S-2}
approvals:
  work: {title: Work, by: chief, covers: [plan, cost], clause: S-3}
"""


def consented_to(**facts: str) -> stories.Story:
    story = stories.Story(PLANNED)
    story.do("clerk", "register", channel="phone")
    story.do("clerk", "amend_facts", facts=facts)
    story.do("clerk", "propose", subject="work")
    story.do("chief", "approve", proposal="proposal-1")
    return story


@pytest.mark.parametrize("changed", [{"plan": "Lock it"}, {"cost": "10.01"}])
def test_a_changed_fact_that_the_consent_covers_makes_it_void(changed):
    story = consented_to(plan="Tape it", cost="10")

    story.do("clerk", "amend_facts", facts=changed)

    assert story.case.proposals["proposal-1"].status.value == "void"


def test_a_fact_beside_those_that_the_consent_covers_leaves_it_standing():
    story = consented_to(plan="Tape it", cost="10")

    story.do("clerk", "amend_facts", facts={"remark": "Soon", "plan": "Tape it"})

    assert story.case.proposals["proposal-1"].status.value == "approved"


def test_what_people_typed_is_kept_private_also_as_what_a_consent_rests_on():
    story = stories.Story(PLANNED)
    story.do("clerk", "register", channel="phone")
    story.do("clerk", "amend_facts", facts={"plan": "Tape it"})

    proposed = next(e for e in story.do("clerk", "propose", subject="work") if e.name == "proposed")

    assert proposed.rests_on == {"cost": None}
    assert proposed.private_facts == {"plan": "Tape it"}
    assert story.case.proposals["proposal-1"].rests_on == {"cost": None, "plan": "Tape it"}
