"""Which acts bring an event about, and what has to happen before an act: for the checker of packs."""

BEGUN_BY: dict[str, str] = {
    "acknowledged": "acknowledge", "act_done": "do_act", "admission_refused": "refuse_admission",
    "admitted": "admit", "answered": "answer", "answer_recalled": "recall_answer",
    "appeal_decided": "decide_appeal", "appealed": "appeal", "appended_to_file": "append_to_file",
    "approval_recalled": "recall_approval", "archived": "archive", "assigned": "assign",
    "call_made": "record_call", "callback_made": "record_callback", "case_moved": "move_case",
    "charged": "charge", "closed": "close", "confirmed": "confirm",
    "contact_recorded": "record_contact", "continued": "continue", "evidence_added": "add_evidence",
    "extract_released": "release_extract", "file_held": "hold_file",
    "file_released": "release_file", "finding_recorded": "record_finding",
    "handover_accepted": "accept", "kind_changed": "change_kind", "letter_delivered": "note_delivery",
    "letter_opened": "open_letter", "letter_returned": "note_delivery",
    "letter_dispatched": "send_letter", "letter_written": "write_letter", "level_reached": "escalate",
    "linked": "link", "meeting_called": "call_meeting", "meeting_held": "hold_meeting",
    "merged": "merge", "paper_issued": "issue_paper", "paper_signed": "sign",
    "person_corrected": "correct_person", "proposal_approved": "approve",
    "proposal_passed_on": "pass_on", "proposal_rejected": "reject", "proposed": "propose",
    "provisionally_closed": "provisionally_close", "recused": "recuse", "registered": "register",
    "registration_corrected": "correct_registration",
    "registration_restored": "restore_registration", "remedy_carried_out": "carry_out",
    "remedy_failed": "fail_remedy", "reminded": "remind", "reopened": "reopen",
    "response_given": "respond", "responsibility_found": "find_responsibility",
    "resumed": "resume", "sample_moved": "move_sample", "suspended": "suspend",
    "task_answered": "answer_task", "task_opened": "open_task", "task_returned": "return_task",
    "task_sent": "send_task", "task_verified": "verify_task", "transferred": "transfer",
    "unmerged": "unmerge", "withdrawn": "withdraw",
}  # fmt: skip
"""Event to the act that begins with it: by its first event one sees what somebody did."""

_ALSO: dict[str, str] = {
    "acknowledged": "send_letter",
    "answered": "send_letter",
    "letter_delivered": "send_letter",
    "marked": "do_act",
    "proposal_approved": "propose",
    "task_answered": "record_callback record_call",
    "task_opened": "ask_callback",
    "task_sent": "open_task approve ask_callback",
}
"""Acts that bring an event about on their way."""

_BY_ITSELF_TOO = frozenset({"charged", "level_reached"})

CAUSES: dict[str, frozenset[str]] = {
    event: frozenset([*BEGUN_BY.get(event, "").split(), *_ALSO.get(event, "").split()])
    for event in sorted({*BEGUN_BY, *_ALSO} - _BY_ITSELF_TOO)
}
"""An event without an entry comes by itself, from time or from other events."""

ONLY_WITH: dict[str, str] = {
    "ask_callback": "callbacks",
    "record_callback": "callbacks",
    "do_act": "acts",
    "charge": "accounts",
    "appeal": "accounts",
    "write_letter": "letters",
}
"""The section of a pack without which an act has no subject."""

NEEDS: dict[str, str] = {
    "approve": "proposed",
    "reject": "proposed",
    "pass_on": "proposed",
    "recall_approval": "proposal_approved",
    "answer_task": "task_sent",
    "record_call": "task_sent",
    "return_task": "task_sent",
    "verify_task": "task_answered",
    "send_task": "task_opened",
    "accept": "assigned",
    "sign": "paper_issued",
    "hold_meeting": "meeting_called",
    "carry_out": "proposal_approved",
    "appeal": "charged",
    "decide_appeal": "appealed",
    "send_letter": "letter_written",
    "note_delivery": "letter_dispatched",
}
"""The event without which an act is not possible."""
