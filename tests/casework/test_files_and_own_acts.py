"""Archive numbers, acts of a regulation's own, more time, and cases that follow."""

from huiyin.casework.refusal import Reason
from tests.support.stories import Story

PACK = """
roles:
  officer:
    title: Officer
    may: [register, answer, close, archive, issue_paper, do_act, record_contact]
    clause: S-1
  chief: {title: Chief, may: [do_act], clause: S-1}
numbers:
  archive: {pattern: "A{serial:3}", reset: never, clause: S-2}
papers:
  sheet: {title: Sheet, number: archive, clause: S-2}
  record:
    title: Record
    fields: {archive: {title: Archive number, from: archive_number}}
    clause: S-2
acts:
  pick: {title: Pick, role: chief, clause: S-3}
  weigh: {title: Weigh, facts: weight, clause: S-3}
facts: {weight: {title: Weight, type: number, asked_at: [do_act], clause: S-3}}
outcomes: {settled: {title: Settled, clause: S-1}}
clocks:
  answer: {title: Answer, from: registered, until: answered, within: 5 days, clause: S-4}
  visit:
    title: Visit
    from: registered
    until: answered
    within: 5 days
    extension: {by: 3 days, approver: chief, clause: S-5}
    clause: S-4
reactions:
  next: {on: closed, do: {spawn: {kind: complaint}}, clause: S-6}
"""


def registered() -> Story:
    story = Story(PACK)
    story.do("officer", "register", channel="phone")
    return story


def test_a_form_of_the_archive_gives_the_case_its_archive_number_before_it_is_archived():
    story = registered()
    story.do("officer", "issue_paper", paper="sheet")
    story.do("officer", "issue_paper", paper="record")
    assert story.case.papers["paper-2"].fields == {"archive": "A001"}
    story.do("officer", "close")

    story.do("officer", "archive")

    assert story.case.archive_number == "A001"


def test_without_such_a_form_archiving_gives_the_number():
    story = registered()
    assert story.refused("officer", "issue_paper", paper="record").reason is Reason.PAPER_INCOMPLETE
    story.do("officer", "close")

    story.do("officer", "archive")

    assert story.case.archive_number == "A001"


def test_an_act_of_the_regulation_is_for_the_roles_it_names():
    story = registered()

    refusal = story.refused("officer", "do_act", own_act="pick")

    assert (refusal.reason, refusal.clauses, refusal.needs) == (Reason.NO_RIGHT, ("S-3",), "Chief")
    story.do("chief", "do_act", own_act="pick")


SIGNED = """
roles:
  clerk:
    title: Clerk
    may: [register, issue_paper, add_evidence, move_sample, record_finding]
    clause: S-1
evidence_kinds: {sample: {title: Sample, clause: S-1}, photo: {title: Photo, clause: S-1}}
papers:
  slip: {title: Slip, signed_by: clerk, clause: S-2}
  note: {title: Note, signed_by: clerk, clause: S-2}
gates:
  seen_first: {act: sign, topic: slip, needs: findings >= 1, says: Look first, clause: S-3}
  sample_in_store:
    act: record_finding
    needs: "any e in evidence: e.kind = sample and e.in_store"
    says: The sample lies in store
    clause: S-4
"""


def test_a_gate_may_stand_before_the_signature_on_one_form_alone():
    story = Story(SIGNED)
    story.do("clerk", "register", channel="phone")
    story.do("clerk", "issue_paper", paper="slip")
    story.do("clerk", "issue_paper", paper="note")

    refusal = story.refused("clerk", "sign", copy="paper-1")

    assert (refusal.reason, refusal.clauses) == (Reason.GATE, ("S-3",))
    story.do("clerk", "sign", copy="paper-2")


def test_a_sample_is_in_store_from_its_first_hand_over_until_its_last():
    story = Story(SIGNED)
    story.do("clerk", "register", channel="phone")
    story.do("clerk", "add_evidence", kind="sample", title="A board")
    story.do("clerk", "add_evidence", kind="photo", title="Of the board")
    kept = {"sample": "evidence-1", "kept_by": "clerk"}
    assert story.refused("clerk", "record_finding", text="Cracked").clauses == ("S-4",)

    story.do("clerk", "move_sample", kept_where="Shelf 3", **kept)
    story.do("clerk", "record_finding", text="Cracked")
    story.do("clerk", "move_sample", kept_where="By courier", fate="returned", **kept)

    assert story.refused("clerk", "record_finding", text="Cracked").clauses == ("S-4",)


def test_an_act_that_needs_a_fact_asks_for_it_by_its_title():
    story = registered()

    refusal = story.refused("officer", "do_act", own_act="weigh")

    assert (refusal.reason, refusal.needs) == (Reason.FACT_MISSING, "Weight")
    story.do("officer", "do_act", own_act="weigh", facts={"weight": "3"})


def test_a_clock_without_an_extension_is_extended_by_nobody():
    refusal = registered().refused("chief", "extend", clock="answer", reason="busy")

    assert (refusal.reason, refusal.clauses) == (Reason.NO_EXTENSION, ("S-4",))


def test_only_whom_the_clock_names_may_extend_it_and_only_before_its_end():
    story = registered()
    assert story.refused("officer", "extend", clock="visit", reason="busy").reason is (
        Reason.NOT_APPROVER
    )

    refusal = story.at("2026-03-08T00:00").refused("chief", "extend", clock="visit", reason="busy")

    assert (refusal.reason, refusal.clauses) == (Reason.TOO_LATE, ("S-5",))


def test_a_case_that_follows_comes_by_the_same_channel_unless_the_rule_names_one():
    events = registered().do("officer", "close")

    spawned = next(event for event in events if event.name == "spawned")
    assert (spawned.kind, spawned.channel, spawned.clauses) == ("complaint", "phone", ("S-6",))
