"""The languages of the product, and how a table keeps one text in all of them."""

from collections.abc import Mapping

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
Table = Mapping[str, tuple[str, str, str]]
"""Key to its text in the order of `LANGUAGES`. An empty text means that nothing is said."""

_SEPARATORS = {"zh-Hans": "、", "zh-Hant": "、", "en": ", "}


def text_in(table: Table, key: str, language: str, otherwise: str = "") -> str:
    """The text of a key; a language the product does not speak falls back to 简体中文."""
    if key not in table:
        return otherwise
    return table[key][LANGUAGES.index(language) if language in LANGUAGES else 0]


def listed(words: list[str], language: str) -> str:
    return _SEPARATORS.get(language, "、").join(word for word in words if word)
