"""Finds packs and calendars on disk: those that come with the product, and an organisation's own."""

from datetime import date
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from huiyin.calendars import (
    Calendars,
    HouseCalendar,
    StateCalendar,
    calendar_from_files,
    parse_opening,
)
from huiyin.casework.scenarios import Scenario, read_scenarios, read_setups
from huiyin.casework.vocabulary import vocabulary
from huiyin.policy.letter_files import FOLDER as LETTERS
from huiyin.policy.loading import Files, build_regulation
from huiyin.policy.phrases import say
from huiyin.policy.problems import PackError, Position
from huiyin.policy.regulation import Regulation
from huiyin.policy.schema.pack import HoursSpec

_HERE = Path(__file__).resolve()


class NoSuchPack(LookupError):
    """There is no pack of this name in any of the folders."""


def data_folder(name: str) -> Path:
    """`packs` or `calendars`: in the source tree, or inside the installed package."""
    installed = _HERE.parents[1] / "_data" / name
    return installed if installed.is_dir() else _HERE.parents[3] / name


class Catalogue:
    """Packs by name, each read once. `folders` are searched in order; the first one wins."""

    def __init__(self, *folders: Path) -> None:
        self.folders = (*folders, data_folder("packs"))
        self._regulations: dict[str, Regulation] = {}
        self._calendars: dict[str, Calendars] = {}

    def names(self) -> list[str]:
        found = {path.parent.name for folder in self.folders for path in folder.glob("*/pack.yaml")}
        return sorted(found)

    def folder(self, name: str) -> Path:
        """Raises NoSuchPack with the names there are."""
        for folder in self.folders:
            if (folder / name / "pack.yaml").is_file():
                return folder / name
        raise NoSuchPack(f"there is no pack {name!r}; there are {', '.join(self.names())}")

    def files(self, name: str) -> Files:
        """The parts of a pack, its tables in CSV and its letters. Raises NoSuchPack, PackError."""
        folder = self.folder(name)
        parts = ("*.yaml", "*.csv", f"{LETTERS}*.md")
        found = sorted(path for part in parts for path in folder.glob(part))
        return {
            (shown := f"{folder.parent.name}/{path.relative_to(folder.parent)}"): _text(path, shown)
            for path in found
        }

    def regulation(self, name: str) -> Regulation:
        """Raises NoSuchPack, or PackError with every problem of the pack."""
        if name not in self._regulations:
            self._regulations[name] = build_regulation(name, self.files, vocabulary())
        return self._regulations[name]

    def scenarios(self, name: str) -> list[Scenario]:
        folder = self.folder(name) / "scenarios"
        return [s for path in sorted(folder.glob("*.yaml")) for s in scenarios_in(path, name)]

    def calendars(self, name: str) -> Calendars:
        """State and house calendar as the pack wants them."""
        if name not in self._calendars:
            self._calendars[name] = calendars_for(self.regulation(name))
        return self._calendars[name]


def scenarios_in(path: Path, name: str) -> list[Scenario]:
    """Scenarios of one file; `setups.yaml` beside it holds the beginnings that all files share."""
    common = path.parent / "setups.yaml"
    shared = common.read_text("utf-8") if common.is_file() else ""
    return stories_of(path.read_text("utf-8"), f"{name}/scenarios/{path.name}", shared)


def stories_of(text: str, shown: str, shared: str = "") -> list[Scenario]:
    """Scenarios of one text, with the beginnings in the text that all files share."""
    data = yaml.safe_load(shared) or {}
    return read_scenarios(text, shown, read_setups(data, shown, {}))


def _text(path: Path, shown: str) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise PackError.one(Position(shown, 1, 1), say("not written in UTF-8")) from error


def calendars_for(
    regulation: Regulation,
    state: StateCalendar | None = None,
    closed: frozenset[date] = frozenset(),
) -> Calendars:
    """`closed` are the days on which the house does not open besides those its regulation names."""
    spec = regulation.pack.calendar
    zone = ZoneInfo(regulation.pack.zone)
    known = state or state_calendar(spec.workdays)
    shut = (*spec.closed, *sorted(closed))
    house = _house(known, spec, zone, shut)
    units = {str(unit): _house(known, hours, zone, shut) for unit, hours in spec.units.items()}
    return Calendars(known, house, zone, units)


def _house(
    state: StateCalendar, hours: HoursSpec, zone: ZoneInfo, shut: tuple[date, ...]
) -> HouseCalendar:
    """The hours of a house, or of a unit in it, which is closed when the house around it is `shut`."""
    closed = (*hours.closed, *shut)
    opening = parse_opening(
        {str(days): spans for days, spans in hours.open.items()}, always=hours.always, closed=closed
    )
    return HouseCalendar(state, opening, zone)


@cache
def state_calendar(name: str = "CN") -> StateCalendar:
    folder = data_folder("calendars") / name
    files = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.yaml"))}
    return calendar_from_files(name, files)
