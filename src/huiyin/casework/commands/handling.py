"""Commands of everyday handling."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from huiyin.casework.commands.base import Command


@dataclass(frozen=True, kw_only=True)
class Assign(Command):
    to: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Accept(Command):
    """Take over what was handed to you."""


@dataclass(frozen=True, kw_only=True)
class Succeed(Command):
    """`person` has left, or is about to: `to` stands in their place in this case from now on.

    `rule` says how the successor was found, `arranged_by` which administrator let it happen.
    """

    SYSTEM = True
    OPEN_ONLY = False
    person: str
    to: str
    rule: str = ""
    arranged_by: str = ""


@dataclass(frozen=True, kw_only=True)
class RecordContact(Command):
    """`happened_at`: when the talk was, if it is written down later. `send` puts what is told into a
    mail to the complainant, whatever medium was named.
    """

    SUBJECT = "purpose"
    OPEN_ONLY = False
    direction: Literal["in", "out"] = "out"
    medium: str = "phone"
    reached: bool = True
    party: str = "complainant"
    purpose: str = ""
    told: str = ""
    promised: str = ""
    happened_at: datetime | None = None
    send: bool = False


@dataclass(frozen=True, kw_only=True)
class NoteLetter(Command):
    """The outbox says what became of a letter to the complainant. `about` is the notice or the event
    that it tells of; `fault` says in one word why it did not arrive.
    """

    SYSTEM = True
    OPEN_ONLY = False
    letter: str
    became: Literal["sent", "failed"]
    about: str = ""
    fault: str = ""


@dataclass(frozen=True, kw_only=True)
class AddEvidence(Command):
    """`copy_of` is the evidence of which this is a copy without metadata; `asked_by` who wanted it."""

    SUBJECT = "kind"
    OPEN_ONLY = False
    kind: str
    title: str
    party: str = ""
    sha256: str = ""
    copy_of: str = ""
    asked_by: str = ""


@dataclass(frozen=True, kw_only=True)
class MoveSample(Command):
    """A hand-over: where it is from now on, with whom, and until when it has to be kept.

    With a `fate` other than kept it is the last one: `kept_where` says how or where it went, `kept_by`
    who took it or saw to it.
    """

    OPEN_ONLY = False
    sample: str
    kept_where: str
    kept_by: str
    kept_until: datetime | None = None
    fate: Literal["kept", "returned", "destroyed", "used_up"] = "kept"


@dataclass(frozen=True, kw_only=True)
class RecordFinding(Command):
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class DoAct(Command):
    """An act of the regulation's own."""

    SUBJECT = "own_act"
    OPEN_ONLY = False
    own_act: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Remind(Command):
    """The complainant, or a superior, presses for progress."""

    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Recuse(Command):
    person: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ReleaseExtract(Command):
    """`purpose` is one of the purposes of contact that the pack names, such as a question put."""

    SUBJECT = "purpose"
    OPEN_ONLY = False
    to: str
    text: str
    purpose: str = ""
