"""What happened to letters that the regulation words, and that a file is held."""

from dataclasses import dataclass, field

from huiyin.casework.events.base import Event, PrivateFacts, PrivateText


@dataclass(frozen=True, kw_only=True)
class LetterWritten(Event):
    """A letter stands as it would go out. `says` is what the officer put in, `text` the whole.

    `own` are the house's words for it as they were then; empty where those of the regulation are said.
    """

    TOPIC = "letter"
    letter: str
    written: str
    language: str
    text: PrivateText
    says: PrivateFacts = field(default_factory=dict)
    own: str = ""


@dataclass(frozen=True, kw_only=True)
class LetterDispatched(Event):
    """The letter left. When it counts as delivered, the regulation says of each way."""

    TOPIC = "letter"
    letter: str
    written: str
    way: str


@dataclass(frozen=True, kw_only=True)
class LetterDelivered(Event):
    """From now on the letter counts as delivered, and `how` says why: it left (`dispatched`), the next
    mail server took it (`taken`), the complainant opened it (`read`), the time after which the regulation
    takes it for delivered is over (`deemed`), or somebody says so.
    """

    TOPIC = "letter"
    letter: str
    written: str
    way: str
    how: str
    proof: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class LetterOpened(Event):
    """The complainant opened it on their page, for the first time."""

    TOPIC = "letter"
    letter: str
    written: str


@dataclass(frozen=True, kw_only=True)
class LetterReturned(Event):
    """It did not reach them: it was not taken in (`refused`), or came back. It may be sent anew."""

    TOPIC = "letter"
    letter: str
    written: str
    way: str
    why: str
    proof: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class FileHeld(Event):
    """Nothing of the case is erased until it is released."""

    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class FileReleased(Event):
    reason: PrivateText = ""
