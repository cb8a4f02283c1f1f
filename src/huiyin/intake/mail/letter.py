"""A mail as it was read: values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Attachment:
    """`content` is empty for what cannot be read; `trouble` says why, in one word."""

    name: str
    content: bytes = field(repr=False, default=b"")
    inline: bool = False
    trouble: str = ""


@dataclass(frozen=True)
class Letter:
    """`text` is what the sender wrote this time, `quoted` the history below it. `troubles` are words
    about what could not be read; the mail itself is kept whatever they say.

    `headers` are those that tell what sort of mail it is, in small letters, their first value each.
    """

    message_id: str = ""
    sender: str = ""
    sender_name: str = ""
    to: tuple[str, ...] = ()
    subject: str = ""
    references: tuple[str, ...] = ()
    text: str = ""
    quoted: str = ""
    attachments: tuple[Attachment, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    is_report: bool = False
    """A report about delivery (RFC 3464)."""
    returned: tuple[str, ...] = ()
    """Message ids inside a report or a nested message."""
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Enclosed:
    """A file of a mail: kept under its hash, or not and why."""

    name: str
    sha256: str = ""
    why: str = ""


@dataclass(frozen=True)
class Opened:
    """A mail with everything that is known before anything is decided."""

    letter: Letter
    sha256: str
    enclosed: Sequence[Enclosed] = field(default=())
