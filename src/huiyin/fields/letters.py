"""The question whether a text goes to the complainant by mail at once."""

from dataclasses import replace

from huiyin.casework.draft import Draft
from huiyin.casework.letters import address_of, can_write
from huiyin.casework.masking import Veil, masked
from huiyin.casework.wording import value_label
from huiyin.connections import keeping
from huiyin.fields.field import Field
from huiyin.fields.words import say


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
