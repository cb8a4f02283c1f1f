"""Letters that the regulation words: written, sent, delivered."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Literal

from huiyin.casework import commands as c
from huiyin.casework import events as e
from huiyin.casework.acts import intake, outcome
from huiyin.casework.case import ProposalStatus, Stage
from huiyin.casework.composing import Composed, composed
from huiyin.casework.draft import Draft, require
from huiyin.casework.letter_state import LetterState
from huiyin.casework.letters import MAIL, came_back, check_mail, count_as_delivered, drop_failed
from huiyin.casework.organisation import SYSTEM
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.rights import (
    check_facts,
    check_gates,
    check_granted,
    check_right,
    check_stage,
    title_of,
)
from huiyin.policy.schema.letters import Letter
from huiyin.policy.values import LANGUAGES

Clauses = tuple[str, ...]

RIGHT = {
    "acknowledgement": "acknowledge", "final_answer": "answer", "holding": "answer",
    "refusal": "refuse_admission", "transfer": "transfer", "extension": "record_contact",
    "notice": "record_contact",
}  # fmt: skip
"""The act whose right is the right to the letter: whoever may say it may write it."""

_MEDIUM = {"mail": MAIL, "print": "letter", "portal": "web"}


def write_letter(draft: Draft, command: c.WriteLetter, clauses: Clauses) -> None:
    rule = _right_one(draft, command.letter)
    cited = check_may(draft, rule)
    language = command.language or draft.policy.language
    require(language in LANGUAGES, Reason.BAD_VALUE, needs=language)
    for name in command.says:
        require(name in rule.blanks, Reason.UNKNOWN_SUBJECT, *rule.clause, needs=name)
    made = _whole(draft, command.letter, command.says, language)
    draft.emit(
        e.LetterWritten,
        *clauses,
        *cited,
        *rule.clause,
        letter=command.letter,
        written=draft.next_id("letter", draft.case.written),
        language=language,
        text=made.text,
        says=dict(made.says),
        own=made.own,
    )


def _right_one(draft: Draft, name: str) -> Letter:
    """The letter where it is right for the case as it stands; Refused otherwise."""
    rule = rule_of(draft, name)
    fits = rule.when is None or rule.when.holds(draft.env)
    require(fits, Reason.NOT_AVAILABLE, *rule.clause, needs=name)
    return rule


def _whole(
    draft: Draft,
    name: str,
    says: Mapping[str, Any],
    language: str,
    earlier: LetterState | None = None,
) -> Composed:
    """The letter with all its parts. Raises Refused naming those that say nothing."""
    made = composed(draft, name, says, language, earlier)
    if made.lacks:
        clauses = draft.policy.letters[name].clause
        raise Refused(Reason.LETTER_INCOMPLETE, clauses, "、".join(made.lacks))
    return made


def rule_of(draft: Draft, name: str) -> Letter:
    rule = draft.policy.letters.get(name)
    require(rule is not None, Reason.UNKNOWN_SUBJECT, needs=name)
    assert rule is not None
    return rule


def check_may(draft: Draft, rule: Letter) -> Clauses:
    """Whoever may do what the letter tells of may write and send it. Raises Refused NO_RIGHT."""
    if draft.context.actor == SYSTEM:
        return ()
    return check_granted(draft, RIGHT[str(rule.kind)])


def send_letter(draft: Draft, command: c.SendLetter, clauses: Clauses) -> None:
    state = state_of(draft, command.written)
    rule = rule_of(draft, state.letter)
    happened = _left_at(draft, command, state, rule)
    cited = check_may(draft, rule)
    _check_still_so(draft, state, rule)
    check_consent(draft, state, rule)
    if command.way == MAIL:
        check_mail(draft)
    draft.emit(
        e.LetterDispatched,
        *clauses,
        *cited,
        *rule.clause,
        **_named(state, command.way),
        at=happened,
    )
    _do_what_it_tells(draft, command, state, str(rule.kind))
    if getattr(rule.delivered, command.way) == "dispatched":
        count_as_delivered(draft, draft.case.written[state.id], "dispatched", *rule.clause)


def _left_at(draft: Draft, command: c.SendLetter, state: LetterState, rule: Letter) -> datetime:
    """When it leaves: once, a way that the regulation leaves, after it was written."""
    require(not state.is_sent, Reason.REDUNDANT)
    require(command.way in rule.ways, Reason.NOT_AVAILABLE, *rule.clause, needs=command.way)
    happened = command.happened_at or draft.context.now
    require(state.written_at <= happened <= draft.context.now, Reason.IN_FUTURE)
    return happened


def _named(state: LetterState, way: str) -> dict[str, str]:
    return {"letter": state.letter, "written": state.id, "way": way}


def state_of(draft: Draft, written: str) -> LetterState:
    state = draft.case.written.get(written)
    require(state is not None, Reason.UNKNOWN_SUBJECT, needs=written)
    assert state is not None
    return state


def _check_still_so(draft: Draft, state: LetterState, rule: Letter) -> None:
    """It says today what it said when it was written; else it is written anew."""
    fits = rule.when is None or rule.when.holds(draft.env)
    require(fits, Reason.LETTER_STALE, *rule.clause)
    now = _whole(draft, state.letter, state.says, state.language, state)
    require(now.text == state.text, Reason.LETTER_STALE, *rule.clause)


def check_consent(draft: Draft, state: LetterState, rule: Letter) -> None:
    """The consent belongs to this letter as it stands; one that is written anew is asked for anew."""
    subject = str(rule.approval or "")
    if not subject:
        return
    agreed = any(
        p.subject == subject and p.about == state.id and p.status is ProposalStatus.APPROVED
        for p in draft.case.proposals.values()
    )
    cited = (*rule.clause, *draft.policy.approvals[subject].clause)
    require(agreed, Reason.NOT_APPROVED, *cited, needs=title_of(draft, subject))


def _do_what_it_tells(draft: Draft, command: c.SendLetter, state: LetterState, kind: str) -> None:
    """Who sends the answer answers: all that holds for answering holds here."""
    told = _told_by(draft, command, state, kind)
    if told is None:
        return
    act = type(told)
    check_stage(draft, act)
    clauses = (*check_right(draft, act), *check_facts(draft, act))
    clauses = (*clauses, *check_gates(draft, act, told.topic))
    if isinstance(told, c.Acknowledge):
        intake.acknowledge(draft, told, clauses)
    else:
        outcome.answer(draft, told, clauses)


def _told_by(
    draft: Draft, command: c.SendLetter, state: LetterState, kind: str
) -> c.Acknowledge | c.Answer | None:
    """What is done by sending the letter; nothing where it was done before by word of mouth."""
    medium, case = _MEDIUM[command.way], draft.case
    if kind == "acknowledgement" and not case.times("acknowledged"):
        return c.Acknowledge(medium=medium, text=state.text)
    form = _FORMS.get(kind)
    if form is None or (form == "final" and case.stage not in _UNANSWERED):
        return None
    return c.Answer(form=form, medium=medium, text=state.text, happened_at=command.happened_at)


_FORMS: Mapping[str, Literal["final", "interim"]] = {"final_answer": "final", "holding": "interim"}
_UNANSWERED = frozenset({Stage.RECEIVED, Stage.ASSESSED, Stage.HANDLING})


def note_delivery(draft: Draft, command: c.NoteDelivery, clauses: Clauses) -> None:
    state = state_of(draft, command.written)
    rule = rule_of(draft, state.letter)
    check_may(draft, rule)
    require(state.is_sent, Reason.NOT_SENT, *rule.clause)
    require(not state.is_delivered, Reason.REDUNDANT)
    happened = command.happened_at or draft.context.now
    assert state.sent_at is not None
    require(state.sent_at <= happened <= draft.context.now, Reason.IN_FUTURE)
    if command.how == "returned" or (command.how, rule.delivered.refused) == (
        "refused",
        "returned",
    ):
        came_back(
            draft, state, command.how, (*clauses, *rule.clause), proof=command.proof, at=happened
        )
        return
    draft.emit(e.LetterDelivered, *clauses, *rule.clause, **_named(state, state.way),
               how=command.how, proof=command.proof, at=happened)  # fmt: skip
    drop_failed(draft, state.letter)


def writable(draft: Draft) -> tuple[str, ...]:
    """Letters that are right for the case as it stands, of which the actor may tell."""
    env = draft.env
    return tuple(
        name
        for name, rule in draft.policy.letters.items()
        if (rule.when is None or rule.when.holds(env)) and _may_tell(draft, rule)
    )


def to_send(draft: Draft) -> tuple[str, ...]:
    return _letters(draft, lambda state: not state.is_sent)


def to_deliver(draft: Draft) -> tuple[str, ...]:
    return _letters(draft, lambda state: state.is_sent and not state.is_delivered)


def _letters(draft: Draft, wanted: Callable[[LetterState], bool]) -> tuple[str, ...]:
    rules, found = draft.policy.letters, draft.case.written.values()
    return tuple(
        state.id
        for state in found
        if wanted(state) and state.letter in rules and _may_tell(draft, rules[state.letter])
    )


def _may_tell(draft: Draft, rule: Letter) -> bool:
    try:
        check_may(draft, rule)
    except Refused:
        return False
    return True
