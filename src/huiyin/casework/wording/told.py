"""Words of who was told what, and of what fell and why: notices, letters, consents, tasks."""

from typing import Any

from huiyin.casework.wording.labels import value_label
from huiyin.casework.wording.languages import listed, text_in
from huiyin.casework.wording.values import TEMPLATES
from huiyin.casework.wording.words import Words


def told(words: Words, event: Any) -> str:
    """The people who were told, unless the audience says the same already."""
    who = words.people(event.to)
    return "" if who == words.audience(event.audience) else who


def of_letter(words: Words, event: Any) -> str:
    if event.about in words.policy.letters:
        return words.title(event.about, "letters")
    if event.about in words.policy.notices:
        return words.title(event.about, "notices")
    return value_label("letter", event.about, words.language)


def fault_of_letter(words: Words, event: Any) -> str:
    return value_label("letter_fault", event.fault, words.language) if event.fault else ""


def regulation_moved_to(words: Words, event: Any) -> str:
    """By its title to who may know of the case there; others learn only that it is another one."""
    known = words.names.get(f"regulation/{event.to}/{event.other}")
    if known or not words.names or not event.other:
        return known or str(event.to)
    return value_label("case", "regulation", words.language)


def template_words(words: Words, template: str) -> str:
    """What kind of notice it is: by its title in the regulation, else one of the product's own."""
    if template in words.policy.notices:
        return words.title(template, "notices")
    own = template.partition(":")[0]
    return text_in(TEMPLATES, own, words.language, own)


def why_dropped(words: Words, event: Any) -> str:
    return value_label("dropped", event.reason, words.language) if event.reason else ""


def changed(words: Words, event: Any) -> str:
    """What a consent had rested on: facts and results, or the whole proposal, now replaced."""
    said = [value_label("changed", name, words.language) for name in event.changed]
    return listed([words.anything(name) for name in said], words.language)
