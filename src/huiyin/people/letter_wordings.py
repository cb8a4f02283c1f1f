"""Letters in the house's own words: with every part, and everything that they must fill in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from huiyin.ledger import ports
from huiyin.people.deeds import Administrator, Unfit, allow
from huiyin.people.models import OwnLetter
from huiyin.people.organising import record
from huiyin.people.worded import LetterWorded
from huiyin.people.wordings import ahead, outgrown, policy_now, tidied
from huiyin.policy.policy import Policy
from huiyin.policy.rewording import lost, strange, unreadable

LONGEST = 6000


@dataclass(frozen=True)
class Place:
    """A letter of a regulation, in one of the languages in which it has it."""

    pack: str
    letter: str
    language: str

    def row(self) -> OwnLetter | None:
        return OwnLetter.objects.filter(
            pack=self.pack, letter=self.letter, language=self.language
        ).first()


def bodies_of(policy: Policy, letter: str) -> Mapping[str, str]:
    """What the regulation says, by language; nothing where it has no such letter."""
    rule = policy.letters.get(letter)
    found = rule.body.by_language if rule is not None else {}
    return {key or policy.language: str(text) for key, text in found.items()}


def checked(place: Place, text: str) -> str:
    """The words as they would be kept; none for those of the regulation. Raises Unfit."""
    row = place.row()
    said = tidied(text)
    if row is not None and not said:
        return ""
    body = body_of(place)
    if said == body.strip():
        said = ""
    if len(said) > LONGEST:
        raise Unfit("wording.no.long", "text", most=LONGEST)
    if said == (row.text if row else "") and not (row and row.of_book != body):
        raise Unfit("house.no.change", "text")
    if said:
        _check_told(said, body)
    return said


def body_of(place: Place) -> str:
    """Raises Unfit."""
    if place.pack not in ports.rules().names():
        raise Unfit("house.no.pack", "pack")
    found = bodies_of(policy_now(place.pack), place.letter)
    if place.language not in found:
        raise Unfit("lettering.no.letter", "letter")
    return found[place.language]


def _check_told(said: str, body: str) -> None:
    """A letter still, that tells all that the regulation tells, and nothing that may not be known."""
    for mistake in unreadable(said, body):
        raise Unfit("lettering.no.read", "text", line=mistake.line, what=mistake.what)
    if missed := lost(said, body):
        raise Unfit("lettering.no.lost", "text", places=in_words(missed))
    if more := strange(said, body):
        raise Unfit("lettering.no.place", "text", places=in_words(more))


def in_words(found: list[str]) -> str:
    return "、".join(found)


def word(by: Administrator, place: Place, text: str, why: str = "") -> None:
    """Said so in letters written from now on; what was written stays as it was. Raises Unfit."""
    who = allow(by)
    said, row = checked(place, text), place.row()
    record(
        LetterWorded, who, pack=place.pack, letter=place.letter, language=place.language, text=said,
        previous=row.text if row else "", of_book=body_of(place) if said else "", why=why,
    )  # fmt: skip


@dataclass(frozen=True)
class Misfit:
    """Words of the house that a regulation has outgrown, as of the first `day` on which they do not fit.

    `how`: the letter is "gone" in this language; these words leave out what it has told ("lost") or tell
    something that it does not ("strange"), so that the regulation's own go out; or its text was only
    "changed", so that these still go out. `body` is that text.
    """

    place: Place
    how: str
    told: str
    day: date
    body: str


def misfits(pack: str) -> Iterator[Misfit]:
    """Today, or on a day to come for which an edition or a rule stands already."""
    rows = OwnLetter.objects.filter(pack=pack).order_by("letter", "language")
    if not rows:
        return
    policies = list(ahead(pack))
    for row in rows:
        found = (_misfit(row, day, policy) for day, policy in policies)
        yield from islice(filter(None, found), 1)


def _misfit(row: OwnLetter, day: date, policy: Policy) -> Misfit | None:
    body = bodies_of(policy, row.letter).get(row.language)
    how, which = outgrown(row, body, lost, strange)
    place = Place(row.pack, row.letter, row.language)
    return Misfit(place, how, in_words(which), day, body or "") if how else None
