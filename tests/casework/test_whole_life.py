"""The life of a case from the telephone call to the archive, and the side doors."""

import pytest

from huiyin.casework.case import Stage
from tests.support.ferry import Reason, Story, crew, moment


def to_archive(story: Story) -> Story:
    story.answered()
    story.do("amy", "respond", response="accepted")
    story.do("amy", "confirm", satisfied=True)
    story.do("amy", "close", outcome="settled")
    story.do("amy", "issue_paper", paper="slip", fields={"result": "好"})
    story.do("complainant", "sign", copy="paper-1", signer="complainant")
    story.do("ann", "sign", copy="paper-1")
    story.do("amy", "archive")
    return story


def test_a_complaint_goes_its_whole_way():
    story = to_archive(Story().register())

    assert story.case.stage is Stage.ARCHIVED
    assert story.case.papers["paper-1"].number == "HF202603-01"
    assert story.case.archive_number


def test_what_arrives_after_archiving_is_added_and_nothing_else_is_done():
    story = to_archive(Story().register())

    story.do("amy", "append_to_file", title="法院判决")

    assert story.refusal("amy", "answer").reason is Reason.ENDED
    assert story.refusal("ma", "reopen", reason="x").reason is Reason.WRONG_STAGE


def test_a_gate_says_what_is_missing_and_under_which_clause():
    story = Story().register()

    refused = story.refusal("amy", "answer")

    assert (refused.reason, refused.needs, refused.clauses) == (
        Reason.GATE, "先有调查结果", ("F-17",)
    )  # fmt: skip


def test_a_gate_on_one_subject_leaves_the_other_open():
    story = Story().register()

    story.do("amy", "answer", form="interim", text="正在查")

    assert story.case.stage is not Stage.ANSWERED


def test_a_remedy_carried_out_moves_an_answered_case_on():
    story = Story().found()
    story.do("amy", "propose", subject="ticket")
    story.do("amy", "propose", subject="refund", amounts={"sum": "10"})
    story.do("ma", "approve", proposal="proposal-2")
    story.do("amy", "answer", proposals=("proposal-1", "proposal-2"))

    story.do("amy", "carry_out", proposal="proposal-2", proof="回单")

    assert story.case.stage is Stage.CARRIED_OUT


def test_provisional_closure_is_resumed_within_its_time():
    story = Story().found()
    story.do("amy", "provisionally_close", ground="unreachable")
    assert story.case.stage is Stage.PROVISIONALLY_CLOSED

    story.do("amy", "resume", "2026-05-31T23:59", reason="来电")

    assert story.case.stage is Stage.HANDLING
    assert story.clock("gone").in_time


def test_a_late_call_after_the_window_finds_the_case_closed():
    story = Story().found()
    story.do("amy", "provisionally_close", ground="unreachable")

    refused = story.refusal("amy", "resume", "2026-06-03T09:00")

    assert refused.reason is Reason.ENDED
    story.do("amy", "record_contact", direction="in")  # it is still written down


def test_a_suspended_case_goes_on_where_it_was():
    story = Story().found()
    story.do("amy", "suspend", reason="等鉴定")
    assert story.refusal("amy", "answer").reason is Reason.WRONG_STAGE

    story.do("amy", "continue")

    assert story.case.stage is Stage.HANDLING


def test_a_transferred_case_ends_here():
    story = Story().register()

    story.do("amy", "transfer", to="海事局", reason="主管")

    assert story.case.stage is Stage.TRANSFERRED
    assert not story.case.running_clocks()


def test_another_kind_is_an_event_with_both_kinds():
    story = Story().register()
    assert story.refusal("amy", "change_kind", kind="crossing").reason is Reason.UNKNOWN_KIND

    story.do("amy", "change_kind", kind="inquiry")

    assert (story.last[0].previous, story.last[0].kind) == ("complaint", "inquiry")


def test_help_is_asked_with_ground_and_copies_and_waits_for_consent():
    story = Story().found()
    ask = {"kind": "ask_ship", "ground": "facts"}
    assert story.refusal("amy", "open_task", **ask).reason is Reason.ENCLOSURE_NEEDED
    story.do("amy", "add_evidence", kind="photo", title="船票")
    wrong = story.refusal(
        "amy", "open_task", kind="ask_ship", ground="injury", encloses=("evidence-1",)
    )
    assert wrong.reason is Reason.GROUND_NEEDED

    story.do("amy", "open_task", **ask, encloses=("evidence-1",))

    assert story.task.status.value == "waiting"
    assert story.refusal("bob", "answer_task", task="task-1").reason is Reason.TASK_NOT_OPEN
    story.do("ma", "approve", proposal="proposal-1")
    assert story.task.status.value == "open"


def asked() -> Story:
    story = Story().found()
    story.do("amy", "add_evidence", kind="photo", title="船票")
    story.do("amy", "open_task", kind="ask_ship", ground="facts", encloses=("evidence-1",))
    story.do("ma", "approve", proposal="proposal-1")
    return story


def test_work_is_sent_back_as_often_as_it_may_be_and_no_more():
    story = asked()
    story.do("bob", "return_task", task="task-1", reason="缺照片")
    assert story.refusal("bob", "answer_task", task="task-1").reason is Reason.TASK_NOT_OPEN
    story.do("amy", "add_evidence", kind="photo", title="甲板")

    story.do("amy", "send_task", task="task-1", encloses=("evidence-2",))

    assert story.task.encloses == ("evidence-1", "evidence-2")
    refused = story.refusal("bob", "return_task", task="task-1", reason="再退")
    assert (refused.reason, refused.clauses) == (Reason.TOO_MANY_RETURNS, ("F-19",))
    story.do("bob", "answer_task", task="task-1", text="潮水")


def test_consent_refused_drops_the_work():
    story = Story().found()
    story.do("amy", "add_evidence", kind="photo", title="船票")
    story.do("amy", "open_task", kind="ask_ship", ground="facts", encloses=("evidence-1",))

    story.do("ma", "reject", proposal="proposal-1", reason="不必")

    assert story.task.status.value == "dropped"


def test_a_rejected_plan_goes_back_to_its_step():
    story = Story().found()
    story.do("amy", "propose", subject="plan")

    story.do("ma", "reject", proposal="proposal-1", reason="再查", back_to="look")

    assert story.case.step == "look"


def test_a_correction_is_ordered_done_and_checked_by_somebody_else():
    story = Story().register()
    story.do("ma", "open_task", kind="correct")
    story.do("cai", "answer_task", task="task-1", text="换绳")
    assert story.refusal("cai", "verify_task", task="task-1", passed=True).reason is Reason.NO_RIGHT

    story.do("ma", "verify_task", task="task-1", passed=False)
    assert story.task.status.value == "open"
    story.do("cai", "answer_task", task="task-1", text="又换")
    story.do("ma", "verify_task", task="task-1", passed=True)

    assert story.task.status.value == "done"


def test_nobody_checks_their_own_work():
    story = Story(organisation=crew(captain=("ma",))).register()
    story.do("amy", "open_task", kind="correct")
    story.do("ma", "answer_task", task="task-1", text="换绳")

    assert story.refusal("ma", "verify_task", task="task-1", passed=True).reason is Reason.OWN_WORK


def panel() -> Story:
    story = Story().register(facts={"hurt": "yes"})
    story.do("amy", "open_task", kind="panel")
    return story


def test_a_meeting_wants_everybody_who_must_be_there():
    story = panel()
    meeting = {"task": "task-1", "outcome": "leaning"}

    refused = story.refusal("ma", "hold_meeting", **meeting, present=("ma", "amy"))
    assert (refused.reason, refused.needs) == (Reason.ATTENDEE_MISSING, "captain")
    assert story.refusal("amy", "hold_meeting", **meeting, present=()).reason is Reason.NOT_CHAIR

    story.do("ma", "hold_meeting", **meeting, present=("ma", "amy", "cai"))
    assert story.task.status.value == "open"  # a leaning is not the end
    story.do("ma", "hold_meeting", task="task-1", outcome="decided", present=("ma", "amy", "cai"))
    assert story.task.status.value == "done"


def test_the_minutes_are_signed_by_everybody_present():
    story = panel()
    story.do("ma", "hold_meeting", task="task-1", outcome="decided", present=("ma", "amy", "cai"))
    assert story.names().count("paper_asked") == 1

    story.do("amy", "issue_paper", paper="minutes", fields={"text": "决定"})
    for signer in ("ma", "amy"):
        story.do(signer, "sign", copy="paper-1")
    assert not story.case.papers["paper-1"].complete
    assert story.refusal("amy", "sign", copy="paper-1").reason is Reason.ALREADY_SIGNED
    story.do("cai", "sign", copy="paper-1")

    assert story.case.papers["paper-1"].complete


def test_a_paper_with_an_empty_field_is_refused_and_names_it():
    refused = Story().register().refusal("amy", "issue_paper", paper="slip")

    assert (refused.reason, refused.needs) == (Reason.PAPER_INCOMPLETE, "结果")


def test_a_sample_has_a_trail_of_custody():
    story = Story().register()
    story.do("amy", "add_evidence", kind="sample", title="断绳")

    story.do("amy", "move_sample", sample="evidence-1", kept_where="柜三", kept_by="bob")
    story.do("amy", "move_sample", sample="evidence-1", kept_where="检验所", kept_by="外")

    assert [e.kept_where for e in story.of("sample_moved")] == ["柜三", "检验所"]
    assert story.case.evidence["evidence-1"].kept_where == "检验所"


def test_a_penalty_is_recorded_appealed_and_revoked():
    story = Story().register()
    charge = {"account": "rude", "person": "ma", "role": "manager", "basis": "录音"}
    assert story.refusal("cai", "charge", **charge).reason is Reason.NO_RIGHT
    story.do("du", "charge", **charge)
    assert story.case.charges["charge-1"].amount == "500"  # as much as that post may grant
    assert story.refusal("cai", "appeal", charge="charge-1", text="不服").reason is (
        Reason.NOT_CHARGED
    )
    story.do("ma", "appeal", charge="charge-1", text="不服")

    story.do("du", "decide_appeal", charge="charge-1", outcome="revoked")

    assert story.case.charges["charge-1"].status == "revoked"


def test_nobody_charges_themselves_or_decides_about_their_own_charge():
    story = Story().register()
    own = story.refusal("du", "charge", account="rude", person="du", role="director", basis="x")
    assert own.reason is Reason.CONCERNED


def test_an_appeal_named_like_an_account_is_for_that_one_alone():
    policy = Story().draft().policy

    routes = [policy.appeal_against(account) for account in ("late", "rude")]

    assert [route.to for route in routes if route] == ["manager", "director"]


def test_where_the_judge_is_a_party_another_decides():
    story = Story(organisation=crew(director=("du", "di"))).register()
    story.do("di", "charge", account="rude", person="du", role="director", basis="录音")

    story.do("du", "appeal", charge="charge-1", text="不服")

    assert story.case.charges["charge-1"].appeal_to == "manager"
    story.do("ma", "decide_appeal", charge="charge-1", outcome="upheld")
    assert story.case.charges["charge-1"].status == "upheld"


def test_responsibility_is_found_and_numbered():
    story = Story().register()
    for fault in ("直接", "管理"):
        story.do("ma", "find_responsibility", person="bob", role="bosun", fault=fault)

    found = [e.finding for e in story.of("responsibility_found")]
    assert found == ["responsibility-1", "responsibility-2"]


def crossing() -> Story:
    story = Story()
    story.do("ma", "register", kind="crossing", channel="log", facts={"subject": "早班"})
    return story


def test_the_population_of_a_callback_can_be_encounters_and_not_complaints():
    story = crossing()

    assert story.task.kind == "after_crossing"
    assert story.clock("after_crossing", "task-1").due == moment("2026-03-03T00:00")
    assert not story.case.assessments  # a record has no grade


def test_an_unhappy_callback_is_a_new_case_with_that_origin():
    story = crossing()

    story.do("amy", "record_callback", callback="after_crossing", reached=True, satisfied=False)

    [spawned] = story.of("spawned")
    assert (spawned.kind, spawned.channel, spawned.relation) == ("complaint", "recall", "follow_up")


def test_who_handled_it_may_not_call_back():
    story = Story()
    story.do("amy", "register", kind="crossing", channel="log", facts={"subject": "早班"})

    refused = story.refusal("amy", "record_callback", callback="after_crossing", reached=True)

    assert refused.reason is Reason.HANDLER_EXCLUDED


def test_a_call_that_reached_nobody_leaves_the_callback_open():
    story = crossing()

    story.do("amy", "record_callback", callback="after_crossing", reached=False)

    assert story.task.status.value == "open"


def test_a_callback_is_drawn_once_and_can_be_planned_by_hand():
    story = Story().answered()
    story.do("amy", "close", outcome="settled")
    story.do("", "ask_callback", callback="after_closing", drawn="2026-03-02")
    again = {"callback": "after_closing", "drawn": "2026-03-02"}
    assert story.refusal("", "ask_callback", **again).reason is Reason.REDUNDANT
    assert story.refusal("amy", "schedule_callback", callback="after_closing").reason is (
        Reason.REDUNDANT
    )
    story.do("ann", "record_callback", callback="after_closing", reached=True, satisfied=True)

    story.do("amy", "schedule_callback", callback="after_closing")

    assert len(story.tasks("after_closing")) == 2


@pytest.mark.parametrize("act", ["fire_clock", "recompute", "ask_callback"])
def test_only_the_clock_gives_the_commands_of_the_clock(act):
    fields = {"clock": "answer"} if act == "fire_clock" else {}
    fields = {"callback": "after_closing"} if act == "ask_callback" else fields

    assert Story().answered().refusal("du", act, **fields).reason is Reason.SYSTEM_ONLY


def test_an_extract_is_released_to_somebody_outside():
    story = Story().register()

    story.do("ma", "release_extract", to="bob", text="请说明当日情况")

    assert story.of("extract_released")[0].to == "bob"


def test_an_act_of_the_regulation_leaves_its_mark():
    story = Story().register()

    story.do("amy", "do_act", own_act="library")

    assert "typical" in story.case.marks
