"""What happened to letters that the regulation words, and that a file is held."""

from dataclasses import dataclass, field

from huiyin.casework.events.base import Event, PrivateFacts, PrivateText


@dataclass(frozen=True, kw_only=True)
class LetterWritten(Event):
    """A letter stands as it would go out. `says` is what the officer put in, `text` the whole."""

    TOPIC = "letter"
    letter: str
    written: str
    language: str
    text: PrivateText
    says: PrivateFacts = field(default_factory=dict)


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
    mail server took it (`taken`), or somebody says so.
    """

    TOPIC = "letter"
    letter: str
    written: str
    way: str
    how: str
    proof: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class FileHeld(Event):
    """Nothing of the case is erased until it is released."""

    reason: PrivateText = ""


@dataclass(frozen=True, kw_only=True)
class FileReleased(Event):
    reason: PrivateText = ""
