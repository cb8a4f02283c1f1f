"""What happened, narrowed to one side of it or to one person, as the address says."""

from collections.abc import Mapping, Sequence

from django.http import QueryDict

from huiyin.desk.words import say
from huiyin.ledger.store import Recorded

TOPICS: Mapping[str, frozenset[str]] = {
    "customer": frozenset(
        {"registered", "acknowledged", "contact_recorded", "letter_sent", "letter_failed", "reminded",
         "withdrawn", "answered", "answer_recalled", "response_given", "confirmed", "callback_made",
         "nobody_reached", "call_made"}
    ),
    "decisions": frozenset(
        {"admitted", "admission_refused", "proposed", "proposal_approved", "proposal_rejected",
         "proposal_passed_on",
         "approval_recalled", "approval_voided", "assessed", "finding_recorded", "remedy_carried_out",
         "remedy_failed", "meeting_held", "provisionally_closed", "closed", "reopened", "archived",
         "responsibility_found", "charged", "appealed", "appeal_decided", "kind_changed"}
    ),
    "people": frozenset(
        {"assigned", "handover_accepted", "succeeded", "task_opened", "task_sent", "task_answered",
         "task_returned", "task_verified", "task_dropped", "meeting_called", "meeting_held",
         "transferred", "recused", "call_offered", "extract_released"}
    ),
    "files": frozenset(
        {"evidence_added", "sample_moved", "paper_asked", "paper_issued", "paper_signed",
         "appended_to_file", "archived"}
    ),
    "time": frozenset(
        {"clock_expired", "clock_warned", "clock_moved", "clock_paused", "clock_ran", "clock_reopened",
         "clock_corrected", "level_reached", "level_left", "suspended", "continued"}
    ),
}  # fmt: skip
"""By the side of a case that each event belongs to; one may belong to several."""
EVERYBODY, EVERYTHING = "", ""


def batches_asked(recorded: Sequence[Recorded], asked: QueryDict) -> Sequence[Recorded]:
    """Whole batches: what followed from an act stays beside it."""
    topic, who = TOPICS.get(asked.get("about", "")), asked.get("who", EVERYBODY)
    if topic is None and not who:
        return recorded
    wanted = {
        item.batch
        for item in recorded
        if (topic is None or item.event.name in topic) and (not who or item.event.by == who)
    }
    return [item for item in recorded if item.batch in wanted]


def topics(language: str) -> list[tuple[str, str]]:
    names = (EVERYTHING, *TOPICS)
    return [(name, say(f"case.timeline.about.{name or 'all'}", language)) for name in names]


def people(entries: Sequence[Recorded], words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Whoever did something here, by the order in which they first did."""
    found = dict.fromkeys(item.event.by for item in entries if item.event.by in words)
    return [(person, words[person]) for person in found]


__all__ = ["TOPICS", "batches_asked", "people", "topics"]
