"""Commands about letters that the regulation words, and about keeping the file."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from huiyin.casework.commands.base import Command


@dataclass(frozen=True, kw_only=True)
class WriteLetter(Command):
    """A letter of the regulation with what its author leaves open. It does not leave the house by this.

    What is not said in `says` stands as the regulation has it; `language` is the pack's where none is said.
    """

    SUBJECT = "letter"
    OPEN_ONLY = False
    letter: str
    says: dict[str, Any] = field(default_factory=dict)
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class SendLetter(Command):
    """The written letter leaves: by mail, printed and posted or handed over, or into the portal.

    Sending a letter that acknowledges or answers is to acknowledge or answer. `happened_at`: when it
    was posted, if that is written down later.
    """

    OPEN_ONLY = False
    written: str
    way: Literal["print", "mail", "portal"] = "print"
    happened_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class NoteDelivery(Command):
    """A letter has reached whom it was for, or has not: `how`, and what shows it (a receipt, a parcel's
    number). One that was `refused` counts as the regulation says; one that was `returned` is sent anew.
    """

    OPEN_ONLY = False
    written: str
    how: Literal["handed", "signed", "read", "posted", "refused", "returned"] = "signed"
    proof: str = ""
    happened_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class OpenLetter(Command):
    """The complainant opens a letter on their page; their page says so, and nobody else can."""

    SYSTEM = True
    OPEN_ONLY = False
    written: str


@dataclass(frozen=True, kw_only=True)
class HoldFile(Command):
    """Nothing of the case is erased, however long ago it ended, until it is released, as for a suit."""

    OPEN_ONLY = False
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReleaseFile(Command):
    """What it was held for is over."""

    OPEN_ONLY = False
    reason: str
