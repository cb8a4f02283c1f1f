"""Four answers to a repeat: the ledger knows the earlier cases of one person about one matter."""

from datetime import timedelta
from decimal import Decimal

import pytest

from huiyin.casework import commands as c
from huiyin.casework.allowed import allowed
from huiyin.casework.case import Case, Stage
from huiyin.casework.draft import Draft
from huiyin.casework.refusal import Reason, Refused
from huiyin.ledger import bulk, door, ports, rebuilding, store
from huiyin.ledger.erasing import erase
from huiyin.ledger.reading import look_at
from huiyin.register.models import IdentityRow
from huiyin.register.peers import RowsPeers, earlier_of, token
from huiyin.register.telling import RegisterTeller
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


def tiny():
    return ports.rules().regulation("tiny").on(MORNING.date())


def related(case):
    return RowsPeers().related(tiny(), door.load_case(case.id))


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
    assert {what for _, what, _ in before} == {"person", "matter", "group"}
    assert all("1380000" not in found and found != "77" for *_, found in before)
    assert token("tiny", "phone_number", "13800001111") in {found for *_, found in before}
    assert token("other", "phone_number", "13800001111") not in {found for *_, found in before}


def test_a_number_is_the_same_with_the_country_before_it_and_among_words():
    register(facts=WHO)

    second = register(
        LATER, facts={"phone_number": "+86 138-0000-1111（王先生）", "receipt": "B"}
    ).case

    assert [*related(second)] == ["earlier_case", "earlier_paid", *tiny().measures]
    assert earlier_of(tiny(), second).persons


def test_words_for_nothing_identify_nobody():
    register(facts={"phone_number": "不详", "receipt": "无"})

    second = register(LATER, facts={"phone_number": "不详", "receipt": "无"}).case

    assert related(second)["earlier_case"] == "none"
    assert not IdentityRow.objects.exists()


def test_the_refusal_records_the_earlier_case_that_it_rested_on():
    first = answered()
    do(first.id, "wang", c.Close(outcome="settled"))
    second = register(LATER, facts=WHO).case

    done = do(second.id, "li", c.RefuseAdmission(ground="last_word", reason="无新事实"), at=LATER)

    [refused] = [item.event for item in done.recorded if item.event.name == "admission_refused"]
    assert refused.rests_on == {"earlier_case": "final"}
    assert door.load_case(second.id).stage is Stage.REJECTED


def test_the_screen_says_of_earlier_cases_what_the_door_says():
    first = answered()
    do(first.id, "wang", c.Close(outcome="settled"))
    second = register(LATER, facts=WHO).case

    draft = look_at(second.id, "li")

    assert draft.env["earlier_case"] == "final"
    ground = draft.policy.refusal_grounds["last_word"]
    assert ground.when.holds(draft.env)


def test_what_is_asked_before_registering_knows_the_facts_as_typed():
    register(facts=WHO)
    regulation = ports.rules().regulation("tiny")
    typed = Case(kind="complaint", channel="phone", facts={**WHO, "what": "又来"})

    context = door.with_related(regulation, typed, door.context_for("tiny", "wang", LATER))

    option = next(o for o in allowed(regulation, typed, context) if o.act == "register")
    assert Draft(regulation, context, typed).env["earlier_case"] == "open"
    assert (option.refusal.reason, option.clauses) == (Reason.GATE, ("T-12",))


def test_after_erasure_nothing_of_the_person_can_be_looked_up():
    first = register(facts=WHO).case

    erase(door.stream_of(first.id), "root", "本人要求")

    assert not IdentityRow.objects.exists()
    assert related(register(LATER, facts=WHO).case)["earlier_case"] == "none"
    rebuilding.check()


def test_cases_that_were_appended_in_bulk_are_found_too():
    first = register(facts=WHO).case
    events = [item.event for item in store.load(door.stream_of(first.id))]
    rows = set(IdentityRow.objects.values_list("what", "token"))
    IdentityRow.objects.all().delete()

    appender = bulk.Bulk([RegisterTeller()])
    appender.add(door.new_id(MORNING), [bulk.Batch(events, MORNING)], first.policy)
    appender.flush()

    assert set(IdentityRow.objects.values_list("what", "token")) == rows
