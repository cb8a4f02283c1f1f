"""Four answers to a repeat: the ledger knows the earlier cases of one person about one matter."""

from datetime import timedelta
from decimal import Decimal

import pytest

from huiyin.casework import commands as c
from huiyin.casework.case import Stage
from huiyin.casework.refusal import Reason, Refused
from huiyin.ledger import door, rebuilding
from huiyin.register.models import IdentityRow
from huiyin.register.peers import RowsPeers, token
from tests.ledger.house import MORNING, do, open_shop, register

pytestmark = pytest.mark.usefixtures("installation")
WHO = {"phone_number": "138 0000-1111", "receipt": "A-77"}
LATER = MORNING + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _shop(installation):
    open_shop()


def answered(**facts):
    case = register(facts={**WHO, **facts}).case
    do(case.id, "wang", c.Admit())
    do(case.id, "wang", c.Answer(text="好"))
    return case


def related(case):
    from huiyin.ledger import ports

    policy = ports.rules().regulation("tiny").on(MORNING.date())
    return RowsPeers().related(policy, door.load_case(case.id))


def test_a_repeat_while_the_first_is_open_meets_the_gate():
    register(facts=WHO)

    with pytest.raises(Refused) as refused:
        register(LATER, facts={"phone_number": "１３８00001111", "receipt": "a77"})

    assert (refused.value.reason, refused.value.clauses) == (Reason.GATE, ("T-12",))


def test_another_matter_or_another_person_is_no_repeat():
    register(facts=WHO)

    other_matter = register(LATER, facts={**WHO, "receipt": "B-1"}).case
    other_person = register(LATER, facts={**WHO, "phone_number": "139"}).case

    assert related(other_matter)["earlier_case"] == "none"
    assert related(other_person)["earlier_case"] == "none"


def test_a_repeat_after_an_answer_is_a_new_case():
    first = answered()

    second = register(LATER, facts=WHO, relation="repeat_of", related=first.id).case

    assert related(second)["earlier_case"] == "answered"
    with pytest.raises(Refused):
        do(second.id, "li", c.RefuseAdmission(ground="last_word", reason="无新事实"), at=LATER)


def test_after_the_last_word_the_same_facts_are_refused_with_a_reason():
    first = answered()
    do(first.id, "wang", c.Close(outcome="settled"))
    second = register(LATER, facts=WHO).case

    done = do(second.id, "li", c.RefuseAdmission(ground="last_word", reason="无新事实"), at=LATER)

    assert done.case.stage is Stage.REJECTED


def test_what_earlier_cases_gave_adds_up():
    for amount in (60, 40):
        case = answered(receipt=f"R{amount}")
        do(case.id, "wang", c.Propose(subject="refund", amounts={"payout": Decimal(amount)}))
        do(case.id, "wang", c.CarryOut(proposal="proposal-1"))

    assert related(register(LATER, facts=WHO).case)["earlier_paid"] == 100


def refund(case, amount, actor="wang"):
    do(case, actor, c.Propose(subject="refund", amounts={"payout": Decimal(amount)}))
    [*_, last] = door.load_case(case).proposals.values()
    return last.approver


def test_a_refund_split_over_two_cases_of_one_person_goes_to_the_post_of_the_whole():
    first, second = register(facts=WHO).case, register(LATER, facts={**WHO, "receipt": "B-1"}).case
    stranger = register(LATER, facts={"phone_number": "139", "receipt": "C-1"}).case

    assert refund(second.id, 60) == "clerk"
    assert refund(first.id, 50) == "chief"
    assert refund(stranger.id, 50) == "clerk"


def test_a_refund_split_over_a_case_and_its_part_goes_to_the_post_of_the_whole():
    whole = register(facts={}).case
    part = register(LATER, facts={}, relation="split", related=whole.id).case

    assert refund(part.id, 60) == "clerk"
    assert refund(whole.id, 50) == "chief"
    assert refund(part.id, 1) == "chief"


def test_rows_say_nothing_readable_and_come_back_after_a_rebuild():
    register(facts=WHO)
    before = set(IdentityRow.objects.values_list("stream", "what", "token"))

    rebuilding.rebuild()

    assert set(IdentityRow.objects.values_list("stream", "what", "token")) == before
    assert {what for _, what, _ in before} == {"person", "matter"}
    assert all("1380000" not in found and found != "77" for *_, found in before)
    assert token("tiny", "phone_number", "13800001111") in {found for *_, found in before}
    assert token("other", "phone_number", "13800001111") not in {found for *_, found in before}
