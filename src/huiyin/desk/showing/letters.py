"""The letter to the complainant that an act would bring about: whether it can go, and what it would say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from huiyin.casework.causes import CAUSES
from huiyin.casework.decide import decided
from huiyin.casework.forms import BadAnswer, command_from
from huiyin.casework.letters import address_of
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.refusal import Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.connections import keeping
from huiyin.fields import Asking, Form, read
from huiyin.fields.letters import address_shown
from huiyin.notices.house import defaults
from huiyin.notices.letters import written


@dataclass(frozen=True)
class Preview:
    """`refused` says why nothing would go; a letter without subject, that nothing is told by mail."""

    to: str = ""
    subject: str = ""
    text: str = ""
    refused: str = ""


def may_write(asking: Asking) -> bool:
    """Whether this act may send the complainant a mail at all."""
    draft = asking.draft
    if not address_of(draft.policy, draft.case) or keeping.current("smtp") is None:
        return False
    by_hand = any(field.name == "send" for field in fields(asking.command))
    return by_hand or (defaults().complainants and asking.act in _announcing(asking))


def _announcing(asking: Asking) -> set[str]:
    """Acts on whose events the regulation has the complainant told."""
    policy = asking.draft.policy
    return {
        act
        for event, rules in policy.notices_on.items()
        for act in CAUSES.get(event, ())
        for name, _ in rules
        if COMPLAINANT in map(str, policy.notices[name].to)
    }


def preview_of(asking: Asking, form: Form, given: Mapping[str, Sequence[str]]) -> Preview:
    """Decided as if it were done now, and not recorded."""
    draft, words = asking.draft, asking.words
    answers = read(asking, form, given)
    try:
        zone = draft.context.calendars.zone
        command = command_from(asking.act, answers.command, draft.case, zone)
        then = decided(draft.regulation, draft.case, command, draft.context)
    except BadAnswer:
        return Preview()
    except Refused as refused:
        why = refusal_sentence(refused, draft.policy, words.language, words.names)
        return Preview(refused=why)
    letter = written(then.policy, then.case, then.events)
    if letter is None or not (letter.asked or defaults().complainants):
        return Preview()
    return Preview(address_shown(then, asking.veil), letter.subject, asking.veil.text(letter.text))
