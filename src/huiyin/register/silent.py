"""Events that change no row of the register, each with the reason; every other event changes one.

A row is disposable: when a list or a return asks for one of these, it gets its row then, and a
rebuild fills it from the ledger.
"""

_PAGE = "shown on the case's own page, which reads the events; no list asks for it"
_COUNTED = "counted by conditions of the regulation, which read the case"
_FOLLOWED = "what follows from it has events of its own, and those have rows"

SILENT: dict[str, str] = {
    "acknowledged": _PAGE,
    "approval_recalled": _FOLLOWED,
    "appended_to_file": _PAGE,
    "call_made": _FOLLOWED,
    "call_offered": "the clock of the call list starts anew with it, and that has a row",
    "nobody_reached": _FOLLOWED,
    "clock_part_met": "the clock still runs, with the same end",
    "clock_met_again": "the clock stands stopped as before",
    "clock_warned": _FOLLOWED,
    "contact_recorded": _COUNTED,
    "evidence_added": _PAGE,
    "file_held": _PAGE,
    "file_released": _PAGE,
    "letter_written": _PAGE,
    "letter_dispatched": _PAGE,
    "letter_delivered": _PAGE,
    "letter_opened": _PAGE,
    "letter_returned": _PAGE,
    "meeting_called": _PAGE,
    "paper_asked": "wanted papers are named on the case's own page",
    "reminded": _FOLLOWED,
    "person_corrected": "names of people stand in no list; what falls with them has events of its own",
    "remedy_failed": _PAGE,
    "response_given": _COUNTED,
    "responsibility_found": _PAGE,
    "sample_moved": _PAGE,
    "spawned": "the new case has rows of its own",
}
"""Event name to the reason."""
