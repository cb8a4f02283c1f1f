"""What the house says in its own words, as events of the organisation."""

from dataclasses import dataclass

from huiyin.people.happenings import OfPeople


@dataclass(frozen=True, kw_only=True)
class NoticeWorded(OfPeople):
    """In the house's own words; without a text, in those of the regulation: `of_book` as of then."""

    pack: str
    notice: str
    text: str = ""
    previous: str = ""
    of_book: str = ""


@dataclass(frozen=True, kw_only=True)
class LetterWorded(OfPeople):
    """A letter in the house's own words, as its Markdown with names to fill in; without a text, in those
    of the regulation.
    """

    pack: str
    letter: str
    language: str
    text: str = ""
    previous: str = ""
    of_book: str = ""
