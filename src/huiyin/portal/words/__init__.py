"""The words of the portal in three languages: plain ones, for people who read them once in a lifetime."""

from collections.abc import Mapping

from huiyin.casework.wording.languages import Table, text_in
from huiyin.fields.words import ASKED
from huiyin.portal.words.coming import COMING
from huiyin.portal.words.following import FOLLOWING
from huiyin.portal.words.receiving import RECEIVING

TEXTS: Table = {**ASKED, **COMING, **RECEIVING, **FOLLOWING}


def say(key: str, language: str, values: Mapping[str, object] | None = None) -> str:
    """The text of a key, with its places filled. Raises KeyError for one that nobody has written."""
    _ = TEXTS[key]
    return text_in(TEXTS, key, language).format(**(values or {}))
