"""The words of mails and group messages. By default they say what, number, due date and link only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from huiyin.casework.case import Case
from huiyin.casework.secrecy import is_sealed
from huiyin.casework.wording import Words
from huiyin.ledger import ports
from huiyin.notices import words as w
from huiyin.notices.deriving import Told
from huiyin.notices.house import Messages, defaults
from huiyin.notices.models import Message
from huiyin.notices.outbox import Letter
from huiyin.people.models import Account
from huiyin.policy.policy import Policy
from huiyin.register.knowing import eyes_of
from huiyin.register.models import CaseRow
from huiyin.register.queries import rows_of
from huiyin.register.veils import notice_texts


@dataclass(frozen=True)
class About:
    """The case that messages are about."""

    policy: Policy
    case: Case
    stream: str

    @property
    def is_sealed(self) -> bool:
        """Of a sealed case nothing is said outside the desk, not even its number."""
        return is_sealed(self.policy, self.case)


@dataclass(frozen=True)
class Line:
    """One thing in a mail: what it is about, and what may be said of it."""

    what: str
    number: str = ""
    due: str = ""
    text: str = ""
    href: str = ""

    def plain(self) -> str:
        head = " · ".join(part for part in (self.what, self.number, self.due) if part)
        return "\n".join(part for part in (head, self.text, self.href) if part)


def letter(about: About, tolds: Sequence[Told], account: Account, house: Messages) -> Letter:
    """One mail about one case to one person, in their language."""
    language = account.language
    if about.is_sealed:
        return _written(account, w.say("subject.neutral", language), [_neutral(language, house)])
    lines = [_line(about, told, language, house, account.person) for told in tolds]
    subject = w.say("subject", language, what=lines[0].what, number=lines[0].number)
    return _written(account, subject, lines)


def group_letter(about: About, tolds: Sequence[Told], robot: Any) -> Letter:
    """For a group: never a text, since a group has more readers than the case."""
    house = defaults().model_copy(update={"details": False})
    lines = {t.template: _line(about, t, robot.language, house, "") for t in tolds}
    text = "\n\n".join(line.plain() for line in lines.values())
    return Letter(to="", subject=next(iter(lines.values())).what, text=text)


def _line(about: About, told: Told, language: str, house: Messages, person: str) -> Line:
    words = Words(about.policy, language)
    text = ""
    if house.details:
        place = (about.stream, told.seq)
        text = notice_texts(person, told.at, {place: about.policy.name}).get(place, "")
    return Line(
        what=w.what_words(words, told.template),
        number=about.case.number,
        due=_due(words, told.due),
        text=text,
        href=_href(house, about.stream),
    )


def digest(messages: Sequence[Message], account: Account, house: Messages) -> Letter:
    """One mail about all that came together; of sealed cases only that there is something."""
    language = account.language
    cases = rows_of({message.stream for message in messages}, eyes_of(account.person))
    lines = [
        line
        for message in messages
        if (line := _digest_line(message, cases.get(message.stream), language, house))
    ]
    return _written(account, w.say("subject.many", language, n=len(messages)), lines)


def _digest_line(message: Message, row: CaseRow | None, language: str, house: Messages) -> Line:
    if message.template.startswith(w.EDITION):
        return _edition_line(message, language, house)
    if row is None or row.is_sealed:
        return _neutral(language, house)
    words = Words(policy_on(message.pack, message.at), language)
    return Line(
        what=w.what_words(words, message.template),
        number=row.number,
        due=_due(words, message.due),
        href=_href(house, message.stream),
    )


def _edition_line(message: Message, language: str, house: Messages) -> Line:
    """A regulation that is still to begin is called by its name."""
    known = message.pack in ports.rules().names()
    title = ports.rules().regulation(message.pack).pack.title if known else None
    words = title.text(language) if title else message.pack
    what = w.edition_words(message.template, words, language)
    return Line(what, href=edition_href(house, message))


def house_letter(lines: Sequence[Line], account: Account) -> Letter:
    """A mail about no case."""
    subject = w.say("subject", account.language, what=lines[0].what, number="")
    return _written(account, subject, lines)


def edition_href(house: Messages, message: Message) -> str:
    """Where it is decided on, or read."""
    place = f"proposed/{message.seq}/" if message.sort == "waiting" else ""
    return f"{house.desk}/rules/{message.pack}/{place}" if house.desk else ""


def policy_on(pack: str, at: datetime) -> Policy:
    zone = ports.rules().calendars(pack).zone
    return ports.rules().regulation(pack).on(at.astimezone(zone).date())


def _neutral(language: str, house: Messages) -> Line:
    return Line(w.say("neutral", language), href=f"{house.desk}/messages/" if house.desk else "")


def _due(words: Words, due: datetime | None) -> str:
    return w.say("due", words.language, due=words.due(due)) if due else ""


def _href(house: Messages, stream: str) -> str:
    return f"{house.desk}/cases/{stream.partition('/')[2]}/" if house.desk else ""


def _written(account: Account, subject: str, lines: Sequence[Line]) -> Letter:
    language = account.language
    hello = w.say("hello", language, name=account.words())
    foot = w.say("foot", language)
    text = "\n\n".join([hello, *(line.plain() for line in lines), f"-- \n{foot}", ""])
    shown = {"language": language, "hello": hello, "lines": lines, "foot": foot}
    html = render_to_string("notices/mail.html", shown)
    return Letter(to=account.email, subject=" ".join(subject.split()), text=text, html=html)
