"""The catalogue of messages for authors of packs: each English sentence in the other languages.

Nothing of the compiler reads it; whoever shows a problem to a person does.
"""

from collections.abc import Mapping

from huiyin.policy.phrasebook import advice, conditions, files, names, rules, time_and_work
from huiyin.policy.phrases import Phrase

PHRASEBOOK: Mapping[str, tuple[str, str]] = {
    **files.PAGE,
    **names.PAGE,
    **conditions.PAGE,
    **rules.PAGE,
    **time_and_work.PAGE,
    **advice.PAGE,
}
_PLACE = {"zh-Hans": 0, "zh-Hant": 1}


def shown(value: object, language: str) -> object:
    """A message in a language; anything else as it is."""
    return in_language(value, language) if isinstance(value, Phrase) else value


def in_language(phrase: Phrase, language: str) -> str:
    """The message in a language, what it quotes of the pack as it stands there; English as it is."""
    place = _PLACE.get(language)
    if place is None or not phrase:
        return str(phrase)
    values = {name: shown(value, language) for name, value in phrase.values.items()}
    return PHRASEBOOK[phrase.pattern][place].format(**values)
