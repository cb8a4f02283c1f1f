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
    installed it itself, so that no new version of the product replaces it.
    """

    pack: str
    version: str
    in_force: str
    sha256: str
    bases: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class YearPublished(Happening):
    """The calendar of a year was loaded: an official notice, or a correction of one."""

    calendar: str
    year: int
    status: str
    text: str


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
