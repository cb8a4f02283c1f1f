"""Events of mail: that it came, and what became of it. What it says stands in its file alone."""

from dataclasses import dataclass

from huiyin.ledger.happenings import Happening


@dataclass(frozen=True, kw_only=True)
class MailReceived(Happening):
    """A mail was kept as it came; `sha256` is over its bytes, empty where it was too large to take."""

    mail: str
    mailbox: str
    sha256: str
    state: str
    why: str = ""
    case: str = ""


@dataclass(frozen=True, kw_only=True)
class MailPassedOn(Happening):
    """An officer says that another regulation is the right one; `case` is the one it made, if any."""

    mail: str
    previous: str
    to: str
    why: str
    case: str = ""


@dataclass(frozen=True, kw_only=True)
class MailSettled(Happening):
    """An officer decided what a mail that was held is."""

    mail: str
    state: str
    why: str = ""
    case: str = ""
