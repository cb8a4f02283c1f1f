"""Letters to the complainant by mail: where to, whether one can go, and what became of it."""

import re
import unicodedata
from typing import Any

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.case import TASK_OPEN, Case
from huiyin.casework.draft import Draft, require
from huiyin.casework.letter_state import LetterState
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.refusal import Reason
from huiyin.casework.secrecy import is_sealed
from huiyin.casework.telling import caretakers, open_task
from huiyin.policy.policy import Policy

MAIL, PORTAL = "mail", "portal"
LETTER_FAILED = "letter_failed"
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
)


def address_of(policy: Policy, case: Case) -> str:
    """The complainant's mail address, out of the facts that identify the person; else empty.

    No other fact is looked into: an address that stands elsewhere may be a witness's, or worse.
    """
    if case.anonymous:
        return ""
    for name, fact in policy.facts.items():
        if fact.identifies == "person" and case.facts.get(name):
            found = _ADDRESS.search(unicodedata.normalize("NFKC", str(case.facts[name])))
            if found is not None:
                return found[0].rstrip(".")
    return ""


def can_write(draft: Draft) -> bool:
    """Whether what an officer writes can go to the complainant by mail."""
    return bool(address_of(draft.policy, draft.case)) and not is_sealed(draft.policy, draft.case)


def check_letter(draft: Draft, text: str, event: str) -> None:
    """Refuses where nothing can go out, or nothing would be said. A sealed case is in no mail."""
    check_mail(draft)
    check_words(draft, text, event)


def check_mail(draft: Draft) -> None:
    """Refuses where no mail can go to the complainant. A sealed case is in no mail."""
    sealed = is_sealed(draft.policy, draft.case)
    require(not sealed, Reason.SEALED_LETTER, *_sealing(draft))
    require(bool(address_of(draft.policy, draft.case)), Reason.NO_ADDRESS, needs=_where(draft))


def check_words(draft: Draft, text: str, event: str) -> None:
    """Nobody is told anything without words, their own or the regulation's."""
    require(bool(text.strip()) or _is_announced(draft, event), Reason.LETTER_EMPTY)


def _sealing(draft: Draft) -> tuple[str, ...]:
    rules = draft.policy.secrecy.values()
    return tuple(clause for rule in rules for clause in rule.clause)


def _where(draft: Draft) -> str:
    """The facts in which an address could stand."""
    facts = draft.policy.facts.values()
    language = draft.policy.language
    return "、".join(f.title.text(language) for f in facts if f.identifies == "person")


def _is_announced(draft: Draft, event: str) -> bool:
    """Whether the regulation has words of its own for the complainant on this event."""
    notices = (draft.policy.notices[name] for name, _ in draft.policy.notices_on.get(event, ()))
    return any(COMPLAINANT in map(str, notice.to) for notice in notices)


def note_letter(draft: Draft, command: c.NoteLetter, clauses: tuple[str, ...]) -> None:
    """What became of a letter. One that did not arrive is work: the complainant was not told."""
    require(draft.case.letters.get(command.letter) != command.became, Reason.REDUNDANT)
    if command.became == "sent":
        draft.emit(e.LetterSent, *clauses, letter=command.letter, about=command.about)
        drop_failed(draft, command.about)
        note_taken(draft, command.about)
        return
    draft.emit(
        e.LetterFailed, *clauses, letter=command.letter, about=command.about, fault=command.fault
    )
    ask_to_tell(draft, command.about, clauses)


def drop_failed(draft: Draft, about: str) -> None:
    """The complainant was told after all: nobody has to tell them another way."""
    for task in list(draft.case.tasks.values()):
        waits = task.kind == LETTER_FAILED and task.status in TASK_OPEN
        if waits and task.about == about:
            draft.emit(e.TaskDropped, task=task.id, kind=task.kind, reason="told")


def note_taken(draft: Draft, about: str) -> None:
    """A mail server took the letter of this name that went last: where that counts, it is delivered."""
    rule = draft.policy.letters.get(about)
    gone = [s for s in draft.case.written.values() if s.letter == about and s.way == MAIL]
    if rule is not None and gone and rule.delivered.mail == "taken" and not gone[-1].is_delivered:
        count_as_delivered(draft, gone[-1], "taken", *rule.clause)


def count_as_delivered(draft: Draft, state: LetterState, how: str, *clauses: str) -> None:
    draft.emit(e.LetterDelivered, *clauses, letter=state.letter, written=state.id, way=state.way,
               how=how)  # fmt: skip


def open_letter(draft: Draft, command: c.OpenLetter, clauses: tuple[str, ...]) -> None:
    """The complainant opened it on their page, for the first time."""
    state = draft.case.written.get(command.written)
    theirs = state is not None and state.is_sent and state.way == PORTAL
    require(theirs, Reason.UNKNOWN_SUBJECT, needs=command.written)
    assert state is not None
    require(state.opened_at is None, Reason.REDUNDANT)
    draft.emit(e.LetterOpened, *clauses, letter=state.letter, written=state.id)
    rule = draft.policy.letters.get(state.letter)
    if rule is not None and rule.delivered.portal == "opened" and not state.is_delivered:
        count_as_delivered(draft, state, "read", *rule.clause)


def came_back(
    draft: Draft, state: LetterState, why: str, clauses: tuple[str, ...], **more: Any
) -> None:
    """It did not reach them: somebody tells them another way, or it is sent anew."""
    draft.emit(e.LetterReturned, *clauses, letter=state.letter, written=state.id, way=state.way,
               why=why, **more)  # fmt: skip
    ask_to_tell(draft, state.letter, clauses)


def ask_to_tell(draft: Draft, about: str, clauses: tuple[str, ...]) -> None:
    owner = (draft.case.owner,) if draft.case.owner else caretakers(draft)
    open_task(draft, LETTER_FAILED, owner, clauses, about=about)
