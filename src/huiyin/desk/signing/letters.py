"""The letter with a link to a password: by the house's own outbox, where its mail is connected."""

from hashlib import sha256

from huiyin.connections import keeping
from huiyin.desk.words import say
from huiyin.ledger.keys import KeyMissing
from huiyin.notices import outbox
from huiyin.people.models import Account

PURPOSE = "link"


def can_send() -> bool:
    try:
        return keeping.current("smtp") is not None
    except KeyMissing:
        return False


def send_link(account: Account, link: str) -> bool:
    """Puts the letter into the outbox; False where there is no mail or no address to send it to."""
    if not account.email or not can_send():
        return False
    language = account.language
    letter = outbox.Letter(
        to=account.email,
        subject=say("link.letter.subject", language),
        text=say("link.letter", language, {"name": account.words(), "link": link}),
    )
    key = sha256(link.encode()).hexdigest()
    outbox.put(letter, outbox.Cause(key=f"link/{key}", purpose=PURPOSE, person=account.person))
    return True
