"""What a process sees of its disk, written as JSON: `python -m tests.faults.disk ACTION FOLDER`."""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import OperationalError, connection, transaction

from huiyin.casework import commands as c
from huiyin.ledger import door
from huiyin.ledger.sqlite import base
from huiyin.ledger.sqlite.turns import WriteLock
from tests.faults.child import START
from tests.ledger.house import register

_synced: list[tuple[int, bool]] = []
"""How long the log was each time that the disk was waited for, and whether somebody had their turn."""


def _watched(file: int, sync: Callable[[int], None] = os.fdatasync) -> None:
    lock = WriteLock.of(str(connection.settings_dict["NAME"]))
    _synced.append((os.fstat(file).st_size, lock.thread_lock.locked()))
    sync(file)


def _broken(_: int) -> None:
    raise OSError(5, "Input/output error")


def _level() -> int:
    connection.ensure_connection()
    return int(connection.connection.execute("PRAGMA synchronous").fetchone()[0])


def turns(_: Path) -> Any:
    register(START)
    return [had_turn for _, had_turn in _synced]


def power(folder: Path) -> Any:
    """Of the log no more is left than was on the disk when the last command was answered."""
    connection.ensure_connection()
    connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    told = [register(START).case.number for _ in range(3)]
    database, kept = str(connection.settings_dict["NAME"]), _synced[-1][0]
    base.os.fdatasync = _broken
    with suppress(OperationalError):
        register(START)  # written, and never acknowledged
    log = Path(f"{database}-wal").read_bytes()
    assert len(log) > kept
    shutil.copy(database, folder / "left")
    (folder / "left-wal").write_bytes(log[:kept])
    with sqlite3.connect(folder / "left") as left:
        found = [number for (number,) in left.execute("SELECT number FROM register_caserow")]
        [whole] = left.execute("PRAGMA integrity_check").fetchone()
    return {"told": sorted(told), "left": sorted(found), "whole": whole}


def levels(_: Path) -> Any:
    seen = [_level()]
    with transaction.atomic():
        seen.append(_level())
    seen.append(_level())
    with suppress(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError
    return [*seen, _level()]


def fails(_: Path) -> Any:
    command = c.Register(channel="phone", facts={"what": "杯子是裂的", "topic": "goods"})
    case = door.new_id(START)
    asked = door.Ask(case=case, command=command, actor="wang", pack="tiny", key="once", at=START)
    sync, base.os.fdatasync = base.os.fdatasync, _broken
    try:
        door.handle(asked)
        said = ""
    except OperationalError as error:
        said = str(error)
    base.os.fdatasync = sync
    again = door.handle(asked)
    return {"said": said, "repeated": again.repeated, "level": _level()}


def hurry(_: Path) -> Any:
    base.DatabaseWrapper.is_kept_surely = False
    register(START)
    return {"synced": _synced, "level": _level()}


if __name__ == "__main__":
    base.os.fdatasync = _watched
    action = {one.__name__: one for one in (turns, power, levels, fails, hurry)}[sys.argv[1]]
    print(json.dumps(action(Path(sys.argv[2]))))
