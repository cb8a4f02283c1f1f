"""Events of the house itself: people, posts, packs, calendars, access. Cases have their own."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

HAPPENINGS: dict[str, type["Happening"]] = {}


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that happened outside any case. Fields are plain values; no personal free text."""

    at: datetime
    by: str
    clauses: tuple[str, ...] = ()

    name: ClassVar[str] = "happening"

    def __init_subclass__(cls, *, shared: bool = False) -> None:
        """`shared` is for a base that holds what several have, and never happens itself."""
        if shared:
            return
        cls.name = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        HAPPENINGS[cls.name] = cls


@dataclass(frozen=True, kw_only=True)
class PackPublished(Happening):
    """A version of a regulation was put in force; `sha256` is over the files of its rules.

    `bases` names what it builds on as it stood then, each as `pack:sha256`. `own` says that the house
    installed it itself, so that no new version of the product replaces it. `proposal` is the place of
    the proposal in the stream of drafts; none for what the console or the product published.
    """

    pack: str
    version: str
    in_force: str
    sha256: str
    bases: tuple[str, ...] = ()
    own: bool = False
    proposal: int = 0


@dataclass(frozen=True, kw_only=True)
class PackProposed(Happening):
    """Somebody would have a new edition published: it is sound, and its scenarios came out as they say.

    Its place in the stream is how the steps that follow name it. `warnings` and `stories` are how
    many there are of them.
    """

    pack: str
    version: str
    in_force: str
    sha256: str
    bases: tuple[str, ...] = ()
    stories: int = 0
    warnings: int = 0
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class OfProposal(Happening, shared=True):
    """A step of a proposed edition on its way."""

    pack: str
    proposal: int


@dataclass(frozen=True, kw_only=True)
class PackCompared(OfProposal):
    """The proposed edition was laid beside the one in force: how many rules are otherwise, as worded on
    the first day on which the two differ.
    """

    against: str
    changes: int
    from_day: str


@dataclass(frozen=True, kw_only=True)
class PackProven(OfProposal):
    """What the prover leaves open. Not `proven` where the house has no solver."""

    proven: bool
    left_open: int = 0
    settled: int = 0


@dataclass(frozen=True, kw_only=True)
class PackTried(OfProposal):
    """Closed cases decided anew under the proposed edition; `sha256` is over all that was found."""

    cases: int
    changed: int
    breached_before: int
    breached_after: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class PackApproved(OfProposal):
    """Consent; `role` is the post that gave it, none for a second administrator."""

    role: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class PackDeclined(OfProposal):
    """No consent, with the reason; the edition is not published."""

    why: str


@dataclass(frozen=True, kw_only=True)
class PackWithdrawn(OfProposal):
    """Whoever proposed it takes it back."""

    why: str = ""


@dataclass(frozen=True, kw_only=True)
class PackAnnounced(OfProposal):
    """Whom it concerns was told: how many people."""

    people: int


@dataclass(frozen=True, kw_only=True)
class YearPublished(Happening):
    """The calendar of a year was loaded: an official notice, or a correction of one."""

    calendar: str
    year: int
    status: str
    text: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseRead(Happening):
    """Somebody looked at a case whose readers are recorded."""

    case: str


@dataclass(frozen=True, kw_only=True)
class FactsRevealed(Happening):
    """Somebody had facts shown that the regulation hides from them until they ask."""

    case: str
    facts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FileTaken(Happening):
    """Somebody took the file of a case out of the house's hands: as pages (`pdf`) or whole (`zip`)."""

    case: str
    form: str


@dataclass(frozen=True, kw_only=True)
class SubjectErased(Happening):
    """The key of a subject was destroyed: its texts can never be read again."""

    subject: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class SettingSet(Happening):
    """The organisation set a figure that its regulation leaves open."""

    pack: str
    setting: str
    value: str
    previous: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class KeysExported(Happening):
    """The keys were written out to be kept elsewhere; `keys` are their fingerprints."""

    keys: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class KeyReplaced(Happening):
    """A key gave way to a new one. `lost` says that the old one was not there to hand over."""

    what: str
    previous: str
    new: str
    reason: str
    lost: bool = False
