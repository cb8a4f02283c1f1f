"""Keeps the register's rows in step with the ledger, one command at a time."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import models

from huiyin.casework.commands import Command
from huiyin.casework.draft import governing_days
from huiyin.casework.events import ExtractReleased, Notified
from huiyin.casework.secrecy import is_sealed
from huiyin.casework.tally.entries import counts_alike
from huiyin.ledger.asking import row_of
from huiyin.ledger.ports import Change, Projector, Together
from huiyin.policy.policy import Policy
from huiyin.register import peers, rows, tokens
from huiyin.register.knowing import (
    EVERYBODY,
    Eyes,
    known,
    restricted_values,
    secrecy_values,
    sync_secrecy,
)
from huiyin.register.models import (
    CaseRow,
    ClockRow,
    ExtractRow,
    FactRow,
    IdentityRow,
    LinkRow,
    NoticeRow,
    PastFactRow,
    PastTallyRow,
    SecrecyRow,
    TallyRow,
    WaitRow,
    WordsRow,
)
from huiyin.register.said import says_facts_anew
from huiyin.register.syncing import TWINS, Pending, Place, Present, Wanted, sync
from huiyin.register.wordrows import foresee_words, index_anew, note_words

_ALL: tuple[Any, ...] = (
    *TWINS,
    *TWINS.values(),
    NoticeRow,
    ExtractRow,
    LinkRow,
    IdentityRow,
    SecrecyRow,
    WordsRow,
)


class Register(Projector):
    """The register as a projector of the ledger."""

    tables = _ALL

    def project(self, change: Change) -> None:
        self.project_all([change])

    def project_all(self, changes: Sequence[Change]) -> None:
        told = [change for change in changes if change.recorded]
        present = Present([change.stream for change in told if not change.begins])
        pending = Pending()
        for change in told:
            note(change, present, pending)
        pending.write()

    def foresee(self, policy: Policy, command: Command) -> None:
        foresee_words(policy, command.facts)

    def forget(self) -> None:
        index_anew()
        for model in _ALL:
            model.objects.all().delete()

    def erase(self, stream: str) -> None:
        for model in _ALL:
            model.objects.filter(stream=stream).delete()

    def together(self) -> Together:
        from huiyin.register.telling import RegisterTeller  # noqa: PLC0415 (it is made of this module)

        return RegisterTeller()


def note(change: Change, present: Present, pending: Pending) -> None:
    """All that the register says otherwise after the change."""
    stream, at, policy = change.stream, change.recorded[-1].recorded_at, policy_of(change)
    standing = present.rows(CaseRow, stream)
    title = said_title(policy, change) or next((row.title_seq for row in standing), 0)
    for model, wanted in wanted_rows(policy, change, title):
        sync(pending, Place(model, stream, present.rows(model, stream), at), wanted)
    secret = secrecy_values(policy, change.after) | restricted_values(change, policy)
    sync_secrecy(pending, stream, present.rows(SecrecyRow, stream), secret)
    if says_facts_anew(policy, change):
        note_identity(policy, change, pending)
        forget_past_facts(policy, change, pending)
    note_words(policy, change, present, pending)
    pending.comes(notices_of(policy, change))
    pending.comes(extracts_of(policy, change))
    pending.comes(links_of(change, at))


def wanted_rows(policy: Policy, change: Change, title: int) -> Iterator[tuple[Any, Wanted]]:
    """What each table should say of the case after the change."""
    case = change.after
    yield CaseRow, {"": rows.case_values(policy, case, title)}
    if case.clocks and case.clocks is not change.before.clocks:
        yield ClockRow, rows.clock_values(policy, case)
    if says_facts_anew(policy, change):
        yield FactRow, rows.fact_values(policy, case)
    if not is_counted_alike(policy, change):
        tally = rows.tally_values(policy, case)
        if tally != rows.tally_values(policy, change.before):
            yield TallyRow, tally
    yield WaitRow, rows.wait_values(policy, case)


def is_counted_alike(policy: Policy, change: Change) -> bool:
    """What returns count of the case is surely as it was: nothing that happened is counted."""
    before, after = change.before, change.after
    if policy.secrecy or before.kind != after.kind or before.assessments is not after.assessments:
        return False
    return counts_alike(before, after, (item.event.name for item in change.recorded))


def forget_past_facts(policy: Policy, change: Change, pending: Pending) -> None:
    """What a case said before it was sealed is not kept where it would be found."""
    if not change.begins and is_sealed(policy, change.after):
        pending.forgets(PastFactRow, change.stream)
        pending.forgets(PastTallyRow, change.stream, what="result")


def policy_of(change: Change) -> Policy:
    """The wordings in force for the case after the change."""
    recorded = change.recorded[-1].recorded_at
    days = governing_days(change.after, recorded, change.calendars.zone)
    return change.regulation.governed(days)


def said_title(policy: Policy, change: Change) -> int:
    """The newest of these events that said the case's title, since titles are personal and stay
    encrypted; 0 when none did.
    """
    kind = policy.kinds.get(change.after.kind)
    fact = str(kind.title_from) if kind and kind.title_from else ""
    for item in change.recorded[::-1]:
        private = getattr(item.event, "private_facts", None)
        if private and fact in private and item.event.name != "spawned":
            return item.seq
    return 0


def notices_of(policy: Policy, change: Change) -> list[NoticeRow]:
    return [
        row_of(
            NoticeRow,
            {
                "id": None,
                "stream": change.stream,
                "seq": item.seq,
                "pack": policy.name,
                "token": tokens.person(who),
                "template": item.event.template[:96],
                "at": item.event.at,
            },
        )
        for item in change.recorded
        if isinstance(item.event, Notified)
        for who in dict.fromkeys(item.event.to)
    ]


def extracts_of(policy: Policy, change: Change) -> list[ExtractRow]:
    return [
        ExtractRow(
            stream=change.stream,
            seq=item.seq,
            pack=policy.name,
            person=item.event.to[:150],
            at=item.event.at,
        )
        for item in change.recorded
        if isinstance(item.event, ExtractReleased)
    ]


def note_identity(policy: Policy, change: Change, pending: Pending) -> None:
    """Says anew what identifies the case."""
    if any(fact.identifies for fact in policy.facts.values()):
        pending.drops(IdentityRow, change)
        pending.comes(identity_rows(policy, change))


def identity_rows(policy: Policy, change: Change) -> list[IdentityRow]:
    pairs = peers.identity_of(policy, change.after)
    return [IdentityRow(stream=change.stream, what=what, token=token) for what, token in pairs]


def links_of(change: Change, at: datetime) -> list[LinkRow]:
    new = set(change.after.links) - set(change.before.links)
    return [LinkRow(stream=change.stream, relation=r, other=o, at=at) for r, o in sorted(new)]


def as_of(model: type[models.Model], moment: datetime, eyes: Eyes = EVERYBODY) -> list[Any]:
    """The rows as the register said them at a moment of the past, current and former ones alike.

    What is sealed today is not there, whatever it was then.
    """
    now = known(model, eyes).filter(since__lte=moment)
    then = known(TWINS[model], eyes).filter(since__lte=moment, until__gt=moment)
    return [*now, *then]
