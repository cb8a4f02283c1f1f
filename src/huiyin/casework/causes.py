"""Which acts bring an event about, and what has to happen before an act: for the checker of packs."""

CAUSES: dict[str, frozenset[str]] = {
    event: frozenset(acts.split())
    for event, acts in {
        "acknowledged": "acknowledge", "act_done": "do_act",
        "admission_refused": "refuse_admission", "admitted": "admit", "answered": "answer",
        "appeal_decided": "decide_appeal", "appealed": "appeal",
        "appended_to_file": "append_to_file", "approval_recalled": "recall_approval",
        "archived": "archive", "assigned": "assign", "call_made": "record_call",
        "callback_made": "record_callback",
        "closed": "close", "confirmed": "confirm", "contact_recorded": "record_contact",
        "continued": "continue", "evidence_added": "add_evidence",
        "extract_released": "release_extract", "finding_recorded": "record_finding",
        "handover_accepted": "accept", "kind_changed": "change_kind", "linked": "link",
        "marked": "do_act", "meeting_called": "call_meeting", "meeting_held": "hold_meeting",
        "merged": "merge", "paper_issued": "issue_paper", "paper_signed": "sign",
        "proposal_approved": "approve propose", "proposal_rejected": "reject",
        "proposed": "propose", "provisionally_closed": "provisionally_close",
        "recused": "recuse", "registered": "register",
        "registration_corrected": "correct_registration",
        "person_corrected": "correct_person", "case_moved": "move_case",
        "registration_restored": "restore_registration",
        "remedy_carried_out": "carry_out", "remedy_failed": "fail_remedy",
        "reminded": "remind", "reopened": "reopen", "response_given": "respond",
        "responsibility_found": "find_responsibility", "resumed": "resume",
        "sample_moved": "move_sample", "suspended": "suspend",
        "task_answered": "answer_task record_callback record_call", "task_opened": "open_task ask_callback",
        "task_returned": "return_task", "task_sent": "open_task send_task approve ask_callback",
        "task_verified": "verify_task", "transferred": "transfer", "unmerged": "unmerge",
        "withdrawn": "withdraw",
    }.items()
}  # fmt: skip
"""An event without an entry comes by itself, from time or from other events."""

ONLY_WITH: dict[str, str] = {
    "ask_callback": "callbacks",
    "record_callback": "callbacks",
    "do_act": "acts",
    "charge": "accounts",
    "appeal": "accounts",
}
"""The section of a pack without which an act has no subject."""

NEEDS: dict[str, str] = {
    "approve": "proposed",
    "reject": "proposed",
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
}
"""The event without which an act is not possible."""
