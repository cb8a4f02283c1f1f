"""Which case a mail belongs to, and how sure that is."""

import re
from dataclasses import dataclass, replace

from huiyin.intake.mail import tokens
from huiyin.intake.mail.letter import Letter
from huiyin.intake.mail.models import MailRow
from huiyin.ledger.moving import last_of
from huiyin.notices import outbox
from huiyin.register.queries import stream_of_number

_NUMBERISH = re.compile(r"[A-Za-z0-9一-鿿〔〕（）()\[\]/_.-]{4,60}")
_EDGES = "[]（）()〔〕"
_MOST = 40


@dataclass(frozen=True)
class Belongs:
    """`is_sure`: the mail could only be written by somebody whom we wrote to, or who wrote before."""

    case: str = ""
    is_sure: bool = False


def case_of(letter: Letter) -> Belongs:
    """By a signed address, by the mails it answers, by a number that is named; in this order.

    A number is no secret: with it alone a mail joins only a case that its sender wrote to before. A case
    that moved to another regulation is followed there.
    """
    found = _belongs(letter)
    return replace(found, case=last_of(found.case)) if found.case else found


def _belongs(letter: Letter) -> Belongs:
    for address in letter.to:
        case = tokens.case_in_address(address)
        if case:
            return Belongs(case, is_sure=True)
    answered = _answered(letter)
    if answered:
        return Belongs(answered, is_sure=True)
    named = _named(letter)
    return Belongs(named, is_sure=bool(named) and _wrote_before(letter, named))


def _answered(letter: Letter) -> str:
    """Ours in the outbox, or an earlier mail that came here."""
    for reference in (*letter.references, *letter.returned):
        sent = outbox.find(f"<{reference}>")
        if sent is not None and sent.stream.startswith("case/"):
            return sent.stream.partition("/")[2]
        earlier = MailRow.objects.filter(key=key_of(reference)).exclude(case="").first()
        if earlier is not None:
            return earlier.case
    return ""


def _named(letter: Letter) -> str:
    for word in _NUMBERISH.findall(letter.subject)[:_MOST]:
        for candidate in dict.fromkeys(
            (word, word.strip(_EDGES), *re.split(r"[一-鿿]{2,}|[\[\]]", word))
        ):
            stream = stream_of_number(candidate) if len(candidate) >= 4 else ""
            if stream:
                return stream.partition("/")[2]
    return ""


def _wrote_before(letter: Letter, case: str) -> bool:
    sender = tokens.sender_token(letter.sender)
    return MailRow.objects.filter(case=case, sender=sender).exclude(state=MailRow.HELD).exists()


def key_of(message_id: str) -> str:
    from hashlib import sha256  # noqa: PLC0415 (short)

    return sha256(message_id.encode("utf-8", "replace")).hexdigest()
