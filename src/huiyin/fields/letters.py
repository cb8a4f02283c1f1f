"""Questions about letters: whether a text goes by mail at once, what a letter leaves open, how it goes."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from huiyin.casework.composing import blanks_of
from huiyin.casework.draft import Draft
from huiyin.casework.letters import address_of, can_write
from huiyin.casework.masking import Veil, masked
from huiyin.casework.wording import value_label
from huiyin.connections import keeping
from huiyin.fields.field import Field
from huiyin.fields.words import say
from huiyin.policy.values import LANGUAGES


def letter_field(draft: Draft, base: Field, veil: Veil, language: str) -> Field | None:
    """None where nothing can be sent: then what was told is only written down."""
    if not can_write(draft) or keeping.current("smtp") is None:
        return None
    options = [(value, value_label("flag", value, language)) for value in ("true", "false")]
    hint = say("letter.to", language, {"to": address_shown(draft, veil)})
    return replace(base, kind="flag", options=options, values=("false",), hint=hint)


def address_shown(draft: Draft, veil: Veil) -> str:
    """The address, or what whoever looks may see of it."""
    address = address_of(draft.policy, draft.case)
    facts = draft.policy.facts
    hidden = any(facts[name].identifies == "person" for name in veil.facts if name in facts)
    return masked(address, "ends") if hidden else address


def letter_blanks(draft: Draft, letter: str, veil: Veil, prefix: str) -> list[Field]:
    """What the letter leaves open, with what the case knows or what usually stands there."""
    rule = draft.policy.letters.get(letter)
    if rule is None:
        return []
    language = draft.policy.language
    stands = blanks_of(draft, rule, {}, language)
    return [
        Field(prefix + str(name), blank.title.text(language), "area",
              (veil.text(stands[str(name)]),) if stands[str(name)] else (),
              required=blank.required, clauses=rule.clause)
        for name, blank in rule.blanks.items()
    ]  # fmt: skip


def _languages(draft: Draft, base: Field, letter: str, language: str) -> Field | None:
    """The languages in which the regulation has it; with one alone there is nothing to choose."""
    rule = draft.policy.letters.get(letter)
    has = rule.body.by_language if rule is not None else {}
    own = draft.policy.language
    known = [name for name in LANGUAGES if name in has or name == own]
    if len(known) < 2:
        return None
    options = [(name, say(f"language.{name}", language)) for name in known]
    return replace(base, kind="choice", options=options, values=(own,))


def _ways(draft: Draft, base: Field, written: str, language: str) -> Field | None:
    """The ways that the regulation leaves and that can be gone now."""
    state = draft.case.written.get(written)
    rule = draft.policy.letters.get(state.letter) if state is not None else None
    if rule is None:
        return None
    by_mail = can_write(draft) and keeping.current("smtp") is not None
    ways = [way for way in rule.ways if way != "mail" or by_mail]
    options = [(way, value_label("way", way, language)) for way in ways]
    return replace(base, kind="choice", options=options, values=tuple(ways[:1]))


OF_LETTERS: Mapping[tuple[str, str], Callable[[Draft, Field, str, str], Field | None]] = {
    ("write_letter", "language"): _languages,
    ("send_letter", "way"): _ways,
}
"""Fields of commands about letters: what may be chosen depends on the letter."""
