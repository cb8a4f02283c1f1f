"""Erasing a case: one person asks, another confirms, and then its texts and files are gone for ever."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from secrets import token_hex

from django.db import transaction

from huiyin.casework.draft import Draft
from huiyin.casework.erasing import check_erasure
from huiyin.casework.refusal import Refused
from huiyin.evidence.claiming import files_of
from huiyin.ledger import erasing, moment, ports
from huiyin.ledger.door import NoSuchCase, context_for, load_case, stream_of
from huiyin.ledger.models import EventRow, SealedText, SubjectKey
from huiyin.people import happenings as h
from huiyin.people.deeds import Unfit, power_until
from huiyin.people.models import Account, Erasure
from huiyin.people.organising import record


@dataclass(frozen=True)
class Extent:
    """What erasing takes away, and what stays: events with their times, people, clauses and figures."""

    number: str
    texts: int
    files: int
    shared: int
    """Files that another case speaks of too; they stay with it."""
    events: int


def is_erased(case: str) -> bool:
    return SubjectKey.objects.filter(pk=stream_of(case), wrapped=b"").exists()


def extent(case: str) -> Extent:
    stream = stream_of(case)
    own, shared = files_of(stream)
    return Extent(
        load_case(case).number,
        SealedText.objects.filter(stream=stream).count(),
        len(own),
        len(shared),
        EventRow.objects.filter(stream=stream).count(),
    )


def check(by: Account, case: str, *, console: bool = False) -> None:
    """Whether this person may erase it now. Raises Unfit, and NoSuchCase as if there were none."""
    asked = Erasure.objects.filter(pk=case).first()
    found = load_case(case)
    pack = found.policy.partition("@")[0]
    if not found.version or pack not in ports.rules().names():
        raise NoSuchCase(case)
    if is_erased(case):
        raise Unfit("erase.no.gone")
    draft = Draft(ports.rules().regulation(pack), context_for(pack, by.person, moment.now()), found)
    administrator = by.is_administrator and (console or power_until(by, moment.now()) is not None)
    try:
        check_erasure(draft, administrator=administrator, asked_by=asked.asked_by if asked else "")
    except Refused as refused:
        raise Unfit("erase.no.refused", refused=refused, pack=pack) from refused


def ask(by: Account, case: str, why: str, *, console: bool = False, batch: str = "") -> None:
    """Nothing is erased yet. Raises Unfit and NoSuchCase."""
    if len(why.strip()) < 2:
        raise Unfit("house.no.why", "why")
    if Erasure.objects.filter(pk=case).exists():
        raise Unfit("erase.no.asked")
    check(by, case, console=console)
    record(h.ErasureAsked, by.person, case=case, number=load_case(case).number, why=why.strip(),
           batch=batch)  # fmt: skip


def ask_many(by: Account, cases: Sequence[str], why: str) -> str:
    """Asks for all of them at once, or, where one may not be, for none; says the name of the batch."""
    if not cases:
        raise Unfit("erase.no.chosen")
    batch = token_hex(8)
    with transaction.atomic():
        for case in cases:
            ask(by, case, why, batch=batch)
    return batch


def review(by: Account, batch: str, gone: Collection[str], why: str) -> list[Extent]:
    """A second person goes through a batch: `gone` are erased, the others declined, with the reason."""
    with transaction.atomic():
        rows = list(Erasure.objects.select_for_update().filter(batch=batch).order_by("number"))
        kept = [row for row in rows if row.case not in gone]
        if not batch or not rows:
            raise Unfit("erase.no.not_asked")
        if kept and len(why.strip()) < 2:
            raise Unfit("house.no.why", "why")
        done = [confirm(by, row.case) for row in rows if row.case in gone]
        for row in kept:
            decline(by, row.case, why)
    return done


def decline(by: Account, case: str, why: str, *, console: bool = False) -> None:
    """By whoever might confirm it, or by whoever asked."""
    asked = _asked(case)
    if asked.asked_by != by.person:
        check(by, case, console=console)
    record(h.ErasureDeclined, by.person, case=case, number=load_case(case).number, why=why.strip())


def confirm(by: Account, case: str, *, console: bool = False) -> Extent:
    """A second person says yes: it is done at once and cannot be undone. Says what is gone."""
    with transaction.atomic():
        asked = _asked(case)
        check(by, case, console=console)
        gone = extent(case)
        record(h.CaseErased, by.person, case=case, number=gone.number, asked_by=asked.asked_by,
               why=asked.why)  # fmt: skip
        erasing.erase(stream_of(case), by.person, asked.why)
    return gone


def _asked(case: str) -> Erasure:
    found = Erasure.objects.select_for_update().filter(pk=case).first()
    if found is None:
        raise Unfit("erase.no.not_asked")
    return found
