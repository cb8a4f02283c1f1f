"""Carries the files of an object store into a backup, and back into the store of a restored home.

They travel as they lie there, encrypted; without the keys nobody reads them on the way.
"""

from contextlib import suppress
from pathlib import Path

from huiyin.evidence.depot import Depot, Gone
from huiyin.evidence.keeping import depot
from huiyin.evidence.models import Blob
from huiyin.evidence.sealing import sealed_size

_AT_A_TIME = 4 * 1024 * 1024


def fetch_all(folder: Path) -> int:
    """Writes every kept file into the folder as a depot on disk has it; says how many.

    One that is erased meanwhile is left out: the copy of the database that goes with it is older.
    """
    store, done = depot(), 0
    rows = Blob.objects.exclude(wrapped=b"").values_list("place", "size")
    for place, size in rows.iterator():
        target = folder / place[:2] / place[2:4] / place
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(Gone):
            _fetch(store, place, target, sealed_size(size))
            done += 1
    return done


def _fetch(store: Depot, place: str, target: Path, size: int) -> None:
    with target.open("wb") as file:
        for at in range(0, size, _AT_A_TIME):
            file.write(store.read(place, at, min(_AT_A_TIME, size - at)))


def bring_all(folder: Path) -> int:
    """Puts what lies in the folder into the depot of the settings, and leaves the folder empty."""
    store, done = depot(), 0
    for path in sorted(folder.glob("??/??/*")):
        store.bring(path.name, path)
        done += 1
    return done
