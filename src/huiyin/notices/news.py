"""Tells people of a regulation itself, which is no case: in their inbox, by mail, and in groups."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from huiyin.connections import keeping
from huiyin.ledger import moment, ports
from huiyin.notices import house, outbox, writing
from huiyin.notices.models import Message
from huiyin.notices.words import edition_words
from huiyin.people.models import Account
from huiyin.policy.values import Wording


@dataclass(frozen=True, kw_only=True)
class News:
    """One thing of a regulation. `seq` is its place in `stream`; `posts` are the roles that are meant."""

    pack: str
    title: Wording
    stream: str
    seq: int
    sort: str
    template: str
    posts: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.stream}/{self.seq}/{self.template}"

    def line(self, language: str) -> writing.Line:
        what = edition_words(self.template, self.title.text(language), language)
        return writing.Line(what, href=writing.edition_href(house.defaults(), self.place))

    @property
    def place(self) -> Message:
        """As it lies in an inbox."""
        return Message(stream=self.stream, seq=self.seq, pack=self.pack, sort=self.sort,
                       template=self.template, at=moment.now())  # fmt: skip


def tell(news: News, people: Iterable[str]) -> None:
    """Each person once, in the transaction of the caller. Nothing of it is immediate: digests and quiet
    hours hold.
    """
    told = sorted(set(people))
    known = Message.objects.filter(stream=news.stream, seq=news.seq, template=news.template)
    fresh = set(told) - set(known.filter(person__in=told).values_list("person", flat=True))
    later = _mail(news, fresh)
    rows = []
    for person in sorted(fresh):
        row = news.place
        row.person, row.digest = person, person in later
        rows.append(row)
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    _to_robots(news)


def _mail(news: News, people: set[str]) -> set[str]:
    """Those who are told in their digest."""
    defaults, later = house.defaults(), set[str]()
    now = moment.now()
    for account in Account.objects.filter(username__in=people, is_active=True).exclude(email=""):
        wish = house.wish_of(account.person, defaults)
        if not wish.mail:
            continue
        if wish.digest != "none":
            later.add(account.person)
            continue
        cause = outbox.Cause(
            key=f"{news.key}/{account.person}",
            purpose=news.template,
            person=account.person,
            not_before=wish.earliest(now, _zone(news.pack)),
        )
        outbox.put(writing.house_letter([news.line(account.language)], account), cause)
    return later


def _zone(pack: str) -> ZoneInfo:
    """The regulation's own; of one that is not in force yet, that of any other of the house."""
    names = ports.rules().names()
    return ports.rules().calendars(pack if pack in names else names[0]).zone


def _to_robots(news: News) -> None:
    """One message to each group whose posts are meant."""
    meant = {f"{news.pack}/{post}" for post in news.posts}
    for name, robot in keeping.every("robot").items():
        if meant & robot.addressed():
            line = news.line(robot.language)
            cause = outbox.Cause(key=news.key, purpose=news.template)
            outbox.put(outbox.Letter(to="", subject=line.what, text=line.plain()), cause,
                       f"robot/{name}")  # fmt: skip
