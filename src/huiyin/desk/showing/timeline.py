"""What happened, command by command: the act itself, and beneath it what followed from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from huiyin.casework.wording import sentence
from huiyin.ledger.store import Recorded
from huiyin.sight.linking import names_in
from huiyin.sight.looking import Seen

CONSEQUENCES = frozenset(
    {"assessed", "notified", "clock_started", "clock_stopped", "clock_part_met", "clock_moved",
     "clock_met_again", "clock_paused", "clock_ran", "clock_reopened", "level_reached", "marked",
     "step_entered", "paper_asked", "task_sent", "task_done", "spawned"}
)  # fmt: skip
_ICONS = {
    "registered": "phone-incoming", "acknowledged": "message-check", "admitted": "clipboard-check",
    "admission_refused": "ban", "assigned": "user-share", "handover_accepted": "user-check",
    "succeeded": "user-share", "case_moved": "arrows-exchange",
    "contact_recorded": "phone", "evidence_added": "paperclip", "finding_recorded": "zoom-check",
    "proposed": "bulb", "proposal_approved": "rubber-stamp", "proposal_rejected": "thumb-down",
    "answered": "message", "response_given": "message-reply", "closed": "lock", "archived": "archive",
    "task_opened": "checklist", "task_answered": "checks", "paper_issued": "file-text",
    "letter_written": "file-text", "letter_dispatched": "mail", "letter_delivered": "mailbox",
    "paper_signed": "signature", "clock_expired": "alarm", "clock_warned": "bell",
    "facts_amended": "pencil", "callback_made": "phone-outgoing", "remedy_carried_out": "package",
    "level_reached": "trending-up", "reminded": "bell-ringing", "reopened": "lock-open",
}  # fmt: skip
_BAD = frozenset({"clock_expired", "admission_refused", "proposal_rejected"})
_GOOD = frozenset({"closed", "archived", "proposal_approved", "answered", "remedy_carried_out"})
_LAG = timedelta(minutes=1)
ALWAYS_OPEN = 3
"""So many consequences are shown at once; more are folded."""


@dataclass(frozen=True)
class Said:
    words: str
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    at: datetime
    happened: datetime | None
    who: str
    icon: str
    tone: str
    head: Said
    followed: tuple[Said, ...]
    folded: bool


def timeline(
    seen: Seen, *, newest_first: bool, recorded: Sequence[Recorded] | None = None
) -> list[Entry]:
    """`recorded` are whole batches of the case, where not all of it is wanted."""
    told = seen.recorded if recorded is None else recorded
    batches = [list(group) for _, group in groupby(told, key=lambda item: item.batch)]
    names = names_in(seen)
    entries = [_entry(seen, batch, names) for batch in batches]
    return entries[::-1] if newest_first else entries


def _entry(seen: Seen, batch: Sequence[Recorded], names: Mapping[str, str]) -> Entry:
    head = _head(batch)
    event = head.event
    rest = tuple(_said(seen, item, names) for item in batch if item is not head)
    late = head.recorded_at - event.at > _LAG
    tone = "bad" if event.name in _BAD else "good" if event.name in _GOOD else "plain"
    return Entry(
        at=head.recorded_at,
        happened=event.at if late else None,
        who=seen.words.person(event.by),
        icon=_ICONS.get(event.name, "point"),
        tone=tone,
        head=_said(seen, head, names),
        followed=rest,
        folded=len(rest) > ALWAYS_OPEN,
    )


def _head(batch: Sequence[Recorded]) -> Recorded:
    """The act that was done; facts given along with an act stand beneath it."""
    given_along = (
        len(batch) > 1
        and batch[0].event.name == "facts_amended"
        and batch[1].event.name not in CONSEQUENCES
    )
    return batch[1] if given_along else batch[0]


def _said(seen: Seen, item: Recorded, names: Mapping[str, str]) -> Said:
    words = sentence(item.event, seen.policy, seen.words.language, names)
    return Said(words, tuple(item.event.clauses))
