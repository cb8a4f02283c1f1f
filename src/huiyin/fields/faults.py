"""Everything that is wrong with a filled form, found at once, so that nobody corrects it line by line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from huiyin.casework.draft import Draft
from huiyin.casework.facts import read_facts
from huiyin.casework.forms import BadAnswer, command_from
from huiyin.casework.refusal import Refused
from huiyin.casework.rights import missing_facts
from huiyin.casework.texts import check_fact
from huiyin.casework.wording import refusal_sentence
from huiyin.fields.asking import COMMAND, Asking
from huiyin.fields.facts import PREFIX
from huiyin.fields.reading import Answers
from huiyin.fields.words import say


@dataclass(frozen=True)
class Fault:
    """`field` is the name in the form."""

    field: str
    says: str
    clauses: tuple[str, ...] = ()


def found_wrong(asking: Asking, answers: Answers, wrong: Mapping[str, str]) -> list[Fault]:
    """What cannot be read, and what casework would refuse to go without.

    `wrong` has sentences about fields that were found wrong before.
    """
    language = asking.words.language
    said = {name: say(key, language) for name, key in answers.wrong.items()}
    found = {name: Fault(name, why) for name, why in {**said, **wrong}.items()}
    for fault in (*_facts(asking, answers.command["facts"]), *_unfit(asking, answers.command)):
        found.setdefault(fault.field, fault)
    return list(found.values())


def _facts(asking: Asking, raw: Mapping[str, Any]) -> list[Fault]:
    """Each fact is read by itself; with those that can be read it is asked which are missing."""
    draft, known, found = asking.draft, dict[str, Any](), list[Fault]()
    for name, value in raw.items():
        try:
            check_fact(name, value)
            known |= read_facts(draft.policy, {name: value})
        except Refused as refused:
            found.append(_fault(asking, name, refused))
    bad = {fault.field for fault in found}
    then = replace(draft.case, facts={**draft.case.facts, **known})
    missing = missing_facts(Draft(draft.regulation, draft.context, then), asking.command)
    for gap in missing:
        name = str(gap.params["fact"])
        if PREFIX + name not in bad:
            found.append(_fault(asking, name, gap))
    return found


def _fault(asking: Asking, name: str, refused: Refused) -> Fault:
    words = asking.words
    why = refusal_sentence(refused, asking.draft.policy, words.language, words.names)
    return Fault(PREFIX + name, why, refused.clauses)


def _unfit(asking: Asking, answers: Mapping[str, Any]) -> list[Fault]:
    """Answers of the command itself that do not fit their type."""
    left, zone = dict(answers), asking.draft.context.calendars.zone
    found: dict[str, Fault] = {}
    while True:
        try:
            command_from(asking.act, left, asking.draft.case, zone)
        except BadAnswer as bad:
            if bad.field not in left:
                return list(found.values())
            del left[bad.field]
            name = COMMAND + bad.field
            found[name] = Fault(name, say("form.bad", asking.words.language))
        except Refused:
            return list(found.values())
        else:
            return list(found.values())
