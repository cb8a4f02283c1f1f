"""The regulations of this installation as published, with the calendar years its ledger knows."""

import threading
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog

from huiyin.calendars import Calendars
from huiyin.catalogue import Catalogue, calendars_for, state_calendar
from huiyin.catalogue.parcels import parcel_in
from huiyin.ledger import moment, packs, years
from huiyin.ledger.packs import Edition
from huiyin.people.house import closing_days
from huiyin.policy.loading import Files
from huiyin.policy.problems import PackError
from huiyin.policy.regulation import Regulation

LOOK_EVERY = 1.0
TRIED_AGAIN_AFTER = 60.0
"""Seconds, for a folder that cannot be read; an edition stays what it is."""
log = structlog.get_logger()


class InstalledRules:
    """Serves the ledger's `Rules` port: what was published last, for each day the edition in force.

    A pack that was never published is taken as it lies in its folder. Every process looks once a
    second, and at the beginning of each request, whether something was published elsewhere; an
    edition itself never changes and is read once.
    """

    def __init__(self, folders: Iterable[Path], look_every: float = LOOK_EVERY) -> None:
        self.catalogue = Catalogue(*folders)
        self.look_every = look_every
        self._looked = self._listed = float("-inf")
        self._named: list[str] = []
        self._heads: Mapping[str, str] = {}
        self._editions: dict[str, tuple[str, list[Edition]]] = {}
        self._alone: dict[str, tuple[Mapping[str, str], Regulation]] = {}
        self._chains: dict[tuple[str, str, int], Regulation] = {}
        self._calendars: dict[str, tuple[Regulation, str, frozenset[date], Calendars]] = {}
        self._lock = threading.RLock()
        self._built = cache(_built)
        self._unread: dict[str, tuple[str, float]] = {}

    def look_again(self, **_: object) -> None:
        """The next question looks whether something was published; for the beginning of a request."""
        self._looked = float("-inf")

    def names(self) -> list[str]:
        seen, now = self._seen(), time.monotonic()
        if now - self._listed > self.look_every:
            self._named, self._listed = self.catalogue.names(), now
        return sorted({*self._named, *seen}.difference(self.unreadable()))

    def unreadable(self) -> list[str]:
        heads, now = self._seen(), time.monotonic()
        return sorted(
            pack
            for pack, (head, at) in self._unread.items()
            if head == heads.get(pack, "") and (head or now - at < TRIED_AGAIN_AFTER)
        )

    def regulation(self, pack: str) -> Regulation:
        """Raises PackError for what this process cannot read; from then on it is `unreadable`."""
        try:
            return self._read(pack)
        except PackError:
            if pack not in self._unread:
                log.exception("a regulation cannot be read", pack=pack)
            self._unread[pack] = (self._seen().get(pack, ""), time.monotonic())
            raise

    def _read(self, pack: str) -> Regulation:
        seen = self._seen()
        known = self._alone.get(pack)
        if known is not None and known[0] is seen:  # asked ten times by one command
            return known[1]
        editions = self._held(pack)
        if not editions:
            return self.catalogue.regulation(pack)
        latest = self._latest(editions)
        key = (pack, seen[pack], latest)
        with self._lock:
            if key not in self._chains:
                self._chains[key] = self._chain(editions[: latest + 1])
            found = self._chains[key]
        if len(editions) == 1:  # of several, which one holds is a matter of the day
            self._alone[pack] = (seen, found)
        return found

    def _seen(self) -> Mapping[str, str]:
        if time.monotonic() - self._looked > self.look_every:
            before, self._heads = self._heads, packs.heads()
            self._looked = time.monotonic()
            if before:
                self._look_into(
                    pack for pack, head in self._heads.items() if before.get(pack) != head
                )
        return self._heads

    def _look_into(self, fresh: Iterable[str]) -> None:
        """What was just published elsewhere may be beyond this process: known before it is needed."""
        for pack in fresh:
            with suppress(PackError):
                self.regulation(pack)

    def _held(self, pack: str) -> list[Edition]:
        head = self._seen().get(pack)
        if head is None:
            return []
        known = self._editions.get(pack)
        if known is None or known[0] != head:
            known = (head, packs.in_order(packs.published(pack)))
            self._editions[pack] = known
        return known[1]

    def _latest(self, editions: list[Edition]) -> int:
        """The place of the edition in force today; the first where none is yet."""
        if len(editions) == 1:
            return 0
        today = self._today(editions[-1])
        begun = [place for place, edition in enumerate(editions) if edition.in_force <= today]
        return begun[-1] if begun else 0

    def _today(self, edition: Edition) -> date:
        zone = self._built(edition.pack, edition.sha256, tuple(edition.bases.items())).pack.zone
        return moment.now().astimezone(ZoneInfo(zone)).date()

    def _chain(self, editions: list[Edition]) -> Regulation:
        """The last edition, which asks the ones before it where the day is theirs."""
        *before, last = editions
        made = self._built(last.pack, last.sha256, tuple(last.bases.items()))
        if not before:
            return made
        return replace(made, earlier=cache(lambda: self._chain(before)), _resolved={})

    def calendars(self, pack: str) -> Calendars:
        regulation = self.regulation(pack)
        name = str(regulation.pack.calendar.workdays)
        version, closed = years.version(name), closing_days()
        known = self._calendars.get(pack)
        if known is None or known[0] is not regulation or known[1:3] != (version, closed):
            state = years.with_published(state_calendar(name))
            known = (regulation, version, closed, calendars_for(regulation, state, closed))
            self._calendars[pack] = known
        return known[3]

    def editions(self, pack: str) -> list[Edition]:
        """By the day from which they hold; none where the pack was never published."""
        return list(self._held(pack))

    def coming(self, pack: str) -> list[Regulation]:
        """Editions that were published and are not in force yet. Raises PackError."""
        editions = self._held(pack)
        ahead = editions[self._latest(editions) + 1 :] if editions else []
        return [self._built(one.pack, one.sha256, tuple(one.bases.items())) for one in ahead]

    def files(self, pack: str) -> Files:
        """What another pack would build on: the edition in force, or the folder. Raises NoSuchPack."""
        base = self.base(pack)
        return packs.texts(base.sha256) if base else parcel_in(self.catalogue.folder(pack)).rules()

    def base(self, pack: str) -> Edition | None:
        editions = self._held(pack)
        return editions[self._latest(editions)] if editions else None


def _built(pack: str, digest: str, bases: tuple[tuple[str, str], ...]) -> Regulation:
    return packs.built(pack, digest, dict(bases))
