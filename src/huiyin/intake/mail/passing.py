"""A mail that another regulation of the house is for: passed on to those who keep that one.

Until they take it over nothing has gone: a case that was made of the mail stays with its owner, and ends
as moved in the moment in which the mail is registered, or joins a case, under the other regulation.
"""

from dataclasses import replace

from django.db import transaction

from huiyin.casework import commands as c
from huiyin.casework.allowed import allowed
from huiyin.casework.case import Case
from huiyin.casework.decide import decided
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.secrecy import is_sealed
from huiyin.casework.wording.languages import text_in
from huiyin.intake.mail.happenings import MailPassedOn
from huiyin.intake.mail.models import MailRow
from huiyin.intake.mail.receiving import STREAM
from huiyin.intake.mail.words import PASSING
from huiyin.ledger import moment, ports
from huiyin.ledger.door import Ask, context_for, handle, load_case, with_related
from huiyin.ledger.store import append, lock
from huiyin.notices.models import Message
from huiyin.people.models import Account

REASONS = ("other_matter", "other_unit", "other_kind", "wrong_mailbox", "other")
"""Why another regulation is the right one."""
NOT_MOVED = "not_moved"


class NotPassed(RuntimeError):
    """`key` is the sentence that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def may_be_passed(row: MailRow) -> bool:
    return row.state in (MailRow.HELD, MailRow.REGISTERED)


def others(row: MailRow) -> list[str]:
    """The other regulations of the house that are in force."""
    now = moment.now()
    rules = ports.rules()
    return [
        name
        for name in rules.names()
        if name != row.pack
        and rules.regulation(name).pack.in_force
        <= now.astimezone(rules.calendars(name).zone).date()
    ]


def pass_on(row: MailRow, to: str, why: str, by: str) -> None:
    """Raises NotPassed, or Refused where the case may not be moved; then nothing has changed."""
    if why not in REASONS:
        raise NotPassed("mail.pass.why")
    if to not in others(row):
        raise NotPassed("mail.pass.to_none")
    with transaction.atomic():
        head, now = lock(STREAM), moment.now()
        current = MailRow.objects.filter(pk=row.pk, pack=row.pack).first()
        if current is None or not may_be_passed(current):
            raise NotPassed("mail.settled")
        changes = _back(current, to) or _onward(current, to, why, by)
        passed = {"passed_from": current.pack, "passed_by": by, "passed_why": why, "passed_at": now}
        MailRow.objects.filter(pk=row.pk).update(pack=to, **passed, **changes)
        event = MailPassedOn(at=now, by=by, mail=row.pk, previous=current.pack, to=to, why=why,
                             case=str(changes.get("leaves", "")))  # fmt: skip
        append(head, [event], now)


def _back(row: MailRow, to: str) -> dict[str, str]:
    """It comes back to the regulation in which its case still lies: then it is that case's again."""
    if row.state != MailRow.HELD or not row.leaves or _pack_of(load_case(row.leaves)) != to:
        return {}
    return {"state": MailRow.REGISTERED, "why": "", "case": row.leaves, "leaves": ""}


def _onward(row: MailRow, to: str, why: str, by: str) -> dict[str, str]:
    if not _somebody_registers(to):
        raise NotPassed("mail.pass.nobody")
    leaves = row.leaves
    if row.state == MailRow.REGISTERED:
        check_may_move(load_case(row.case), to, why, by)
        leaves = row.case
    return {"state": MailRow.HELD, "why": "passed_on", "case": "", "leaves": leaves}


def check_may_move(case: Case, to: str, why: str, by: str) -> None:
    """Decides the move as it will be asked later, and forgets it. Raises Refused, NotPassed."""
    pack = _pack_of(case)
    regulation, context = ports.rules().regulation(pack), context_for(pack, by, moment.now())
    context = replace(with_related(regulation, case, context), regulation_of=None)
    draft = decided(regulation, case, _move(pack, to, "-", why), context)
    if is_sealed(draft.policy, case):
        raise NotPassed("mail.pass.sealed")


def may_move(case: Case, by: str) -> bool:
    """Whether the person has the right to move it, whatever else may stand against it."""
    pack = _pack_of(case)
    found = allowed(ports.rules().regulation(pack), case, context_for(pack, by, moment.now()))
    option = next(option for option in found if option.act == c.MoveCase.act)
    return option.refusal is None or option.refusal.reason is not Reason.NO_RIGHT


def _somebody_registers(pack: str) -> bool:
    """Otherwise nobody would ever see it."""
    regulation, now = ports.rules().regulation(pack), moment.now()
    people = Account.objects.filter(is_active=True).values_list("username", flat=True)
    for person in people.iterator():
        found = allowed(regulation, Case(), context_for(pack, person, now))
        if any(option.act == c.Register.act and option.is_allowed for option in found):
            return True
    return False


def taken_over(row: MailRow, case: str) -> None:
    """Ends the case that the mail leaves as moved to `case`, by whoever passed it on.

    Where that is not possible any more, or where it became nothing (`case` is empty), the owner of the
    case is told: it stays theirs.
    """
    if not row.leaves or row.leaves == case:
        return
    left = load_case(row.leaves)
    pack = _pack_of(left)
    if case:
        wish = _move(pack, row.pack, case, row.passed_why)
        try:
            with transaction.atomic():
                handle(Ask(case=left.id, command=wish, actor=row.passed_by))
        except Refused:
            pass
        else:
            return
    Message.objects.bulk_create(
        [Message(person=left.owner, stream=f"case/{left.id}", seq=left.version, pack=pack,
                 sort="told", template=NOT_MOVED, at=moment.now())],
        ignore_conflicts=True,
    )  # fmt: skip


def _move(pack: str, to: str, other: str, why: str) -> c.MoveCase:
    """The reason in the language of the regulation that the case leaves."""
    language = ports.rules().regulation(pack).pack.language
    return c.MoveCase(to=to, other=other, reason=text_in(PASSING, why, str(language)))


def _pack_of(case: Case) -> str:
    return case.policy.partition("@")[0]
