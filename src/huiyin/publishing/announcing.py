"""Tells people of an edition: those who are to decide on it, and then everybody whom it concerns."""

from collections.abc import Iterable

from huiyin.ledger import packs, ports
from huiyin.ledger.packs import Edition
from huiyin.notices import news
from huiyin.notices.words import EDITION
from huiyin.people.models import Account
from huiyin.policy.schema.pack import Pack
from huiyin.publishing.proposals import Proposal, drafted, stream_of


def ask(found: Proposal, people: Iterable[str], posts: Iterable[str]) -> None:
    news.tell(_of(found, "waiting", f"{EDITION}decide", posts), people)


def announce(found: Proposal) -> int:
    """Whoever holds a post under the regulation, and the administrators; and the groups of its posts. How
    many people were told.
    """
    posts = _posts(drafted(found).pack)
    return _tell_all(_of(found, "told", f"{EDITION}published/{found.in_force}", posts))


def announce_installed(pack: Pack, edition: Edition) -> int:
    """Of an edition that the console put in force."""
    told = news.News(
        pack=edition.pack,
        title=pack.title,
        stream=packs.stream_of(edition.pack),
        seq=edition.place,
        sort="told",
        template=f"{EDITION}published/{edition.in_force}",
        posts=_posts(pack),
    )
    return _tell_all(told)


def _tell_all(told: news.News) -> int:
    organisation = ports.house().organisation(told.pack)
    administrators = Account.objects.filter(is_administrator=True, is_active=True)
    people = {*organisation.people, *administrators.values_list("username", flat=True)}
    news.tell(told, people)
    return len(people)


def _posts(pack: Pack) -> tuple[str, ...]:
    return (*map(str, pack.roles), *map(str, pack.units))


def _of(found: Proposal, sort: str, template: str, posts: Iterable[str]) -> news.News:
    return news.News(
        pack=found.pack,
        title=drafted(found).pack.title,
        stream=stream_of(found.pack),
        seq=found.place,
        sort=sort,
        template=template,
        posts=tuple(posts),
    )
