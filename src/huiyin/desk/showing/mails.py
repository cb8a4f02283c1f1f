"""Mails in words: a line of the list, and the page of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.casework.wording.languages import text_in
from huiyin.desk.words import TEXTS, say
from huiyin.evidence import keeping
from huiyin.evidence.models import Blob
from huiyin.intake.mail import passing, settling
from huiyin.intake.mail.letter import Enclosed
from huiyin.intake.mail.models import MailRow
from huiyin.intake.mail.reading import read
from huiyin.intake.mail.receiving import enclosed_in
from huiyin.intake.mail.words import PASSING
from huiyin.ledger import ports
from huiyin.ledger.door import load_case
from huiyin.register.knowing import known
from huiyin.register.models import CaseRow
from huiyin.sight.looking import readable_cases
from huiyin.sight.me import Me
from huiyin.sight.which import may_register

_HEAD = 64 * 1024


@dataclass(frozen=True)
class MailLine:
    id: str
    sender: str
    subject: str
    at: Any
    zone: str
    why: str
    number: str
    case: str


@dataclass(frozen=True)
class FileLine:
    name: str
    size: int
    why: str
    has_file: bool


def packs_of(me: Me) -> list[str]:
    """Regulations in which the person may register: their mail is theirs to see."""
    return [name for name in me.houses if may_register(me, name)]


def mails_of(me: Me) -> QuerySet[MailRow]:
    """What the person may see: of their regulations, and of no case that they may not know of."""
    theirs = known(CaseRow, me.eyes).filter(stream=Concat(Value("case/"), OuterRef("case")))
    return MailRow.objects.filter(Q(case="") | Exists(theirs), pack__in=packs_of(me))


def mails_waiting(me: Me) -> int | None:
    """How many mails wait for somebody like this person; None where the house has had none."""
    if not MailRow.objects.exists():
        return None
    return mails_of(me).filter(state=MailRow.HELD).count()


def beside(me: Me, pack: str, key: str) -> MailRow | None:
    """The mail that a form registers: forms begun from a mail have its id as their key."""
    if not key.startswith("mail-"):
        return None
    return mails_of(me).filter(pk=key, pack=pack, state=MailRow.HELD).first()


def mail_line(me: Me, row: MailRow) -> MailLine:
    """Only the beginning of the mail is opened for a list."""
    letter = read(_beginning(row))
    number, case = _case_of(me, row)
    return MailLine(
        row.id,
        letter.sender_name or letter.sender or say("mail.nobody", me.language),
        letter.subject or say("mail.no_subject", me.language),
        row.received_at,
        str(me.houses[row.pack].policy.head.zone),
        why_words(me, row),
        number,
        case,
    )


def _beginning(row: MailRow) -> bytes:
    try:
        return b"".join(keeping.stream(keeping.find(row.sha256), 0, _HEAD))
    except keeping.NotKept:
        return b""


def why_words(me: Me, row: MailRow) -> str:
    """Why it waits or what it is; a refusal in the words of refusals."""
    why, _, rest = row.why.partition(":")
    reason, _, fact = rest.partition(":")
    if why == "refused" and reason in set(Reason):
        policy = me.houses[row.pack].policy
        needs = policy.facts[fact].title.text(me.language) if fact in policy.facts else ""
        refused = Refused(Reason(reason), (), needs)
        said = refusal_sentence(refused, policy, me.language, me.names)
        return say("mail.why.refused", me.language, {"why": said})
    key = f"mail.why.{why}"
    return say(key, me.language) if key in TEXTS else ""


def _case_of(me: Me, row: MailRow) -> tuple[str, str]:
    """Number and id of the case it belongs to or may belong to, for those who may read that."""
    if not row.case:
        return "", ""
    found = readable_cases(me, [f"case/{row.case}"])
    return (found[0].number, row.case) if found else ("", "")


def mail_page(me: Me, row: MailRow) -> dict[str, Any]:
    letter = settling.letter_of(row)
    number, case = _case_of(me, row)
    enclosed = enclosed_in(letter)
    return {
        "mail": row,
        "letter": letter,
        "pack": row.pack,
        "pack_title": me.houses[row.pack].policy.head.title.text(me.language),
        "zone": str(me.houses[row.pack].policy.head.zone),
        "why": why_words(me, row),
        "files": _files(me, enclosed),
        "troubles": [say(f"mail.trouble.{word}", me.language) for word in letter.troubles],
        "number": number,
        "case_id": case,
        "passed": _passed(me, row),
        "pass_to": _passable(me, row),
        "pass_reasons": [(one, text_in(PASSING, one, me.language)) for one in passing.REASONS],
        "settled_by": me.names.get(row.settled_by, row.settled_by),
        "has_original": bool(row.sha256) and "not_here" not in letter.troubles,
    }


def title_of(me: Me, pack: str) -> str:
    """Also of a regulation in which the person holds no post."""
    names = ports.rules().names()
    return ports.rules().regulation(pack).pack.title.text(me.language) if pack in names else pack


def _passed(me: Me, row: MailRow) -> dict[str, str]:
    if not row.passed_from:
        return {}
    return {
        "who": me.names.get(row.passed_by, row.passed_by),
        "title": title_of(me, row.passed_from),
        "why": text_in(PASSING, row.passed_why, me.language),
    }


def _passable(me: Me, row: MailRow) -> list[tuple[str, str]]:
    """The regulations to which this person may pass it on."""
    if not passing.may_be_passed(row):
        return []
    if row.state == MailRow.REGISTERED and not passing.may_move(load_case(row.case), me.person):
        return []
    return [(name, title_of(me, name)) for name in passing.others(row)]


def _files(me: Me, enclosed: Sequence[Enclosed]) -> list[FileLine]:
    sizes = dict(
        Blob.objects.filter(pk__in=[one.sha256 for one in enclosed if one.sha256]).values_list(
            "sha256", "size"
        )
    )
    return [
        FileLine(one.name or "?", sizes.get(one.sha256, 0), _why_not(me, one), bool(one.sha256))
        for one in enclosed
    ]


def _why_not(me: Me, one: Enclosed) -> str:
    if not one.why:
        return ""
    key = f"form.file.refused.{one.why}"
    return say(key if key in TEXTS else f"mail.file.{one.why}", me.language)
