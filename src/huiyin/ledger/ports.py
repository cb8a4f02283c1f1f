"""What the door needs from others, and who offers it; `site` wires them once at the start."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import InterfaceError, OperationalError

from huiyin.calendars import Calendars
from huiyin.casework.applying import Line
from huiyin.casework.case import Case
from huiyin.casework.commands import Command
from huiyin.casework.organisation import Organisation
from huiyin.ledger.packs import Edition
from huiyin.ledger.store import Recorded
from huiyin.policy.policy import Policy
from huiyin.policy.regulation import Regulation

AWAY = (OperationalError, InterfaceError)
"""The database does not answer, or takes nothing: no fault of what was asked of it."""


@dataclass(frozen=True)
class Change:
    """What one command did to one case."""

    stream: str
    before: Case
    after: Case
    recorded: Sequence[Recorded]
    regulation: Regulation
    calendars: Calendars

    @property
    def begins(self) -> bool:
        """Nothing was recorded of the case before, so there are no rows of it either."""
        return self.before.version == 0


class Projector(Protocol):
    """Keeps rows in step with the ledger, inside the transaction of the command."""

    tables: Sequence[type[Any]] = ()
    """Models whose rows are its own and follow from the ledger alone: what `rebuilding` compares."""

    def project(self, change: Change) -> None: ...

    def project_all(self, changes: Sequence[Change]) -> None:
        """Changes of many cases, one of each, which may be read and written together."""
        for change in changes:
            self.project(change)

    def foresee(self, policy: Policy, command: Command) -> None:  # noqa: ARG002 (few foresee anything)
        """Works out beforehand what takes long and follows from what is said alone: a new case is decided
        in its turn to write, and everybody waits meanwhile. Nothing depends on it.
        """
        return

    def forget(self) -> None:
        """Drops all its rows, before a rebuild."""

    def erase(self, stream: str) -> None:
        """Drops its rows of a case that was erased; what is left of the case is projected anew."""

    def together(self) -> "Together":
        """For whole histories of many cases of which no row is there yet."""
        return OneByOne(self)


class Together(Protocol):
    """May keep rows in memory until they are written: the very rows that `project` would have left."""

    def tell(self, change: Change) -> None: ...

    def write(self) -> None: ...


@dataclass(frozen=True)
class OneByOne:
    """For a projector that has little to write."""

    projector: Projector

    def tell(self, change: Change) -> None:
        self.projector.project(change)

    def write(self) -> None:
        return


class Teller(Protocol):
    """Tells people what a command did, inside its transaction. Never asked again on a rebuild, nor
    for history that is only now recorded: of that nobody is told any more.
    """

    def tell(self, change: Change) -> None: ...

    def tell_all(self, changes: Sequence[Change]) -> None:
        """Changes of many cases, one of each, of which people may be told together."""
        for change in changes:
            self.tell(change)


class Rules(Protocol):
    """Regulations and their calendars, by pack."""

    def names(self) -> list[str]:
        """Of those that this process can read, as far as it tried."""

    def unreadable(self) -> list[str]:
        """Regulations in force that it cannot read: most likely a later release published them."""

    def files(self, pack: str) -> Mapping[str, str]:
        """What another pack would build on. Raises LookupError."""

    def base(self, pack: str) -> Edition | None:
        """The edition in force today; None where it was never published."""

    def editions(self, pack: str) -> list[Edition]:
        """By the day from which they hold."""

    def coming(self, pack: str) -> list[Regulation]:
        """Editions that were published and are not in force yet, by the day from which they hold."""

    def look_again(self) -> None:
        """Something was published: whoever asks next is told of it."""

    def regulation(self, pack: str) -> Regulation: ...

    def calendars(self, pack: str) -> Calendars: ...


class Peers(Protocol):
    """Knows the earlier cases of the same person and the same matter."""

    def related(self, policy: Policy, case: Case) -> Mapping[str, Any]:
        """What `casework.context.Context.related` says of them, and the measures of the pack; nothing
        of earlier ones where nothing identifies.

        A case that is about to be registered is asked for with its facts as typed.
        """


class House(Protocol):
    """The organisation that a pack's roles are held in, and what it has set for itself."""

    def organisation(self, pack: str) -> Organisation: ...

    def settings(self, pack: str) -> Mapping[str, Any]: ...

    def wordings(self, pack: str) -> Mapping[str, str]:
        """Notices of the pack, by name, that the house says in its own words."""

    def letter_wordings(self, pack: str) -> Mapping[tuple[str, str], str]:
        """Letters of the pack, by name and language, that the house says in its own words."""

    def application(self) -> tuple[Line, ...]:
        """The house's rule which regulation applies to what comes in; none where it has none."""

    def units_of(self, person: str) -> frozenset[str]:
        """The units in which somebody holds a post or stands in for one now, of all regulations."""


@dataclass
class Ports:
    rules: Rules | None = None
    house: House | None = None
    peers: Peers | None = None
    projectors: list[Projector] = field(default_factory=list)
    tellers: list[Teller] = field(default_factory=list)


_PORTS = Ports()


def connect(
    *,
    rules: Rules | None = None,
    house: House | None = None,
    peers: Peers | None = None,
    projector: Projector | None = None,
    teller: Teller | None = None,
) -> None:
    """Called by the wiring; what is not given stays as it was."""
    _PORTS.rules = rules or _PORTS.rules
    _PORTS.house = house or _PORTS.house
    _PORTS.peers = peers or _PORTS.peers
    if projector is not None and projector not in _PORTS.projectors:
        _PORTS.projectors.append(projector)
    if teller is not None and teller not in _PORTS.tellers:
        _PORTS.tellers.append(teller)


def rules() -> Rules:
    assert _PORTS.rules is not None, "no rules are connected"
    return _PORTS.rules


def house() -> House:
    assert _PORTS.house is not None, "no house is connected"
    return _PORTS.house


def peers() -> Peers:
    assert _PORTS.peers is not None, "nobody knows earlier cases"
    return _PORTS.peers


def projectors() -> list[Projector]:
    return _PORTS.projectors


def tellers() -> list[Teller]:
    return _PORTS.tellers
