"""The regulations of this installation, with the calendar years its ledger knows."""

from collections.abc import Iterable
from pathlib import Path

from huiyin.calendars import Calendars
from huiyin.catalogue import Catalogue, calendars_for, state_calendar
from huiyin.ledger import years
from huiyin.policy.loading import Files
from huiyin.policy.regulation import Regulation


class InstalledRules:
    """Serves the ledger's `Rules` port. Packs are read once a process; calendars when they change."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.catalogue = Catalogue(*folders)
        self._calendars: dict[str, tuple[int, Calendars]] = {}

    def names(self) -> list[str]:
        return self.catalogue.names()

    def regulation(self, pack: str) -> Regulation:
        return self.catalogue.regulation(pack)

    def calendars(self, pack: str) -> Calendars:
        regulation = self.regulation(pack)
        name = str(regulation.pack.calendar.workdays)
        version = years.version(name)
        known = self._calendars.get(pack)
        if known is None or known[0] != version:
            state = years.with_published(state_calendar(name))
            known = (version, calendars_for(regulation, state))
            self._calendars[pack] = known
        return known[1]

    def files(self, pack: str) -> Files:
        return self.catalogue.files(pack)
