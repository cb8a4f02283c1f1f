"""What an administrator has to mend so that the house can keep its regulations."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from huiyin.connections import keeping as connections
from huiyin.intake.mail.models import MailboxTrouble
from huiyin.ledger import ports
from huiyin.ledger.key_backup import last_export
from huiyin.ledger.models import Timer
from huiyin.notices.models import Outgoing
from huiyin.people import figures, letter_wordings, wordings
from huiyin.people.models import Account, Holding, OwnGrant, Standing
from huiyin.people.second_factor import lacks_second_factor
from huiyin.register import tokens
from huiyin.register.knowing import Eyes, eyes_of, known
from huiyin.register.models import CaseRow, WaitRow
from huiyin.sight.me import policy_now

KEYS_EVERY = timedelta(days=365)
LATE_CLOCK = timedelta(minutes=5)
NEXT_YEAR_FROM = 11
"""From November on the next year's calendar should be there: the State Council publishes it then."""


@dataclass(frozen=True)
class Lack:
    """One thing to mend. `kind` names its sentence, `values` fill it; `urgent` while work waits for it."""

    kind: str
    values: Mapping[str, object] = field(default_factory=dict)
    urgent: bool = False


def worklist(account: Account, now: datetime) -> list[Lack]:
    """The urgent first, else in the order of the sources."""
    found = [lack for source in SOURCES for lack in source(account, now)]
    return sorted(found, key=lambda lack: not lack.urgent)


def _in_use(eyes: Eyes) -> list[str]:
    """Regulations under which somebody holds a post or a case was registered."""
    used = {*Holding.objects.values_list("pack", flat=True).distinct()}
    used |= {*known(CaseRow, eyes).values_list("pack", flat=True).distinct()}
    return [pack for pack in ports.rules().names() if pack in used]


def _unreadable(account: Account, now: datetime) -> Iterator[Lack]:
    for pack in ports.rules().unreadable():
        yield Lack("unreadable", {"pack": pack}, urgent=True)


def _own_grants(account: Account, now: datetime) -> Iterator[Lack]:
    """An administrator sees their own too, and cannot look at them in the sense of this list."""
    for grant in OwnGrant.objects.filter(reviewed_by="").order_by("place"):
        mine = grant.person == account.person
        yield Lack(
            "own_grant", {"person": grant.person, "place": grant.place, "mine": mine}, not mine
        )


def _vacant_posts(account: Account, now: datetime) -> Iterator[Lack]:
    for pack in _in_use(eyes_of(account.person, now)):
        organisation = ports.house().organisation(pack)
        policy = policy_now(pack, now)
        for name, role in policy.roles.items():
            if role.of != "house" or organisation.holders(str(name)):
                continue
            waiting = (
                known(WaitRow, eyes_of(account.person, now))
                .filter(token=tokens.role(pack, str(name)))
                .count()
            )
            stood_in = bool(organisation.acting(str(name), now))
            values = {"pack": pack, "role": str(name), "waiting": waiting, "stood_in": stood_in}
            yield Lack("vacant_post", values, waiting > 0 and not stood_in)


def _owners_who_left(account: Account, now: datetime) -> Iterator[Lack]:
    gone = Account.objects.filter(is_active=False).values("username")
    for person in (
        known(CaseRow, eyes_of(account.person, now))
        .filter(is_open=True, owner__in=gone)
        .values_list("owner", flat=True)
        .distinct()
    ):
        yield Lack("owner_left", {"person": person}, urgent=True)


def _calendars(account: Account, now: datetime) -> Iterator[Lack]:
    seen = set()
    for pack in _in_use(eyes_of(account.person, now)):
        calendars = ports.rules().calendars(pack)
        state, today = calendars.state, now.astimezone(calendars.zone).date()
        wanted = [today.year] + ([today.year + 1] if today.month >= NEXT_YEAR_FROM else [])
        for year in wanted:
            known = state.years.get(year)
            if (state.name, year) in seen or (known is not None and known.status == "official"):
                continue
            seen.add((state.name, year))
            yield Lack("calendar", {"calendar": state.name, "year": year}, year == today.year)


def _tasks(account: Account, now: datetime) -> Iterator[Lack]:
    """What cases ask of the administrator: only how often and under which regulation."""
    seen = known(WaitRow, eyes_of(account.person, now))
    rows = seen.filter(token=tokens.person("administrator"), what="task")
    counted: dict[tuple[str, str], int] = {}
    for pack, kind in rows.values_list("pack", "kind"):
        counted[pack, kind] = counted.get((pack, kind), 0) + 1
    for (pack, kind), count in sorted(counted.items()):
        yield Lack("task", {"pack": pack, "task": kind, "n": count}, urgent=True)


def _settings(account: Account, now: datetime) -> Iterator[Lack]:
    for pack in _in_use(eyes_of(account.person, now)):
        for name in figures.unset(pack):
            yield Lack("setting", {"pack": pack, "setting": name}, urgent=True)


def _wordings(account: Account, now: datetime) -> Iterator[Lack]:
    """Words of the house that the regulation has outgrown, or will on a day that is known already."""
    for pack in ports.rules().names():
        for found in wordings.misfits(pack):
            today = found.day <= now.astimezone(ports.rules().calendars(pack).zone).date()
            values = {"pack": pack, "notice": found.notice, "places": found.places,
                      "day": None if today else found.day}  # fmt: skip
            yield Lack(f"wording_{found.how}", values, urgent=today and found.how != "gone")


def _letter_wordings(account: Account, now: datetime) -> Iterator[Lack]:
    """The same of letters, each in its language."""
    for pack in ports.rules().names():
        for found in letter_wordings.misfits(pack):
            today = found.day <= now.astimezone(ports.rules().calendars(pack).zone).date()
            place = {"pack": pack, "letter": found.place.letter, "language": found.place.language}
            values = {**place, "places": found.told, "day": None if today else found.day}
            yield Lack(f"lettering_{found.how}", values, urgent=today and found.how != "gone")


def _failed_messages(_: Account, now: datetime) -> Iterator[Lack]:
    failed = Outgoing.objects.filter(state="failed")
    first = failed.order_by("made_at").first()
    if first is not None:
        yield Lack("outbox", {"n": failed.count(), "since": first.made_at}, urgent=True)


def _mailboxes(_: Account, now: datetime) -> Iterator[Lack]:
    """Only of mailboxes that are still set: one that was removed is nobody's trouble."""
    used = connections.every("imap")
    for trouble in MailboxTrouble.objects.filter(pk__in=used).order_by("since"):
        values = {"mailbox": trouble.mailbox, "since": trouble.since, "what": trouble.what}
        yield Lack("mailbox", values, urgent=True)


def _key_backup(account: Account, now: datetime) -> Iterator[Lack]:
    kept = last_export()
    if kept is None:
        yield Lack("keys_never", urgent=True)
    elif now - kept.at > KEYS_EVERY:
        yield Lack("keys_old", {"at": kept.at})


def _clock(account: Account, now: datetime) -> Iterator[Lack]:
    late = Timer.objects.filter(due__lt=now - LATE_CLOCK)
    first = late.order_by("due").first()
    if first is not None:
        yield Lack("clock", {"n": late.count(), "since": first.due}, urgent=True)


def _newcomers(_: Account, now: datetime) -> Iterator[Lack]:
    """Invited, and a link has run out before they came in."""
    before = now - timedelta(days=3)
    waiting = Account.objects.filter(is_active=True, last_login=None, date_joined__lt=before)
    for account in waiting.order_by("username"):
        if not account.has_usable_password():
            yield Lack("newcomer", {"person": account.person})


def _factors(account: Account, now: datetime) -> Iterator[Lack]:
    people = Account.objects.filter(is_active=True)
    lacking = sum(lacks_second_factor(person) for person in people)
    if lacking:
        yield Lack("second_factor", {"n": lacking})


def _without_post(account: Account, now: datetime) -> Iterator[Lack]:
    posted = {*Holding.objects.values_list("person", flat=True)}
    posted |= {*Standing.objects.values_list("person", flat=True)}
    idle = Account.objects.filter(is_active=True, is_administrator=False).exclude(
        username__in=posted
    )
    for person in idle.order_by("username")[:20]:
        yield Lack("no_post", {"person": person.person})


Source = Callable[[Account, datetime], Iterator[Lack]]
SOURCES: tuple[Source, ...] = (
    _unreadable, _own_grants, _owners_who_left, _vacant_posts, _settings, _wordings,
    _letter_wordings, _calendars, _tasks, _clock, _failed_messages, _mailboxes,
    _key_backup, _newcomers, _factors, _without_post,
)  # fmt: skip
"""Whoever else has something for administrators adds a source here."""
