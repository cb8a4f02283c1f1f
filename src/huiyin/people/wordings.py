"""Notices in the house's own words: as friendly as it likes, with everything that they must fill in."""

from huiyin.casework.telling import places
from huiyin.ledger import moment, ports
from huiyin.people.deeds import Administrator, Unfit, allow
from huiyin.people.happenings import NoticeWorded
from huiyin.people.models import OwnWording
from huiyin.people.organising import record
from huiyin.policy.policy import Policy
from huiyin.policy.schema.papers import Notice

LONGEST = 600


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
    policy, notice = notice_of(pack, name)
    said = "\n".join(line.rstrip() for line in text.strip().splitlines())
    if said == notice.body.text(policy.language):
        said = ""
    if len(said) > LONGEST:
        raise Unfit("wording.no.long", "text", most=LONGEST)
    if said == in_use(pack, name):
        raise Unfit("house.no.change", "text")
    if said:
        _check_places(said, must_fill(policy, notice))
    return said


def _check_places(said: str, wanted: list[str]) -> None:
    """What the regulation has filled in is still told, and nothing else that the case knows."""
    found = places(said)
    if lost := [place for place in wanted if place not in found]:
        raise Unfit("wording.no.lost", "text", places="、".join(f"{{{p}}}" for p in lost))
    if strange := sorted(found - {*wanted, "number"}):
        raise Unfit("wording.no.place", "text", places="、".join(f"{{{p}}}" for p in strange))


def in_use(pack: str, name: str) -> str:
    """The house's own words; empty where those of the regulation are said."""
    row = OwnWording.objects.filter(pack=pack, notice=name).first()
    return row.text if row else ""


def word(by: Administrator, pack: str, name: str, text: str, why: str = "") -> None:
    """Said so from the next message on; what was sent stays as it was. Raises Unfit."""
    who = allow(by)
    said, before = checked(pack, name, text), in_use(pack, name)
    record(NoticeWorded, who, pack=pack, notice=name, text=said, previous=before, why=why)
