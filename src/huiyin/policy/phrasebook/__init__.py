"""The catalogue of messages for authors of packs: each English sentence in the other languages.

Nothing of the compiler reads it; whoever shows a problem to a person does.
"""

from collections.abc import Mapping

from huiyin.policy.phrasebook import advice, conditions, files, names, rules, stories, time_and_work
from huiyin.policy.phrases import InEach, Phrase

PHRASEBOOK: Mapping[str, tuple[str, str]] = {
    **files.PAGE,
    **names.PAGE,
    **conditions.PAGE,
    **rules.PAGE,
    **time_and_work.PAGE,
    **advice.PAGE,
    **stories.PAGE,
}
_PLACE = {"zh-Hans": 0, "zh-Hant": 1}


def shown(value: object, language: str) -> object:
    """A message in a language; anything else as it is."""
    if isinstance(value, InEach):
        return value.by_language.get(language, str(value))
    return in_language(value, language) if isinstance(value, Phrase) else value


def in_language(phrase: Phrase, language: str) -> str:
    """The message in a language, what it quotes of the pack as it stands there; English as it is."""
    if not phrase:
        return ""
    place = _PLACE.get(language)
    values = {name: shown(value, language) for name, value in phrase.values.items()}
    pattern = phrase.pattern if place is None else PHRASEBOOK[phrase.pattern][place]
    return pattern.format(**values)
