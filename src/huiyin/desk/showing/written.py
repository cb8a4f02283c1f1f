"""The letters of a case as the desk shows them: how far each has come, and what stands in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from huiyin.casework.composing import composed
from huiyin.casework.letter_state import LetterState
from huiyin.casework.wording import value_label
from huiyin.fields import Asking
from huiyin.fields.asking import BLANK, COMMAND
from huiyin.notices.markup import html_of
from huiyin.sight.looking import Seen

LETTER_ACTS = frozenset({"write_letter", "send_letter", "note_delivery"})
"""Acts at whose forms the letter itself is shown."""


@dataclass(frozen=True)
class LetterLine:
    """One letter with what became of it."""

    id: str
    title: str
    kind: str
    status: str
    how: str
    state: LetterState
    clauses: tuple[str, ...]


def letter_lines(seen: Seen) -> list[LetterLine]:
    """The latest first."""
    return [_line(seen, state) for state in reversed(tuple(seen.case.written.values()))]


def _line(seen: Seen, state: LetterState) -> LetterLine:
    language, rule = seen.words.language, seen.policy.letters.get(state.letter)
    status = "delivered" if state.is_delivered else "sent" if state.is_sent else "written"
    status = "returned" if state.returned else status
    how = value_label("way", state.way, language) if state.way else ""
    if state.how:
        how = f"{how} · {value_label('delivered', state.how, language)}"
    if state.returned:
        how = value_label("delivered", state.returned, language)
    return LetterLine(
        id=state.id,
        title=seen.words.title(state.letter, "letters"),
        kind=value_label("letter_kind", str(rule.kind), language) if rule else "",
        status=status,
        how=how,
        state=state,
        clauses=rule.clause if rule else (),
    )


def shown_html(seen: Seen, state: LetterState) -> SafeString:
    """Without what is hidden from whoever looks; cleaned to a handful of tags."""
    return mark_safe(html_of(seen.veil.text(state.text)))  # noqa: S308 (cleaned by nh3)


@dataclass(frozen=True)
class Look:
    """A letter before it is written: what it would say, and what it lacks."""

    title: str
    html: SafeString
    lacks: tuple[str, ...]


def look_at(asking: Asking, given: Mapping[str, Sequence[str]]) -> Look | None:
    """What the form would make, or the letter that is about to be sent."""
    draft = asking.draft
    if asking.act == "write_letter" and asking.thing in draft.policy.letters:
        says = {n.removeprefix(BLANK): v[0] for n, v in given.items() if n.startswith(BLANK) and v}
        language = (given.get(f"{COMMAND}language") or [""])[0] or draft.policy.language
        made = composed(draft, asking.thing, says, language)
        return Look(made.title, _clean(asking, made.text), made.lacks)
    state = draft.case.written.get(asking.thing)
    if asking.act in ("send_letter", "note_delivery") and state is not None:
        return Look(asking.words.title(state.letter, "letters"), _clean(asking, state.text), ())
    return None


def _clean(asking: Asking, text: str) -> SafeString:
    return mark_safe(html_of(asking.veil.text(text)))  # noqa: S308 (cleaned by nh3)
