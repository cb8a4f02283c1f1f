"""Notices in the house's own words: as friendly as it likes, with everything that they must fill in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from huiyin.casework.telling import lost, places, strange
from huiyin.ledger import moment, ports
from huiyin.people.deeds import Administrator, Unfit, allow
from huiyin.people.models import OwnLetter, OwnWording
from huiyin.people.organising import record
from huiyin.people.worded import NoticeWorded
from huiyin.policy.policy import Policy
from huiyin.policy.schema.papers import Notice

LONGEST = 600
Own = OwnWording | OwnLetter
Apart = Callable[[str, str], list[str]]
"""What of a text of the regulation is not as it has to be in the house's words for it."""


def policy_now(pack: str) -> Policy:
    day = moment.now().astimezone(ports.rules().calendars(pack).zone).date()
    return ports.rules().regulation(pack).on(day)


def notice_of(pack: str, name: str) -> tuple[Policy, Notice]:
    """Raises Unfit."""
    if pack not in ports.rules().names():
        raise Unfit("house.no.pack", "pack")
    policy = policy_now(pack)
    if name not in policy.notices:
        raise Unfit("wording.no.notice", "notice")
    return policy, policy.notices[name]


def must_fill(policy: Policy, notice: Notice) -> list[str]:
    """What stands between braces in the text of the regulation, in the order in which it stands there."""
    body = notice.body.text(policy.language)
    return sorted(places(body), key=lambda place: body.index(f"{{{place}}}"))


def checked(pack: str, name: str, text: str) -> str:
    """The words as they would be kept; none for those of the regulation. Raises Unfit."""
    row = OwnWording.objects.filter(pack=pack, notice=name).first()
    if row is not None and not text.strip():
        return ""
    policy, notice = notice_of(pack, name)
    said = tidied(text)
    if said == notice.body.text(policy.language):
        said = ""
    if len(said) > LONGEST:
        raise Unfit("wording.no.long", "text", most=LONGEST)
    body = notice.body.text(policy.language)
    if said == (row.text if row else "") and not (row and row.of_book not in ("", body)):
        raise Unfit("house.no.change", "text")
    if said:
        _check_places(said, body)
    return said


def tidied(text: str) -> str:
    """Without blanks at the ends of lines and of the whole."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _check_places(said: str, body: str) -> None:
    """What the regulation has filled in is still told, and nothing else that the case knows."""
    if missed := lost(said, body):
        raise Unfit("wording.no.lost", "text", places=in_braces(missed))
    if unknown := strange(said, body):
        raise Unfit("wording.no.place", "text", places=in_braces(unknown))


def in_braces(found: list[str]) -> str:
    return "、".join(f"{{{place}}}" for place in found)


def in_use(pack: str, name: str) -> str:
    """The house's own words; empty where those of the regulation are said."""
    row = OwnWording.objects.filter(pack=pack, notice=name).first()
    return row.text if row else ""


def word(by: Administrator, pack: str, name: str, text: str, why: str = "") -> None:
    """Said so from the next message on; what was sent stays as it was. Raises Unfit."""
    who = allow(by)
    said, before = checked(pack, name, text), in_use(pack, name)
    body = _body(policy_now(pack), name) if said else ""
    record(
        NoticeWorded, who, pack=pack, notice=name, text=said, previous=before, of_book=body or "",
        why=why,
    )  # fmt: skip


@dataclass(frozen=True)
class Misfit:
    """Words of the house that a regulation has outgrown, as of the first `day` on which they do not fit.

    `how`: the notice is "gone"; its text has something filled in that is "lost" or "strange" in these
    words, so that the regulation's own go out; or it was only "changed", so that these still go out.
    """

    pack: str
    notice: str
    how: str
    places: str
    day: date
    body: str


def misfits(pack: str) -> Iterator[Misfit]:
    """Today, or on a day to come for which an edition or a rule stands already."""
    rows = OwnWording.objects.filter(pack=pack).order_by("notice")
    if not rows:
        return
    policies = list(ahead(pack))
    for row in rows:
        found = (_misfit(row, day, policy) for day, policy in policies)
        yield from islice(filter(None, found), 1)


def ahead(pack: str) -> Iterator[tuple[date, Policy]]:
    """The regulation as it reads today, and on each later day on which one of its wordings turns."""
    regulation = ports.rules().regulation(pack)
    since = moment.now().astimezone(ports.rules().calendars(pack).zone).date()
    yield since, regulation.on(since)
    for edition in [regulation, *ports.rules().coming(pack)]:
        days = {edition.pack.in_force, *edition.turns}
        yield from ((day, edition.on(day)) for day in sorted(days) if day > since)
        since = max(since, edition.pack.in_force)


def _misfit(row: OwnWording, day: date, policy: Policy) -> Misfit | None:
    body = _body(policy, row.notice)
    how, which = outgrown(row, body, lost, strange)
    return Misfit(row.pack, row.notice, how, in_braces(which), day, body or "") if how else None


def outgrown(row: Own, body: str | None, lost: Apart, strange: Apart) -> tuple[str, list[str]]:
    """How the house's words no longer fit those of the regulation, and where; empty where they do."""
    if body is None:
        return "gone", []
    for how, apart in (("lost", lost), ("strange", strange)):
        if which := apart(row.text, body):
            return how, which
    return ("changed" if row.of_book not in ("", body) else ""), []


def _body(policy: Policy, name: str) -> str | None:
    notice = policy.notices.get(name)
    return notice.body.text(policy.language) if notice else None
