"""The words of the screens' own frame in three languages; what a regulation names stays its own."""

from collections.abc import Mapping

from huiyin.casework.wording.languages import Table, text_in
from huiyin.desk.words.account import ACCOUNT
from huiyin.desk.words.acting import ACTING
from huiyin.desk.words.applying import APPLYING
from huiyin.desk.words.calendars import CALENDARS
from huiyin.desk.words.cases import CASES
from huiyin.desk.words.connections import CONNECTIONS
from huiyin.desk.words.erasing import ERASING
from huiyin.desk.words.evidence import EVIDENCE
from huiyin.desk.words.file import FILE
from huiyin.desk.words.frame import FRAME
from huiyin.desk.words.happened import HAPPENED
from huiyin.desk.words.house import HOUSE
from huiyin.desk.words.jobs import JOBS
from huiyin.desk.words.lacks import LACKS
from huiyin.desk.words.leaving import LEAVING
from huiyin.desk.words.lettering import LETTERING
from huiyin.desk.words.letters import LETTERS
from huiyin.desk.words.library import LIBRARY
from huiyin.desk.words.lists import LISTS
from huiyin.desk.words.mail import MAIL
from huiyin.desk.words.messages import MESSAGES
from huiyin.desk.words.moving import MOVING
from huiyin.desk.words.overview import OVERVIEW
from huiyin.desk.words.papers import PAPERS
from huiyin.desk.words.presence import PRESENCE
from huiyin.desk.words.publishing import PUBLISHING
from huiyin.desk.words.queueing import QUEUEING
from huiyin.desk.words.ratings import RATINGS
from huiyin.desk.words.regulations import REGULATIONS
from huiyin.desk.words.repeats import REPEATS
from huiyin.desk.words.returns import RETURNS
from huiyin.desk.words.rises import RISES
from huiyin.desk.words.running import RUNNING
from huiyin.desk.words.searching import SEARCHING
from huiyin.desk.words.signatures import SIGNATURES
from huiyin.desk.words.tokens import TOKENS
from huiyin.desk.words.wordings import WORDINGS
from huiyin.fields.words import ASKED

TEXTS: Table = {
    **ASKED,
    **FRAME,
    **FILE,
    **LISTS,
    **LETTERS,
    **LETTERING,
    **CASES,
    **ACTING,
    **CONNECTIONS,
    **ACCOUNT,
    **EVIDENCE,
    **MAIL,
    **MESSAGES,
    **TOKENS,
    **REPEATS,
    **SEARCHING,
    **HOUSE,
    **HAPPENED,
    **JOBS,
    **LACKS,
    **LEAVING,
    **REGULATIONS,
    **PUBLISHING,
    **APPLYING,
    **ERASING,
    **RETURNS,
    **RATINGS,
    **RISES,
    **LIBRARY,
    **PAPERS,
    **PRESENCE,
    **QUEUEING,
    **SIGNATURES,
    **MOVING,
    **OVERVIEW,
    **RUNNING,
    **CALENDARS,
    **WORDINGS,
}


class NoSuchText(LookupError):
    """A screen asks for a text that nobody has written."""


def say(key: str, language: str, values: Mapping[str, object] | None = None) -> str:
    """The text of a key, with its places filled. Raises NoSuchText."""
    if key not in TEXTS:
        raise NoSuchText(key)
    return text_in(TEXTS, key, language).format(**(values or {}))


__all__ = ["TEXTS", "NoSuchText", "say"]
