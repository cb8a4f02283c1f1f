"""Registration: numbers without gap, repeats, inadmissible submissions, mistakes, mergers, splits."""

from decimal import Decimal

import pytest

from huiyin.casework import commands as c
from huiyin.casework.case import Stage
from huiyin.casework.decide import decide
from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.loading import build_regulation
from tests.support.ferry import ORDINARY, Reason, Story, catalogue, moment
from tests.support.told import sample, told


@pytest.mark.parametrize(
    "fields",
    [
        {"channel": "carrier pigeon"},
        {"channel": "log"},
        {"kind": "ghost"},
        {"facts": {"subject": ""}},
        {"facts": {"fare": "lots"}},
        {"facts": {"no_such_fact": "1"}},
        {"received_at": moment("2026-03-02T10:01")},
        {"received_at": moment("1901-01-01T00:00")},
    ],
)
def test_a_refused_registration_uses_no_number(fields):
    story = Story()
    wish = {"channel": "phone", **fields, "facts": {**ORDINARY, **fields.get("facts", {})}}

    story.refusal("amy", "register", **wish)

    assert story.numbers == {}
    assert story.register().case.number == "LD2026-0001"


@pytest.mark.parametrize(
    ("received", "late"),
    [
        ("2026-07-28T23:59", "false"),
        ("2026-07-29T00:00", "true"),  # already the 29th here, still the 28th in Greenwich
    ],
)
def test_a_limit_to_complain_is_counted_by_the_local_day_of_receipt(received, late):
    house = sample("""
        kinds: {complaint: {title: Complaint, clause: S-0}}
        roles: {clerk: {title: Clerk, may: [register], clause: S-0}}
        facts: {knew_on: {title: Known since, type: date, asked_at: register, clause: S-1}}
        tables:
          late:
            title: Too late
            take: first
            rows:
              - {is: "true", when: received_on > knew_on + 5 months, clause: S-1}
              - {is: "false", otherwise: true, clause: S-1}
    """)

    verdict = told(house, f"""
        - {{at: 2026-08-10T09:00, as: clerk, do: register,
           with: {{channel: phone, received_at: "{received}", facts: {{knew_on: 2026-02-28}}}},
           then: {{results: {{late: "{late}"}}}}}}
    """)  # fmt: skip

    assert verdict.failures == ()


@pytest.mark.parametrize(
    ("received", "then"),
    [
        ("2026-02-28T23:59", "{stage: received}"),
        ("2026-03-01T00:00", "{refused: {reason: repealed, needs: The new rules}}"),
        ("2026-03-02T09:00", "{refused: {reason: repealed, needs: The new rules}}"),
    ],
)
def test_a_repealed_regulation_takes_in_only_what_came_before_its_end(received, then):
    house = sample("""
        repealed: 2026-03-01
        superseded_by: The new rules
        kinds: {complaint: {title: Complaint, clause: S-0}}
        roles: {clerk: {title: Clerk, may: [register], clause: S-0}}
    """)

    verdict = told(house, f"""
        - {{at: 2026-03-02T09:00, as: clerk, do: register,
           with: {{channel: phone, received_at: "{received}"}}, then: {then}}}
    """)  # fmt: skip

    assert verdict.failures == ()


def test_a_gate_refuses_a_registration_before_it_has_a_number():
    story = Story(related={"earlier_case": "open"})

    refused = story.refusal("amy", "register", channel="phone", facts=ORDINARY)

    assert (refused.reason, refused.clauses) == (Reason.GATE, ("F-16",))
    assert story.numbers == {}


def test_somebody_without_the_right_uses_no_number():
    story = Story()

    assert story.refusal("cai", "register", channel="phone", facts=ORDINARY).reason is (
        Reason.NO_RIGHT
    )


def test_an_inadmissible_submission_keeps_its_number():
    story = Story().register()

    story.do("amy", "refuse_admission", ground="elsewhere", reason="属海关")

    assert (story.case.stage, story.case.number) == (Stage.REJECTED, "LD2026-0001")


def test_a_mistaken_registration_keeps_its_number_and_ends():
    story = Story().register()

    story.do("ma", "correct_registration", reason="重复录入")

    assert (story.case.stage, story.case.number) == (Stage.MISTAKEN, "LD2026-0001")
    assert story.refusal("amy", "answer").reason is Reason.ENDED


def test_numbers_start_anew_each_period_and_never_repeat():
    story = Story(numbers={"ferry/case/2025": 41})
    assert story.register().case.number == "LD2026-0001"

    later = Story(numbers={"ferry/case/2026": 9999})
    assert later.register().case.number == "LD2026-10000"  # past the width it grows


def test_a_repeat_while_the_first_is_open_reminds_and_joins():
    first = Story().register()

    first.do("complainant", "remind", text="还没有消息")
    first.do("amy", "link", relation="joined", other="letter-7")

    assert first.case.times("reminded") == 1
    assert ("joined", "letter-7") in first.case.links
    assert first.case.stage is Stage.RECEIVED


def test_a_repeat_after_an_unhappy_answer_is_a_new_case_that_is_linked():
    story = Story(related={"earlier_case": "answered"})

    story.register(relation="repeat_of", related="case-0")

    assert story.case.links == (("repeat_of", "case-0"),)
    assert story.draft().env["repeats"] == 1


def test_new_facts_reopen_where_the_pack_says_so():
    story = Story().answered()
    story.do("amy", "close", outcome="settled")

    story.do("ma", "reopen", reason="新的录像")

    assert story.case.stage is Stage.HANDLING


def test_the_same_facts_after_the_last_word_are_refused_with_a_reason():
    story = Story(related={"earlier_case": "final"}).register(relation="repeat_of", related="c-0")

    story.do("amy", "refuse_admission", ground="last_word", reason="无新事实")

    assert "F-5" in story.of("admission_refused")[0].clauses


def test_that_ground_serves_nobody_else():
    story = Story(related={"earlier_case": "answered"}).register()

    refused = story.refusal("amy", "refuse_admission", ground="last_word", reason="无新事实")

    assert (refused.reason, refused.clauses) == (Reason.NOT_AVAILABLE, ("F-5",))


def test_a_case_is_merged_and_taken_out_again():
    story = Story().register()
    assert story.refusal("ma", "merge", into="case-1").reason is Reason.REDUNDANT

    story.do("ma", "merge", into="case-0", reason="同一航次")
    assert (story.case.stage, story.case.merged_into) == (Stage.MERGED, "case-0")
    assert story.refusal("amy", "answer").reason is Reason.ENDED
    story.do("ma", "unmerge", reason="两个航次")

    assert (story.case.stage, story.case.merged_into) == (Stage.RECEIVED, "")


def test_one_part_of_a_case_becomes_a_case_of_its_own():
    story = Story().register()

    story.do("ma", "split", kind="inquiry", takes=("subject", "fare"), reason="另有询问")

    [spawned] = story.of("spawned")
    assert (spawned.kind, spawned.relation, spawned.channel) == ("inquiry", "split", "phone")
    assert spawned.facts == {"fare": Decimal(800)}
    assert spawned.private_facts == {"subject": "晚点"}


@pytest.mark.parametrize("wish", [{"kind": "crossing"}, {"kind": "x"}])
def test_a_part_becomes_a_case_and_never_a_record(wish):
    assert Story().register().refusal("ma", "split", **wish).reason is Reason.UNKNOWN_KIND


def test_what_is_not_known_does_not_go_along():
    refused = Story().register().refusal("ma", "split", kind="inquiry", takes=("cause",))

    assert (refused.reason, refused.needs) == (Reason.UNKNOWN_FACT, "cause")


def test_a_case_is_registered_once():
    assert Story().register().refusal("amy", "register", channel="phone").reason is (
        Reason.ALREADY_REGISTERED
    )


def test_before_registration_nothing_else_can_be_done():
    story = Story()
    for act, kind in c.ACTS.items():
        if act == "register" or kind.SYSTEM:
            continue
        option = story.allowed("amy")[act]
        assert option.refusal is not None
        assert option.refusal.reason is Reason.NOT_REGISTERED


def test_a_ban_reads_what_is_being_registered():
    ban = "bans:\n  no_letters: {acts: [register], when: channel = web, says: 请打电话, clause: F-9}\n"
    files = {
        name: text.replace("bans:\n", ban) for name, text in catalogue().files("ferry").items()
    }
    story = Story(build_regulation("ferry", lambda name: files, vocabulary()))

    refused = story.refusal("amy", "register", channel="web", facts=ORDINARY)

    assert (refused.reason, refused.clauses, refused.needs) == (Reason.BANNED, ("F-9",), "请打电话")
    assert story.register().case.number == "LD2026-0001"


def test_a_fact_with_a_setter_is_set_by_nobody_else_at_the_registration_either():
    facts = {**ORDINARY, "verdict": "right"}

    refused = Story().refusal("amy", "register", channel="phone", facts=facts)

    assert (refused.reason, refused.needs) == (Reason.NO_RIGHT, "经理")
    assert Story().register(by="ma", facts=facts).case.facts["verdict"] == "right"


def test_a_fact_with_a_setter_is_set_by_nobody_else():
    story = Story().register()
    refusal = story.refusal("amy", "amend_facts", facts={"verdict": "right"})
    assert (refusal.reason, refusal.needs) == (Reason.NO_RIGHT, "经理")

    story.do("ma", "amend_facts", facts={"verdict": "right"})

    assert story.case.facts["verdict"] == "right"


def test_a_conditional_right_holds_only_in_its_circumstances():
    command = c.Register(channel="web", facts=ORDINARY)
    story = Story()

    assert story.refusal("bob", "register", channel="web", facts=ORDINARY).reason is Reason.NO_RIGHT
    with pytest.raises(Exception, match="no-right"):
        decide(story.regulation, story.case, command, story.context("bob"))
